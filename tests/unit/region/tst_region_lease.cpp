// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <unistd.h>

#include <random>

#include "region/failover/lease.h"
#include "region/failover/lock_holder.h"
#include "region/store_fixture.h"

using namespace rebate;
using namespace rebate::region;
using rebate::fixtures::TemporaryStore;

namespace {

Candidate candidate(const std::string& region, std::int64_t pid) {
  return {region, "http://x", pid, "boot", 2'000};
}

}  // namespace

class TestRegionLease : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aNewStoreHasNoLeader();
  void aLiveLeaseIsNotTaken();
  void anExpiredOneIsTakenWithTheNextEpoch();
  void anotherBootsLeaseHasExpired();
  void renewingNeedsALeaseThatIsStillOurs();
  void releasingLetsTheNextOneInAtOnce();
  void aSuccessorHasItsMoment();
  void atMostOneLeadsAtAnyMoment_data();
  void atMostOneLeadsAtAnyMoment();
  void theKernelKnowsWhoHoldsTheLock();
};

void TestRegionLease::aNewStoreHasNoLeader() {
  TemporaryStore store;
  QCOMPARE(readLease(store.sql()).epoch, std::int64_t{0});
  QVERIFY(!readLease(store.sql()).liveAt(1, "boot"));
}

void TestRegionLease::aLiveLeaseIsNotTaken() {
  TemporaryStore store;
  QVERIFY(takeLease(store.sql(), candidate("east", 1), 10'000));
  const auto refused = takeLease(store.sql(), candidate("north", 2), 11'999);
  QVERIFY(!refused);
  QCOMPARE(refused.error().code, Errc::notLeader);
  QCOMPARE(refused.error().field, std::string("east"));
}

void TestRegionLease::anExpiredOneIsTakenWithTheNextEpoch() {
  TemporaryStore store;
  QCOMPARE(takeLease(store.sql(), candidate("east", 1), 10'000)->epoch, std::int64_t{1});
  const auto taken = takeLease(store.sql(), candidate("north", 2), 12'000);
  QVERIFY(taken);
  QCOMPARE(taken->epoch, std::int64_t{2});
  QCOMPARE(readLease(store.sql()), *taken);
}

void TestRegionLease::anotherBootsLeaseHasExpired() {
  TemporaryStore store;
  QVERIFY(takeLease(store.sql(), candidate("east", 1), 10'000'000));
  auto rebooted = candidate("north", 2);
  rebooted.bootId = "next boot";
  QVERIFY(takeLease(store.sql(), rebooted, 5));
}

void TestRegionLease::renewingNeedsALeaseThatIsStillOurs() {
  TemporaryStore store;
  const auto mine = takeLease(store.sql(), candidate("east", 1), 10'000);
  QVERIFY(renewLease(store.sql(), *mine, 11'000, 2'000));
  QVERIFY(holdsLease(store.sql(), *mine, 12'999));
  QVERIFY(!holdsLease(store.sql(), *mine, 13'000));
  QVERIFY2(!renewLease(store.sql(), *mine, 13'000, 2'000), "run out, although nobody took it");
  QVERIFY(takeLease(store.sql(), candidate("north", 2), 13'000));
  QVERIFY(!renewLease(store.sql(), *mine, 13'001, 2'000));
  QVERIFY(!holdsLease(store.sql(), *mine, 13'001));
}

void TestRegionLease::releasingLetsTheNextOneInAtOnce() {
  TemporaryStore store;
  const auto mine = takeLease(store.sql(), candidate("east", 1), 10'000);
  releaseLease(store.sql(), *mine, 10'000, "stopped");
  const auto given = readLease(store.sql());
  QCOMPARE(given.releasedAt, Millis{10'000});
  QCOMPARE(given.reason, std::string("stopped"));
  const auto next = takeLease(store.sql(), candidate("north", 2), 10'001);
  QVERIFY(next);
  releaseLease(store.sql(), *mine, 10'002, "stopped");  // too late: no longer ours
  QVERIFY(holdsLease(store.sql(), *next, 10'002));
}

void TestRegionLease::aSuccessorHasItsMoment() {
  TemporaryStore store;
  const auto mine = takeLease(store.sql(), candidate("east", 1), 10'000);
  releaseLease(store.sql(), *mine, 10'500, "switchover", "north");
  QVERIFY(!takeLease(store.sql(), candidate("east", 1), 10'501));
  QVERIFY(!takeLease(store.sql(), candidate("south", 3), 10'500 + kSuccessorsMoment - 1));
  const auto next = takeLease(store.sql(), candidate("north", 2), 10'600);
  QVERIFY(next);
  QCOMPARE(readLease(store.sql()).successor, std::string());
  releaseLease(store.sql(), *next, 11'000, "switchover", "nobody");
  QVERIFY2(takeLease(store.sql(), candidate("south", 3), 11'000 + kSuccessorsMoment), "it does not wait for ever");
}

void TestRegionLease::atMostOneLeadsAtAnyMoment_data() {
  QTest::addColumn<int>("seed");
  for (int seed = 1; seed <= 20; ++seed) QTest::addRow("seed %d", seed) << seed;
}

/// Three candidates act in random order with random pauses; whoever holds the lease is the only one.
void TestRegionLease::atMostOneLeadsAtAnyMoment() {
  QFETCH(int, seed);
  TemporaryStore store;
  std::mt19937 random(static_cast<std::uint32_t>(seed));
  std::vector<std::optional<Lease>> held(3);
  Millis now = 1;
  std::int64_t epoch = 0;
  for (int i = 0; i < 300; ++i) {
    now += random() % 900;
    const auto who = random() % 3;
    auto& mine = held[who];
    if (mine && random() % 8 == 0) {
      releaseLease(store.sql(), *mine, now, "switchover", random() % 2 ? "r" : "another");
      mine.reset();
    } else if (mine) {
      if (!renewLease(store.sql(), *mine, now, 2'000)) mine.reset();
    } else if (const auto taken = takeLease(store.sql(), candidate("r", std::int64_t(who) + 1), now)) {
      QVERIFY(taken->epoch > epoch);
      epoch = taken->epoch;
      mine = *taken;
    }
    int leaders = 0;
    for (const auto& lease : held) leaders += lease && holdsLease(store.sql(), *lease, now) ? 1 : 0;
    QVERIFY(leaders <= 1);
  }
  QVERIFY(epoch > 5);
}

void TestRegionLease::theKernelKnowsWhoHoldsTheLock() {
  TemporaryStore store;
  QVERIFY(store.write([](Writing& writing) { writing.sql.run("DELETE FROM events"); }));
  int toParent[2], toChild[2];
  QVERIFY(::pipe(toParent) == 0 && ::pipe(toChild) == 0);
  const auto path = store.path();
  const pid_t child = ::fork();
  if (child == 0) {
    auto opened = openStore({path});
    char byte = opened && (*opened)->beginWrite() ? 'y' : 'n';
    static_cast<void>(!::write(toParent[1], &byte, 1));
    static_cast<void>(!::read(toChild[0], &byte, 1));
    ::_exit(0);
  }
  char byte = 'n';
  QVERIFY(::read(toParent[0], &byte, 1) == 1);
  QCOMPARE(byte, 'y');
  LockHolder holder(path);
  QCOMPARE(holder.find().value_or(0), long{child});
  QVERIFY(processState(child) != 0);
  QVERIFY(::write(toChild[1], &byte, 1) == 1);
  QTRY_VERIFY(!holder.find());
  QVERIFY(store.write([](Writing& writing) { writing.sql.run("DELETE FROM events"); }));
}

QTEST_GUILESS_MAIN(TestRegionLease)
#include "tst_region_lease.moc"
