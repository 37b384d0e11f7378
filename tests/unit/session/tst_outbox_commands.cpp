// SPDX-License-Identifier: GPL-3.0-or-later
// Commands in the outbox: sent under their own key until there is an answer, done once, in order for each entity.
#include <QTest>

#include "fixtures/commands.h"
#include "simulation/sim_replay.h"

namespace rebate {

using fixtures::SimClock;
using fixtures::SimReplay;
using fixtures::SimWorld;

class TestOutboxCommands : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    replay_.reset();
    world_.reset();
    clock_ = std::make_unique<SimClock>();
    world_ = std::make_unique<SimWorld>(*clock_);
    world_->operators["chen.jing"].role = Role::support;
    for (int i = 0; i < 3; ++i) world_->put(fixtures::rebateNumbered(i));
    replay_ = std::make_unique<SimReplay>(*world_);
  }

  void whatIsDoneSaysWhatCameOfIt() {
    QVERIFY(replay_->command(level("u-1", 0), {{"version", "0"}}));
    replay_->pass(100);
    QCOMPARE(replay_->state(1), OutboxState::applied);
    QCOMPARE(replay_->row(1).appliedBy, std::string("cn-east"));
    QVERIFY(replay_->row(1).factsNow == (Facts{{"version", "1"}}));
    QCOMPARE(replay_->commands(), 1);
    QCOMPARE(replay_->posts(), 0);
  }

  void theOutboxIsBesideDecisions() {
    QVERIFY(replay_->command(note("u-1")));
    QVERIFY(replay_->decide(fixtures::rebateNumbered(0), Action::hold));
    QVERIFY(replay_->command(note("u-2")));
    replay_->pass(200);
    QCOMPARE(replay_->outbox.counts()->waiting, std::int64_t{0});
    QCOMPARE(replay_->commands(), 2);
    QCOMPARE(replay_->posts(), 1);
  }

  void aStaleOneIsShownWithWhatStandsThere() {
    QVERIFY(replay_->command(level("u-1", 4), {{"version", "4"}}));
    replay_->pass(100);
    QCOMPARE(replay_->state(1), OutboxState::conflict);
    QVERIFY(replay_->row(1).problem == Problem::versionMoved);
    QVERIFY(replay_->row(1).factsNow == (Facts{{"version", "0"}}));
  }

  void oneThatIsNotAllowedIsShown() {
    world_->operators["chen.jing"].role = Role::auditor;
    QVERIFY(replay_->command(note("u-1")));
    replay_->pass(100);
    QCOMPARE(replay_->state(1), OutboxState::conflict);
    QVERIFY(replay_->row(1).problem == Problem::forbidden);
  }

  void withoutAnAnswerItIsSentAgainUnderItsKey_data() {
    QTest::addColumn<bool>("arrived");
    QTest::newRow("the answer was lost") << true;
    QTest::newRow("the request was lost") << false;
  }
  void withoutAnAnswerItIsSentAgainUnderItsKey() {
    QFETCH(bool, arrived);
    (arrived ? world_->loseAnswer : world_->loseRequest) = 1;
    QVERIFY(replay_->command(level("u-1", 0)));
    clock_->advance(10);
    QCOMPARE(replay_->state(1), OutboxState::unknown);
    QVERIFY(!replay_->replay().cancel(replay_->row(1).decision.id));
    world_->loseAnswer = world_->loseRequest = 0;
    replay_->pass(2000);
    QCOMPARE(replay_->state(1), OutboxState::applied);
    QCOMPARE(replay_->commands(), 2);
    QCOMPARE(doneOn(1), std::vector<std::string>{"store-1"});
  }

  void killedWhileItWasOnItsWayItIsDoneOnce() {
    for (const Millis at : {0, 1, 2, 3, 4}) {
      init();
      replay_->lateTwins = true;
      QVERIFY(replay_->command(level("u-1", 0)));
      clock_->advance(at);
      replay_->restart();
      replay_->pass(5000);
      QCOMPARE(replay_->state(1), OutboxState::applied);
      QCOMPARE(doneOn(1), std::vector<std::string>{"store-1"});
    }
  }

  void aLeaderThatDiesWithItIsFollowedByTheNext() {
    QVERIFY(replay_->command(level("u-1", 0)));
    clock_->advance(3);
    world_->kill("cn-east");
    replay_->replay().linkLost("cn-east");
    QCOMPARE(replay_->state(1), OutboxState::unknown);
    world_->lead("cn-north");
    replay_->pass(1000);
    QCOMPARE(replay_->state(1), OutboxState::applied);
    QCOMPARE(replay_->row(1).appliedBy, std::string("cn-north"));
    QCOMPARE(doneOn(1), std::vector<std::string>{"store-1"});
  }

  void ofOneEntityTheyGoOneAfterTheOther() {
    world_->noLeader();
    replay_->look();
    for (int i = 0; i < 20; ++i) QVERIFY(replay_->command(level("u-1", i)));
    for (int i = 0; i < 20; ++i) QVERIFY(replay_->command(note("u-" + std::to_string(i + 2))));
    world_->loseAnswer = 0.3;
    world_->lead("cn-east");
    QVERIFY(replay_->passUntil([&] { return replay_->outbox.counts()->waiting == 0; }, 120000));
    for (int number = 1; number <= 40; ++number) QCOMPARE(replay_->state(number), OutboxState::applied);
  }

  void theOneBehindAnUnknownOneWaits() {
    world_->loseAnswer = 1;
    QVERIFY(replay_->command(level("u-1", 0)));
    QVERIFY(replay_->command(note("u-1")));
    clock_->advance(10);
    QCOMPARE(replay_->state(1), OutboxState::unknown);
    QCOMPARE(replay_->state(2), OutboxState::queued);
    QCOMPARE(replay_->row(2).tries, 0);
  }

  void onAnotherHistoryWhatMayHaveBeenSentWaitsForAPerson() {
    world_->loseAnswer = 1;
    QVERIFY(replay_->command(note("u-1")));
    clock_->advance(10);
    QCOMPARE(replay_->state(1), OutboxState::unknown);
    world_->loseAnswer = 0;
    world_->replaceStore("store-2");
    world_->lead("cn-north");
    replay_->look();
    replay_->pass(2000);
    QCOMPARE(replay_->state(1), OutboxState::parked);
    QVERIFY(replay_->row(1).problem == Problem::epochMoved);
    QCOMPARE(doneOn(1), std::vector<std::string>{"store-1"});
    QVERIFY(replay_->replay().release(replay_->row(1).decision.id));
    replay_->pass(500);
    QCOMPARE(replay_->state(1), OutboxState::applied);
    QCOMPARE(doneOn(1), (std::vector<std::string>{"store-1", "store-2"}));
  }

  void pastItsDeadlineItIsNotSent_data() {
    QTest::addColumn<bool>("sentBefore");
    QTest::newRow("never sent") << false;
    QTest::newRow("sent, and nobody knows") << true;
  }
  void pastItsDeadlineItIsNotSent() {
    QFETCH(bool, sentBefore);
    if (sentBefore) world_->loseRequest = 1;
    if (!sentBefore) world_->noLeader();
    replay_->look();
    QVERIFY(replay_->command(note("u-1"), {}, {.expiresAt = clock_->wall() + 10000}));
    clock_->advance(10);
    world_->loseRequest = 0;
    replay_->regionAhead = 20000;
    world_->lead("cn-north");
    replay_->pass(2000);
    QCOMPARE(replay_->state(1), OutboxState::expired);
    QCOMPARE(replay_->commands(), sentBefore ? 1 : 0);
    QVERIFY(replay_->row(1).settledAt > 0);
  }

  void whatNoRegionCanTakeIsParkedAndBlocksOnlyItsOwn() {
    world_->poison.insert("user:u-1");
    QVERIFY(replay_->command(note("u-1")));
    QVERIFY(replay_->command(note("u-2")));
    replay_->pass(3000);
    QCOMPARE(replay_->state(2), OutboxState::applied);
    QVERIFY(replay_->passUntil([&] { return replay_->state(1) == OutboxState::parked; }, 600000));
    QVERIFY(replay_->row(1).problem == Problem::fault);
    QVERIFY(replay_->command(note("u-1")));
    replay_->pass(2000);
    QCOMPARE(replay_->state(3), OutboxState::queued);
    world_->poison.clear();
    QVERIFY(replay_->replay().release(replay_->row(1).decision.id));
    replay_->pass(2000);
    QCOMPARE(replay_->state(1), OutboxState::applied);
    QCOMPARE(replay_->state(3), OutboxState::applied);
  }

  void aRefusedTokenIsSaidOnceAndTheyGoWithTheNext() {
    for (int i = 0; i < 4; ++i)
      QVERIFY(replay_->command(note("u-" + std::to_string(i)), {}, {.sendAfter = clock_->wall() + 500}));
    world_->expireTokens();
    replay_->pass(2000);
    QCOMPARE(replay_->refusals, 1);
    for (int number = 1; number <= 4; ++number) QCOMPARE(replay_->state(number), OutboxState::applied);
  }

  void onlyWhatNamesAVersionWaitsForAnother() {
    world_->noLeader();
    replay_->look();
    QVERIFY(replay_->command(note("u-1")));
    QVERIFY(!replay_->replay().waitsFor(Command(level("u-1", 0))));
    QVERIFY(replay_->command(level("u-1", 0)));
    QVERIFY(replay_->replay().waitsFor(Command(level("u-1", 0))));
    QVERIFY(!replay_->replay().waitsFor(Command(note("u-1"))));
    QVERIFY(!replay_->replay().waitsFor(Command(level("u-2", 0))));
  }

 private:
  static AddNote note(const std::string& user) { return {user, "客户来电"}; }
  static ChangeUser level(const std::string& user, std::int64_t version) {
    return {user, version, Level::gold, {}, "long-standing"};
  }
  std::vector<std::string> doneOn(std::int64_t number) { return world_->doneOn(replay_->row(number).decision.id); }

  std::unique_ptr<SimClock> clock_;
  std::unique_ptr<SimWorld> world_;
  std::unique_ptr<SimReplay> replay_;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestOutboxCommands)
#include "tst_outbox_commands.moc"
