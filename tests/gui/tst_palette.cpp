// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palette.h"

#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>

#include "gui_harness.h"
#include "ui/outbox/outbox_page.h"
#include "ui/rebates/rebate_drawer.h"
#include "ui/rebates/rebates_page.h"
#include "ui/shell/person_windows.h"
#include "ui/shell/top_bar.h"
#include "ui/users/act_dialog.h"
#include "ui/users/person_view.h"
#include "ui/users/reveal_dialog.h"
#include "ui/users/users_page.h"

using namespace rebate;

namespace {

void addPeople(FakeWorkspace& workspace) {
  workspace.store.people["u-88210"] = User{"u-88210", "林**", Level::silver, Fen{18'426}, 3};
  workspace.store.people["u-88211"] = User{"u-88211", "秦**", Level::gold, Fen{500}, 1};
}

/// Ctrl+K, then what is typed.
Palette* typed(GuiHarness& gui, const QString& text) {
  QTest::keyClick(gui.window.get(), Qt::Key_K, Qt::ControlModifier);
  auto* palette = gui.window->findChild<Palette*>();
  if (palette) palette->field()->setText(text);
  return palette;
}

QStringList titles(const Palette& palette) {
  QStringList all;
  for (int row = 0; row < palette.model().rowCount(); ++row) all << palette.model().at(row)->title;
  return all;
}

QStringList kinds(const Palette& palette) {
  QStringList all;
  for (int row = 0; row < palette.model().rowCount(); ++row)
    all << PaletteModel::kindWord(palette.model().at(row)->kind);
  return all;
}

}  // namespace

class PaletteTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void opensAndClosesByKey();
  void pagesByInitialsAndInBothLanguages_data();
  void pagesByInitialsAndInBothLanguages();
  void peopleAndOrdersOfTheCopy();
  void aPersonInAWindowOfTheirOwn();
  void anActionOnSomebodyOpensItsDialog();
  void anActionWithoutAPersonWaitsForOne();
  void itemsByPinyinInitials();
  void recentChoicesComeFirst();
  void onlyWhatTheRoleMay_data();
  void onlyWhatTheRoleMay();
  void actionsAct();
  void theArrowsMoveAndTheReaderHears();
  void aLockTakesItAway();
};

void PaletteTest::opensAndClosesByKey() {
  GuiHarness gui(scenes::live);
  gui.window->workbench()->navigation()->setFocus();
  auto* palette = typed(gui, {});
  QVERIFY(palette && palette->isVisible() && palette->field()->hasFocus());
  QTest::keyClick(palette->field(), Qt::Key_Tab);
  QVERIFY(palette->field()->hasFocus());
  QTest::keyClick(palette->field(), Qt::Key_Escape);
  QVERIFY(gui.window->workbench()->navigation()->hasFocus());
  QTRY_VERIFY(!gui.window->findChild<Palette*>());
  QTest::mouseClick(gui.window->workbench()->topBar()->search(), Qt::LeftButton);
  palette = gui.window->findChild<Palette*>();
  QVERIFY(palette && palette->field()->hasFocus());
  QTest::mouseClick(palette, Qt::LeftButton, {}, {5, 5});
  QTRY_VERIFY(!gui.window->findChild<Palette*>());
}

void PaletteTest::pagesByInitialsAndInBothLanguages_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("first");
  QTest::newRow("beginning") << "outb"
                             << "Outbox";
  QTest::newRow("letters") << "reb await"
                           << "Rebates › Awaiting approval";
  QTest::newRow("an action") << "switch th"
                             << "Switch theme";
  QTest::newRow("capitals") << "LOCK"
                            << "Lock the console";
  QTest::newRow("another word") << "shortc"
                                << "Keyboard shortcuts";
}

void PaletteTest::pagesByInitialsAndInBothLanguages() {
  QFETCH(QString, text);
  QFETCH(QString, first);
  GuiHarness gui(scenes::live);
  const auto* palette = typed(gui, text);
  QVERIFY(palette->model().rowCount() > 0);
  QCOMPARE(palette->model().at(0)->title, first);
}

void PaletteTest::peopleAndOrdersOfTheCopy() {
  GuiHarness gui(scenes::live);
  addPeople(gui.workspace);
  auto* palette = typed(gui, QStringLiteral("u-8821"));
  QCOMPARE(titles(*palette).mid(0, 2),
           (QStringList{QStringLiteral("u-88210 · 林**"), QStringLiteral("u-88211 · 秦**")}));
  QVERIFY(palette->model().at(0)->hint.contains(QStringLiteral("184.26")));
  QVERIFY(palette->footer().startsWith(QStringLiteral("2 pe")));
  QVERIFY(palette->footer().contains(QStringLiteral("searched the encrypted copy in ")));
  const auto example = gui.workspace.store.rows.begin()->second;
  palette->field()->setText(QString::fromStdString(example.line));
  QCOMPARE(palette->model().at(0)->kind, OfferKind::order);
  QTest::keyClick(palette->field(), Qt::Key_Return);
  QCOMPARE(gui.window->workbench()->current(), PageId::rebates);
  QTRY_COMPARE(gui.window->workbench()->rebates()->selected(), example.id);
}

