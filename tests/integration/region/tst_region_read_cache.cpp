// SPDX-License-Identifier: GPL-3.0-or-later
// Reads through a cache, in this process and in a real Redis: whatever fails and whatever the order of things, who asks
// after a change was told never sees what was before it.
#include <QtTest>

#include <atomic>
#include <csignal>
#include <future>
#include <random>
#include <thread>

#include "engines/redis_server.h"
#include "region/readcache/memory_cache.h"
#include "region/readcache/redis_cache.h"
#include "region/readcache/user_reads.h"
#include "region/region_cluster.h"

using namespace rebate;
using namespace rebate::fixtures;
using namespace rebate::region;

namespace {

/// A cache that now and then fails, or takes its time, in front of a real one.
class Troubled : public ReadCache {
 public:
  Troubled(std::unique_ptr<ReadCache> real, bool remote) : real_(std::move(real)), remote_(remote) {}
  bool isRemote() const override { return remote_; }
  Result<std::optional<CachedRow>> get(const std::string& key) override {
    if (trouble()) return Error{Errc::unavailable, "", ""};
    return real_->get(key);
  }
  Outcome put(const std::string& key, const CachedRow& row) override {
    if (trouble()) return Error{Errc::unavailable, "", ""};
    return real_->put(key, row);
  }
  Outcome outdate(const Outdated& keys) override {
    if (trouble()) return Error{Errc::unavailable, "", ""};
    return real_->outdate(keys);
  }

 private:
  bool trouble() {
    thread_local std::mt19937 random(std::random_device{}());
    if (random() % 4 == 0) std::this_thread::sleep_for(std::chrono::microseconds(random() % 500));
    return random() % 3 == 0;
  }
  std::unique_ptr<ReadCache> real_;
  bool remote_;
};

/// A store of numbers: of each id, the change that touched it last.
class Store {
 public:
  Result<UserReads::Found> load(const std::string& id) {
    ++loads;
    thread_local std::mt19937 random(std::random_device{}());
    Result<UserReads::Found> found = UserReads::Found{};
    {
      const std::lock_guard lock(mutex_);
      if (const auto there = last_.find(id); there != last_.end())
        found = UserReads::Found(CachedRow{seq_, std::to_string(there->second)});
    }
    if (random() % 3 == 0) std::this_thread::sleep_for(std::chrono::microseconds(random() % 800));
    return found;
  }
  std::int64_t change(const std::string& id) {
    const std::lock_guard lock(mutex_);
    return last_[id] = ++seq_;
  }
  std::atomic<int> loads = 0;

 private:
  std::mutex mutex_;
  std::int64_t seq_ = 0;
  std::map<std::string, std::int64_t> last_;
};

/// Reads on threads of its own, as the API does.
struct Desk {
  Desk(std::unique_ptr<ReadCache> cache, UserReads::Load load)
      : reads({"store", [] { return std::int64_t{1}; }}, std::move(cache), readers.get_executor(), std::move(load),
              [this](std::string_view outcome) {
                (outcome == "hit" ? hits : outcome == "miss" ? misses : skipped)++;
              }) {
    for (int i = 0; i < 2; ++i) threads.emplace_back([this] { context.run(); });
  }
  ~Desk() {
    guard.reset();
    for (auto& thread : threads) thread.join();
    readers.join();
  }
  std::future<Result<UserReads::Found>> ask(const std::string& id) {
    const auto answer = std::make_shared<std::promise<Result<UserReads::Found>>>();
    auto asking = [this, id, answer]() -> asio::awaitable<void> {
      auto found = co_await reads.read(id);
      answer->set_value(std::move(found));
    };
    asio::co_spawn(asio::make_strand(context), std::move(asking), asio::detached);
    return answer->get_future();
  }
  std::atomic<int> hits = 0, misses = 0, skipped = 0;
  asio::thread_pool readers{3};
  asio::io_context context;
  asio::executor_work_guard<asio::io_context::executor_type> guard{context.get_executor()};
  UserReads reads;
  std::vector<std::thread> threads;
};

}  // namespace

