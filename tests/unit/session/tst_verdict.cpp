// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "fixtures/rebates.h"
#include "session/verdict.h"

namespace rebate {

class TestVerdict : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyProblemHasItsState_data() {
    QTest::addColumn<int>("problem");
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("again");
    const auto row = [](Problem problem, OutboxState state, bool again = false) {
      QTest::newRow(std::string(name(problem)).c_str())
          << static_cast<int>(problem) << static_cast<int>(state) << again;
    };
    for (const auto problem :
         {Problem::versionMoved, Problem::epochMoved, Problem::alreadyDecided, Problem::notFound, Problem::forbidden,
          Problem::proposerIsDecider, Problem::notDecidable, Problem::reasonRequired})
      row(problem, OutboxState::conflict);
    for (const auto problem :
         {Problem::validation, Problem::idempotencyMismatch, Problem::preconditionRequired, Problem::sequenceReused,
          Problem::preflightFailed, Problem::tooLarge, Problem::methodNotAllowed})
      row(problem, OutboxState::rejected);
    for (const auto problem : {Problem::notLeader, Problem::noLeader, Problem::inFlight, Problem::rateLimited,
                               Problem::unavailable, Problem::storageFull, Problem::ledgerStopped, Problem::fault,
                               Problem::unauthenticated, Problem::locked, Problem::codeRequired, Problem::codeWrong})
      row(problem, OutboxState::queued, true);
  }
  void everyProblemHasItsState() {
    QFETCH(int, problem);
    QFETCH(int, state);
    QFETCH(bool, again);
    DecisionReply reply;
    reply.problem = static_cast<Problem>(problem);
    reply.detail = "why";
    const auto settled = settle(item(Action::approve), reply, "east", 9);
    QCOMPARE(static_cast<int>(settled.item.state), state);
    QCOMPARE(settled.again, again);
    QCOMPARE(settled.signIn, httpStatus(*reply.problem) == 401);
    QCOMPARE(settled.item.settledAt, again ? Millis{0} : Millis{9});
    QVERIFY(settled.item.appliedBy.empty());
  }

  void appliedSaysWhereAndWithWhichRecord() {
    DecisionReply reply;
    reply.applied = true;
    reply.auditHash = "ff";
    const auto settled = settle(item(Action::approve), reply, "east", 9);
    QVERIFY(settled.item.state == OutboxState::applied);
    QCOMPARE(settled.item.appliedBy, std::string("east"));
    QCOMPARE(settled.item.auditHash, std::string("ff"));
  }

  void decidedTheSameWayClosesItselfWithTheName() {
    struct Row {
      Action action;
      RebateState state;
      Reason reason;
      bool same;
    };
    for (const auto& row : {Row{Action::approve, RebateState::credited, Reason::none, true},
                            Row{Action::approve, RebateState::rejected, Reason::rejectedByOperator, false},
                            Row{Action::reject, RebateState::rejected, Reason::rejectedByOperator, true},
                            Row{Action::reject, RebateState::credited, Reason::none, false},
                            Row{Action::hold, RebateState::held, Reason::heldByOperator, true},
                            Row{Action::hold, RebateState::held, Reason::refundOpen, false}}) {
      auto now = fixtures::rebateNumbered(1, row.state);
      now.reason = row.reason;
      now.decidedBy = "wang.lei";
      DecisionReply reply;
      reply.problem = Problem::alreadyDecided;
      reply.now = now;
      const auto settled = settle(item(row.action), reply, "east", 9).item;
      QVERIFY(settled.state == (row.same ? OutboxState::applied : OutboxState::conflict));
      if (row.same) QCOMPARE(settled.why, std::string("wang.lei"));
      QVERIFY(settled.now == now);
    }
  }

 private:
  static OutboxItem item(Action action) {
    OutboxItem item;
    item.seen = fixtures::rebateNumbered(1);
    item.decision = fixtures::decisionOn(item.seen, action);
    item.state = OutboxState::sending;
    return item;
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestVerdict)
#include "tst_verdict.moc"
