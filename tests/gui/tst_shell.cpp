// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

#include "gui_harness.h"
#include "ui/delegates/cell_delegates.h"
#include "ui/outbox/outbox_page.h"
#include "ui/rebates/rebate_drawer.h"
#include "ui/rebates/rebates_page.h"
#include "ui/rebates/state_chips.h"
#include "ui/settings/settings_dialog.h"
#include "ui/shell/menus.h"
#include "ui/shell/notices.h"
#include "ui/shell/offline_words.h"
#include "ui/shell/shortcut_list.h"
#include "ui/shell/top_bar.h"
#include "ui/signin/sign_in_page.h"

using namespace rebate;

class ShellTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void pagesByKeyAndByClick();
  void badgesCountWhatWaits();
  void theLanguageChangesInPlace();
  void theLanguageForgetsNothing();
  void theThemeChangesTheTokens();
  void windowAndColumnsAreRemembered();
  void signingOutLeavesTheWorkbench();
  void helpListsTheShortcuts();
  void noTwoShortcutsCollide();
  void menusFollowTheRole();
  void statusWords_data();
  void statusWords();
  void theBannerComesAndGoes();
};

void ShellTest::pagesByKeyAndByClick() {
  GuiHarness gui(scenes::live);
  QCOMPARE(gui.window->workbench()->current(), PageId::overview);
  QTest::keyClick(gui.window.get(), Qt::Key_2, Qt::ControlModifier);
  QCOMPARE(gui.window->workbench()->current(), PageId::rebates);
  QTest::keyClick(gui.window.get(), Qt::Key_5, Qt::ControlModifier);
  QCOMPARE(gui.window->workbench()->current(), PageId::outbox);
  auto* navigation = gui.window->workbench()->navigation();
  QCOMPARE(navigation->count(), 9);  // no page that the role has not: the audit
  QTest::mouseClick(navigation->viewport(), Qt::LeftButton, {},
                    navigation->visualItemRect(navigation->item(0)).center());
  QCOMPARE(gui.window->workbench()->current(), PageId::overview);
}

void ShellTest::badgesCountWhatWaits() {
  GuiHarness gui(scenes::offline);
  const auto badge = [&](PageId page) {
    const auto* workbench = gui.window->workbench();
    return workbench->navigation()->item(workbench->rowOf(page))->data(NavigationDelegate::BadgeRole).toString();
  };
  QCOMPARE(badge(PageId::overview), QString());
  QCOMPARE(badge(PageId::rebates), QStringLiteral("109"));
  QCOMPARE(badge(PageId::outbox), QStringLiteral("3"));
  gui.workspace.outbox.clear();
  gui.workspace.announceOutbox();
  QCOMPARE(badge(PageId::outbox), QString());
}

void ShellTest::theLanguageChangesInPlace() {
  GuiHarness gui(scenes::live);
  gui.window->go(PageId::rebates);
  gui.window->setTongue(Tongue::chinese);
  QCOMPARE(gui.window->workbench()->current(), PageId::rebates);
  QCOMPARE(gui.window->workbench()->navigation()->item(1)->text(), QStringLiteral("返利"));
  QCOMPARE(gui.settings.tongue(), Tongue::chinese);
  QCOMPARE(gui.window->windowTitle(), QStringLiteral("Rebate Console"));
  gui.window->setTongue(Tongue::english);
  QCOMPARE(gui.window->workbench()->navigation()->item(1)->text(), QStringLiteral("Rebates"));
  QCOMPARE(gui.window->menuBar()->actions().size(), 4);
}

