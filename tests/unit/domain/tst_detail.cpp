// SPDX-License-Identifier: GPL-3.0-or-later
// Refunds and punishments, and what they do to a rebate.
#include <QtTest>

#include "domain/rebate.h"

using namespace rebate;

namespace {

LineDetail refund(const char* number, std::int64_t status, std::int64_t commission) {
  LineDetail detail;
  detail.line = "1";
  detail.number = number;
  detail.statusCode = status;
  detail.commission = {commission};
  return detail;
}

LineDetail punishment(std::int64_t status) {
  auto detail = refund("3", status, 500);
  detail.kind = DetailKind::punishment;
  return detail;
}

/// Income 1000, fee 100, nothing reserved, all the user's.
LineFacts settledWith(const std::vector<LineDetail>& details) {
  LineFacts facts;
  facts.newest.state = UpstreamState::settled;
  facts.newest.estimatedIncome = {2'000};
  facts.newest.settledIncome = {1'000};
  facts.newest.platformFee = {100};
  facts.owners = {"u-1"};
  facts.shareRate = kWhole;
  facts.details = *summaryOf(details);
  return facts;
}

}  // namespace

class TestDetail : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void statusesMean_data();
  void statusesMean();
  void detailsDecide_data();
  void detailsDecide();
  void theFlagCountsWhileNothingExplainsIt();
  void onlySettledLinesAreTouched();
  void refundsThatDoNotFitAreRefused();
  void aCreditFollows_data();
  void aCreditFollows();
  void theBillIsWaitedFor();
  void anOperatorsHoldDoesNotOpenTheBill();
  void ourOwnTimeIsNoVersion();
};

void TestDetail::statusesMean_data() {
  QTest::addColumn<int>("kind");
  QTest::addColumn<int>("status");
  QTest::addColumn<int>("effect");
  const auto row = [](const char* what, DetailKind kind, int status, DetailEffect effect) {
    QTest::newRow(what) << int(kind) << status << int(effect);
  };
  using K = DetailKind;
  using E = DetailEffect;
  row("opened", K::refund, 4, E::open);
  row("succeeded", K::refund, 2, E::taken);
  row("failed", K::refund, 3, E::nothing);
  row("several", K::refund, 11, E::open);
  row("debit of ours to come", K::refund, 12, E::taken);
  row("debit of ours done", K::refund, 13, E::taken);
  row("debit of the seller to come", K::refund, 14, E::open);
  row("debit of the seller done", K::refund, 15, E::nothing);
  row("a refund nobody knows", K::refund, 99, E::open);
  row("a refund of nothing", K::refund, 0, E::open);
  row("frozen", K::punishment, 0, E::open);
  row("unfrozen", K::punishment, 1, E::nothing);
  row("a punishment nobody knows", K::punishment, 2, E::open);
}

void TestDetail::statusesMean() {
  QFETCH(int, kind);
  QFETCH(int, status);
  QFETCH(int, effect);
  QCOMPARE(int(effectOf(static_cast<DetailKind>(kind), status)), effect);
}

void TestDetail::detailsDecide_data() {
  QTest::addColumn<std::vector<LineDetail>>("details");
  QTest::addColumn<int>("state");
  QTest::addColumn<int>("reason");
  QTest::addColumn<qint64>("due");
  const auto row = [](const char* what, const std::vector<LineDetail>& details, RebateState state, Reason reason,
                      qint64 due) { QTest::newRow(what) << details << int(state) << int(reason) << due; };
  using S = RebateState;
  using R = Reason;
  row("none", {}, S::awaitingApproval, R::none, 900);
  row("opened", {refund("1", 4, 300)}, S::held, R::refundOpen, 900);
  row("failed", {refund("1", 3, 300)}, S::awaitingApproval, R::none, 900);
  row("a part succeeded", {refund("1", 2, 300)}, S::awaitingApproval, R::none, 600);
  row("two parts", {refund("1", 2, 300), refund("2", 13, 200)}, S::awaitingApproval, R::none, 400);
  row("a part, and one opened", {refund("1", 2, 300), refund("2", 4, 700)}, S::held, R::refundOpen, 600);
  row("all of it", {refund("1", 2, 1'000)}, S::voided, R::nothingDue, 0);
  row("only the fee is left", {refund("1", 2, 900)}, S::voided, R::nothingDue, 0);
  row("more than all", {refund("1", 2, 5'000)}, S::voided, R::nothingDue, 0);
  row("all of it, and frozen", {refund("1", 2, 1'000), punishment(0)}, S::voided, R::nothingDue, 0);
  row("frozen", {punishment(0)}, S::held, R::punished, 900);
  row("unfrozen", {punishment(1)}, S::awaitingApproval, R::none, 900);
  row("frozen and opened", {punishment(0), refund("1", 4, 1)}, S::held, R::refundOpen, 900);
}

void TestDetail::detailsDecide() {
  QFETCH(std::vector<LineDetail>, details);
  QFETCH(int, state);
  QFETCH(int, reason);
  QFETCH(qint64, due);
  const auto verdict = judge(settledWith(details));
  QVERIFY(verdict.ok());
  QCOMPARE(int(verdict->state), state);
  QCOMPARE(int(verdict->reason), reason);
  QCOMPARE(verdict->split.due.value, std::int64_t{due});
}

void TestDetail::theFlagCountsWhileNothingExplainsIt() {
  auto facts = settledWith({});
  facts.newest.refundOpen = true;
  QCOMPARE(judge(facts)->reason, Reason::refundOpen);
  facts.details = *summaryOf({punishment(1)});  // not about a refund
  QCOMPARE(judge(facts)->reason, Reason::refundOpen);
  facts.details = *summaryOf({refund("1", 3, 0)});
  QCOMPARE(judge(facts)->state, RebateState::awaitingApproval);
  facts.details = *summaryOf({refund("1", 3, 0), refund("2", 4, 0)});
  QCOMPARE(judge(facts)->reason, Reason::refundOpen);
}

void TestDetail::onlySettledLinesAreTouched() {
  auto facts = settledWith({refund("1", 2, 300), refund("2", 4, 1), punishment(0)});
  facts.newest.state = UpstreamState::received;
  QCOMPARE(judge(facts)->state, RebateState::waiting);
  QCOMPARE(judge(facts)->split.due.value, std::int64_t{1'900});
  facts.newest.state = UpstreamState::closed;
  QCOMPARE(judge(facts)->reason, Reason::closedUpstream);
}

void TestDetail::refundsThatDoNotFitAreRefused() {
  const auto most = std::numeric_limits<std::int64_t>::max();
  const auto summary = summaryOf({refund("1", 2, most), refund("2", 2, 1)});
  QVERIFY(!summary.ok());
  QCOMPARE(summary.error().code, Errc::overflow);
}

void TestDetail::aCreditFollows_data() {
  QTest::addColumn<std::vector<LineDetail>>("details");
  QTest::addColumn<int>("state");
  QTest::addColumn<qint64>("due");
  const auto row = [](const char* what, const std::vector<LineDetail>& details, RebateState state, qint64 due) {
    QTest::newRow(what) << details << int(state) << due;
  };
  row("opened: not yet", {refund("1", 4, 300)}, RebateState::credited, 900);
  row("a part", {refund("1", 2, 300)}, RebateState::credited, 600);
  row("a part, frozen meanwhile", {refund("1", 2, 300), punishment(0)}, RebateState::credited, 600);
  row("all", {refund("1", 12, 1'000)}, RebateState::clawedBack, 0);
  row("failed after all", {refund("1", 3, 1'000)}, RebateState::credited, 900);
  row("frozen", {punishment(0)}, RebateState::credited, 900);
}

void TestDetail::aCreditFollows() {
  QFETCH(std::vector<LineDetail>, details);
  QFETCH(int, state);
  QFETCH(qint64, due);
  Rebate credited;
  credited.state = RebateState::credited;
  credited.userId = "u-1";
  credited.split = judge(settledWith({}))->split;
  const auto joined = withDecisions(*judge(settledWith(details)), credited);
  QCOMPARE(int(joined.state), state);
  QCOMPARE(joined.split.due.value, std::int64_t{due});
  Rebate taken = credited;
  taken.state = RebateState::clawedBack;
  taken.split = {};
  const auto frozen = withDecisions(*judge(settledWith({punishment(0)})), taken);
  QCOMPARE(frozen.state, RebateState::clawedBack);  // frozen is no reason to pay again
}

void TestDetail::theBillIsWaitedFor() {
  auto facts = settledWith({});
  facts.billOpen = true;
  QCOMPARE(judge(facts)->state, RebateState::waiting);
  QCOMPARE(judge(facts)->reason, Reason::billOpen);
  QCOMPARE(judge(facts)->split.due.value, std::int64_t{900});
  facts.details = *summaryOf({punishment(0)});
  QCOMPARE(judge(facts)->reason, Reason::punished);
  facts.details = *summaryOf({refund("1", 2, 1'000)});
  QCOMPARE(judge(facts)->reason, Reason::nothingDue);
  facts = settledWith({});
  facts.billOpen = true;
  facts.newest.state = UpstreamState::received;
  QCOMPARE(judge(facts)->reason, Reason::none);
}

/// A person's hold hides upstream's state; what it hides must never be a line that waits for its bill.
void TestDetail::anOperatorsHoldDoesNotOpenTheBill() {
  auto facts = settledWith({});
  facts.billOpen = true;
  Rebate held;
  held.state = RebateState::held;
  held.reason = Reason::heldByOperator;
  const auto joined = withDecisions(*judge(facts), held);
  QCOMPARE(joined.state, RebateState::waiting);
  QCOMPARE(joined.reason, Reason::billOpen);
}

void TestDetail::ourOwnTimeIsNoVersion() {
  auto dated = punishment(0), later = dated;
  later.modifiedAt = 7;
  QVERIFY(canonicalText(dated) != canonicalText(later));
  QVERIFY(isNewer(later, dated) && !isNewer(dated, later));
  dated.dated = later.dated = false;
  QCOMPARE(canonicalText(dated), canonicalText(later));
  QVERIFY(isNewer(later, dated));
}

QTEST_GUILESS_MAIN(TestDetail)
#include "tst_detail.moc"
