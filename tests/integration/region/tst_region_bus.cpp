// SPDX-License-Identifier: GPL-3.0-or-later
// Events over a real RabbitMQ: nothing lost and nothing doubled while the broker, the writer or a line of its own
// fails.
#include <QtTest>

#include <QTcpSocket>

#include <atomic>
#include <csignal>
#include <limits>
#include <random>

#include "engines/rabbit_server.h"
#include "region/bad_pages.h"
#include "region/events/event_queue.h"
#include "region/events/rabbit_bus.h"
#include "region/ledger/ledger_guard.h"
#include "region/ledger/version_log.h"
#include "region/region_cluster.h"
#include "region/store_fixture.h"
#include "region/telemetry/clock.h"

using namespace rebate;
using namespace rebate::fixtures;
using namespace rebate::region;

namespace {

constexpr int kSoon = 30'000;

/// Who leads, as a test says.
class TestFence : public Fence {
 public:
  Result<std::int64_t> enter(SqlSession&) override {
    if (!leads) return Error{Errc::fenced, "", "not any more"};
    return std::int64_t{1};
  }
  Outcome leave(SqlSession&) override { return Done{}; }
  bool mayTry() const override { return leads; }
  std::atomic<bool> leads = true;
};

std::string storeOf(const std::string& path) {
  return storeId(**openStore({path, true}));
}

/// What an instance of the leader has for its events.
struct Instance {
  Instance(const std::string& path, const RabbitConfig& config)
      : readers(path, 2),
        writer(*openStore({path, false}), fence),
        bus(config, storeOf(path), readers, writer, [this] { return fence.leads.load(); },
            {[this](std::size_t n) { published += n; }, [this](std::size_t n) { consumed += n; },
             [this](std::size_t n) { dead += n; }}) {
    writer.onCommitted([this](const Effects& effects) {
      if (effects.eventsWaiting) bus.wake();
    });
    bus.start();
  }
  ~Instance() {
    bus.stop();
    writer.stop();
    bus.join();
  }
  /// As the feed does; each version is an event.
  void take(const OrderVersion& version) {
    writer.post([version](Writing& writing) { takeVersion(writing, version); },
                [this](const Outcome& done) { taken += done ? 1 : 0; });
  }
  TestFence fence;
  ReaderPool readers;
  Writer writer;
  std::atomic<std::size_t> published = 0, consumed = 0, dead = 0, taken = 0;
  RabbitBus bus;
};

std::string line(int number) {
  return "20260610" + std::to_string(1'000'000 + number);
}

}  // namespace

class TestRegionBus : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void cleanupTestCase();
  void init();
  void cleanup();
  void everyEventIsActedOnOnce();
  void aBrokerThatIsAwayLosesAndDoublesNothing();
  void aPausedBrokerHoldsNobodyUp();
  void whoLosesTheLeadGivesBackWhatItHolds();
  void aStoppedLedgerHoldsTheEvents();
  void aLetterOfItsOwnFaultDiesAndIsReplayed();
  void aRegionKilledInBetweenLosesNothing();
  void theTopologySaysThatTheBrokerIsAway();  // the last: it stays away

 private:
  RabbitConfig config() const;
  bool drained();
  Run replay(const QStringList& more = {});
  QByteArray deadLetters() { return replay({QStringLiteral("--list")}).out; }

  RabbitServer broker_;
  std::unique_ptr<TemporaryStore> store_;
  std::unique_ptr<Instance> one_;
};

/// The broker keeps a new queue's name on disk for certain when it is stopped; killed soon after, it loses the queue.
void TestRegionBus::initTestCase() {
  broker_.start();
  {
    const auto link = RabbitLink::open(config(), "a test");
    QVERIFY2(link.ok(), link.ok() ? "" : link.error().detail.c_str());
    QVERIFY((*link)->declare());
  }
  broker_.stop();
  broker_.start();
}

void TestRegionBus::cleanupTestCase() {
  broker_.stop();
}

RabbitConfig TestRegionBus::config() const {
  RabbitConfig config;
  config.host = "127.0.0.1";
  config.port = broker_.port();
  config.user = broker_.user().toStdString();
  config.password = broker_.password().toStdString();
  return config;
}

void TestRegionBus::init() {
  store_ = std::make_unique<TemporaryStore>();
  QVERIFY(store_->write([](Writing& writing) { saveUsers(writing, threeUsers()); }));
  one_ = std::make_unique<Instance>(store_->path(), config());
}

