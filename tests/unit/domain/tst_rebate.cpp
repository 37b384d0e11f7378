// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <algorithm>
#include <random>

#include "domain/rebate.h"

using namespace rebate;

namespace {

LineFacts settled(std::int64_t income, std::int64_t fee) {
  LineFacts facts;
  facts.newest.state = UpstreamState::settled;
  facts.newest.settledIncome = {income};
  facts.newest.estimatedIncome = {income + 100};
  facts.newest.platformFee = {fee};
  facts.owners = {"u-1"};
  facts.reserveRate = {1000};
  facts.shareRate = {5000};
  return facts;
}

}  // namespace

class TestRebate : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theExampleOfTheRules();
  void partsAlwaysSumToTheDue();
  void upstreamDecidesTheState_data();
  void upstreamDecidesTheState();
  void holdsComeInOrder();
  void estimatesUseTheEstimate();
  void whatPeopleDecidedStays_data();
  void whatPeopleDecidedStays();
};

void TestRebate::theExampleOfTheRules() {
  const auto parts = split({772}, {77}, {1000}, {5000});
  QCOMPARE(parts->due.value, std::int64_t{695});
  QCOMPARE(parts->user.value, std::int64_t{312});
  QCOMPARE(parts->reserve.value, std::int64_t{70});
  QCOMPARE(parts->platform.value, std::int64_t{313});
}

