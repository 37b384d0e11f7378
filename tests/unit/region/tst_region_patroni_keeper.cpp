// SPDX-License-Identifier: GPL-3.0-or-later
// Leadership where the database member decides: on a real server, which is promoted or is not.
#include <QtTest>

#include <atomic>
#include <future>

#include "postgres/postgres_server.h"
#include "region/failover/failover_log.h"
#include "region/failover/patroni_keeper.h"
#include "region/storage/pg_store.h"
#include "region/storage/store.h"

namespace rebate::region {
namespace {

using fixtures::PostgresServer;

/// One instance of a region.
struct Instance {
  Instance(const StoreAddress& store, const std::string& region) : members({}) {
    keeper = std::make_unique<PatroniKeeper>(openProbe(*store.postgres),
                                             PatroniKeeper::Settings{region, "http://" + region, 20, 50}, members);
    writer = std::make_unique<Writer>(*openSession({store}), *keeper);
    keeper->start(*writer, [this](bool leads) { changes += leads ? 1 : 0; });
  }
  ~Instance() { stop(); }
  void stop() {
    writer->stop();
    keeper->stop();
  }
  Outcome write() {
    std::promise<Outcome> answer;
    writer->post([](Writing& writing) { writing.sql.run("DELETE FROM events"); },
                 [&answer](const Outcome& outcome) { answer.set_value(outcome); });
    return answer.get_future().get();
  }
  PatroniMembers members;
  std::unique_ptr<PatroniKeeper> keeper;
  std::unique_ptr<Writer> writer;
  std::atomic<int> changes = 0;
};

}  // namespace

class TestRegionPatroniKeeper : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void thePromotedLeadsUnderItsTimeline();
  void itGivesSignsOfLife();
  void oneInstanceDoesTheWorkAndAllTakeWrites();
  void aStoreOnALaterEpochRefusesAnOldLeader();
  void aServerThatIsGoneLeadsNoMore();

 private:
  std::unique_ptr<PostgresServer> server_;
  StoreAddress store_;
  std::unique_ptr<SqlSession> sql_;
};

void TestRegionPatroniKeeper::init() {
  sql_.reset();
  server_ = std::make_unique<PostgresServer>();
  store_ = server_->freshStore({});
  sql_ = *openStore({store_});
}

void TestRegionPatroniKeeper::thePromotedLeadsUnderItsTimeline() {
  Instance east(store_, "east");
  QTRY_VERIFY(east.keeper->leads());
  QCOMPARE(east.keeper->epoch(), std::int64_t{1});
  const auto lease = readLease(*sql_);
  QCOMPARE(lease.region, std::string("east"));
  QCOMPARE(lease.epoch, std::int64_t{1});
  QCOMPARE(lease.url, std::string("http://east"));
  QVERIFY(east.keeper->stands(lease));
  const auto taken = leadershipChanges(*sql_, 0, 10);
  QCOMPARE(taken.size(), std::size_t{1});
  QCOMPARE(taken.front().reason, std::string("first"));
}

void TestRegionPatroniKeeper::itGivesSignsOfLife() {
  Instance east(store_, "east");
  QTRY_VERIFY(east.keeper->leads());
  const auto first = readLease(*sql_).expiresAt;
  QTRY_VERIFY(readLease(*sql_).expiresAt > first);
  QCOMPARE(leadershipChanges(*sql_, 0, 10).size(), std::size_t{1});  // taken once, however often it is said
}

void TestRegionPatroniKeeper::oneInstanceDoesTheWorkAndAllTakeWrites() {
  auto first = std::make_unique<Instance>(store_, "east");
  QTRY_VERIFY(first->keeper->leads());
  Instance second(store_, "east");
  QTRY_VERIFY(second.keeper->mayTry());
  QVERIFY(second.write());
  QVERIFY(first->write());
  QVERIFY(!second.keeper->leads());
  first.reset();
  QTRY_VERIFY(second.keeper->leads());
  QCOMPARE(second.changes.load(), 1);
}

void TestRegionPatroniKeeper::aStoreOnALaterEpochRefusesAnOldLeader() {
  QVERIFY(sql_->execute("UPDATE lease SET region = 'west', epoch = 7"));
  Instance east(store_, "east");
  QTRY_VERIFY(east.keeper->mayTry());
  const auto refused = east.write();
  QVERIFY(!refused);
  QVERIFY(refused.error().code == Errc::fenced);
  QVERIFY(!east.keeper->leads());
  QCOMPARE(readLease(*sql_).region, std::string("west"));
}

void TestRegionPatroniKeeper::aServerThatIsGoneLeadsNoMore() {
  Instance east(store_, "east");
  QTRY_VERIFY(east.keeper->leads());
  sql_.reset();
  server_.reset();
  QTRY_VERIFY(!east.keeper->leads());
  QVERIFY(!east.keeper->mayTry());
  const auto refused = east.write();
  QVERIFY(!refused);
  QVERIFY(refused.error().code == Errc::fenced);
}

}  // namespace rebate::region

QTEST_GUILESS_MAIN(rebate::region::TestRegionPatroniKeeper)
#include "tst_region_patroni_keeper.moc"