void TestRegionBus::cleanup() {
  one_.reset();
  QCOMPARE(store_->brokenRules(), std::string());
  store_.reset();
}

/// Nothing waits in the table, and the broker has given all it had.
bool TestRegionBus::drained() {
  return store_->count("events") == 0 && one_->consumed >= one_->published && one_->published > 0;
}

Run TestRegionBus::replay(const QStringList& more) {
  QTemporaryDir folder;
  QFile file(folder.filePath(QStringLiteral("region.toml")));
  if (!file.open(QIODevice::WriteOnly)) return {};
  file.write("[region]\nname = \"a\"\nstore = \"" + QByteArray::fromStdString(store_->path()) + "\"\n" +
             broker_.config());
  file.close();
  return runRegion(QStringList{QStringLiteral("replay-dead-letters"), QStringLiteral("--config"), file.fileName()} +
                   more);
}

/// Versions of a hundred lines in any order: the newest wins whatever the bus does to their order.
void TestRegionBus::everyEventIsActedOnOnce() {
  std::vector<OrderVersion> versions;
  for (int i = 0; i < 100; ++i)
    for (int v = 1; v <= 4; ++v) {
      auto version = settledVersion(line(i), 1'000 + v);
      version.settledIncome = {v * 1'000};
      versions.push_back(std::move(version));
    }
  std::shuffle(versions.begin(), versions.end(), std::mt19937(7));
  QElapsedTimer timer;
  timer.start();
  for (const auto& version : versions) one_->take(version);
  QTRY_COMPARE_WITH_TIMEOUT(one_->taken.load(), versions.size(), kSoon);
  QTRY_VERIFY_WITH_TIMEOUT(drained(), kSoon);
  qInfo("%zu events through the broker and settled within %lld ms", versions.size(), timer.elapsed());
  QCOMPARE(store_->count("rebates"), std::int64_t{100});
  QCOMPARE(*store_->sql().integer("SELECT COUNT(*) FROM rebates WHERE income_fen = 4000"), std::int64_t{100});
  QCOMPARE(one_->dead.load(), std::size_t{0});
}

void TestRegionBus::aBrokerThatIsAwayLosesAndDoublesNothing() {
  constexpr int kLines = 1'500;
  std::atomic<bool> feeding = true;
  std::thread feed([&] {  // orders go on coming in, whatever the broker does
    for (int i = 0; i < kLines; ++i) {
      one_->take(settledVersion(line(i), 1'000));
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    feeding = false;
  });
  const auto join = qScopeGuard([&feed] { feed.join(); });
  QTRY_VERIFY_WITH_TIMEOUT(one_->consumed > 50, kSoon);
  broker_.kill();
  const auto before = one_->taken.load();
  QTRY_VERIFY_WITH_TIMEOUT(one_->taken > before + 200, kSoon);
  QTRY_COMPARE_WITH_TIMEOUT(one_->bus.part(0).status, Status::bad, kSoon);
  QVERIFY2(store_->count("events") > 0, "they wait in the table");
  QElapsedTimer timer;
  timer.start();
  broker_.start();
  qInfo("the broker is back after %lld ms; %lld events wait", timer.elapsed(), qint64(store_->count("events")));
  QTRY_VERIFY_WITH_TIMEOUT(!feeding && one_->taken == std::size_t{kLines}, 2 * kSoon);
  QTRY_VERIFY_WITH_TIMEOUT(store_->count("events") == 0 && store_->count("rebates") == kLines, 2 * kSoon);
  QTRY_COMPARE_WITH_TIMEOUT(one_->bus.part(0).status, Status::ok, kSoon);
  QCOMPARE(*store_->sql().integer("SELECT COUNT(*) FROM rebates WHERE version <> 1"), std::int64_t{0});
}

/// SIGSTOP: connections stay open and nothing answers.
void TestRegionBus::aPausedBrokerHoldsNobodyUp() {
  one_->take(settledVersion(line(1), 1'000));
  QTRY_COMPARE_WITH_TIMEOUT(store_->count("rebates"), std::int64_t{1}, kSoon);
  broker_.pause();
  const auto resume = qScopeGuard([this] { broker_.resume(); });
  for (int i = 2; i < 400; ++i) one_->take(settledVersion(line(i), 1'000));
  QTRY_COMPARE_WITH_TIMEOUT(one_->taken.load(), std::size_t{399}, kSoon);
  QVERIFY(store_->count("events") > 0);
  QTRY_COMPARE_WITH_TIMEOUT(one_->bus.part(0).status, Status::bad, kSoon);
  QElapsedTimer timer;
  timer.start();
  one_->bus.stop();
  one_->bus.join();
  qInfo("stopped within %lld ms while the broker did not answer", timer.elapsed());
  QVERIFY(timer.elapsed() < 10'000);
  broker_.resume();
  one_ = std::make_unique<Instance>(store_->path(), config());
  QTRY_COMPARE_WITH_TIMEOUT(store_->count("rebates"), std::int64_t{399}, kSoon);
}

void TestRegionBus::whoLosesTheLeadGivesBackWhatItHolds() {
  one_->take(settledVersion(line(1), 1'000));
  QTRY_VERIFY_WITH_TIMEOUT(drained(), kSoon);
  Instance other(store_->path(), config());  // follows
  other.fence.leads = false;
  for (int round = 0; round < 6; ++round) {
    auto& leader = round % 2 == 0 ? *one_ : other;
    auto& follower = round % 2 == 0 ? other : *one_;
    for (int i = 0; i < 200; ++i) leader.take(settledVersion(line(1'000 * round + i), 1'000));
    QTRY_VERIFY_WITH_TIMEOUT(store_->count("rebates") > 200 * round + 20, kSoon);
    leader.fence.leads = false;  // in the midst of it: what it had not committed is refused from here on
    follower.fence.leads = true;
    follower.bus.wake();
  }
  const auto versions = [this] { return store_->count("order_versions"); };
  QTRY_VERIFY_WITH_TIMEOUT(store_->count("events") == 0 && store_->count("rebates") == versions(), 2 * kSoon);
}

void TestRegionBus::aStoppedLedgerHoldsTheEvents() {
  QVERIFY(store_->write([](Writing& writing) { stopCrediting(writing, "a test's"); }));
  for (int i = 0; i < 500; ++i) one_->take(settledVersion(line(i), 1'000));
  QTRY_COMPARE_WITH_TIMEOUT(store_->count("events"), std::int64_t{0}, kSoon);
  QTRY_COMPARE_WITH_TIMEOUT(one_->bus.part(0).text, std::string("held"), kSoon);
  QCOMPARE(store_->count("rebates"), std::int64_t{0});
  QVERIFY(store_->write([](Writing& writing) { resumeCrediting(writing, "a test"); }));
  QTRY_COMPARE_WITH_TIMEOUT(store_->count("rebates"), std::int64_t{500}, kSoon);
  QTRY_COMPARE_WITH_TIMEOUT(one_->bus.part(0).text, std::string("consuming"), kSoon);
}

void TestRegionBus::aLetterOfItsOwnFaultDiesAndIsReplayed() {
  auto impossible = settledVersion(line(1), 1'000);
  impossible.settledIncome = {std::numeric_limits<std::int64_t>::max()};
  impossible.platformFee = {-1};
  one_->take(impossible);
  one_->take(settledVersion(line(2), 1'000));
  {
    const auto link = RabbitLink::open(config(), "a test");
    QVERIFY(link.ok());
    QVERIFY((*link)->publish(
        kOrderQueue, {{"no json"},
                      {R"({"store":"another","kind":"order.updated","key":"x"})"},
                      {R"({"store":")" + storeOf(store_->path()) + R"(","kind":"order.cancelled","key":"x"})"}}));
  }
  QTRY_COMPARE_WITH_TIMEOUT(one_->dead.load(), std::size_t{4}, kSoon);
  QCOMPARE(store_->count("rebates"), std::int64_t{1});  // the others went on
  const auto listed = deadLetters();
  QCOMPARE(listed.count('\n'), 4);
  QVERIFY2(listed.contains(QByteArray::fromStdString(line(1))), listed);
  for (const char* reason : {"is no JSON object", "is of a kind this version does not know", "is of another store"})
    QVERIFY2(listed.contains(reason), listed);
  QCOMPARE(deadLetters().count('\n'), 4);      // listing takes nothing away
  one_->take(settledVersion(line(1), 2'000));  // what was wrong is right now
  QTRY_COMPARE_WITH_TIMEOUT(store_->count("rebates"), std::int64_t{2}, kSoon);
  const auto replayed = replay();
  QCOMPARE(replayed.status, 0);
  QCOMPARE(replayed.json().value(QStringLiteral("replayed")).toInt(), 4);
  QTRY_COMPARE_WITH_TIMEOUT(one_->dead.load(), std::size_t{7}, kSoon);  // three of them are still of no use
  QCOMPARE(store_->count("rebates"), std::int64_t{2});
  const auto link = RabbitLink::open(config(), "a test");
  while (true) {
    const auto left = (*link)->get(kDeadLetterQueue);
    QVERIFY(left.ok());
    if (!*left) break;
    QVERIFY((*link)->acknowledge((*left)->tag));
  }
}

/// The whole program, killed while pages come in; the next leader finds the rest, in the table or at the broker.
void TestRegionBus::aRegionKilledInBetweenLosesNothing() {
  one_.reset();  // of another store, at the same broker
  RegionCluster cluster;
  cluster.addOperator(QStringLiteral("wu.min"), QStringLiteral("admin"));
  cluster.setSettings({600, 120, broker_.config()});
  for (int i = 0; i < 3; ++i) cluster.start(i);
  const BadPages pages(QStringLiteral("taobao"));
  int sent = 0;
  const auto some = [&](HttpClient client, int count) {
    QJsonArray rows;
    for (int i = 0; i < count; ++i) rows << pages.row(++sent, "settled", 10);
    QCOMPARE(client.call("POST", "/v1/orders/import?platform=taobao", pages.page(rows)).status, 200);
  };
  for (int round = 0; round < 3; ++round) {
    const int leader = cluster.waitForLeader();
    QVERIFY(leader >= 0);
    cluster.signIn(QStringLiteral("wu.min"));
    for (int page = 0; page < 4; ++page) some(cluster.client(leader), 50);
    cluster.signal(leader, SIGKILL);
    QVERIFY(cluster.waitForLeader(leader) >= 0);
    cluster.start(leader);
  }
  const auto sql = *openStore({cluster.store().toStdString(), true});
  QTRY_COMPARE_WITH_TIMEOUT(*sql->integer("SELECT COUNT(*) FROM rebates"), std::int64_t{sent}, kSoon);
  QTRY_COMPARE_WITH_TIMEOUT(*sql->integer("SELECT COUNT(*) FROM events"), std::int64_t{0}, kSoon);
  QVERIFY(cluster.check().value(QStringLiteral("ok")).toBool());
}

void TestRegionBus::theTopologySaysThatTheBrokerIsAway() {
  one_.reset();
  RegionCluster cluster;
  cluster.addOperator(QStringLiteral("wu.min"), QStringLiteral("admin"));
  cluster.setSettings({600, 120, broker_.config()});
  cluster.start(0);
  cluster.waitForLeader();
  cluster.signIn(QStringLiteral("wu.min"));
  const auto queue = [&cluster]() -> QString {
    for (const auto& value : cluster.client(0).get("/v1/topology").json().value(QStringLiteral("parts")).toArray()) {
      const auto part = value.toObject();
      if (part.value(QStringLiteral("kind")).toString() != QLatin1String("queue")) continue;
      return part.value(QStringLiteral("source")).toString() + u' ' + part.value(QStringLiteral("status")).toString();
    }
    return {};
  };
  QTRY_COMPARE_WITH_TIMEOUT(queue(), QStringLiteral("rabbitmq ok"), kSoon);
  broker_.kill();
  QTRY_COMPARE_WITH_TIMEOUT(queue(), QStringLiteral("rabbitmq bad"), kSoon);
  const BadPages pages(QStringLiteral("taobao"));
  const auto page = pages.page({pages.row(1, "settled", 10)});
  QCOMPARE(cluster.client(0).call("POST", "/v1/orders/import?platform=taobao", page).status, 200);
  const auto metrics = cluster.client(0).get("/metrics").body;
  QVERIFY2(metrics.contains("rebate_events_waiting 1\n"), metrics);
  QElapsedTimer timer;
  timer.start();
  cluster.stop(0);
  QVERIFY(!cluster.isRunning(0));
  qInfo("stopped after %lld ms without a broker", timer.elapsed());
}

QTEST_GUILESS_MAIN(TestRegionBus)
#include "tst_region_bus.moc"
