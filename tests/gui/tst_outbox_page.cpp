// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outbox_page.h"

#include <QComboBox>
#include <QDateTime>
#include <QDir>

#include "outbox_gui.h"
#include "ui/outbox/conflict_panel.h"
#include "ui/rebates/rebate_drawer.h"
#include "ui/rebates/rebates_page.h"
#include "ui/shell/pictures.h"
#include "ui/style/words.h"

using namespace rebate;

class OutboxPageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatNeedsAPersonIsSelected();
  void theThreeColumnsShowWhatMoved();
  void theOtherReasonIsShown();
  void droppingSettlesTheConflict();
  void decidingAgainOpensTheRebate();
  void onlyAQueuedDecisionIsWithdrawn();
  void retryAsksTheWorkspace();
  void theKeyringIsTroubleOnlyWhileItIs();
  void aNewConflictShowsItself();
  void emptySaysSo();
  void whatItWaitsForFollowsTheLeader();
  void eachStateSaysWhy_data();
  void eachStateSaysWhy();
  void theFilterLeavesWhatIsSettledOut();
  void heldBackItCountsDown();
  void whatWasSentIsNotWithdrawn();
  void parkedIsSentAfterAllOrPutAside();
  void expiredIsDecidedAgain();
  void thePanelSaysWhen();
  void commandsAreThereInWords();
  void aStaleCommandIsShownBesideWhatStandsThere();
  void kindsAreShownAlone();
  void enterOpensWhatItIsAbout();
  void nothingIsClippedInAnyState_data();
  void nothingIsClippedInAnyState();
};

void OutboxPageTest::whatNeedsAPersonIsSelected() {
  OutboxGui gui;
  QCOMPARE(gui.page()->model().rowCount(), 4);
  QCOMPARE(gui.cell(0, OutboxTableModel::Column::state), QStringLiteral("Waiting"));
  QCOMPARE(gui.cell(2, OutboxTableModel::Column::state), QStringLiteral("Conflict"));
  QCOMPARE(gui.cell(2, OutboxTableModel::Column::why), QStringLiteral("changed since you decided"));
  QCOMPARE(gui.cell(3, OutboxTableModel::Column::why), QStringLiteral("by cn-east · audit 9f3c…21ab"));
  QCOMPARE(gui.page()->table()->currentIndex().row(), 2);
  QVERIFY(gui.page()->conflict()->isVisible());
}

void OutboxPageTest::theThreeColumnsShowWhatMoved() {
  OutboxGui gui;
  const auto texts = gui.texts(*gui.page()->conflict());
  for (const auto& expected :
       {"When you decided", "Your decision", "Now", "refund", "open", "Awaiting", "Reject", "Void"})
    QVERIFY2(texts.contains(QLatin1String(expected)), expected);
  QVERIFY(!texts.contains(QStringLiteral("paid ¥")));  // the same as before: not shown
}

void OutboxPageTest::theOtherReasonIsShown() {
  OutboxGui gui;
  QVERIFY(!gui.texts(*gui.page()->conflict()).contains(QStringLiteral("reason")));
  auto* item = gui.workspace.itemOf("decision-2");
  item->now->state = RebateState::held;
  item->now->decidedBy = "li.wei";
  item->now->note = "the buyer called";
  gui.workspace.announceOutbox();
  for (const auto& expected : {"reason", "duplicate order", "the buyer called"})
    QTRY_VERIFY2(gui.texts(*gui.page()->conflict()).contains(QLatin1String(expected)), expected);
}

void OutboxPageTest::droppingSettlesTheConflict() {
  OutboxGui gui;
  QTest::mouseClick(gui.button("drop"), Qt::LeftButton);
  QCOMPARE(gui.workspace.itemOf("decision-2")->state, OutboxState::cancelled);
  QCOMPARE(gui.workspace.state.outbox.attention, 0);
  QVERIFY(!gui.page()->conflict()->isVisible());
}

void OutboxPageTest::decidingAgainOpensTheRebate() {
  OutboxGui gui;
  const auto id = gui.workspace.itemOf("decision-2")->decision.rebateId;
  QTest::mouseClick(gui.button("decideAgain"), Qt::LeftButton);
  QCOMPARE(gui.window->workbench()->current(), PageId::rebates);
  QCOMPARE(gui.window->workbench()->rebates()->drawer()->shown()->id, id);
}

