// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/rebates_page.h"

#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QTableView>

#include "fake_workspace/sample_rebates.h"
#include "rebates_gui.h"
#include "ui/rebates/decidable.h"
#include "ui/rebates/decision_box.h"
#include "ui/rebates/rebate_drawer.h"
#include "ui/rebates/state_chips.h"
#include "ui/rebates/waterfall.h"
#include "ui/shell/notices.h"
#include "ui/style/words.h"

using namespace rebate;

class RebatesPageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theQueueOpensOnWhatAwaits();
  void approvingByKeyMovesOn();
  void aKeyHeldDownDecidesOnce();
  void holdingNeedsAReason();
  void enterInTheReasonSendsWhatWasWanted();
  void escapeInTheReasonDecidesNothing();
  void theTableKeepsTheFocus();
  void aLetterInTheSearchIsNoDecision();
  void whyNot_data();
  void whyNot();
  void myOwnProposalSaysSo();
  void oldDataAsksAgain();
  void aRefusalIsSaid();
  void theDrawerFollowsAChange();
  void whoHeldItAndWhy();
  void theDrawerIsNotCutByItsScrollBar();
  void offlineTheVersionsAreSaidToBeMissing();
  void emptyStatesSayWhy();
  void theWaterfallAddsUp();
  void theWaterfallGrowsWithTheText();
  void copyPutsTheRowOnTheClipboard();
  void chipsGoByArrow();
  void chipsKeepTheirTextInANarrowWindow();
};

void RebatesPageTest::theQueueOpensOnWhatAwaits() {
  RebatesGui gui;
  QCOMPARE(gui.page()->chips()->chosen(), std::optional(RebateState::awaitingApproval));
  QCOMPARE(gui.page()->model().rowCount(), 109);
  QCOMPARE(gui.selected(), exampleRebate(0).id);
  QVERIFY(gui.says(QString(QStringLiteral("¥ 3.12 to u-88210 林**")).replace(1, 1, QChar(0x00a0))));
  QTest::mouseClick(gui.page()->chips()->chip(RebateState::held), Qt::LeftButton);
  for (const auto& row : gui.page()->model().rows()) QCOMPARE(row.state, RebateState::held);
}

void RebatesPageTest::approvingByKeyMovesOn() {
  RebatesGui gui;
  const auto first = gui.selected();
  QTest::keyClick(gui.page()->table(), Qt::Key_A);
  QCOMPARE(gui.workspace.outbox.size(), 1u);
  QCOMPARE(gui.workspace.outbox[0].decision.rebateId, first);
  QCOMPARE(gui.workspace.outbox[0].decision.version, 4);
  QVERIFY(gui.page()->model().isPending(first));
  QVERIFY(gui.selected() != first);
  QVERIFY(gui.page()->lastDecision().contains(QStringLiteral("sends in 3 s")));
  gui.workspace.applyDecision(gui.workspace.outbox[0].decision.id);
  QVERIFY(gui.page()->lastDecision().contains(QStringLiteral("applied by cn-east")));
  QCOMPARE(gui.page()->model().rowOf(first), -1);  // credited: not in this queue any more
  QVERIFY(gui.selected() != first);
}

void RebatesPageTest::aKeyHeldDownDecidesOnce() {
  RebatesGui gui;
  for (const auto* shortcut : gui.page()->findChildren<QShortcut*>(QString(), Qt::FindDirectChildrenOnly))
    if (shortcut->key().toString().size() == 1) QVERIFY(!shortcut->autoRepeat());
  QTest::keyClick(gui.page()->table(), Qt::Key_A);
  QTest::keyClick(gui.page()->table(), Qt::Key_A);
  gui.workspace.clock.pass(399);
  QTest::keyClick(gui.page()->table(), Qt::Key_A);
  QCOMPARE(gui.workspace.outbox.size(), 1u);
  gui.workspace.clock.pass(1);
  QTest::keyClick(gui.page()->table(), Qt::Key_A);
  QCOMPARE(gui.workspace.outbox.size(), 2u);
}

