// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "domain/decision.h"
#include "wire/digest.h"

using namespace rebate;

namespace {

constexpr RebateState kStates[] = {RebateState::estimated, RebateState::waiting,   RebateState::awaitingApproval,
                                   RebateState::held,      RebateState::credited,  RebateState::rejected,
                                   RebateState::voided,    RebateState::clawedBack};

Rebate awaiting(std::int64_t userFen = 312) {
  Rebate r;
  r.id = "taobao:42:2";
  r.state = RebateState::awaitingApproval;
  r.upstream = UpstreamState::settled;
  r.proposedBy = "feed";
  r.version = 4;
  r.split.user = {userFen};
  r.contentHash = wire::contentHash(r);
  return r;
}

Decision on(const Rebate& seen, Action action, std::string reason = {}) {
  Decision d;
  d.action = action;
  d.rebateId = seen.id;
  d.version = seen.version;
  d.contentHash = seen.contentHash;
  d.amount = seen.split.user;
  d.reason = std::move(reason);
  return d;
}

}  // namespace

class TestDecision : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void approvingCredits();
  void onlyWhatWasSeenIsDecided();
  void holdingAndRejectingNeedAReason();
  void aboveTheThresholdTwoPeopleDecide();
  void theProposerNeverDecides();
  void onlySomeStatesAreDecidable();
  void aPersonsHoldIsLiftedByApproval();
  void everyProblemHasANameAndAStatus();
};

void TestDecision::approvingCredits() {
  const auto seen = awaiting();
  const auto next = decide(seen, on(seen, Action::approve), "chen.jing", {});
  QCOMPARE(next->state, RebateState::credited);
  QCOMPARE(next->decidedBy, std::string("chen.jing"));
}

void TestDecision::onlyWhatWasSeenIsDecided() {
  const auto seen = awaiting();
  auto decision = on(seen, Action::approve);
  decision.version = 3;
  QCOMPARE(decide(seen, decision, "a", {}).error().code, Errc::moved);
  decision = on(seen, Action::approve);
  decision.contentHash = "other";
  QCOMPARE(decide(seen, decision, "a", {}).error().field, std::string("content_hash"));
}

void TestDecision::holdingAndRejectingNeedAReason() {
  const auto seen = awaiting();
  for (const auto action : {Action::hold, Action::reject}) {
    QCOMPARE(decide(seen, on(seen, action), "a", {}).error().field, std::string("reason"));
    QVERIFY(decide(seen, on(seen, action, "looks odd"), "a", {}).ok());
  }
}

void TestDecision::aboveTheThresholdTwoPeopleDecide() {
  const DecisionRules rules{{1000}};
  const auto seen = awaiting(1001);
  auto first = *decide(seen, on(seen, Action::approve), "a", rules);
  QCOMPARE(first.state, RebateState::awaitingApproval);
  QCOMPARE(first.proposedBy, std::string("a"));
  first.version = 5;
  first.contentHash = wire::contentHash(first);
  QVERIFY(first.contentHash != seen.contentHash);
  QCOMPARE(decide(first, on(first, Action::approve), "a", rules).error().code, Errc::notAllowed);
  QCOMPARE(decide(first, on(first, Action::approve), "b", rules)->state, RebateState::credited);
  const auto small = awaiting(1000);
  QCOMPARE(decide(small, on(small, Action::approve), "a", rules)->state, RebateState::credited);
}

void TestDecision::theProposerNeverDecides() {
  auto seen = awaiting();
  seen.proposedBy = "li.wei";
  seen.contentHash = wire::contentHash(seen);
  QCOMPARE(decide(seen, on(seen, Action::approve), "li.wei", {}).error().code, Errc::notAllowed);
  QCOMPARE(decide(seen, on(seen, Action::approve), "chen.jing", {})->state, RebateState::credited);
}

void TestDecision::onlySomeStatesAreDecidable() {
  for (const auto state : kStates) {
    auto seen = awaiting();
    seen.state = state;
    seen.reason = state == RebateState::held ? Reason::unknownStatus : Reason::none;
    const bool open = state == RebateState::awaitingApproval;
    QCOMPARE(isDecidable(seen, Action::approve), open);
    QCOMPARE(isDecidable(seen, Action::hold), open);
    QCOMPARE(isDecidable(seen, Action::reject), open || state == RebateState::held);
    QCOMPARE(decide(seen, on(seen, Action::approve), "a", {}).ok(), open);
  }
}

void TestDecision::aPersonsHoldIsLiftedByApproval() {
  auto seen = awaiting();
  seen.state = RebateState::held;
  seen.reason = Reason::heldByOperator;
  QVERIFY(isDecidable(seen, Action::approve));
  seen.refundOpen = true;
  QVERIFY(!isDecidable(seen, Action::approve));
  seen.refundOpen = false;
  seen.upstream = UpstreamState::paid;
  QVERIFY(!isDecidable(seen, Action::approve));
}

void TestDecision::everyProblemHasANameAndAStatus() {
  for (int i = 0; i <= int(Problem::fault); ++i) {
    const auto problem = static_cast<Problem>(i);
    QVERIFY(!name(problem).empty());
    QCOMPARE(problemFrom(name(problem)), problem);
    QVERIFY(httpStatus(problem) >= 400);
  }
}

QTEST_GUILESS_MAIN(TestDecision)
#include "tst_decision.moc"