void OutboxPageTest::onlyAQueuedDecisionIsWithdrawn() {
  OutboxGui gui;
  QVERIFY(!gui.button("withdraw")->isEnabled());
  gui.page()->table()->selectRow(0);
  QVERIFY(gui.button("withdraw")->isEnabled());
  QTest::mouseClick(gui.button("withdraw"), Qt::LeftButton);
  QCOMPARE(gui.workspace.itemOf("decision-3")->state, OutboxState::cancelled);
}

void OutboxPageTest::retryAsksTheWorkspace() {
  OutboxGui gui;
  QTest::mouseClick(gui.button("retry"), Qt::LeftButton);
  QTest::keyClick(gui.window.get(), Qt::Key_F5);
  QCOMPARE(gui.workspace.retries, 2);
}

void OutboxPageTest::theKeyringIsTroubleOnlyWhileItIs() {
  OutboxGui gui;
  const auto trouble = [&] { return gui.texts(*gui.page()).join(QString()).contains(QStringLiteral("keyring")); };
  gui.workspace.outboxFailure = Error{Errc::locked, {}, {}};
  gui.workspace.state.vault = VaultState::opening;
  gui.workspace.announceOutbox();
  QVERIFY(!trouble());
  gui.workspace.state.vault = VaultState::locked;
  gui.workspace.announceOutbox();
  QVERIFY(trouble());
  gui.workspace.outboxFailure.reset();
  gui.workspace.state.vault = VaultState::ready;
  gui.workspace.announceFacts();
  QVERIFY(!trouble());
}

void OutboxPageTest::aNewConflictShowsItself() {
  OutboxGui gui;
  gui.workspace.itemOf("decision-4")->state = OutboxState::conflict;
  gui.workspace.announceOutbox();
  const auto selected = [&] { return gui.page()->model().at(gui.page()->table()->currentIndex().row())->decision.id; };
  QCOMPARE(selected(), std::string("decision-4"));
  QVERIFY(gui.page()->conflict()->isVisible());
  gui.page()->table()->selectRow(gui.page()->model().rowOf("decision-1"));
  gui.workspace.itemOf("decision-3")->state = OutboxState::conflict;
  gui.workspace.announceOutbox();
  QCOMPARE(selected(), std::string("decision-1"));  // the person looks at this one
}

void OutboxPageTest::emptySaysSo() {
  OutboxGui gui(scenes::live);
  QVERIFY(!gui.page()->table()->isVisible());
  QVERIFY(gui.texts(*gui.page()).join(QString()).contains(QStringLiteral("The outbox is empty")));
  QVERIFY(!gui.button("retry")->isEnabled());
}

void OutboxPageTest::whatItWaitsForFollowsTheLeader() {
  OutboxGui gui;
  QCOMPARE(gui.cell(0, OutboxTableModel::Column::why), QStringLiteral("waiting for a region"));
  gui.workspace.state.target.state = WriteState::noLeader;
  gui.workspace.announceFacts();
  QCOMPARE(gui.cell(0, OutboxTableModel::Column::why), QStringLiteral("waiting for a write leader"));
}

void OutboxPageTest::eachStateSaysWhy_data() {
  QTest::addColumn<int>("state");
  QTest::addColumn<int>("problem");
  QTest::addColumn<QString>("words");
  const auto row = [](const char* name, OutboxState state, std::optional<Problem> problem, const char* words) {
    QTest::newRow(name) << static_cast<int>(state) << (problem ? static_cast<int>(*problem) : -1)
                        << QString::fromUtf8(words);
  };
  using State = OutboxState;
  row("moved", State::conflict, Problem::versionMoved, "changed since you decided");
  row("deleted", State::conflict, Problem::notFound, "the rebate is gone");
  row("decided otherwise", State::conflict, Problem::alreadyDecided, "wang.lei decided otherwise first");
  row("decided the same", State::applied, Problem::alreadyDecided, "wang.lei had decided the same");
  row("right lost", State::conflict, Problem::forbidden, "your role may not decide this any more");
  row("rule changed", State::conflict, Problem::proposerIsDecider,
      "the rules now ask for somebody else: you proposed it");
  row("reason asked for", State::conflict, Problem::reasonRequired, "the rules now ask for a reason");
  row("history went back", State::conflict, Problem::epochMoved, "the region's history went back");
  row("another history", State::parked, Problem::epochMoved,
      "decided on another history of the platform; it waits for you");
  row("failed on", State::parked, Problem::fault, "the region failed on it again and again; it waits for you");
  row("salvaged", State::parked, std::nullopt, "saved from a damaged outbox; it waits for you");
  row("old copy", State::rejected, Problem::sequenceReused,
      "this desktop's outbox is an older copy: its number was used before");
  row("expired", State::expired, std::nullopt, "not sent before 06-12 09:00, so it lapsed");
  row("withdrawn", State::cancelled, std::nullopt, "withdrawn before it was sent");
}

