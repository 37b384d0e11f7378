// SPDX-License-Identifier: GPL-3.0-or-later
// Every state an outbox row can be in, and how it gets there and out again.
#include <QTest>

#include "simulation/sim_replay.h"

namespace rebate {

using fixtures::SimClock;
using fixtures::SimReplay;
using fixtures::SimWorld;

class TestOutboxStates : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    replay_.reset();
    world_.reset();
    clock_ = std::make_unique<SimClock>();
    world_ = std::make_unique<SimWorld>(*clock_);
    for (int i = 0; i < 20; ++i) world_->put(fixtures::rebateNumbered(i));
    replay_ = std::make_unique<SimReplay>(*world_);
  }

  void heldBackItWaitsAndCanBeTakenBack() {
    QVERIFY(decide(0, {.sendAfter = clock_->wall() + 3000}));
    QVERIFY(decide(1, {.sendAfter = clock_->wall() + 3000}));
    replay_->pass(2500);
    QCOMPARE(replay_->posts(), 0);
    QVERIFY(replay_->replay().cancel(replay_->row(1).decision.id));
    replay_->pass(1000);
    QCOMPARE(replay_->state(1), OutboxState::cancelled);
    QCOMPARE(replay_->state(2), OutboxState::applied);
    QCOMPARE(world_->timesBooked(idOf(0)), 0);
  }

  void heldBackOverARestartItGoesWhenItsTimeHasCome() {
    QVERIFY(decide(0, {.sendAfter = clock_->wall() + 3000}));
    replay_->restart();
    replay_->pass(2000);
    QCOMPARE(replay_->state(1), OutboxState::queued);
    replay_->pass(2000);
    QCOMPARE(replay_->state(1), OutboxState::applied);
  }

  void aClockSetBackHoldsNothingBack() {
    QVERIFY(decide(0, {.sendAfter = clock_->wall() + 3000}));
    clock_->stepWall(-3600000);
    replay_->replay().retryNow();
    replay_->pass(500);
    QCOMPARE(replay_->state(1), OutboxState::applied);
  }

  void pastItsDeadlineItIsNotSent_data() {
    QTest::addColumn<int>("ahead");
    QTest::addColumn<bool>("sent");
    QTest::newRow("in time") << 9000 << true;
    QTest::newRow("at the deadline") << 10000 << false;
    QTest::newRow("long past") << 86400000 << false;
  }
  void pastItsDeadlineItIsNotSent() {
    QFETCH(int, ahead);
    QFETCH(bool, sent);
    world_->noLeader();
    replay_->look();
    QVERIFY(decide(0, {.expiresAt = clock_->wall() + 10000}));
    replay_->regionAhead = ahead;
    replay_->replay().retryNow();
    QCOMPARE(replay_->state(1), OutboxState::queued);  // nobody is there to say what time it is
    world_->lead("cn-north");
    replay_->pass(200);
    QCOMPARE(replay_->state(1), sent ? OutboxState::applied : OutboxState::expired);
    QCOMPARE(replay_->posts(), sent ? 1 : 0);
    if (!sent) QVERIFY(replay_->row(1).settledAt > 0);
  }

  void unknownPastItsDeadlineItIsLookedUpFirst_data() {
    QTest::addColumn<bool>("arrived");
    QTest::newRow("it had arrived") << true;
    QTest::newRow("it had not") << false;
  }
  void unknownPastItsDeadlineItIsLookedUpFirst() {
    QFETCH(bool, arrived);
    (arrived ? world_->loseAnswer : world_->loseRequest) = 1;
    QVERIFY(decide(0, {.expiresAt = clock_->wall() + 10000}));
    clock_->advance(4);
    world_->silence("cn-east", true);
    replay_->look();
    world_->loseAnswer = world_->loseRequest = 0;
    replay_->regionAhead = 20000;
    world_->lead("cn-north");
    replay_->pass(2000);
    QCOMPARE(replay_->state(1), arrived ? OutboxState::applied : OutboxState::expired);
    QCOMPARE(replay_->posts(), 1);
  }

  void anotherHistoryParksWhatWaits() {
    world_->noLeader();
    replay_->look();
    QVERIFY(decide(0));
    QVERIFY(decide(1));
    startAnew();
    replay_->pass(1000);
    QVERIFY(decide(2));
    replay_->pass(200);
    for (const int number : {1, 2}) {
      QCOMPARE(replay_->state(number), OutboxState::parked);
      QVERIFY(replay_->row(number).problem == Problem::epochMoved);
    }
    QCOMPARE(replay_->state(3), OutboxState::applied);
    QVERIFY(replay_->replay().waitsFor(idOf(0)));
    QVERIFY(replay_->replay().release(replay_->row(1).decision.id));
    QVERIFY(replay_->replay().dismiss(replay_->row(2).decision.id));
    replay_->pass(500);
    QCOMPARE(replay_->state(1), OutboxState::applied);
    QCOMPARE(replay_->state(2), OutboxState::cancelled);
    QVERIFY(!replay_->replay().release(replay_->row(2).decision.id));
    QCOMPARE(world_->timesBooked(idOf(0)), 1);
    QCOMPARE(world_->timesBooked(idOf(1)), 0);
  }

  void releasedItIsNotParkedAgainAfterARestart() {
    world_->noLeader();
    replay_->look();
    QVERIFY(decide(0));
    startAnew();
    replay_->pass(500);
    world_->noLeader();
    replay_->look();
    QVERIFY(replay_->replay().release(replay_->row(1).decision.id));
    replay_->restart();
    QCOMPARE(replay_->state(1), OutboxState::queued);
    world_->lead("cn-south");
    replay_->pass(500);
    QCOMPARE(replay_->state(1), OutboxState::applied);
  }

  void sentOnAnotherHistoryItIsLookedUpAndThenParked() {
    world_->loseAnswer = 1;
    QVERIFY(decide(0));
    clock_->advance(5);
    QCOMPARE(replay_->state(1), OutboxState::unknown);
    world_->loseAnswer = 0;
    startAnew();
    replay_->pass(2000);
    QCOMPARE(replay_->state(1), OutboxState::parked);
    QCOMPARE(world_->timesBooked(idOf(0)), 0);
    QCOMPARE(replay_->posts(), 1);
  }

  void whatNoRegionCanTakeIsParkedAndBlocksOnlyItsOwn() {
    world_->poison.insert(idOf(0));
    world_->noLeader();
    replay_->look();
    for (int i = 0; i < 20; ++i) QVERIFY(decide(i));
    QVERIFY(replay_->decide(rebate(0), Action::hold));
    world_->lead("cn-east");
    QVERIFY(replay_->passUntil([&] { return replay_->outbox.counts()->waiting == 2; }, 20000));
    for (int number = 2; number <= 20; ++number) QCOMPARE(replay_->state(number), OutboxState::applied);
    QVERIFY(replay_->passUntil([&] { return replay_->state(1) == OutboxState::parked; }, 600000));
    QVERIFY(replay_->row(1).problem == Problem::fault);
    QCOMPARE(replay_->state(21), OutboxState::queued);  // the same rebate: it waits behind it
    world_->poison.clear();
    QVERIFY(replay_->replay().release(replay_->row(1).decision.id));
    replay_->pass(2000);
    QCOMPARE(replay_->state(1), OutboxState::applied);
    QVERIFY(!isOpen(replay_->state(21)));
  }

  void anOldCopyOfTheOutboxCountsOnFromWhereTheRegionIs() {
    DecisionReply reply;
    QVERIFY(decide(0));
    replay_->pass(100);
    QVERIFY(replay_->outbox.skipNumbersTo(40));
    QCOMPARE(decide(1)->decision.deviceSeq, std::int64_t{41});
  }

  void whatMayHaveBeenSentIsNotWithdrawn() {
    world_->loseRequest = 1;
    QVERIFY(decide(0));
    clock_->advance(3);
    QCOMPARE(replay_->state(1), OutboxState::sending);
    QVERIFY(replay_->replay().cancel(replay_->row(1).decision.id).error().code == Errc::notAllowed);
    clock_->advance(3);
    QVERIFY(replay_->replay().cancel(replay_->row(1).decision.id).error().code == Errc::notAllowed);
    world_->loseRequest = 0;
    replay_->pass(2000);
    QCOMPARE(replay_->state(1), OutboxState::applied);
  }

  void oneRefusedTokenIsSaidOnce() {
    for (int i = 0; i < 20; ++i) QVERIFY(decide(i, {.sendAfter = clock_->wall() + 500}));
    world_->loseAnswer = 1;
    clock_->advance(505);
    world_->loseAnswer = 0;
    world_->expireTokens();
    replay_->pass(100);
    QCOMPARE(replay_->refusals, 1);
    QVERIFY(replay_->passUntil([&] { return replay_->outbox.counts()->waiting == 0; }, 10000));
    QCOMPARE(replay_->refusals, 1);
    for (int number = 1; number <= 20; ++number) QCOMPARE(replay_->state(number), OutboxState::applied);
  }

  void aFullDiskStopsNothingForEver() {
    QVERIFY(decide(0, {.sendAfter = clock_->wall() + 200}));
    replay_->outbox.failing = true;
    replay_->pass(3000);
    QVERIFY(replay_->failures > 0);
    QCOMPARE(replay_->posts(), 0);  // not on disk as sent: not sent
    replay_->outbox.failing = false;
    replay_->pass(3000);
    QCOMPARE(replay_->state(1), OutboxState::applied);
  }

  void whatNeedsAPersonCanBePutAside_data() {
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("allowed");
    for (int state = 0; state <= static_cast<int>(OutboxState::parked); ++state)
      QTest::newRow(std::string(name(static_cast<OutboxState>(state))).c_str())
          << state << needsPerson(static_cast<OutboxState>(state));
  }
  void whatNeedsAPersonCanBePutAside() {
    QFETCH(int, state);
    QFETCH(bool, allowed);
    world_->noLeader();
    replay_->look();
    auto item = *decide(0);
    item.state = static_cast<OutboxState>(state);
    QVERIFY(replay_->outbox.update(item));
    replay_->restart();
    QCOMPARE(replay_->replay().dismiss(item.decision.id).ok(), allowed);
    QCOMPARE(replay_->state(1) == OutboxState::cancelled, allowed || item.state == OutboxState::cancelled);
  }

 private:
  Result<OutboxItem> decide(int number, const AddedBy& by = {}) {
    return replay_->decide(rebate(number), Action::approve, by);
  }
  Rebate rebate(int number) const { return fixtures::rebateNumbered(number); }
  std::string idOf(int number) const { return rebate(number).id; }
  /// The platform comes back with another history: the rebates are as they were at first.
  void startAnew() {
    world_->replaceStore("store-2");
    for (int i = 0; i < 20; ++i) world_->put(rebate(i));
    world_->lead("cn-north");
    replay_->look();
  }

  std::unique_ptr<SimClock> clock_;
  std::unique_ptr<SimWorld> world_;
  std::unique_ptr<SimReplay> replay_;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestOutboxStates)
#include "tst_outbox_states.moc"
