// SPDX-License-Identifier: GPL-3.0-or-later
// Withdrawals in the copy, against a plain map.
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <map>
#include <random>

#include "cache/open.h"
#include "fixtures/rebates.h"

namespace rebate {
namespace {

const Key kKey{1, 2, 3};
using Truth = std::map<std::string, Withdrawal>;

Withdrawal any(std::mt19937& random, int ids) {
  const auto stage = kWithdrawalStages[random() % std::size(kWithdrawalStages)];
  auto row = fixtures::withdrawalNumbered(static_cast<int>(random() % static_cast<unsigned>(ids)), stage);
  row.version = static_cast<std::int64_t>(1 + random() % 50);
  row.amount = {static_cast<std::int64_t>(5'000 + random() % 5)};
  return row;
}

/// The newest version stands; of the same version whichever came last.
void take(Truth& truth, const Withdrawal& row) {
  const auto found = truth.find(row.id);
  if (found == truth.end() || found->second.version <= row.version) truth[row.id] = row;
}

std::vector<std::string> expected(const Truth& truth, const WithdrawalQuery& query) {
  std::vector<Withdrawal> rows;
  for (const auto& [id, row] : truth) {
    const bool staged = query.stages.empty() || std::count(query.stages.begin(), query.stages.end(), stageOf(row));
    if (staged &&
        (row.id.starts_with(query.text) || row.userId.starts_with(query.text) || row.payoutId.starts_with(query.text)))
      rows.push_back(row);
  }
  std::sort(rows.begin(), rows.end(), [&](const Withdrawal& a, const Withdrawal& b) {
    return comesBefore(keyOf(a, query.order), keyOf(b, query.order), query.ascending);
  });
  std::vector<std::string> ids;
  for (const auto& row : rows) ids.push_back(row.id);
  return ids;
}

std::vector<std::string> expectedOf(const Truth& truth, const std::string& userId) {
  std::vector<std::string> ids;
  for (const auto& id : expected(truth, {}))
    if (truth.at(id).userId == userId) ids.push_back(id);
  return ids;
}

std::map<WithdrawalStage, WithdrawalCount> countsOf(const Truth& truth) {
  std::map<WithdrawalStage, WithdrawalCount> counts;
  for (const auto& [id, row] : truth) {
    ++counts[stageOf(row)].rows;
    counts[stageOf(row)].sum.value += row.amount.value;
  }
  return counts;
}

std::vector<Change> changesOf(std::int64_t from, const std::vector<Withdrawal>& rows) {
  auto changes = fixtures::changesFrom(from, std::vector<Rebate>(rows.size()));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    changes[i].rebate.reset();
    changes[i].withdrawal = rows[i];
  }
  return changes;
}

}  // namespace

class TestCacheWithdrawals : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    path_ = folder_->filePath(QStringLiteral("cache.db")).toStdString();
    auto cache = cache::openCache(path_, kKey);
    QVERIFY(cache);
    cache_ = *std::move(cache);
    auto reader = cache::openCacheReader(path_, kKey);
    QVERIFY(reader);
    reader_ = *std::move(reader);
  }
  void cleanup() {
    reader_.reset();
    cache_.reset();
  }

  void everyStageComesBackWhole() {
    std::vector<Withdrawal> rows;
    for (int i = 0; i < 2 * static_cast<int>(std::size(kWithdrawalStages)); ++i)
      rows.push_back(fixtures::withdrawalNumbered(i, kWithdrawalStages[static_cast<std::size_t>(i) / 2]));
    fill(rows);
    for (const auto& row : rows) QVERIFY(reader_->withdrawal(row.id)->value().withdrawal == row);
    QVERIFY(!reader_->withdrawal("w-0")->has_value());
  }