void OutboxPageTest::eachStateSaysWhy() {
  QFETCH(int, state);
  QFETCH(int, problem);
  OutboxGui gui;
  auto* item = gui.workspace.itemOf("decision-1");
  item->state = static_cast<OutboxState>(state);
  item->problem = problem < 0 ? std::nullopt : std::optional(static_cast<Problem>(problem));
  item->now = item->seen;
  item->now->decidedBy = item->why = "wang.lei";
  item->expiresAt = QDateTime(QDate(2026, 6, 12), QTime(9, 0)).toMSecsSinceEpoch();
  gui.workspace.announceOutbox();
  QTEST(gui.cell(gui.page()->model().rowOf("decision-1"), OutboxTableModel::Column::why), "words");
}

void OutboxPageTest::theFilterLeavesWhatIsSettledOut() {
  OutboxGui gui;
  QTest::mouseClick(gui.button("filterOpen"), Qt::LeftButton);
  QCOMPARE(gui.page()->model().rowCount(), 3);
  QCOMPARE(gui.page()->model().rowOf("decision-1"), -1);  // applied
  for (auto& item : gui.workspace.outbox) item.state = OutboxState::applied;
  gui.workspace.announceOutbox();
  QVERIFY(gui.texts(*gui.page()).contains(QStringLiteral("Everything here is settled.")));
  QVERIFY(gui.button("export")->isEnabled());
  QTest::mouseClick(gui.button("filterAll"), Qt::LeftButton);
  QCOMPARE(gui.page()->model().rowCount(), 4);
}

void OutboxPageTest::heldBackItCountsDown() {
  OutboxGui gui;
  gui.workspace.itemOf("decision-3")->sendAfter = gui.workspace.clock.wall() + 3000;
  gui.workspace.announceOutbox();
  gui.page()->table()->selectRow(gui.page()->model().rowOf("decision-3"));
  const auto row = gui.page()->model().rowOf("decision-3");
  QCOMPARE(gui.cell(row, OutboxTableModel::Column::why), QStringLiteral("sent in 3 s unless you withdraw it"));
  QCOMPARE(gui.button("withdraw")->text(), QStringLiteral("Withdraw (3 s)"));
  gui.workspace.clock.pass(1000);
  gui.page()->tick();
  QCOMPARE(gui.button("withdraw")->text(), QStringLiteral("Withdraw (2 s)"));
  gui.workspace.clock.pass(2000);
  gui.page()->tick();
  QCOMPARE(gui.button("withdraw")->text(), QStringLiteral("Withdraw"));
  QCOMPARE(gui.cell(row, OutboxTableModel::Column::why), QStringLiteral("waiting for a region"));
}

void OutboxPageTest::whatWasSentIsNotWithdrawn() {
  OutboxGui gui;
  gui.workspace.itemOf("decision-3")->tries = 1;
  gui.workspace.announceOutbox();
  gui.page()->table()->selectRow(gui.page()->model().rowOf("decision-3"));
  QVERIFY(!gui.button("withdraw")->isEnabled());
  // The one who pressed it just before is told so, and not that their role is to blame.
  QCOMPARE(Words::error({Errc::notAllowed, "state", "was sent before"}),
           QStringLiteral("It moved on meanwhile: it was sent or settled."));
}

