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

  void aCommandTakesTheSameProblemsTheSameWay_data() { everyProblemHasItsState_data(); }
  void aCommandTakesTheSameProblemsTheSameWay() {
    QFETCH(int, problem);
    QFETCH(int, state);
    QFETCH(bool, again);
    CommandReply reply;
    reply.problem = static_cast<Problem>(problem);
    reply.detail = "why";
    reply.now = {{"version", "9"}};
    const auto settled = settle(command(AddNote{"u-1", "x"}), reply, "east", 9);
    QCOMPARE(static_cast<int>(settled.item.state), state);
    QCOMPARE(settled.again, again);
    QCOMPARE(settled.signIn, httpStatus(*reply.problem) == 401);
    QVERIFY(settled.item.factsNow == reply.now && settled.item.why == "why");
  }

  void whatCameToTheSameClosesItself_data() {
    QTest::addColumn<int>("row");
    QTest::addColumn<bool>("closes");
    for (int row = 0; row < static_cast<int>(ends().size()); ++row)
      QTest::addRow("%d", row) << row << ends()[static_cast<std::size_t>(row)].closes;
  }
  void whatCameToTheSameClosesItself() {
    QFETCH(int, row);
    QFETCH(bool, closes);
    const auto& end = ends()[static_cast<std::size_t>(row)];
    CommandReply reply;
    reply.problem = end.problem;
    reply.now = end.now;
    const auto settled = settle(command(end.wish), reply, "east", 9);
    QVERIFY(settled.item.state == (closes ? OutboxState::applied : OutboxState::conflict));
    if (!closes) return;
    QVERIFY(settled.item.problem == Problem::alreadyDecided);
    QCOMPARE(settled.item.why, end.now.contains("decided_by") ? end.now.at("decided_by") : std::string());
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
  struct End {
    Command wish;
    Problem problem;
    Facts now;
    bool closes;
  };
  static const std::vector<End>& ends() {
    const auto proposal = [](ProposalVerdict verdict) { return DecideProposal{"p", {}, verdict, 1, "r"}; };
    const auto review = [](ReviewVerdict verdict) { return ReviewWithdrawal{"w", "u", {1}, verdict, 1, "h", "r"}; };
    static const std::vector<End> rows{
        {ChangeUser{"u", 1, Level::gold, {}, "r"}, Problem::versionMoved, {{"level", "gold"}}, true},
        {ChangeUser{"u", 1, Level::gold, {}, "r"}, Problem::versionMoved, {{"level", "silver"}}, false},
        {ChangeUser{"u", 1, Level::gold, {}, "r"}, Problem::versionMoved, {}, false},
        {ChangeUser{"u", 1, Level::gold, {}, "r"}, Problem::notDecidable, {{"level", "gold"}}, false},
        {ChangeUser{"u", 1, Level::gold, UserState::frozen, "r"}, Problem::versionMoved, {{"level", "gold"}}, false},
        {proposal(ProposalVerdict::approve), Problem::alreadyDecided, {{"state", "approved"}, {"decided_by", "a"}}, true},
        {proposal(ProposalVerdict::approve), Problem::alreadyDecided, {{"state", "rejected"}}, false},
        {proposal(ProposalVerdict::reject), Problem::alreadyDecided, {{"state", "rejected"}}, true},
        {proposal(ProposalVerdict::withdraw), Problem::alreadyDecided, {{"state", "withdrawn"}}, true},
        {review(ReviewVerdict::approve), Problem::versionMoved, {{"state", "reviewed"}}, false},
        {review(ReviewVerdict::reject), Problem::versionMoved, {{"state", "rejected"}}, true},
        {review(ReviewVerdict::cancel), Problem::versionMoved, {{"state", "cancelled"}}, true},
        {QueryWithdrawal{"w"}, Problem::versionMoved, {{"state", "paid"}}, false},
    };
    return rows;
  }
  static OutboxItem command(const Command& wish) {
    OutboxItem item;
    item.command = wish;
    return item;
  }
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