void ShellTest::theLanguageForgetsNothing() {
  GuiHarness gui(scenes::offline);
  gui.window->go(PageId::rebates);
  auto* page = gui.window->workbench()->rebates();
  page->chips()->choose(RebateState::held);
  page->search()->setText(QStringLiteral("u-"));
  QTRY_COMPARE(page->model().query().text, std::string("u-"));
  QVERIFY(page->model().rowCount() > 3);
  page->table()->selectRow(3);
  const auto selected = page->selected();
  gui.window->workbench()->outbox()->table()->selectRow(2);
  gui.window->setTongue(Tongue::chinese);
  page = gui.window->workbench()->rebates();
  QCOMPARE(page->search()->text(), QStringLiteral("u-"));
  QCOMPARE(page->chips()->chosen(), std::optional(RebateState::held));
  QCOMPARE(page->model().query().text, std::string("u-"));
  QCOMPARE(page->table()->currentIndex().row(), 3);
  QCOMPARE(page->selected(), selected);
  QCOMPARE(page->drawer()->shown()->id, selected);
  QCOMPARE(gui.window->workbench()->outbox()->table()->currentIndex().row(), 2);
  QCOMPARE(gui.window->workbench()->current(), PageId::rebates);
  gui.workspace.signOut();
  gui.window->signInPage()->name()->setText(QStringLiteral("li.wei"));
  gui.window->setTongue(Tongue::english);
  QCOMPARE(gui.window->signInPage()->name()->text(), QStringLiteral("li.wei"));
}

void ShellTest::theThemeChangesTheTokens() {
  GuiHarness gui(scenes::live);
  QVERIFY(gui.look.tokens().dark);
  const auto dark = gui.window->grab().toImage().pixelColor(300, 940);
  gui.window->setTheme(Theme::light);
  QVERIFY(!gui.look.tokens().dark);
  QCOMPARE(gui.settings.theme(), Theme::light);
  const auto light = gui.window->grab().toImage().pixelColor(300, 940);
  QVERIFY(light.lightness() > dark.lightness() + 100);
}

void ShellTest::windowAndColumnsAreRemembered() {
  GuiHarness gui(scenes::live);
  gui.window->go(PageId::rebates);
  gui.window->workbench()->rebates()->table()->horizontalHeader()->resizeSection(0, 231);
  gui.window->resize(1300, 800);
  gui.window->close();
  gui.window =
      std::make_unique<MainWindow>(Context{gui.workspace, gui.workspace.clock, gui.look, gui.settings}, gui.language);
  QCOMPARE(gui.window->size(), QSize(1300, 800));
  QCOMPARE(gui.window->workbench()->rebates()->table()->horizontalHeader()->sectionSize(0), 231);
}

void ShellTest::signingOutLeavesTheWorkbench() {
  GuiHarness gui(scenes::live);
  auto* bar = gui.window->workbench()->topBar();
  QCOMPARE(bar->pills().size(), 3u);
  QCOMPARE(bar->findChild<QToolButton*>(QStringLiteral("operator"))->text(), QStringLiteral("陈静 · Finance"));
  gui.workspace.signOut();
  QVERIFY(!gui.window->isSignedIn() && !gui.window->workbench());
  for (const auto* action : gui.window->menus()->pageActions()) QVERIFY(!action->isEnabled());
}

void ShellTest::helpListsTheShortcuts() {
  GuiHarness gui(scenes::live);
  QTest::keyClick(gui.window.get(), Qt::Key_F1);
  auto* dialog = gui.window->findChild<QDialog*>(QStringLiteral("shortcuts"));
  QVERIFY(dialog);
  QTRY_VERIFY(dialog->isVisible());
  QStringList shown;
  for (const auto* label : dialog->findChildren<QLabel*>()) shown << label->text();
  for (const auto& row : shortcutsOf(*gui.window)) {
    QVERIFY2(!row.what.isEmpty(), qPrintable(row.keys.toString() + QStringLiteral(" says nothing: setWhatsThis")));
    QVERIFY2(shown.contains(row.what), qPrintable(row.what));
    QVERIFY2(shown.contains(row.keys.toString(QKeySequence::NativeText)), qPrintable(row.keys.toString()));
  }
  QVERIFY(shown.contains(QStringLiteral("Ctrl+K")));
  dialog->reject();
}