void RebatesPageTest::holdingNeedsAReason() {
  RebatesGui gui;
  QTest::keyClick(gui.page()->table(), Qt::Key_H);
  QVERIFY(gui.workspace.outbox.empty());
  QVERIFY(gui.reason()->hasFocus());
  QVERIFY(gui.says(QStringLiteral("Write a reason, then press Enter to hold")));
  QTest::keyClicks(gui.reason(), QStringLiteral("ask the buyer"));
  QTest::mouseClick(gui.button("hold"), Qt::LeftButton);
  QCOMPARE(gui.workspace.outbox.size(), 1u);
  QCOMPARE(gui.workspace.outbox[0].decision.action, Action::hold);
  QCOMPARE(gui.workspace.outbox[0].decision.reason, std::string("ask the buyer"));
  QVERIFY(gui.reason()->text().isEmpty());
}

void RebatesPageTest::enterInTheReasonSendsWhatWasWanted() {
  RebatesGui gui;
  QTest::keyClick(gui.page()->table(), Qt::Key_R);
  QVERIFY(gui.says(QStringLiteral("press Enter to reject")));
  QTest::keyClick(gui.reason(), Qt::Key_Return);
  QVERIFY(gui.workspace.outbox.empty());
  QTest::keyClicks(gui.reason(), QStringLiteral("duplicate"));
  QTest::keyClick(gui.reason(), Qt::Key_Return);
  QCOMPARE(gui.workspace.outbox.size(), 1u);
  QCOMPARE(gui.workspace.outbox[0].decision.action, Action::reject);
  QCOMPARE(gui.workspace.outbox[0].decision.reason, std::string("duplicate"));
  QTest::keyClick(gui.reason(), Qt::Key_Return);  // nothing is wanted of the next one
  QCOMPARE(gui.workspace.outbox.size(), 1u);
}

void RebatesPageTest::escapeInTheReasonDecidesNothing() {
  RebatesGui gui;
  QTest::keyClick(gui.page()->table(), Qt::Key_H);
  QTest::keyClicks(gui.reason(), QStringLiteral("never mind"));
  QTest::keyClick(gui.reason(), Qt::Key_Escape);
  QVERIFY(gui.reason()->text().isEmpty());
  QVERIFY(gui.page()->table()->hasFocus());
  QVERIFY(!gui.says(QStringLiteral("press Enter")));
  QVERIFY(gui.workspace.outbox.empty());
}

void RebatesPageTest::theTableKeepsTheFocus() {
  RebatesGui gui;
  gui.button("approve")->setFocus();
  QTest::keyClick(gui.button("approve"), Qt::Key_Space);
  QCOMPARE(gui.workspace.outbox.size(), 1u);
  QVERIFY(gui.page()->table()->hasFocus());
  gui.workspace.decideFailure = Error{Errc::storage, {}, "disk full"};
  gui.button("approve")->setFocus();
  QTest::keyClick(gui.button("approve"), Qt::Key_Space);
  QVERIFY(gui.button("approve")->hasFocus());
  gui.page()->table()->setCurrentIndex({});
  gui.window->go(PageId::overview);
  gui.window->go(PageId::rebates);
  QVERIFY(gui.page()->table()->hasFocus());
  QCOMPARE(gui.page()->table()->currentIndex().row(), 0);
}

void RebatesPageTest::aLetterInTheSearchIsNoDecision() {
  RebatesGui gui;
  gui.page()->search()->setFocus();
  QTest::keyClicks(gui.page()->search(), QStringLiteral("ahr"));
  QCOMPARE(gui.page()->search()->text(), QStringLiteral("ahr"));
  QVERIFY(gui.workspace.outbox.empty());
  QTRY_COMPARE(gui.page()->model().rowCount(), 0);
  QVERIFY(gui.says(QStringLiteral("Nothing matches “ahr”")));
}

