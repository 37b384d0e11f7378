// SPDX-License-Identifier: GPL-3.0-or-later
// The lock, accounts, and the time for which a copy may be used. Simulated regions and time, real files.
#include <QTest>

#include "fixtures/rebates.h"
#include "simulation/sim_console.h"

namespace rebate {

using fixtures::SimClock;
using fixtures::SimConsole;
using fixtures::SimWorld;

class TestSessionLock : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    clock_ = std::make_unique<SimClock>();
    world_ = std::make_unique<SimWorld>(*clock_);
    for (int i = 0; i < 20; ++i) world_->put(fixtures::rebateNumbered(i));
    console_ = std::make_unique<SimConsole>(*world_);
    console_->boot = "boot-1";
    console_->start();
  }
  void cleanup() { console_.reset(); }

  void theFirstStartKnowsNobody() {
    QVERIFY(console_->facts().vault == VaultState::absent);
    QVERIFY(console_->facts().signIn == SignIn::signedOut);
    QVERIFY(console_->signIn("nobody.here", "wrong").error().code == Errc::unauthenticated);
    QVERIFY(!QFile::exists(QString::fromStdString(console_->path("outbox.db", "nobody.here"))));  // nor a key
  }

  void lockedEverythingIsClosedAndOnlyTheCountIsTold() {
    signInAndSync();
    killAll();
    QVERIFY(console_->decide(console_->rows().front()));
    console_->session().lock(LockReason::idle);
    const auto& facts = console_->facts();
    QVERIFY(facts.signIn == SignIn::locked);
    QVERIFY(facts.lock == LockReason::idle);
    QCOMPARE(facts.who->name, std::string("chen.jing"));
    QVERIFY(facts.outbox == (OutboxCounts{1, 0}));
    QVERIFY(console_->session().cache() == nullptr);
    QVERIFY(console_->session().openReader() == nullptr);
    QCOMPARE(facts.copyNumber, 0);
    QCOMPARE(facts.cached.total(), 0);
    QVERIFY(facts.cursor == Cursor{});
    QVERIFY(console_->vault().state() != VaultState::ready);  // no key in memory
    QVERIFY(!console_->vault().dataKey("cache"));
    QVERIFY(console_->outbox().empty());
    QVERIFY(console_->decide(fixtures::rebateNumbered(3)).error().code == Errc::locked);
  }

  void whileLockedNothingIsSent() {
    signInAndSync();
    world_->noLeader();
    const auto row = console_->rows().front();
    QVERIFY(console_->decide(row));
    console_->session().lock(LockReason::suspended);
    world_->lead("cn-east");
    clock_->advance(60'000);
    QCOMPARE(world_->timesBooked(row.id), 0);
    QVERIFY(console_->signIn());
    QVERIFY(clock_->advanceUntil([&] { return world_->timesBooked(row.id) == 1; }));
  }

  void thePasswordUnlocksWithoutAskingARegion() {
    signInAndSync();
    console_->session().lock(LockReason::screenLocked);
    const auto minted = world_->minted;
    QVERIFY(console_->signIn("chen.jing", "wrong").error().code == Errc::unauthenticated);
    QVERIFY(console_->facts().signIn == SignIn::locked);
    QVERIFY(console_->signIn());
    QCOMPARE(world_->minted, minted);  // the token that was there is as good
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().signIn == SignIn::signedIn; }));
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }));
  }

  void unlocksWithoutAnyRegion() {
    signInAndSync();
    killAll();
    console_->session().lock(LockReason::asked);
    QVERIFY(!console_->signIn("chen.jing", "wrong"));
    QVERIFY(console_->signIn());
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().signIn == SignIn::offline; }));
    QCOMPARE(console_->rows().size(), std::size_t{20});
  }

  void whatWasBeingSentWhenItLockedIsAskedAbout() {
    signInAndSync();
    const auto row = console_->rows().front();
    world_->region("cn-east").latency = 500;
    QVERIFY(console_->decide(row));
    clock_->advance(100);
    QVERIFY(console_->outbox().front().state == OutboxState::sending);
    console_->session().lock(LockReason::asked);
    clock_->advance(2'000);
    QVERIFY(console_->signIn());
    QVERIFY(clock_->advanceUntil([&] { return console_->outbox().front().state == OutboxState::applied; }));
    QCOMPARE(world_->timesBooked(row.id), 1);
  }

  void aLockedVaultKeepsItShutAndIsTriedAgain() {
    signInAndSync();
    console_->session().lock(LockReason::asked);
    console_->vault().lock(true);
    QVERIFY(console_->signIn().error().code == Errc::locked);
    QVERIFY(console_->facts().signIn == SignIn::locked);
    QVERIFY(console_->facts().trouble->code == Errc::locked);
    console_->vault().lock(false);
    QVERIFY(console_->signIn());
    QVERIFY(!console_->facts().trouble);
  }

  void twoPeopleAtOneDeskSeeNothingOfEachOther() {
    signInAndSync();
    killAll();
    QVERIFY(console_->decide(console_->rows().front()));
    console_->session().signOut();
    for (const auto* name : {"cn-east", "cn-north", "cn-south"}) world_->start(name);
    world_->lead("cn-east");
    QVERIFY(console_->signIn("li.hua", "support"));
    QVERIFY(console_->facts().outbox == OutboxCounts{});
    QVERIFY(console_->outbox().empty());
    clock_->advance(5'000);
    QVERIFY(world_->rebates().begin()->second.state == RebateState::awaitingApproval);  // nobody sent it for her
    console_->session().signOut();
    QVERIFY(console_->signIn());
    QVERIFY(clock_->advanceUntil([&] { return !console_->outbox().empty() && console_->outbox().front().state == OutboxState::applied; }));
  }

  void aStartAsksForThePasswordOfWhoWasHere() {
    signInAndSync();
    console_->start();
    QVERIFY(console_->facts().signIn == SignIn::locked);
    QVERIFY(console_->facts().lock == LockReason::started);
    QCOMPARE(console_->facts().who->name, std::string("chen.jing"));
    QVERIFY(console_->session().cache() == nullptr);
  }

  void withoutRegionsTheirNamesAreKnown() {
    signInAndSync();
    clock_->advance(5'000);
    killAll();
    console_->start();
    QVERIFY(console_->signIn());
    for (const auto& region : console_->facts().regions) QVERIFY(!region.city.empty());
  }

  void afterADayNobodyIsShownByTheirName() {
    signInAndSync();
    killAll();
    QVERIFY(!console_->rows().front().userMask.empty());
    clock_->sleepThrough(25 * kHour);
    clock_->advance(2'000);
    QVERIFY(console_->facts().personalExpired);
    QCOMPARE(console_->rows().size(), std::size_t{20});
    for (const auto& row : console_->rows()) QVERIFY(row.userMask.empty());
    for (const auto* name : {"cn-east", "cn-north", "cn-south"}) world_->start(name);
    world_->lead("cn-east");
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }));  // masks and all
    QVERIFY(!console_->facts().personalExpired);
  }

  void pastTheLeaseTheCopyIsSealedAndTheOutboxKept() {
    signInAndSync();
    killAll();
    QVERIFY(console_->decide(console_->rows().front()));
    clock_->sleepThrough(71 * kHour);
    clock_->advance(2'000);
    QVERIFY(!console_->facts().sealed);
    QCOMPARE(console_->rows().size(), std::size_t{20});
    clock_->sleepThrough(2 * kHour);
    clock_->advance(2'000);
    QVERIFY(console_->facts().sealed);
    QVERIFY(console_->session().cache() == nullptr);
    QVERIFY(console_->facts().outbox == (OutboxCounts{1, 0}) || console_->facts().outbox.attention == 1);
    console_->start();  // nor does another start open it
    QVERIFY(console_->signIn());
    QVERIFY(console_->facts().sealed);
    for (const auto* name : {"cn-east", "cn-north", "cn-south"}) world_->start(name);
    world_->lead("cn-east");
    QVERIFY(clock_->advanceUntil([&] { return !console_->facts().sealed && console_->rows().size() == 20; }));
  }

  /// Fault 19: the clock of the desktop is set while it is offline.
  void settingTheClockOpensNothingAndSealsNothing() {
    signInAndSync();
    killAll();
    for (const Millis step : {kHour, -2 * kHour, 3 * 365 * 24 * kHour, -6 * 365 * 24 * kHour}) {
      clock_->stepWall(step);
      clock_->advance(2'000);
      QVERIFY(!console_->facts().sealed);
      QVERIFY(console_->facts().signIn == SignIn::offline);
      QVERIFY(console_->decide(console_->rows()[static_cast<std::size_t>(console_->outbox().size())]));
    }
    for (const auto* name : {"cn-east", "cn-north", "cn-south"}) world_->start(name);
    world_->lead("cn-east");
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().outbox == OutboxCounts{}; }));
    QVERIFY(console_->facts().signIn == SignIn::signedIn);
  }

  void whatHappenedMeanwhileIsToldOnce() {
    signInAndSync();
    killAll();
    const auto rows = console_->rows();
    QVERIFY(console_->decide(rows[0]));
    QVERIFY(console_->decide(rows[1]));
    clock_->sleepThrough(42 * 60'000);
    clock_->advance(2'000);
    auto moved = rows[1];
    moved.version += 1;
    moved.paid.value += 1;
    world_->put(moved);
    for (const auto* name : {"cn-east", "cn-north", "cn-south"}) world_->start(name);
    world_->lead("cn-east");
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().wayBack.has_value(); }));
    const auto& back = *console_->facts().wayBack;
    QCOMPARE(back.applied, 1);
    QCOMPARE(back.refused, 1);
    QVERIFY(back.changes >= 1);
    QVERIFY(back.backAt - back.lostAt > 41 * 60'000);
    console_->session().acknowledge();
    QVERIFY(!console_->facts().wayBack);
  }

  void anotherRoleEmptiesTheCopyAtOnce() {
    signInAndSync();
    world_->operators["chen.jing"].role = Role::incident;
    world_->expireTokens();
    killAll();
    for (const auto* name : {"cn-east", "cn-north", "cn-south"}) world_->start(name);
    world_->lead("cn-east");
    QVERIFY(clock_->advanceUntil([&] { return console_->facts().who && console_->facts().who->role == Role::incident; }));
    QVERIFY(clock_->advanceUntil([&] { return console_->rows().empty(); }));
    QCOMPARE(console_->facts().cached.total(), 0);
  }

  void aReadOnlySessionShowsEverythingAndKeepsNothing() {
    console_->vault().lock(true);
    console_->session().openReadOnly();
    clock_->advance(10);
    console_->vault().lock(false);
    console_->session().openReadOnly();
    clock_->advance(10);
    QVERIFY(console_->facts().readOnly);
    signInAndSync();
    const auto refused = console_->decide(console_->rows().front());
    QVERIFY(refused.error().code == Errc::notAllowed);
    QCOMPARE(refused.error().field, std::string("read-only"));
    console_->session().lock(LockReason::idle);
    QVERIFY(console_->facts().signIn == SignIn::signedOut);
  }

  void preferencesAreOfThePerson() {
    signInAndSync();
    Preferences wanted{60'000, 10'000, 90, 1 << 30};
    std::optional<Outcome> outcome;
    console_->session().setPreferences(wanted, [&](const Outcome& o) { outcome = o; });
    QVERIFY(*outcome);
    console_->start();
    QVERIFY(console_->signIn());
    QVERIFY(console_->facts().preferences == wanted);
    console_->session().signOut();
    QVERIFY(console_->signIn("li.hua", "support"));
    QVERIFY(console_->facts().preferences != wanted);
  }

  void aDecisionMayBeTakenBackWhileItIsHeld() {
    signInAndSync();
    console_->session().setPreferences({0, 5'000, 0, 0}, [](const Outcome&) {});
    const auto rows = console_->rows();
    const auto first = console_->decide(rows[0]);
    const auto second = console_->decide(rows[1]);
    clock_->advance(3'000);
    std::optional<Outcome> outcome;
    console_->session().cancel(first->decision.id, [&](const Outcome& o) { outcome = o; });
    QVERIFY(*outcome);
    QCOMPARE(world_->timesBooked(rows[1].id), 0);
    QVERIFY(clock_->advanceUntil([&] { return world_->timesBooked(rows[1].id) == 1; }, 4'000));
    clock_->advance(10'000);
    QCOMPARE(world_->timesBooked(rows[0].id), 0);
  }

  void aWipedCopyIsFetchedAnewAndTheOutboxStays() {
    signInAndSync();
    killAll();
    QVERIFY(console_->decide(console_->rows().front()));
    const auto before = *console_->vault().dataKey("cache");
    std::optional<Outcome> outcome;
    console_->session().wipeCache([&](const Outcome& o) { outcome = o; });
    QVERIFY(*outcome);
    QVERIFY(*console_->vault().dataKey("cache") != before);
    QVERIFY(console_->rows().empty());
    QCOMPARE(console_->outbox().size(), std::size_t{1});
    for (const auto* name : {"cn-east", "cn-north", "cn-south"}) world_->start(name);
    world_->lead("cn-east");
    QVERIFY(clock_->advanceUntil([&] { return console_->rows().size() == 20; }));
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

QTEST_GUILESS_MAIN(rebate::TestSessionLock)
#include "tst_session_lock.moc"
