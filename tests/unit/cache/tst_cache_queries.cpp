// SPDX-License-Identifier: GPL-3.0-or-later
// What a table asks of the copy, against every row looked at one after the other.
#include <QTemporaryDir>
#include <QTest>
#include <random>

#include "cache/open.h"
#include "fake_workspace/fake_cache.h"
#include "fake_workspace/sample_rebates.h"

namespace rebate {
namespace {

constexpr Millis kNewest = 1'781'232'260'000;
constexpr int kRows = 600;

/// The same rows in an encrypted file and in memory.
struct Copies {
  Copies() {
    const auto path = folder.filePath(QStringLiteral("cache.db")).toStdString();
    auto cache = cache::openCache(path, Key{4, 5});
    if (!cache || !(*cache)->beginSnapshot()) qFatal("cache");
    std::mt19937 dice(11);
    std::vector<Rebate> rows = SampleRebates(3, kNewest).many(kRows);
    for (auto& row : rows) {
      row.platform = static_cast<Platform>(dice() % 3);
      row.id = lineKey(row.platform, row.line, row.role);
      row.userId = "u-" + std::to_string(dice() % 20);
      row.userMask = "林**";
      row.updatedAt = row.createdAt + static_cast<Millis>(dice() % 90'000'000);
      if (dice() % 3 == 0) row.decidedBy = dice() % 2 == 0 ? "chen.jing" : "zhao.lei";
      memory.rows[row.id] = row;
    }
    if (!(*cache)->addRows({}, rows) || !(*cache)->finishSnapshot({"store", 1, 1}, "cn-east", 1)) qFatal("rows");
    file = *cache::openCacheReader(path, Key{4, 5});
  }
  QTemporaryDir folder;
  FakeCache memory;
  std::unique_ptr<CacheReader> file;
};

class Dice {
 public:
  explicit Dice(int seed) : dice_(static_cast<std::uint32_t>(seed)) {}
  bool oneIn(unsigned n) { return dice_() % n == 0; }
  std::int64_t upTo(std::int64_t most) { return static_cast<std::int64_t>(dice_() % static_cast<unsigned>(most)); }

  RebateQuery query() {
    RebateQuery query;
    if (oneIn(2)) query.state = RebateState::awaitingApproval;
    query.order = oneIn(2) ? RebateOrder::amount : RebateOrder::newest;
    query.ascending = oneIn(2);
    if (oneIn(3)) query.platform = static_cast<Platform>(upTo(3));
    if (oneIn(3)) query.least = Fen{upTo(3'000)};
    if (oneIn(4)) query.most = Fen{upTo(9'000)};
    if (oneIn(4)) query.createdFrom = kNewest - upTo(800'000'000);
    if (oneIn(4)) query.createdUntil = kNewest - upTo(600'000'000);
    if (oneIn(5)) query.updatedFrom = kNewest - upTo(800'000'000);
    if (oneIn(5)) query.updatedUntil = kNewest - upTo(400'000'000);
    if (oneIn(4)) query.user = "u-" + std::to_string(upTo(22));
    if (oneIn(4)) query.proposedBy = oneIn(2) ? "feed" : "li.wei";
    if (oneIn(6)) query.text = "2035";
    return query;
  }

 private:
  std::mt19937 dice_;
};

}  // namespace

class TestCacheQueries : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyFilterAgreesWithALookAtAllRows_data() {
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 300; ++seed) QTest::addRow("seed %d", seed) << seed;
  }
  void everyFilterAgreesWithALookAtAllRows() {
    QFETCH(int, seed);
    Dice dice(seed);
    const auto query = dice.query();
    const auto oracle = copies_.memory.allOf(query);
    const auto whole = copies_.file->page({.query = query, .limit = kRows});
    QVERIFY(whole);
    QCOMPARE(idsOf(*whole), idsOf(oracle));
    PageRequest request{.query = query, .limit = 1 + static_cast<int>(dice.upTo(40))};
    if (!oracle.empty())
      request.from =
          keyOf(oracle[static_cast<std::size_t>(dice.upTo(static_cast<std::int64_t>(oracle.size())))], query.order);
    request.backwards = dice.oneIn(2);
    request.inclusive = dice.oneIn(2);
    request.skip = dice.upTo(4);
    const auto page = copies_.file->page(request), wanted = copies_.memory.page(request);
    QVERIFY(page && wanted);
    QCOMPARE(idsOf(*page), idsOf(*wanted));
    const auto between = copies_.file->countBetween(query, request.from, {});
    QCOMPARE(*between, *copies_.memory.countBetween(query, request.from, {}));
    const auto counted = copies_.file->countOf(query);
    QVERIFY(counted);
    if (*counted) QCOMPARE(**counted, static_cast<std::int64_t>(oracle.size()));
    const auto walk = copies_.file->anchors(query, {}, 7, kRows), steps = copies_.memory.anchors(query, {}, 7, kRows);
    QVERIFY(walk && steps && walk->keys == steps->keys && walk->rest == steps->rest);
  }

  void whoDecidedWhatWhomProposed() {
    const auto pairs = copies_.file->deciderPairs(), wanted = copies_.memory.deciderPairs();
    QVERIFY(pairs && wanted);
    QVERIFY(pairs->size() > 2);
    QCOMPARE(*pairs, *wanted);
  }

  void theCountsKeptAreForWholeStatesOnly() {
    RebateQuery query;
    QVERIFY(!isNarrowed(query) && copies_.file->countOf(query)->has_value());
    query.platform = Platform::jd;
    QVERIFY(isNarrowed(query) && !copies_.file->countOf(query)->has_value());
    query.user = "u-3";
    QVERIFY(copies_.file->countOf(query)->has_value());
  }

 private:
  static std::vector<std::string> idsOf(const std::vector<Rebate>& rows) {
    std::vector<std::string> ids;
    for (const auto& row : rows) ids.push_back(row.id);
    return ids;
  }

  Copies copies_;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestCacheQueries)
#include "tst_cache_queries.moc"
