// SPDX-License-Identifier: GPL-3.0-or-later
// What the encrypted cache answers, against plain vectors.
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <map>
#include <random>

#include "cache/open.h"
#include "fixtures/rebates.h"

namespace rebate {
namespace {

constexpr std::array kStates{RebateState::estimated, RebateState::waiting,   RebateState::awaitingApproval,
                             RebateState::held,      RebateState::credited,  RebateState::rejected,
                             RebateState::voided,    RebateState::clawedBack};

std::vector<Rebate> someRebates(int count) {
  std::vector<Rebate> rows;
  for (int i = 0; i < count; ++i)
    rows.push_back(fixtures::rebateNumbered(i, kStates[static_cast<std::size_t>(i * 7) % kStates.size()]));
  return rows;
}

bool matches(const Rebate& row, const RebateQuery& query) {
  if (query.state && row.state != *query.state) return false;
  return row.line.starts_with(query.text) || row.userId.starts_with(query.text) ||
         row.item.find(query.text) != std::string::npos;
}

std::vector<std::string> expectedIds(std::vector<Rebate> rows, const RebateQuery& query) {
  std::erase_if(rows, [&](const Rebate& row) { return !matches(row, query); });
  std::sort(rows.begin(), rows.end(), [&](const Rebate& a, const Rebate& b) {
    const auto ka = keyOf(a, query.order);
    const auto kb = keyOf(b, query.order);
    return comesBefore(ka, kb, query.ascending);
  });
  std::vector<std::string> ids;
  for (const auto& row : rows) ids.push_back(row.id);
  return ids;
}

}  // namespace

class TestCacheRows : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    const auto path = folder_->filePath(QStringLiteral("cache.db")).toStdString();
    auto cache = cache::openCache(path, key_);
    QVERIFY(cache);
    cache_ = *std::move(cache);
    auto reader = cache::openCacheReader(path, key_);
    QVERIFY(reader);
    reader_ = *std::move(reader);
  }
  void cleanup() {
    reader_.reset();
    cache_.reset();
  }

  void beginsEmpty() {
    QVERIFY(*cache_->cursor() == Cursor{});
    QCOMPARE(*cache_->fetchedAt(), Millis{0});
    QCOMPARE(reader_->counts()->total(), std::int64_t{0});
    QVERIFY(reader_->rebates({}, {}, 10)->empty());
  }

  void pagesWalkEveryRowOnce_data() {
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("order");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("limit");
    for (const int state : {-1, 2, 4})
      for (const int order : {0, 1})
        for (const auto* text : {"", "2035657313150000012", "203565731315000001", "u-88007", "u-8800", "蓝牙耳机",
                                 "茶叶", "手机壳 黑", "pieces", "\"", "a OR b", "%", "没有"})
          for (const int limit : {1, 7, 500})
            QTest::addRow("state %d order %d text %s limit %d", state, order, text, limit)
                << state << order << QString::fromUtf8(text) << limit;
  }
  void pagesWalkEveryRowOnce() {
    QFETCH(int, state);
    QFETCH(int, order);
    QFETCH(QString, text);
    QFETCH(int, limit);
    const auto rows = someRebates(120);
    fill(rows);
    RebateQuery query{state < 0 ? std::nullopt : std::optional(kStates[static_cast<std::size_t>(state)]),
                      text.toStdString(), order == 0 ? RebateOrder::newest : RebateOrder::amount};
    std::vector<std::string> ids;
    std::optional<PageKey> after;
    while (true) {
      const auto page = reader_->rebates(query, after, limit);
      QVERIFY(page);
      if (page->empty()) break;
      QVERIFY(page->size() <= static_cast<std::size_t>(limit));
      for (const auto& row : *page) ids.push_back(row.id);
      after = keyOf(page->back(), query.order);
    }
    QVERIFY(ids == expectedIds(rows, query));
  }

  void windowsAreSlicesOfTheOrder_data() {
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("order");
    QTest::addColumn<bool>("ascending");
    QTest::addColumn<QString>("text");
    for (const int state : {-1, 2})
      for (const int order : {0, 1})
        for (const bool ascending : {false, true})
          for (const auto* text : {"", "u-88", "蓝牙", "茶叶 "})
            QTest::addRow("state %d order %d %s '%s'", state, order, ascending ? "up" : "down", text)
                << state << order << ascending << QString::fromUtf8(text);
  }
  /// Pages from any key in both directions, counts between any keys and every N-th key, against the sorted vector.
  void windowsAreSlicesOfTheOrder() {
    QFETCH(int, state);
    QFETCH(int, order);
    QFETCH(bool, ascending);
    QFETCH(QString, text);
    auto rows = someRebates(150);
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].split.user = {static_cast<std::int64_t>(i % 5)};  // ties
    fill(rows);
    const RebateQuery query{state < 0 ? std::nullopt : std::optional(kStates[static_cast<std::size_t>(state)]),
                            text.toStdString(), order == 0 ? RebateOrder::newest : RebateOrder::amount, ascending};
    const auto ids = expectedIds(rows, query);
    std::map<std::string, PageKey> keys;
    for (const auto& row : rows) keys[row.id] = keyOf(row, query.order);
    const auto size = static_cast<std::int64_t>(ids.size());
    const auto counted = reader_->countOf(query);
    QVERIFY(counted && (counted->has_value() || !text.isEmpty()));
    QCOMPARE(counted->value_or(size), size);
    std::mt19937 dice(5);
    const auto roll = [&](std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(0, most)(dice); };
    for (int step = 0; step < 60 && size > 0; ++step) {
      const auto at = roll(size - 1);
      const bool backwards = roll(1), inclusive = roll(1);
      const auto skip = roll(4);
      const auto limit = static_cast<int>(roll(30));
      const auto page =
          reader_->page({query, keys[ids[static_cast<std::size_t>(at)]], backwards, inclusive, skip, limit});
      const auto past = (inclusive ? 0 : 1) + skip;
      const auto low = backwards ? std::max<std::int64_t>(0, at + 1 - past - limit) : std::min(size, at + past);
      const auto high = backwards ? std::max<std::int64_t>(0, at + 1 - past) : std::min(size, at + past + limit);
      QVERIFY(page);
      QCOMPARE(static_cast<std::int64_t>(page->size()), high - low);
      for (std::int64_t i = low; i < high; ++i)
        QCOMPARE((*page)[static_cast<std::size_t>(i - low)].id, ids[static_cast<std::size_t>(i)]);
      const auto until = at + roll(size - 1 - at);
      QCOMPARE(*reader_->countBetween(query, keys[ids[static_cast<std::size_t>(at)]],
                                      keys[ids[static_cast<std::size_t>(until)]]),
               until - at);
    }
    QCOMPARE(*reader_->countBetween(query, {}, {}), size);
    for (const int every : {1, 7, 1'000}) {
      std::optional<PageKey> after;
      std::int64_t walked = 0;
      while (true) {
        const auto found = reader_->anchors(query, after, every, 3);
        QVERIFY(found);
        for (const auto& key : found->keys) QVERIFY(key == keys[ids[static_cast<std::size_t>(walked += every) - 1]]);
        if (found->ended) {
          QCOMPARE(walked + found->rest, size);
          break;
        }
        after = found->keys.back();
      }
    }
  }

  void whatIsReadTogetherIsOfOneMoment() {
    fill(someRebates(5));
    const auto seen = reader_->together([this]() -> Outcome {
      const auto before = reader_->countBetween({}, {}, {});
      if (!cache_->beginSnapshot() || !cache_->addRows({}, someRebates(30)) ||
          !cache_->finishSnapshot({"store", 1, 200}, "cn-east", 1))
        return invalid("snapshot", "not written");
      const auto after = reader_->countBetween({}, {}, {});
      return before && after && *before == 5 && *after == 5 ? Outcome(Done{}) : Outcome(invalid("count", "moved"));
    });
    QVERIFY(seen);
    QCOMPARE(*reader_->countBetween({}, {}, {}), std::int64_t{30});
  }

  void rowsComeBackWhole() {
    const auto row = fixtures::rebateNumbered(3, RebateState::held);
    fill({row});
    QVERIFY(**reader_->rebate(row.id) == row);
    QVERIFY(!reader_->rebate("taobao:0:2")->has_value());
  }

  void oldRowsStayUntilTheSnapshotIsWhole() {
    fill(someRebates(5));
    QVERIFY(cache_->beginSnapshot());
    QVERIFY(cache_->addRows({}, someRebates(30)));
    QCOMPARE(reader_->counts()->total(), std::int64_t{5});
    QVERIFY(cache_->abandonSnapshot());
    QCOMPARE(reader_->counts()->total(), std::int64_t{5});
    QCOMPARE(cache_->cursor()->seq, std::int64_t{100});
    QVERIFY(cache_->beginSnapshot());
    QVERIFY(cache_->addRows({fixtures::userNumbered(1)}, someRebates(30)));
    QVERIFY(cache_->finishSnapshot({"other", 3, 200}, "cn-east", 9));
    QCOMPARE(reader_->counts()->total(), std::int64_t{30});
    QCOMPARE(reader_->counts()->users, std::int64_t{1});
    QVERIFY(*cache_->cursor() == (Cursor{"other", 3, 200}));
    QCOMPARE(*cache_->fetchedAt(), Millis{9});
  }

  void aGapChangesNothing() {
    fill(someRebates(3));
    auto changes = fixtures::changesFrom(100, someRebates(6));
    changes.erase(changes.begin() + 3);
    const auto applied = cache_->apply(changes, "cn-east", 5);
    QVERIFY(!applied);
    QVERIFY(applied.error().code == Errc::moved);
    QCOMPARE(cache_->cursor()->seq, std::int64_t{100});
    QCOMPARE(reader_->counts()->total(), std::int64_t{3});
  }

  /// Kinds it has no rows for move it on all the same: there is no gap behind them.
  void kindsItDoesNotKeepLeaveNoGap() {
    fill(someRebates(3));
    auto changes = fixtures::changesFrom(100, someRebates(4));
    changes[1].rebate.reset();
    changes[2].rebate.reset();  // of a newer region: nothing that we can read
    QVERIFY(cache_->apply(changes, "cn-east", 5));
    QCOMPARE(cache_->cursor()->seq, std::int64_t{104});
    QCOMPARE(reader_->counts()->total(), std::int64_t{4});
    QVERIFY(cache_->apply(fixtures::changesFrom(104, someRebates(5)), "cn-east", 6));
    QCOMPARE(reader_->counts()->total(), std::int64_t{5});
  }

  void changesTwiceCountOnce() {
    fill(someRebates(3));
    const auto changes = fixtures::changesFrom(100, someRebates(6), 2);
    QVERIFY(cache_->apply(changes, "cn-east", 5));
    QVERIFY(cache_->apply(changes, "cn-north", 6));
    QVERIFY(*cache_->cursor() == (Cursor{"store", 2, 106}));
    QCOMPARE(reader_->counts()->total(), std::int64_t{6});
  }

  void searchFollowsAChangedItem() {
    auto row = fixtures::rebateNumbered(0);
    fill({row});
    row.item = "completely different";
    QVERIFY(cache_->apply(fixtures::changesFrom(100, {row}), "cn-east", 5));
    QCOMPARE(reader_->rebates({{}, "手机壳", RebateOrder::newest}, {}, 5)->size(), std::size_t{0});
    QCOMPARE(reader_->rebates({{}, "different", RebateOrder::newest}, {}, 5)->size(), std::size_t{1});
  }

  void countsEqualARecount() {
    std::mt19937 random(42);
    std::map<std::string, Rebate> truth;
    fill({});
    std::int64_t seq = 100;
    for (int round = 0; round < 30; ++round) {
      std::vector<Rebate> rows;
      for (int i = 0; i < 20; ++i) {
        rows.push_back(fixtures::rebateNumbered(static_cast<int>(random() % 80), kStates[random() % kStates.size()]));
        rows.back().split.user = {static_cast<std::int64_t>(random() % 1'000)};
        truth[rows.back().id] = rows.back();
      }
      QVERIFY(cache_->apply(fixtures::changesFrom(seq, rows), "cn-east", 5));
      seq += 20;
    }
    std::map<RebateState, std::int64_t> expected;
    std::int64_t awaiting = 0;
    for (const auto& [id, row] : truth) {
      ++expected[row.state];
      if (row.state == RebateState::awaitingApproval) awaiting += row.split.user.value;
    }
    QVERIFY(reader_->counts()->rebates == expected);
    QCOMPARE(reader_->counts()->awaitingAmount->value, awaiting);
  }

 private:
  void fill(const std::vector<Rebate>& rows) {
    QElapsedTimer timer;
    timer.start();
    QVERIFY(cache_->beginSnapshot());
    QVERIFY(cache_->addRows({}, rows));
    QVERIFY(cache_->finishSnapshot({"store", 1, 100}, "cn-east", 1));
    if (rows.size() > 1'000) qInfo("%zu rows stored in %lld ms", rows.size(), static_cast<long long>(timer.elapsed()));
  }

  const Key key_{1, 2, 3};
  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<Cache> cache_;
  std::unique_ptr<CacheReader> reader_;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestCacheRows)
#include "tst_cache_rows.moc"