void RebatesPageTest::whyNot_data() {
  QTest::addColumn<int>("role");
  QTest::addColumn<QString>("proposedBy");
  QTest::addColumn<int>("state");
  QTest::addColumn<bool>("pending");
  QTest::addColumn<bool>("allowed");
  const int finance = static_cast<int>(Role::finance);
  const int awaiting = static_cast<int>(RebateState::awaitingApproval);
  QTest::newRow("finance may") << finance << "li.wei" << awaiting << false << true;
  QTest::newRow("from the feed") << finance << "feed" << awaiting << false << true;
  QTest::newRow("my own proposal") << finance << "chen.jing" << awaiting << false << false;
  QTest::newRow("already on its way") << finance << "feed" << awaiting << true << false;
  QTest::newRow("credited") << finance << "feed" << static_cast<int>(RebateState::credited) << false << false;
  QTest::newRow("held by upstream") << finance << "feed" << static_cast<int>(RebateState::held) << false << false;
  for (const auto role : {Role::support, Role::incident, Role::admin, Role::auditor})
    QTest::newRow(name(role).data()) << static_cast<int>(role) << "feed" << awaiting << false << false;
}

void RebatesPageTest::whyNot() {
  QFETCH(int, role);
  QFETCH(QString, proposedBy);
  QFETCH(int, state);
  QFETCH(bool, pending);
  QFETCH(bool, allowed);
  WorkspaceFacts facts;
  facts.who = Operator{"chen.jing", "陈静", static_cast<Role>(role)};
  auto row = exampleRebate(1'000);
  row.proposedBy = proposedBy.toStdString();
  row.state = static_cast<RebateState>(state);
  const auto why = Decidable::whyNot(row, Action::approve, facts, pending, 2'000);
  QCOMPARE(why.isEmpty(), allowed);
}

void RebatesPageTest::myOwnProposalSaysSo() {
  RebatesGui gui;
  auto row = *gui.page()->drawer()->shown();
  row.version = 5;
  row.proposedBy = "chen.jing";
  gui.workspace.put(row);
  QVERIFY(gui.says(QStringLiteral("You proposed it: somebody else has to approve it.")));
  QVERIFY(!gui.says(QStringLiteral("you may decide")));
}

void RebatesPageTest::oldDataAsksAgain() {
  RebatesGui gui;
  gui.workspace.state.preferences.lockAfter = 0;
  gui.workspace.clock.pass(Decidable::kAskAgainAfter + 60'000);
  gui.workspace.announceFacts();
  QTest::mouseClick(gui.button("approve"), Qt::LeftButton);
  QVERIFY(gui.workspace.outbox.empty());
  QVERIFY(gui.button("approve")->text().endsWith(QStringLiteral("anyway")));
  QVERIFY(gui.says(QStringLiteral("You decide on what was true 16 m ago. Decide anyway?")));
  QTest::mouseClick(gui.button("approve"), Qt::LeftButton);
  QCOMPARE(gui.workspace.outbox.size(), 1u);
  gui.workspace.clock.pass(Decidable::kRefuseAfter);
  gui.workspace.announceFacts();
  QVERIFY(!gui.button("approve")->isEnabled());
  QVERIFY(gui.says(QStringLiteral("older than 24 hours")));
}

void RebatesPageTest::aRefusalIsSaid() {
  RebatesGui gui;
  gui.workspace.decideFailure = Error{Errc::storage, {}, "disk full"};
  QTest::mouseClick(gui.button("approve"), Qt::LeftButton);
  QVERIFY(gui.says(QStringLiteral("Nothing was decided")));
  QVERIFY(gui.button("approve")->isEnabled());
}

void RebatesPageTest::theDrawerFollowsAChange() {
  RebatesGui gui;
  auto row = *gui.page()->drawer()->shown();
  row.version = 5;
  row.state = RebateState::voided;
  row.reason = Reason::closedUpstream;
  gui.workspace.put(row);
  QCOMPARE(gui.selected(), row.id);
  QVERIFY(gui.says(QStringLiteral("version 5")));
  QVERIFY(!gui.button("approve")->isEnabled());
  QVERIFY(gui.says(QStringLiteral("closed by the platform")));
}

void RebatesPageTest::whoHeldItAndWhy() {
  RebatesGui gui;
  auto row = *gui.page()->drawer()->shown();
  row.version = 5;
  row.state = RebateState::held;
  row.decidedBy = "li.wei";
  row.note = "ask the buyer";
  gui.workspace.put(row);
  QVERIFY(gui.says(QStringLiteral("Held by li.wei: “ask the buyer”")));
  row.version = 6;
  row.state = RebateState::awaitingApproval;
  gui.workspace.put(row);
  QVERIFY(!gui.says(QStringLiteral("Held by li.wei")));
}

void RebatesPageTest::theDrawerIsNotCutByItsScrollBar() {
  RebatesGui gui;
  gui.window->resize(1100, 700);
  auto* scroll = gui.page()->drawer()->findChild<QScrollArea*>();
  QTRY_VERIFY(scroll->verticalScrollBar()->isVisible());
  QTRY_VERIFY(scroll->widget()->minimumSizeHint().width() <= scroll->viewport()->width());
}

void RebatesPageTest::offlineTheVersionsAreSaidToBeMissing() {
  RebatesGui gui(scenes::offline);
  QVERIFY(gui.says(QStringLiteral("The versions are kept by the regions")));
  QVERIFY(gui.window->workbench()->offlineBanner()->isVisible());
  QTest::mouseClick(gui.button("approve"), Qt::LeftButton);
  gui.workspace.clock.pass(3'000);
  QTRY_VERIFY(gui.page()->lastDecision().contains(QStringLiteral("kept – waiting for a region")));
}

void RebatesPageTest::emptyStatesSayWhy() {
  RebatesGui gui(scenes::nothingYet);
  QVERIFY(gui.says(QStringLiteral("Fetching the first copy")));
  gui.workspace.state.snapshotOf = 0;
  gui.workspace.announceRebates({});
  QVERIFY(gui.says(QStringLiteral("No rebate in this state")));
  gui.workspace.state.vault = VaultState::locked;
  gui.workspace.announceFacts();
  QVERIFY(gui.says(QStringLiteral("not open yet")));
}

void RebatesPageTest::theWaterfallAddsUp() {
  Look look;
  Waterfall waterfall(look);
  for (const auto& row : SampleRebates(3, 1'000'000'000).many(200)) {
    waterfall.show(row);
    const auto steps = waterfall.steps();
    QCOMPARE(steps.size(), 5u);
    QCOMPARE(steps[0].amount.value - steps[1].amount.value - steps[2].amount.value - steps[3].amount.value,
             steps[4].amount.value);
  }
}

void RebatesPageTest::theWaterfallGrowsWithTheText() {
  RebatesGui gui;
  const auto rowOf = [&gui] {
    const auto* waterfall = gui.page()->drawer()->findChild<Waterfall*>();
    return waterfall->height() / static_cast<int>(waterfall->steps().size());
  };
  const int usual = rowOf();
  gui.window->setTextSize(200);
  QVERIFY(gui.page()->drawer()->shown());
  QCOMPARE(rowOf(), 2 * usual);
  gui.window->setTextSize(100);
}

void RebatesPageTest::copyPutsTheRowOnTheClipboard() {
  RebatesGui gui;
  QTest::keyClick(gui.page()->table(), Qt::Key_C, Qt::ControlModifier);
  const auto lines = QGuiApplication::clipboard()->text().split(u'\n');
  QCOMPARE(lines.size(), 2);
  QVERIFY2(lines[0].startsWith(QStringLiteral("Order\t")), qPrintable(lines[0]));
  QVERIFY2(lines[1].startsWith(QStringLiteral("2035657313150181441\tu-88210 林**")), qPrintable(lines[1]));
}

void RebatesPageTest::chipsGoByArrow() {
  RebatesGui gui;
  auto* chips = gui.page()->chips();
  chips->chip(RebateState::awaitingApproval)->setFocus();
  QTest::keyClick(chips->chip(RebateState::awaitingApproval), Qt::Key_Right);
  QVERIFY(chips->chip(RebateState::held)->hasFocus());
  QCOMPARE(chips->chosen(), std::optional(RebateState::held));
}

void RebatesPageTest::chipsKeepTheirTextInANarrowWindow() {
  RebatesGui gui;
  gui.window->resize(1100, 700);
  for (const auto* chip : gui.page()->chips()->findChildren<QPushButton*>()) {
    QTRY_VERIFY(chip->width() >= chip->sizeHint().width());
    QVERIFY(chip->height() >= chip->sizeHint().height());
  }
}

QTEST_MAIN(RebatesPageTest)
#include "tst_rebates_page.moc"