void PaletteTest::aPersonInAWindowOfTheirOwn() {
  GuiHarness gui(scenes::live);
  addPeople(gui.workspace);
  auto* palette = typed(gui, QStringLiteral("u-88210"));
  QTest::keyClick(palette->field(), Qt::Key_Return, Qt::ControlModifier);
  QCOMPARE(gui.window->people()->ids(), (std::vector<std::string>{"u-88210"}));
  QCOMPARE(gui.window->workbench()->current(), PageId::overview);
  gui.window->activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(gui.window.get()));
  palette = typed(gui, QStringLiteral("u-88211"));
  QTest::keyClick(palette->field(), Qt::Key_Return);
  QCOMPARE(gui.window->workbench()->current(), PageId::users);
}

void PaletteTest::anActionOnSomebodyOpensItsDialog() {
  GuiHarness gui(scenes::live);
  addPeople(gui.workspace);
  gui.workspace.state.who = Operator{"sun.yu", "孙宇", Role::support};
  gui.open();
  auto* palette = typed(gui, QStringLiteral("u-88210"));
  int row = 0;
  while (row < palette->model().rowCount() && !palette->model().at(row)->title.startsWith(QStringLiteral("Freeze")))
    ++row;
  QVERIFY(row < palette->model().rowCount());
  palette->list()->setCurrentIndex(palette->model().index(row));
  QTest::keyClick(palette->field(), Qt::Key_Return);
  auto* person = gui.window->workbench()->users()->person();
  QVERIFY(person);
  QCOMPARE(person->userId(), std::string("u-88210"));
  QTRY_VERIFY(person->dialog() && person->dialog()->isVisible());
  QVERIFY(!person->dialog()->primary()->isEnabled());  // a reason is still to be written
  QVERIFY(gui.workspace.outbox.empty());
  person->dialog()->reject();
  QTRY_VERIFY(!person->dialog());
  gui.workspace.announceFacts();  // what was begun once is not begun again
  QCoreApplication::processEvents();
  QVERIFY(!person->dialog());
}

void PaletteTest::anActionWithoutAPersonWaitsForOne() {
  GuiHarness gui(scenes::live);
  addPeople(gui.workspace);
  gui.workspace.state.who = Operator{"sun.yu", "孙宇", Role::support};
  gui.open();
  const auto* users = gui.window->workbench()->users();
  auto* palette = typed(gui, QStringLiteral("reveal a phone"));
  QTest::keyClick(palette->field(), Qt::Key_Return);
  QTRY_COMPARE(users->wish(), QStringLiteral("Reveal: find the person and press Enter."));
  QTest::mouseClick(gui.window->findChild<QPushButton*>(QStringLiteral("notNow")), Qt::LeftButton);
  QCOMPARE(users->wish(), QString());
  palette = typed(gui, QStringLiteral("reveal a phone"));
  QTest::keyClick(palette->field(), Qt::Key_Return);
  QTRY_VERIFY(!users->wish().isEmpty());
  users->search()->setText(QStringLiteral("u-88211"));
  QTest::keyClick(users->search(), Qt::Key_Return);
  QTRY_VERIFY(users->person() && users->person()->revealDialog());
  QCOMPARE(users->person()->userId(), std::string("u-88211"));
  QCOMPARE(users->wish(), QString());
}

void PaletteTest::itemsByPinyinInitials() {
  GuiHarness gui(scenes::live);
  Rebate skates = gui.workspace.store.rows.begin()->second;
  skates.id = skates.line = "skates";
  skates.item = "独轮平衡车";
  gui.workspace.put(skates);
  auto* palette = typed(gui, QStringLiteral("dlphc"));
  QTRY_VERIFY(palette->finds().done);
  QVERIFY(titles(*palette).contains(QStringLiteral("skates · 独轮平衡车")));
  QCOMPARE(palette->note(), QStringLiteral("pinyin initials of 独轮平衡车"));
  QVERIFY(palette->footer().contains(QStringLiteral("1 order")));
}

void PaletteTest::recentChoicesComeFirst() {
  GuiHarness gui(scenes::live);
  addPeople(gui.workspace);
  for (const auto* text : {"outb", "u-88210", "switch th"}) {
    auto* palette = typed(gui, QString::fromUtf8(text));
    QTest::keyClick(palette->field(), Qt::Key_Return);
    QTRY_VERIFY(!gui.window->findChild<Palette*>());
  }
  auto* palette = typed(gui, {});
  QCOMPARE(titles(*palette).mid(0, 3),
           (QStringList{QStringLiteral("Switch theme"), QStringLiteral("u-88210 · 林**"), QStringLiteral("Outbox")}));
  QCOMPARE(titles(*palette).count(QStringLiteral("Outbox")), 1);
  QTest::keyClick(palette->field(), Qt::Key_Down);
  QTest::keyClick(palette->field(), Qt::Key_Return);
  QCOMPARE(gui.window->workbench()->current(), PageId::users);
  gui.window->lock(LockReason::asked);
  QTRY_VERIFY(!gui.window->findChild<Palette*>());
  gui.workspace.signIn({"chen.jing", {}}, [](const Outcome&) {});
  QTRY_VERIFY(gui.window->isSignedIn());
  palette = typed(gui, {});
  QVERIFY2(!kinds(*palette).contains(QStringLiteral("person")), "what names people is forgotten with the lock");
}