  void aRowShowsItsUser() {
    auto user = fixtures::userNumbered(1);
    user.balance = {23'170};
    user.frozen = {20'000};
    user.state = UserState::frozen;
    const auto known = fixtures::withdrawalNumbered(1), unknown = fixtures::withdrawalNumbered(2);
    fill({known, unknown}, {user});
    const auto row = reader_->withdrawal(known.id)->value();
    QCOMPARE(row.userMask, user.mask);
    QVERIFY(row.balance == Fen{23'170} && row.frozen == Fen{20'000} && row.userState == UserState::frozen);
    QVERIFY(!reader_->withdrawal(unknown.id)->value().balance);
    QVERIFY(cache_->expirePersonal());
    QCOMPARE(reader_->withdrawal(known.id)->value().userMask, std::string{});  // the mask goes, the row stays
  }

  void anyHistoryEqualsAMap_data() {
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 12; ++seed) QTest::addRow("%u", seed) << seed;
  }
  /// Snapshots and changes in any order, with older and newer versions; then every query, counts and sums.
  void anyHistoryEqualsAMap() {
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    Truth truth;
    std::int64_t seq = 100;
    fill({});
    for (int round = 0; round < 12; ++round) {
      std::vector<Withdrawal> rows;
      for (int i = 0; i < 15; ++i) rows.push_back(any(random, 60));
      if (random() % 4 == 0) {
        truth.clear();
        for (const auto& row : rows) take(truth, row);
        fill(rows);
        seq = 100;
      } else {
        for (const auto& row : rows) take(truth, row);
        QVERIFY(cache_->apply(changesOf(seq, rows), "cn-east", 5));
        seq += 15;
      }
      QVERIFY(reader_->counts()->withdrawals == countsOf(truth));
    }
    for (int user = 0; user < 60; ++user) {
      const auto id = fixtures::withdrawalNumbered(user).userId;
      QVERIFY(walkOf(id, 1 + static_cast<int>(random() % 4)) == expectedOf(truth, id));
    }
    QVERIFY(walkOf("u-880", 5).empty());  // the beginning of an id is nobody
    for (const auto& query : queries())
      QVERIFY(walk(query, 1 + static_cast<int>(random() % 9)) == expected(truth, query));
  }

  void anAbandonedSnapshotLeavesThemAsTheyWere() {
    fill({fixtures::withdrawalNumbered(1)});
    QVERIFY(cache_->beginSnapshot());
    QVERIFY(cache_->addWithdrawals({fixtures::withdrawalNumbered(2), fixtures::withdrawalNumbered(3)}));
    QVERIFY(cache_->abandonSnapshot());
    QVERIFY(walk({}, 5) == std::vector<std::string>{fixtures::withdrawalNumbered(1).id});
    QCOMPARE(reader_->counts()->withdrawals.at(WithdrawalStage::waiting).rows, std::int64_t{1});
  }

  /// Final ones from before the limit go and do not come back; open ones stay, however old.
  void trimTakesOldFinalOnes() {
    std::vector<Withdrawal> rows;
    Truth stays;
    for (int i = 0; i < 90; ++i)
      rows.push_back(fixtures::withdrawalNumbered(i, kWithdrawalStages[static_cast<std::size_t>(i) % 9]));
    const auto limit = rows[60].requestedAt;
    for (const auto& row : rows)
      if (isOpen(row) || row.requestedAt >= limit) take(stays, row);
    fill(rows);
    QCOMPARE(*cache_->trim({limit, 0}, 1'000), static_cast<std::int64_t>(rows.size() - stays.size()));
    QVERIFY(walk({}, 20) == expected(stays, {}));
    QVERIFY(reader_->counts()->withdrawals == countsOf(stays));
    QCOMPARE(*cache_->trim({limit, 0}, 1'000), std::int64_t{0});
    fill(rows);
    QVERIFY(walk({}, 20) == expected(stays, {}));
  }

  void anotherRoleSeesNoneOfThem() {
    QVERIFY(cache_->setScope({"li.na", Role::support, {}}));
    fill({fixtures::withdrawalNumbered(1)});
    QVERIFY(cache_->setScope({"li.na", Role::incident, {}}));
    QVERIFY(walk({}, 5).empty());
    QVERIFY(reader_->counts()->withdrawals.empty());
  }

  void signsOfPatternsAreLetters() {
    fill({fixtures::withdrawalNumbered(1)});
    for (const auto* text : {"%", "_", "w_", "w%", "\\"}) QVERIFY(walk({{}, text}, 5).empty());
    QCOMPARE(walk({{}, "W-40"}, 5).size(), std::size_t{1});
  }

 private:
  static std::vector<WithdrawalQuery> queries() {
    using Stage = WithdrawalStage;
    std::vector<WithdrawalQuery> all;
    for (const auto order : {RebateOrder::newest, RebateOrder::amount})
      for (const bool ascending : {false, true})
        for (const auto& stages :
             {std::vector<Stage>{}, {Stage::waiting}, {Stage::unknown, Stage::returned, Stage::paid}})
          for (const auto* text : {"", "w-401", "u-8800", "p-2", "nothing"})
            all.push_back({stages, text, order, ascending});
    return all;
  }

  std::vector<std::string> walkOf(const std::string& userId, int limit) {
    std::vector<std::string> ids;
    std::optional<PageKey> below;
    while (true) {
      const auto page = reader_->withdrawalsOf(userId, below, limit);
      if (!page) qFatal("no page");
      for (const auto& row : *page) ids.push_back(row.id);
      if (static_cast<int>(page->size()) < limit) return ids;
      below = keyOf(page->back(), RebateOrder::newest);
    }
  }

  void fill(const std::vector<Withdrawal>& rows, const std::vector<User>& users = {}) {
    QVERIFY(cache_->beginSnapshot());
    QVERIFY(cache_->addRows(users, {}));
    QVERIFY(cache_->addWithdrawals(rows));
    QVERIFY(cache_->finishSnapshot({"store", 1, 100}, "cn-east", 1));
  }

  std::vector<std::string> walk(const WithdrawalQuery& query, int limit) {
    std::vector<std::string> ids;
    std::optional<PageKey> after;
    while (true) {
      const auto page = reader_->withdrawals(query, after, limit);
      if (!page || page->empty()) return ids;
      for (const auto& row : *page) ids.push_back(row.withdrawal.id);
      after = keyOf(page->back().withdrawal, query.order);
    }
  }

  std::unique_ptr<QTemporaryDir> folder_;
  std::string path_;
  std::unique_ptr<Cache> cache_;
  std::unique_ptr<CacheReader> reader_;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestCacheWithdrawals)
#include "tst_cache_withdrawals.moc"
