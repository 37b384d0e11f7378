// SPDX-License-Identifier: GPL-3.0-or-later
// A person at a desk: sign-in, deciding, regions that come and go. Simulated regions and time, real files.
#include <QTest>

#include "fixtures/rebates.h"
#include "simulation/sim_console.h"

namespace rebate {

using fixtures::SimClock;
using fixtures::SimConsole;
using fixtures::SimWorld;

class TestSession : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    clock_ = std::make_unique<SimClock>();
    world_ = std::make_unique<SimWorld>(*clock_);
    for (int i = 0; i < 20; ++i) world_->put(fixtures::rebateNumbered(i));
    console_ = std::make_unique<SimConsole>(*world_);
    console_->start();
  }
  void cleanup() { console_.reset(); }

  void fromSignInToAnAppliedDecision() {
    QVERIFY(console_->facts().signIn == SignIn::signedOut);
    QVERIFY(console_->signIn());
    QVERIFY(console_->facts().signIn == SignIn::signedIn);
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }));
    QVERIFY(console_->facts().target == (WriteTarget{WriteState::writing, "cn-east", 1}));
    QCOMPARE(console_->facts().cached.total(), std::int64_t{20});
    const auto row = console_->rows().front();
    const auto item = console_->decide(row);
    QVERIFY(item && item->state == OutboxState::queued);
    QVERIFY(clock_->advanceUntil([&] { return console_->outbox().front().state == OutboxState::applied; }));
    const auto applied = console_->outbox().front();
    QCOMPARE(applied.appliedBy, std::string("cn-east"));
    QCOMPARE(applied.auditHash, "audit-" + item->decision.id);
    QCOMPARE(world_->timesBooked(row.id), 1);
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }));
    QVERIFY(console_->facts().outbox == OutboxCounts{});
  }

  void signedOutARegionThatIsGoneIsNotSaidToAnswer() {
    clock_->advance(5'000);
    QVERIFY(console_->facts().regions.front().roundTrip >= 0);
    killAll();
    clock_->advance(5'000);
    for (const auto& region : console_->facts().regions) QCOMPARE(region.roundTrip, -1);
  }

  void aWrongPasswordIsSaidAtOnce() {
    const auto outcome = console_->signIn("chen.jing", "wrong");
    QVERIFY(outcome.error().code == Errc::unauthenticated);
    QVERIFY(console_->facts().signIn == SignIn::signedOut);
    QVERIFY(!console_->facts().who);
  }

  void signInOutlastsAFailover() {
    world_->noLeader();
    std::optional<Outcome> outcome;
    console_->session().signIn({"chen.jing", "correct"}, [&](const Outcome& answer) { outcome = answer; });
    clock_->advance(1'500);
    QVERIFY(!outcome);
    world_->lead("cn-south");
    QVERIFY(clock_->advanceUntil([&] { return outcome.has_value(); }, 2'000));
    QVERIFY(*outcome);
  }

  void aLaterStartGoesOnWhereItWas() {
    signInAndSync();
    console_->restart();
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().signIn == SignIn::signedIn; }, 3'000));
    QCOMPARE(console_->facts().who->name, std::string("chen.jing"));
    for (auto* link : console_->links) QCOMPARE(link->snapshots, 0);  // it went on from its cursor
  }

  void withEveryRegionDownTheCacheIsThereAndDecisionsWait() {
    signInAndSync();
    killAll();
    console_->restart();
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().signIn == SignIn::offline; }, 10'000));
    QCOMPARE(console_->rows().size(), std::size_t{20});
    QVERIFY(console_->facts().fetchedAt > 0);
    const auto row = console_->rows().front();
    QVERIFY(console_->decide(row));
    clock_->advance(30'000);
    QVERIFY(console_->facts().outbox == (OutboxCounts{1, 0}));
    world_->start("cn-north");
    world_->lead("cn-north");
    QVERIFY(clock_->advanceUntil([&] { return world_->timesBooked(row.id) == 1; }, 10'000));
    clock_->advance(5'000);
    QCOMPARE(world_->timesBooked(row.id), 1);
    QVERIFY(console_->outbox().front().state == OutboxState::applied);
  }

  void offlineWithAPasswordWhenTheTokenIsGone() {
    signInAndSync();
    console_->session().signOut();
    killAll();
    console_->start();
    QVERIFY(console_->signIn("chen.jing", "wrong").error().code == Errc::unavailable);
    QVERIFY(console_->signIn("li.hua", "support").error().code == Errc::unavailable);  // never signed in here
    QVERIFY(console_->signIn());
    QVERIFY(console_->facts().signIn == SignIn::offline);
    const auto row = console_->rows().front();
    QVERIFY(console_->decide(row));
    for (const auto* name : {"cn-east", "cn-north", "cn-south"}) world_->start(name);
    world_->lead("cn-south");
    // The password given offline gets a token by itself, and what waits goes out.
    QVERIFY(clock_->advanceUntil([&] { return world_->timesBooked(row.id) == 1; }, 10'000));
    QVERIFY(console_->facts().signIn == SignIn::signedIn);
  }

  void aRefusedTokenAsksForThePasswordAndRejectsNothing() {
    signInAndSync();
    world_->noLeader();
    const auto row = console_->rows().front();
    QVERIFY(console_->decide(row));
    world_->tokens.clear();
    world_->kill("cn-east");
    world_->start("cn-east");  // its stream must be opened again, with the old token
    world_->lead("cn-east");
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().signIn == SignIn::locked; }, 10'000));
    QVERIFY(console_->facts().lock == LockReason::sessionEnded);
    clock_->advance(5'000);
    QVERIFY(console_->facts().outbox == (OutboxCounts{1, 0}));
    QVERIFY(console_->signIn());
    QVERIFY(clock_->advanceUntil([&] { return world_->timesBooked(row.id) == 1; }, 10'000));
  }

  void refusedBeforeItIsKept() {
    QVERIFY(console_->decide(fixtures::rebateNumbered(0)).error().code == Errc::locked);  // nobody is signed in
    signInAndSync();
    const auto row = console_->rows().front();
    QCOMPARE(console_->decide(row, Action::reject).error().field, std::string("reason"));
    QVERIFY(console_->decide(fixtures::rebateNumbered(99, RebateState::credited)).error().code == Errc::invalid);
    auto old = row;
    old.version = 0;
    QVERIFY(console_->decide(old).error().code == Errc::moved);
    auto proposed = fixtures::rebateNumbered(50);
    proposed.proposedBy = "chen.jing";
    QVERIFY(console_->decide(proposed).error().code == Errc::notAllowed);
    QVERIFY(console_->outbox().empty());
    killAll();
    QVERIFY(console_->decide(row));
    QCOMPARE(console_->decide(row).error().field, std::string("pending"));
    QCOMPARE(console_->outbox().size(), std::size_t{1});
  }

  void moneyIsNotDecidedOnDataOlderThanADay() {
    signInAndSync();
    killAll();
    clock_->stepWall(24LL * 3'600'000 + 60'000);
    const auto refused = console_->decide(console_->rows().front());
    QVERIFY(refused.error().code == Errc::moved);
    QCOMPARE(refused.error().field, std::string("age"));
  }

  void supportMayReadAndNotDecide() {
    QVERIFY(console_->signIn("li.hua", "support"));
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }));
    const auto refused = console_->decide(console_->rows().front());
    QVERIFY(refused.error().code == Errc::notAllowed);
    QCOMPARE(refused.error().field, std::string("role"));
  }

  void cancelWhileItWaitsAndDismissAConflict() {
    signInAndSync();
    world_->noLeader();
    clock_->advance(1'500);
    const auto rows = console_->rows();
    const auto first = console_->decide(rows[0]);
    const auto second = console_->decide(rows[1]);
    std::optional<Outcome> outcome;
    console_->session().cancel(first->decision.id, [&](const Outcome& o) { outcome = o; });
    QVERIFY(*outcome);
    auto moved = rows[1];
    moved.version += 1;
    moved.paid.value += 1;
    world_->put(moved);
    world_->lead("cn-east");
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().outbox == OutboxCounts{0, 1}; }, 5'000));
    QVERIFY(console_->outbox()[0].state == OutboxState::conflict);
    QVERIFY(console_->outbox()[0].now->version == moved.version);
    QVERIFY(console_->outbox()[1].state == OutboxState::cancelled);
    QCOMPARE(world_->timesBooked(rows[0].id), 0);
    console_->session().cancel(second->decision.id, [&](const Outcome& o) { outcome = o; });
    QVERIFY(!*outcome);
    console_->session().dismiss(second->decision.id, [&](const Outcome& o) { outcome = o; });
    QVERIFY(*outcome);
    QVERIFY(console_->facts().outbox == OutboxCounts{});
  }

  void aDeadLeaderIsNoticedRoutedAroundAndRecorded() {
    signInAndSync();
    clock_->advance(3'000);
    world_->kill("cn-east");
    clock_->advance(50);
    QVERIFY(console_->facts().target.state == WriteState::noLeader);
    QVERIFY(console_->facts().failover && console_->facts().failover->phase() == FailoverPhase::elect);
    clock_->advance(2'000);
    world_->lead("cn-north");
    clock_->advance(50);
    QVERIFY(console_->facts().target == (WriteTarget{WriteState::writing, "cn-north", 2}));
    QVERIFY(console_->facts().failover->phase() == FailoverPhase::done);
    QCOMPARE(console_->facts().failovers.size(), std::size_t{1});
    clock_->advance(31'000);
    QVERIFY(!console_->facts().failover);
  }

  void aLockedVaultIsTriedAgain() {
    signInAndSync();
    console_->stop();
    console_->vault().lock(true);
    console_->start();
    QVERIFY(console_->facts().vault == VaultState::locked);
    QVERIFY(console_->signIn().error().code == Errc::locked);
    QVERIFY(console_->session().cache() == nullptr);
    console_->vault().lock(false);
    console_->session().retryVault();
    clock_->advance(10);
    QVERIFY(console_->facts().vault == VaultState::ready);
    QVERIFY(console_->signIn());
  }

  void theRateHasAGapWhileNobodyLeads() {
    signInAndSync();
    clock_->advance(10'000);
    console_->rates.clear();
    world_->counters["cn-east"] += 20;
    clock_->advance(4'000);
    QVERIFY(!console_->rates.empty() && !console_->rates.back().gap);
    QCOMPARE(console_->rates.back().value, 10.0);
    world_->kill("cn-east");
    clock_->advance(4'000);
    QVERIFY(console_->rates.back().gap);
    world_->lead("cn-north");
    clock_->advance(4'000);
    QVERIFY(!console_->rates.back().gap);
  }

  void detailComesFromALiveRegion() {
    std::optional<Result<RebateDetail>> detail;
    const auto ask = [&] {
      detail.reset();
      console_->session().fetchDetail(fixtures::rebateNumbered(3).id,
                                      [&](Result<RebateDetail> d) { detail = std::move(d); });
      clock_->advanceUntil([&] { return detail.has_value(); });
    };
    ask();
    QVERIFY(detail->error().code == Errc::unavailable);
    signInAndSync();
    ask();
    QVERIFY(*detail);
    QCOMPARE((*detail)->rebate.id, fixtures::rebateNumbered(3).id);
  }

 private:
  void signInAndSync() {
    QVERIFY(console_->signIn());
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }));
  }
  void killAll() {
    for (const auto* name : {"cn-east", "cn-north", "cn-south"}) world_->kill(name);
    clock_->advance(50);
  }

  std::unique_ptr<SimClock> clock_;
  std::unique_ptr<SimWorld> world_;
  std::unique_ptr<SimConsole> console_;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestSession)
#include "tst_session.moc"