void OutboxPageTest::parkedIsSentAfterAllOrPutAside() {
  OutboxGui gui;
  auto* item = gui.workspace.itemOf("decision-2");
  item->state = OutboxState::parked;
  item->problem = Problem::epochMoved;
  gui.workspace.announceOutbox();
  QVERIFY(gui.button("release")->isVisible());
  QCOMPARE(gui.button("drop")->text(), QStringLiteral("Put aside"));
  QTest::mouseClick(gui.button("release"), Qt::LeftButton);
  QCOMPARE(gui.workspace.itemOf("decision-2")->state, OutboxState::queued);
  gui.workspace.itemOf("decision-2")->state = OutboxState::parked;
  gui.workspace.announceOutbox();
  gui.page()->table()->selectRow(gui.page()->model().rowOf("decision-2"));
  QTest::mouseClick(gui.button("drop"), Qt::LeftButton);
  QCOMPARE(gui.workspace.itemOf("decision-2")->state, OutboxState::cancelled);
}

void OutboxPageTest::expiredIsDecidedAgain() {
  OutboxGui gui;
  gui.workspace.itemOf("decision-2")->state = OutboxState::expired;
  gui.workspace.announceOutbox();
  QVERIFY(!gui.button("release")->isVisible());
  QCOMPARE(gui.button("decideAgain")->text(), QStringLiteral("Decide again"));
  QTest::mouseClick(gui.button("decideAgain"), Qt::LeftButton);
  QCOMPARE(gui.window->workbench()->current(), PageId::rebates);
}

void OutboxPageTest::thePanelSaysWhen() {
  OutboxGui gui;
  auto* item = gui.workspace.itemOf("decision-2");
  item->seenAt = QDateTime(QDate(2026, 6, 12), QTime(8, 10)).toMSecsSinceEpoch();
  item->decision.decidedAt = item->seenAt + 120'000;
  item->expiresAt = item->seenAt + 24 * 3'600'000LL;
  gui.workspace.announceOutbox();
  QCOMPARE(gui.page()->conflict()->findChild<QLabel*>(QStringLiteral("times"))->text(),
           QStringLiteral("as of 06-12 08:10 · decided 06-12 08:12 · to be sent before 06-13 08:10"));
}

namespace {

/// A command in the outbox of whoever is inside, whatever their role.
OutboxItem& put(OutboxGui& gui, const Command& wish, const Facts& seen = {}) {
  OutboxItem item;
  item.decision.id = "command-" + std::to_string(gui.workspace.outbox.size());
  item.decision.deviceSeq = 100 + static_cast<std::int64_t>(gui.workspace.outbox.size());
  item.decision.rebateId = entityOf(wish);
  item.decision.reason = reasonOf(wish);
  item.decision.decidedAt = gui.workspace.clock.wall();
  item.command = wish;
  item.factsSeen = seen;
  gui.workspace.outbox.push_back(item);
  return gui.workspace.outbox.back();
}

const ChangeUser kGold{"u-88210", 4, Level::gold, {}, "buys every week"};

}  // namespace

void OutboxPageTest::commandsAreThereInWords() {
  OutboxGui gui;
  auto id = put(gui, AddNote{"u-88210", "said something in confidence"}).decision.id;
  gui.workspace.announceOutbox();
  int row = gui.page()->model().rowOf(id);
  QCOMPARE(gui.cell(row, OutboxTableModel::Column::action), QStringLiteral("Write note"));
  QCOMPARE(gui.cell(row, OutboxTableModel::Column::on), QStringLiteral("u-88210"));  // never what it says
  auto& unknown = put(gui, kGold);
  unknown.state = OutboxState::unknown;
  id = unknown.decision.id;
  gui.workspace.announceOutbox();
  row = gui.page()->model().rowOf(id);
  QCOMPARE(gui.cell(row, OutboxTableModel::Column::on), QStringLiteral("u-88210 · gold · “buys every week”"));
  QVERIFY(gui.cell(row, OutboxTableModel::Column::why).contains(QStringLiteral("counts once")));
}

void OutboxPageTest::aStaleCommandIsShownBesideWhatStandsThere() {
  OutboxGui gui;
  auto& item = put(gui, kGold, {{"level", "bronze"}, {"version", "4"}, {"state", "active"}});
  const auto id = item.decision.id;
  item.state = OutboxState::conflict;
  item.problem = Problem::versionMoved;
  item.factsNow = {{"level", "silver"}, {"version", "5"}, {"state", "active"}};
  gui.workspace.announceOutbox();
  gui.page()->table()->selectRow(gui.page()->model().rowOf(id));
  const auto texts = [&] { return gui.texts(*gui.page()->conflict()); };
  for (const auto* words : {"level", "bronze", "gold", "silver", "4", "5", "buys every week"})
    QTRY_VERIFY2(texts().contains(QLatin1String(words)), words);
  QVERIFY(!texts().contains(QStringLiteral("active")));  // as it was
  QCOMPARE(gui.button("decideAgain")->text(), QStringLiteral("Look at the user"));
  QTest::mouseClick(gui.button("decideAgain"), Qt::LeftButton);
  QCOMPARE(gui.window->workbench()->current(), PageId::users);
}