void PaletteTest::onlyWhatTheRoleMay_data() {
  QTest::addColumn<int>("role");
  for (const auto role : {Role::support, Role::finance, Role::incident, Role::admin, Role::auditor})
    QTest::newRow(std::string(name(role)).c_str()) << static_cast<int>(role);
}

void PaletteTest::onlyWhatTheRoleMay() {
  QFETCH(int, role);
  const auto who = static_cast<Role>(role);
  GuiHarness gui(scenes::signedOut, Tongue::english, Theme::dark);
  gui.workspace.state.who = Operator{"somebody", "", who};
  gui.workspace.state.signIn = SignIn::signedIn;
  gui.workspace.announceFacts();
  QVERIFY(gui.window->isSignedIn());
  const auto* palette = typed(gui, {});
  const auto all = titles(*palette);
  QCOMPARE(all.contains(QStringLiteral("Audit")), allows(who, Permission::readAudit));
  QCOMPARE(all.contains(QStringLiteral("Users")), allows(who, Permission::readUsers));
  QCOMPARE(all.contains(QStringLiteral("Rebates › Held")), allows(who, Permission::readRebates));
  QCOMPARE(all.contains(QStringLiteral("Freeze a person…")), allows(who, Permission::freezeUsers));
  QCOMPARE(all.contains(QStringLiteral("Adjust a balance…")), allows(who, Permission::proposeAdjustments));
  QVERIFY(all.contains(QStringLiteral("Lock the console")));
}

void PaletteTest::actionsAct() {
  GuiHarness gui(scenes::live);
  const auto choose = [&](const QString& text) {
    // What was built anew takes the keys once the one before it is gone.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(QTest::qWaitForWindowActive(gui.window.get()));
    auto* palette = typed(gui, text);
    QVERIFY2(palette, qPrintable(text));
    QTest::keyClick(palette->field(), Qt::Key_Return);
    QTRY_VERIFY(!gui.window->findChild<Palette*>());
  };
  choose(QStringLiteral("switch theme"));
  QTRY_COMPARE(gui.settings.theme(), Theme::light);
  choose(QStringLiteral("text size: larger"));
  QTRY_COMPARE(gui.settings.textSize(), 115);
  choose(QStringLiteral("text size: usual"));
  QTRY_COMPARE(gui.settings.textSize(), 100);
  choose(QStringLiteral("简体中文"));
  QTRY_COMPARE(gui.settings.tongue(), Tongue::chinese);
  choose(QStringLiteral("english"));
  QTRY_COMPARE(gui.settings.tongue(), Tongue::english);
  choose(QStringLiteral("rebates held"));
  QTRY_COMPARE(gui.window->workbench()->current(), PageId::rebates);
  QCOMPARE(gui.window->workbench()->rebates()->model().query().state, std::optional(RebateState::held));
  choose(QStringLiteral("send the outbox"));
  QTRY_COMPARE(gui.workspace.retries, 1);
  choose(QStringLiteral("lock the console"));
  QTRY_VERIFY(gui.window->isLocked());
}

void PaletteTest::theArrowsMoveAndTheReaderHears() {
  GuiHarness gui(scenes::live);
  auto* palette = typed(gui, {});
  auto* field = palette->field();
  QVERIFY(field->accessibleDescription().contains(palette->model().at(0)->title));
  QTest::keyClick(field, Qt::Key_Up);
  QCOMPARE(palette->list()->currentIndex().row(), palette->model().rowCount() - 1);
  QTest::keyClick(field, Qt::Key_Down);
  QTest::keyClick(field, Qt::Key_Down);
  QCOMPARE(palette->list()->currentIndex().row(), 1);
  QVERIFY(field->accessibleDescription().contains(palette->model().at(1)->title));
  field->setText(QStringLiteral("zzzz nothing"));
  QCOMPARE(palette->model().rowCount(), 0);
  QTest::keyClick(field, Qt::Key_Down);
  QTest::keyClick(field, Qt::Key_Return);
  QVERIFY(palette->isVisible());
  gui.window->resize(1100, 700);
  QVERIFY(palette->rect().contains(palette->field()->parentWidget()->geometry()));
}

void PaletteTest::aLockTakesItAway() {
  GuiHarness gui(scenes::live);
  const QPointer<Palette> palette = typed(gui, QStringLiteral("u-"));
  gui.window->lock(LockReason::asked);
  QVERIFY(!palette || !palette->isVisible());
  QTRY_VERIFY(!palette);
}

QTEST_MAIN(PaletteTest)
#include "tst_palette.moc"