class TestRegionReadCache : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void anOlderRowNeverTakesANewersPlace_data() { kinds(); }
  void anOlderRowNeverTakesANewersPlace();
  void whatIsOutdatedIsGone_data() { kinds(); }
  void whatIsOutdatedIsGone();
  void theMapIsBounded();
  void theMapForgets();
  void whatIsForgottenIsNotTrusted();
  void nobodySeesWhatWasBefore_data();
  void nobodySeesWhatWasBefore();
  void manyWhoAskAreOneRead();
  void aSlowRedisIsLeftAlone();
  void aRegionWithRedis();

 private:
  void kinds();
  std::unique_ptr<ReadCache> cache(const QByteArray& kind);
  RedisConfig config() const;
  RedisServer redis_;
};

void TestRegionReadCache::initTestCase() {
  std::signal(SIGPIPE, SIG_IGN);
  redis_.start();
}

RedisConfig TestRegionReadCache::config() const {
  RedisConfig config;
  config.host = "127.0.0.1";
  config.port = redis_.port();
  config.deadline = 200;  // of a test on a busy machine
  return config;
}

void TestRegionReadCache::kinds() {
  QTest::addColumn<QByteArray>("kind");
  QTest::newRow("in process") << QByteArray("memory");
  QTest::newRow("Redis") << QByteArray("redis");
}