void OutboxPageTest::kindsAreShownAlone() {
  OutboxGui gui;
  put(gui, kGold);
  put(gui, ProposeRules{1, {}, "why"});
  gui.workspace.announceOutbox();
  auto* kind = gui.page()->findChild<QComboBox*>(QStringLiteral("kind"));
  const auto rows = [&](const char* name) {
    kind->setCurrentText(QLatin1String(name));
    return gui.page()->model().rowCount();
  };
  QCOMPARE(rows("Users"), 1);
  QCOMPARE(rows("Proposals"), 1);
  QCOMPARE(rows("Rebates"), 4);
  QCOMPARE(rows("Withdrawals"), 0);
  QVERIFY(gui.texts(*gui.page()).contains(QStringLiteral("Nothing of this kind is here.")));
  QCOMPARE(rows("All kinds"), 6);
}

void OutboxPageTest::enterOpensWhatItIsAbout() {
  OutboxGui gui;
  const auto id = put(gui, kGold).decision.id;
  gui.workspace.announceOutbox();
  gui.page()->table()->selectRow(gui.page()->model().rowOf(id));
  gui.page()->table()->setFocus();
  QTest::keyClick(gui.page()->table(), Qt::Key_Return);
  QCOMPARE(gui.window->workbench()->current(), PageId::users);
}

void OutboxPageTest::nothingIsClippedInAnyState_data() {
  QTest::addColumn<int>("state");
  QTest::addColumn<bool>("chinese");
  for (const auto state : {OutboxState::conflict, OutboxState::rejected, OutboxState::expired, OutboxState::parked})
    for (const bool chinese : {false, true})
      QTest::addRow("%s, %s", name(state).data(), chinese ? "zh" : "en") << static_cast<int>(state) << chinese;
}

void OutboxPageTest::nothingIsClippedInAnyState() {
  QFETCH(int, state);
  QFETCH(bool, chinese);
  OutboxGui gui;
  if (chinese) gui.window->setTongue(Tongue::chinese);
  auto* item = gui.workspace.itemOf("decision-2");
  item->state = static_cast<OutboxState>(state);
  item->problem = item->state == OutboxState::rejected ? Problem::sequenceReused : Problem::epochMoved;
  item->seenAt = item->decision.decidedAt - 60'000;
  item->expiresAt = item->decision.decidedAt + 86'400'000;
  gui.workspace.itemOf("decision-3")->sendAfter = gui.workspace.clock.wall() + 3000;
  gui.workspace.state.salvaged = Salvaged{"/home/chen.jing/.local/share/rebate-console/outbox.db.corrupt-1", 11, 1};
  gui.workspace.announceOutbox();
  gui.page()->table()->selectRow(gui.page()->model().rowOf("decision-2"));
  const QDir folder(QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("pictures")));
  QVERIFY(QDir().mkpath(folder.path()));
  for (const auto theme : {Theme::dark, Theme::light}) {
    gui.window->setTheme(theme);
    const auto name = QStringLiteral("outbox-%1-%2-%3")
                          .arg(QLatin1String(rebate::name(item->state).data()))
                          .arg(QLatin1String(theme == Theme::dark ? "dark" : "light"))
                          .arg(QLatin1String(chinese ? "zh" : "en"));
    QVERIFY(savePicture(*gui.window, folder.path(), name));
    for (const auto* label : gui.page()->findChildren<QLabel*>()) {
      if (!label->isVisible() || label->wordWrap()) continue;
      QVERIFY2(label->contentsRect().width() >= label->fontMetrics().horizontalAdvance(label->text()),
               qPrintable(label->text()));
    }
    for (const auto* button : gui.page()->findChildren<QPushButton*>())
      if (button->isVisible()) QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
  }
}

QTEST_MAIN(OutboxPageTest)
#include "tst_outbox_page.moc"
