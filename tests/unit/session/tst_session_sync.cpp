// SPDX-License-Identifier: GPL-3.0-or-later
// The cache follows the platform's history whatever happens to streams and snapshots.
#include <QTest>

#include "fixtures/rebates.h"
#include "simulation/sim_console.h"

namespace rebate {

using fixtures::SimClock;
using fixtures::SimConsole;
using fixtures::SimWorld;

class TestSessionSync : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    clock_ = std::make_unique<SimClock>();
    world_ = std::make_unique<SimWorld>(*clock_);
    for (int i = 0; i < 10; ++i) world_->put(fixtures::rebateNumbered(i));
    console_ = std::make_unique<SimConsole>(*world_);
    console_->start();
    QVERIFY(console_->signIn());
  }
  void cleanup() { console_.reset(); }

  void changesDuringTheSnapshotAreJoinedToIt() {
    for (int i = 0; i < 40; ++i) {
      world_->put(fixtures::rebateNumbered(i, RebateState::held));
      clock_->advance(3);
    }
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }, 3'000));
    QCOMPARE(snapshots(), 1);
  }

  void eachChangeIsToldOnceAlthoughThreeRegionsBringIt() {
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }));
    console_->changed.clear();
    world_->put(fixtures::rebateNumbered(3, RebateState::held));
    clock_->advance(100);
    QVERIFY(console_->inStep());
    QCOMPARE(console_->changed.size(), std::size_t{1});
    QVERIFY(console_->changed[0] == std::vector<std::string>{fixtures::rebateNumbered(3).id});
  }

  void aLostSnapshotIsFetchedFromAnother() {
    QVERIFY(clock_->advanceUntil([&] { return snapshots() == 1; }));
    std::string source = console_->facts().readingFrom;
    world_->kill(source);
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }, 10'000));
  }

  void anotherHistoryReplacesTheOldOne() {
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }));
    console_->stop();
    world_->replaceStore("store-2");
    for (int i = 100; i < 105; ++i) world_->put(fixtures::rebateNumbered(i));
    console_->restart();
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }, 10'000));
    QCOMPARE(console_->facts().cursor.store, std::string("store-2"));
    QCOMPARE(snapshots(), 1);
  }

  void tooFarBehindASnapshotIsFetched() {
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }));
    console_->stop();
    for (int i = 0; i < 50; ++i) world_->put(fixtures::rebateNumbered(i, RebateState::held));
    world_->forgetChangesBefore(55);
    console_->restart();
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }, 10'000));
    QCOMPARE(snapshots(), 1);
  }

  void whatWasMissedComesFromTheCursor() {
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }));
    console_->stop();
    for (int i = 0; i < 50; ++i) world_->put(fixtures::rebateNumbered(i, RebateState::held));
    console_->restart();
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }, 3'000));
    QCOMPARE(snapshots(), 0);
  }

  void changesOfNewerKindsLeaveNoGap() {
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }));
    const auto before = snapshots();
    for (int i = 0; i < 5; ++i) {
      world_->putOfNewerKind();
      world_->put(fixtures::rebateNumbered(i, RebateState::held));
      world_->putOfNewerKind();
    }
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }, 3'000));
    QCOMPARE(snapshots(), before);
    QCOMPARE(console_->facts().cursor.seq, std::int64_t{25});
  }

  /// Fault 22, the whole session: it follows the platform by asking.
  void whereAProxyKeepsStreamsBackItAsks() {
    for (const auto* name : {"cn-east", "cn-north", "cn-south"}) world_->region(name).streamsKeptBack = true;
    console_->restart();
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }, 30'000));
    for (int i = 0; i < 50; ++i) {
      world_->put(fixtures::rebateNumbered(i % 7, i % 2 == 0 ? RebateState::held : RebateState::awaitingApproval));
      clock_->advance(300);
    }
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }, 5'000));
    int polls = 0;
    for (const auto* link : console_->links) polls += link->polls;
    QVERIFY(polls > 10);
    const auto row = console_->rows({RebateState::awaitingApproval, {}, RebateOrder::newest}).front();
    QVERIFY(console_->decide(row));
    QVERIFY(clock_->advanceUntil([&] { return world_->timesBooked(row.id) == 1; }, 5'000));
  }

  void ageFollowsTheHeartbeatsWhileNothingChanges() {
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }));
    clock_->advance(60'000);
    QVERIFY(clock_->wall() - console_->facts().fetchedAt <= 1'100);
    for (const auto* name : {"cn-east", "cn-north", "cn-south"}) world_->silence(name, true);
    clock_->advance(60'000);
    QVERIFY(clock_->wall() - console_->facts().fetchedAt >= 59'000);  // and stands still with them
    console_->restart();
    QVERIFY(clock_->wall() - console_->facts().fetchedAt <= 75'000);  // it was on disk
    QVERIFY(console_->facts().fetchedAt > 0);
  }

  /// Regions die, fall silent and come back; changes go on. In the end the cache is the store.
  void chaosEndsInStep_data() {
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 12; ++seed) QTest::addRow("seed %d", seed) << seed;
  }
  void chaosEndsInStep() {
    QFETCH(int, seed);
    std::mt19937 random(static_cast<std::uint32_t>(seed));
    const char* names[] = {"cn-east", "cn-north", "cn-south"};
    constexpr RebateState states[] = {RebateState::held, RebateState::awaitingApproval, RebateState::credited};
    for (int step = 0; step < 150; ++step) {
      const auto* name = names[random() % 3];
      switch (random() % 8) {
        case 0:
          world_->kill(name);
          break;
        case 1:
          world_->silence(name, random() % 2 == 0);
          break;
        case 2:
          world_->start(name);
          break;
        case 3:
          world_->lead(name);
          break;
        default:
          world_->put(fixtures::rebateNumbered(static_cast<int>(random() % 60), states[random() % 3]));
          break;
      }
      clock_->advance(static_cast<Millis>(random() % 700));
    }
    for (const auto* name : names) {
      world_->silence(name, false);
      world_->start(name);
    }
    world_->lead("cn-east");
    QVERIFY(clock_->advanceUntil([&] { return console_->inStep(); }, 30'000));
    QCOMPARE(console_->facts().cached.total(), static_cast<std::int64_t>(world_->rebates().size()));
  }

 private:
  int snapshots() const {
    int sum = 0;
    for (const auto* link : console_->links) sum += link->snapshots;
    return sum;
  }

  std::unique_ptr<SimClock> clock_;
  std::unique_ptr<SimWorld> world_;
  std::unique_ptr<SimConsole> console_;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestSessionSync)
#include "tst_session_sync.moc"