void TestRebate::partsAlwaysSumToTheDue() {
  std::mt19937_64 random(3);
  for (int i = 0; i < 20'000; ++i) {
    const Fen income{static_cast<std::int64_t>(random() % 1'000'000'000)};
    const Fen fee{static_cast<std::int64_t>(random() % 1'000'000)};
    const auto parts = split(income, fee, {static_cast<int>(random() % 10'001)}, {static_cast<int>(random() % 10'001)});
    QVERIFY(parts.ok());
    QCOMPARE(parts->due.value, std::max<std::int64_t>(0, income.value - fee.value));
    QCOMPARE(parts->reserve.value + parts->user.value + parts->platform.value, parts->due.value);
    QVERIFY(parts->reserve.value >= 0 && parts->user.value >= 0 && parts->platform.value >= 0);
  }
  QVERIFY(!split({1}, {0}, {-1}, {5000}));
  QVERIFY(!split({1}, {0}, {1000}, {10001}));
}

void TestRebate::upstreamDecidesTheState_data() {
  QTest::addColumn<int>("upstream");
  QTest::addColumn<bool>("refund");
  QTest::addColumn<qint64>("income");
  QTest::addColumn<int>("state");
  QTest::addColumn<int>("reason");
  const auto row = [](const char* what, UpstreamState upstream, bool refund, qint64 income, RebateState state, Reason reason) {
    QTest::newRow(what) << int(upstream) << refund << income << int(state) << int(reason);
  };
  row("paid", UpstreamState::paid, false, 100, RebateState::estimated, Reason::none);
  row("paid, refund flag", UpstreamState::paid, true, 100, RebateState::estimated, Reason::none);
  row("received", UpstreamState::received, false, 100, RebateState::waiting, Reason::none);
  row("settled", UpstreamState::settled, false, 100, RebateState::awaitingApproval, Reason::none);
  row("settled, refund", UpstreamState::settled, true, 100, RebateState::held, Reason::refundOpen);
  row("settled, nothing left", UpstreamState::settled, false, 10, RebateState::voided, Reason::nothingDue);
  row("settled, less than the fee", UpstreamState::settled, true, 3, RebateState::voided, Reason::nothingDue);
  row("closed", UpstreamState::closed, false, 100, RebateState::voided, Reason::closedUpstream);
  row("unknown", UpstreamState::unknown, false, 100, RebateState::held, Reason::unknownStatus);
}

void TestRebate::upstreamDecidesTheState() {
  QFETCH(int, upstream);
  QFETCH(bool, refund);
  QFETCH(qint64, income);
  QFETCH(int, state);
  QFETCH(int, reason);
  auto facts = settled(income, 10);
  facts.newest.state = static_cast<UpstreamState>(upstream);
  facts.newest.refundOpen = refund;
  const auto verdict = judge(facts);
  QVERIFY(verdict.ok());
  QCOMPARE(int(verdict->state), state);
  QCOMPARE(int(verdict->reason), reason);
  if (verdict->state == RebateState::voided) QCOMPARE(verdict->split, Split{});
}

void TestRebate::holdsComeInOrder() {
  auto facts = settled(100, 10);
  facts.newest.refundOpen = true;
  QCOMPARE(judge(facts)->reason, Reason::refundOpen);
  facts.newest.state = UpstreamState::unknown;
  QCOMPARE(judge(facts)->reason, Reason::unknownStatus);
  facts.owners = {""};
  QCOMPARE(judge(facts)->reason, Reason::unattributed);
  facts.owners = {"", "u-1"};
  QCOMPARE(judge(facts)->reason, Reason::attributionConflict);
  QVERIFY(judge(facts)->userId.empty());
  facts.newest.state = UpstreamState::closed;  // void wins over any hold
  QCOMPARE(judge(facts)->state, RebateState::voided);
}

void TestRebate::estimatesUseTheEstimate() {
  auto facts = settled(100, 10);
  QCOMPARE(judge(facts)->split.due.value, std::int64_t{90});
  facts.newest.state = UpstreamState::received;
  QCOMPARE(judge(facts)->split.due.value, std::int64_t{190});
}

void TestRebate::whatPeopleDecidedStays_data() {
  QTest::addColumn<int>("current");
  QTest::addColumn<int>("currentReason");
  QTest::addColumn<int>("upstream");
  QTest::addColumn<int>("upstreamReason");
  QTest::addColumn<int>("state");
  QTest::addColumn<qint64>("due");
  const auto row = [](const char* what, RebateState current, Reason because, RebateState upstream, Reason why, RebateState state,
                      qint64 due) {
    QTest::newRow(what) << int(current) << int(because) << int(upstream) << int(why) << int(state) << due;
  };
  using S = RebateState;
  using R = Reason;
  row("credited, corrected", S::credited, R::none, S::awaitingApproval, R::none, S::credited, 70);
  row("credited, refund flag", S::credited, R::none, S::held, R::refundOpen, S::credited, 70);
  row("credited, void", S::credited, R::none, S::voided, R::closedUpstream, S::clawedBack, 0);
  row("credited, nothing due", S::credited, R::none, S::voided, R::nothingDue, S::clawedBack, 0);
  row("credited, odd status", S::credited, R::none, S::held, R::unknownStatus, S::credited, 90);
  row("credited, second claim", S::credited, R::none, S::held, R::attributionConflict, S::credited, 90);
  row("clawed back, settled again", S::clawedBack, R::closedUpstream, S::awaitingApproval, R::none, S::credited, 70);
  row("rejected stays", S::rejected, R::rejectedByOperator, S::awaitingApproval, R::none, S::rejected, 70);
  row("rejected, void", S::rejected, R::rejectedByOperator, S::voided, R::closedUpstream, S::voided, 0);
  row("held by a person", S::held, R::heldByOperator, S::awaitingApproval, R::none, S::held, 70);
  row("held by a person, refund", S::held, R::heldByOperator, S::held, R::refundOpen, S::held, 70);
  row("held by a person, void", S::held, R::heldByOperator, S::voided, R::closedUpstream, S::voided, 0);
  row("held by a rule is released", S::held, R::unknownStatus, S::awaitingApproval, R::none, S::awaitingApproval, 70);
  row("estimated moves on", S::estimated, R::none, S::waiting, R::none, S::waiting, 70);
}

void TestRebate::whatPeopleDecidedStays() {
  QFETCH(int, current);
  QFETCH(int, currentReason);
  QFETCH(int, upstream);
  QFETCH(int, upstreamReason);
  QFETCH(int, state);
  QFETCH(qint64, due);
  Rebate now;
  now.state = static_cast<RebateState>(current);
  now.reason = static_cast<Reason>(currentReason);
  now.userId = "u-1";
  now.split.due = {now.state == RebateState::credited ? 90 : 0};
  Verdict verdict;
  verdict.state = static_cast<RebateState>(upstream);
  verdict.reason = static_cast<Reason>(upstreamReason);
  verdict.split.due = {verdict.state == RebateState::voided ? 0 : 70};
  const auto joined = withDecisions(verdict, now);
  QCOMPARE(int(joined.state), state);
  QCOMPARE(joined.split.due.value, std::int64_t{due});
}

QTEST_GUILESS_MAIN(TestRebate)
#include "tst_rebate.moc"