std::unique_ptr<ReadCache> TestRegionReadCache::cache(const QByteArray& kind) {
  if (kind == "memory") return std::make_unique<MemoryCache>(1'000);
  return std::make_unique<RedisCache>(config());
}

void TestRegionReadCache::anOlderRowNeverTakesANewersPlace() {
  QFETCH(QByteArray, kind);
  const auto rows = cache(kind);
  QVERIFY(!*rows->get("order"));
  QVERIFY(rows->put("order", {5, "five"}));
  QVERIFY(rows->put("order", {4, "four"}));
  QCOMPARE(rows->get("order").valueOr({}).value().body, std::string("five"));
  QVERIFY(rows->put("order", {7, std::string("se\0ven", 6)}));
  QCOMPARE(rows->get("order").valueOr({}).value().body, std::string("se\0ven", 6));
  QCOMPARE(rows->get("order").valueOr({}).value().seq, std::int64_t{7});
}

void TestRegionReadCache::whatIsOutdatedIsGone() {
  QFETCH(QByteArray, kind);
  const auto rows = cache(kind);
  QVERIFY(rows->put("a", {5, "five"}));
  QVERIFY(rows->outdate({{"a", 5}, {"b", 9}}));
  QVERIFY2(*rows->get("a"), "as new as the change");
  QVERIFY(rows->outdate({{"a", 6}}));
  QVERIFY(!*rows->get("a"));
  QVERIFY(rows->put("a", {5, "five"}));  // read before the change, and late
  QVERIFY(!*rows->get("a"));
  QVERIFY(rows->put("a", {6, "six"}));
  QCOMPARE(rows->get("a").valueOr({}).value().body, std::string("six"));
  QVERIFY(rows->put("b", {8, "eight"}));
  QVERIFY(!*rows->get("b"));
}

void TestRegionReadCache::theMapIsBounded() {
  MemoryCache rows(100);
  for (int i = 0; i < 1'000; ++i) {
    QVERIFY(rows.put("k" + std::to_string(i), {1, "x"}));
    QVERIFY(*rows.get("k0") && rows.size() <= 100);  // what is used stays
  }
  QVERIFY(!*rows.get("k1"));
}

void TestRegionReadCache::theMapForgets() {
  MemoryCache rows(100, 40);
  QVERIFY(rows.put("a", {1, "x"}));
  QVERIFY(*rows.get("a"));
  QTRY_VERIFY(!*rows.get("a"));
}

void TestRegionReadCache::whatIsForgottenIsNotTrusted() {
  Floors floors(10, 1'000, 3);
  QCOMPARE(floors.of("a"), std::int64_t{10});
  floors.raise("a", 11, 0);
  floors.raise("a", 12, 0);
  floors.raise("b", 13, 1);
  QCOMPARE(floors.of("a"), std::int64_t{12});
  floors.raise("c", 14, 2);  // too many: 11 goes, and nothing below it counts any more
  QCOMPARE(floors.of("z"), std::int64_t{11});
  QCOMPARE(floors.of("a"), std::int64_t{12});
  floors.raise("d", 15, 2);
  QCOMPARE(floors.of("a"), std::int64_t{12});
  floors.raise("e", 16, 5'000);  // by now nothing of before is in any cache
  QCOMPARE(floors.size(), std::size_t{1});
  QCOMPARE(floors.of("b"), std::int64_t{13});
}

void TestRegionReadCache::nobodySeesWhatWasBefore_data() {
  QTest::addColumn<QByteArray>("kind");
  QTest::addColumn<bool>("trouble");
  QTest::newRow("in process") << QByteArray("memory") << false;
  QTest::newRow("in process, in trouble") << QByteArray("memory") << true;
  QTest::newRow("Redis") << QByteArray("redis") << false;
  QTest::newRow("Redis, in trouble") << QByteArray("redis") << true;
}

void TestRegionReadCache::nobodySeesWhatWasBefore() {
  QFETCH(QByteArray, kind);
  QFETCH(bool, trouble);
  constexpr int kIds = 6, kReads = 4'000;
  Store store;
  auto real = cache(kind);
  const bool remote = real->isRemote();
  if (trouble) real = std::make_unique<Troubled>(std::move(real), remote);
  Desk desk(std::move(real), [&store](const std::string& id) { return store.load(id); });
  std::array<std::atomic<std::int64_t>, kIds> told{};
  std::atomic<bool> reading = true;
  std::atomic<int> wrong = 0, answered = 0;
  std::thread writer([&] {
    std::mt19937 random(3);
    while (reading) {
      const auto which = random() % kIds;
      const auto id = "u" + std::to_string(which);
      const auto seq = store.change(id);
      if (random() % 2 == 0) desk.reads.committed({{id, seq}});
      desk.reads.changed({{id, seq}});
      told[which] = seq;  // whoever reads from here on
      std::this_thread::sleep_for(std::chrono::microseconds(random() % 1'500));
    }
  });
  std::vector<std::thread> askers;
  for (unsigned seed = 0; seed < 3; ++seed)
    askers.emplace_back([&, seed] {
      std::mt19937 random(seed);
      for (int i = 0; i < kReads / 3; ++i) {
        const auto which = random() % kIds;
        const std::int64_t least = told[which];
        const auto answer = desk.ask("u" + std::to_string(which)).get();
        const auto seen = answer && *answer ? std::stoll((*answer)->body) : 0;
        wrong += !answer || seen < least;
        ++answered;
      }
    });
  for (auto& asker : askers) asker.join();
  reading = false;
  writer.join();
  qInfo("%d reads: %d hits, %d misses, %d without the cache, %d reads of the store", answered.load(), desk.hits.load(),
        desk.misses.load(), desk.skipped.load(), store.loads.load());
  QCOMPARE(wrong.load(), 0);
  QVERIFY(desk.hits > 50);
  if (trouble) QVERIFY(desk.skipped > 50);
}

void TestRegionReadCache::manyWhoAskAreOneRead() {
  std::promise<void> open;
  const auto opened = open.get_future().share();
  std::atomic<int> loads = 0;
  Desk desk(std::make_unique<MemoryCache>(10), [&](const std::string&) -> Result<UserReads::Found> {
    ++loads;
    opened.wait();
    return UserReads::Found(CachedRow{1, "x"});
  });
  std::vector<std::future<Result<UserReads::Found>>> asked;
  for (int i = 0; i < 50; ++i) asked.push_back(desk.ask("u"));
  QTRY_COMPARE(desk.misses.load(), 50);
  open.set_value();
  for (auto& one : asked) QCOMPARE((*one.get())->body, std::string("x"));
  QCOMPARE(loads.load(), 1);
  QCOMPARE((*desk.ask("u").get())->body, std::string("x"));
  QCOMPARE(desk.hits.load(), 1);
}

void TestRegionReadCache::aSlowRedisIsLeftAlone() {
  auto quick = config();
  quick.deadline = 20;
  RedisCache rows(quick);
  QVERIFY(rows.put("slow", {1, "x"}));
  redis_.pause();
  const auto resume = qScopeGuard([this] { redis_.resume(); });
  QElapsedTimer timer;
  timer.start();
  for (int i = 0; i < 1'000; ++i) QVERIFY(!rows.get("slow"));
  qInfo("1000 questions to a Redis that does not answer: %lld ms", timer.elapsed());
  QVERIFY(timer.elapsed() < 5'000);  // each for itself would be 20 s
  redis_.resume();
  QTRY_VERIFY_WITH_TIMEOUT(rows.get("slow").ok(), 10'000);
}

void TestRegionReadCache::aRegionWithRedis() {
  RegionCluster cluster;
  QCOMPARE(cluster.import(sampleFeed()).status, 0);
  cluster.addOperator(QStringLiteral("zhao.lan"), QStringLiteral("support"));
  cluster.setSettings({600, 120, redis_.config(200)});
  for (int i = 0; i < 2; ++i) cluster.start(i);
  const int leader = cluster.waitForLeader();
  cluster.signIn(QStringLiteral("zhao.lan"));
  auto here = cluster.client(leader), there = cluster.client(1 - leader);
  const auto id = here.get("/v1/users?limit=1")
                      .json()
                      .value(QStringLiteral("users"))
                      .toArray()[0]
                      .toObject()
                      .value(QStringLiteral("id"))
                      .toString()
                      .toUtf8();
  const auto path = "/v1/users/" + id;
  const auto first = here.get(path);
  QCOMPARE(first.status, 200);
  const auto hits = [](HttpClient& client) {
    return client.get("/metrics").body.contains("rebate_read_cache_total{outcome=\"hit\"}");
  };
  QTRY_VERIFY((here.get(path), hits(here)));
  QTRY_VERIFY((there.get(path), hits(there)));
  QCOMPARE(there.get(path).body, first.body);
  const auto levelOf = [&path](HttpClient& client) {
    return client.get(path).json().value(QStringLiteral("level")).toString();
  };
  const auto patch = [&](const char* level) {
    const auto version = here.get(path).json().value(QStringLiteral("version")).toInteger();
    return here.call("PATCH", path, R"({"level":")" + QByteArray(level) + R"(","reason":"a test"})",
                     "If-Match: \"" + QByteArray::number(version) + "\"\r\nIdempotency-Key: " + level + "-" +
                         QByteArray::number(version) + "\r\n");
  };
  for (const char* level : {"gold", "silver", "bronze", "gold", "silver"}) {
    const auto changed = patch(level);
    if (changed.status != 200 && levelOf(here) == QLatin1String(level)) continue;  // it was that already
    QVERIFY2(changed.status == 200, changed.body);
    QCOMPARE(levelOf(here), QString::fromLatin1(level));  // who wrote sees it at once
    QTRY_COMPARE(levelOf(there), QString::fromLatin1(level));
  }
  redis_.kill();
  QCOMPARE(patch("bronze").status, 200);
  QCOMPARE(levelOf(here), QStringLiteral("bronze"));
  QTRY_COMPARE(levelOf(there), QStringLiteral("bronze"));
  const auto cachePart = [&] {
    for (const auto& part : here.get("/v1/topology").json().value(QStringLiteral("parts")).toArray())
      if (part[QStringLiteral("kind")].toString() == QLatin1String("read_cache"))
        return part[QStringLiteral("status")].toString();
    return QString();
  };
  QTRY_COMPARE_WITH_TIMEOUT(cachePart(), QStringLiteral("bad"), 10'000);
  redis_.start();
  QTRY_COMPARE_WITH_TIMEOUT(cachePart(), QStringLiteral("ok"), 20'000);
  QCOMPARE(levelOf(there), QStringLiteral("bronze"));
}

QTEST_GUILESS_MAIN(TestRegionReadCache)
#include "tst_region_read_cache.moc"