void ShellTest::noTwoShortcutsCollide() {
  GuiHarness gui(scenes::live);
  QCOMPARE(collisionsIn(*gui.window), QStringList());
  auto* one = new QAction(QStringLiteral("One"), gui.window.get());
  one->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
  gui.window->addAction(one);
  QCOMPARE(collisionsIn(*gui.window).size(), 1);  // with the palette's
}

void ShellTest::menusFollowTheRole() {
  GuiHarness gui(scenes::signedOut);
  gui.workspace.state.who = Operator{"somebody", "", Role::incident};
  gui.workspace.state.signIn = SignIn::signedIn;
  gui.workspace.announceFacts();
  for (const auto* action : gui.window->menus()->pageActions()) {
    const bool has = gui.window->workbench()->has(static_cast<PageId>(action->data().toInt()));
    QCOMPARE(action->isEnabled(), has);
    QCOMPARE(action->isVisible(), has);
  }
  QTest::keyClick(gui.window.get(), Qt::Key_4, Qt::ControlModifier);
  QCOMPARE(gui.window->workbench()->current(), PageId::overview);
  auto* navigation = gui.window->workbench()->navigation();
  const auto row = gui.window->workbench()->rowOf(PageId::outbox);
  QVERIFY(navigation->item(row)->data(NavigationDelegate::GroupRole).toBool());
  QTest::mouseClick(gui.window->workbench()->settingsButton(), Qt::LeftButton);
  QVERIFY(gui.window->settings() && gui.window->settings()->isVisible());
}

void ShellTest::statusWords_data() {
  QTest::addColumn<int>("state");
  QTest::addColumn<QString>("text");
  QTest::newRow("writing") << static_cast<int>(WriteState::writing) << "Writing to cn-east · epoch 41";
  QTest::newRow("no leader") << static_cast<int>(WriteState::noLeader) << "No write leader · epoch 41 ended";
  QTest::newRow("disagreement") << static_cast<int>(WriteState::disagreement)
                                << "Writes locked: the regions disagree about the leader";
  QTest::newRow("offline") << static_cast<int>(WriteState::offline) << "Not writing: no region answers";
}

void ShellTest::statusWords() {
  QFETCH(int, state);
  QFETCH(QString, text);
  WorkspaceFacts facts;
  facts.target = {static_cast<WriteState>(state), "cn-east", 41};
  QCOMPARE(StatusWords::target(facts), text);
  QCOMPARE(StatusWords::audit(facts), QString());
  facts.regions.resize(3);
  facts.signIn = SignIn::signedIn;
  for (auto& region : facts.regions) region.link = LinkState::live;
  facts.auditHeads.resize(3);
  for (auto& head : facts.auditHeads) head.witnessedHash = "9f3c4471d0aa21ab";
  facts.auditHeads[0].verdict = AuditVerdict::same;
  facts.auditHeads[1].verdict = AuditVerdict::behind;
  facts.auditHeads[2].verdict = AuditVerdict::ahead;
  QCOMPARE(StatusWords::audit(facts), QStringLiteral("Audit head 9f3c…21ab same on 2 of 3 regions"));
}

void ShellTest::theBannerComesAndGoes() {
  GuiHarness gui(scenes::live);
  auto* banner = gui.window->workbench()->offlineBanner();
  QVERIFY(!banner->isVisible());
  for (auto& view : gui.workspace.state.regions) view.link = LinkState::lost;
  gui.workspace.announceFacts();
  QVERIFY(banner->isVisible());
  QVERIFY(OfflineWords::since(gui.workspace.state, gui.workspace.clock.wall() + 109'600)
              .contains(QStringLiteral("1 m 50 s")));
  gui.workspace.state.regions[1].link = LinkState::live;
  gui.workspace.announceFacts();
  QVERIFY(!banner->isVisible());
}

QTEST_MAIN(ShellTest)
#include "tst_shell.moc"
