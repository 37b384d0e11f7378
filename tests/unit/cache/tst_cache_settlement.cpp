// SPDX-License-Identifier: GPL-3.0-or-later
// The forecast's sums along indexes, against going through all rows.
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <random>

#include "cache/open.h"
#include "fixtures/rebates.h"
#include "sqlite/database.h"

namespace rebate {
namespace {

const Key kKey{1, 2, 3};
constexpr Millis kNow = 1'781'232'260'000;  // 2026-06-12
constexpr Millis kDay = 86'400'000;
constexpr std::array kStates{RebateState::estimated, RebateState::waiting,   RebateState::awaitingApproval,
                             RebateState::held,      RebateState::credited,  RebateState::rejected,
                             RebateState::voided,    RebateState::clawedBack};
constexpr std::array kUpstream{UpstreamState::paid,    UpstreamState::received, UpstreamState::received,
                               UpstreamState::settled, UpstreamState::closed,   UpstreamState::unknown};
constexpr std::array kPlatforms{Platform::taobao, Platform::jd, Platform::pdd};

Rebate any(std::mt19937& random, int number) {
  auto row = fixtures::rebateNumbered(number, kStates[random() % kStates.size()]);
  row.platform = kPlatforms[random() % kPlatforms.size()];
  row.upstream = kUpstream[random() % kUpstream.size()];
  row.refundOpen = random() % 5 == 0;
  row.modifiedAt = kNow - static_cast<Millis>(random() % 100) * kDay + static_cast<Millis>(random() % 3) * 3'600'000;
  row.income = {static_cast<std::int64_t>(random() % 2'000)};
  row.platformFee = {static_cast<std::int64_t>(random() % 500)};  // may be more than the income
  row.split.user = {static_cast<std::int64_t>(random() % 1'000)};
  row.split.inviter = {static_cast<std::int64_t>(random() % 10)};
  if (random() % 10 == 0) row.userId.clear();
  return row;
}

}  // namespace

class TestCacheSettlement : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    path_ = folder_->filePath(QStringLiteral("cache.db")).toStdString();
    cache_ = *cache::openCache(path_, kKey);
    reader_ = *cache::openCacheReader(path_, kKey);
  }
  void cleanup() {
    reader_.reset();
    cache_.reset();
  }

  void anEmptyCopyExpectsNothing() { QVERIFY(*reader_->settlement(kNow) == settlementOf({}, {}, kNow)); }

  void sumsEqualGoingThroughAllRows_data() {
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 10; ++seed) QTest::addRow("%u", seed) << seed;
  }
  void sumsEqualGoingThroughAllRows() {
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    std::vector<Rebate> rows;
    for (int i = 0; i < 800; ++i) rows.push_back(any(random, i));
    std::vector<User> users;
    for (int i = 0; i < 40; ++i) {
      users.push_back(fixtures::userNumbered(i));
      users.back().balance = {static_cast<std::int64_t>(random() % 400) - 200};
    }
    QVERIFY(cache_->beginSnapshot());
    QVERIFY(cache_->addRows(users, rows));
    QVERIFY(cache_->finishSnapshot({"store", 1, 100}, "cn-east", 1));
    for (const Millis now : {kNow, kNow + 9 * kDay, kNow + 20 * kDay, kNow - 400 * kDay})
      QVERIFY(*reader_->settlement(now) == settlementOf(rows, users, now));
    std::vector<Rebate> changed;  // by changes as by a snapshot
    for (int i = 0; i < 200; ++i) {
      auto row = any(random, i * 3);
      row.version = 2;
      changed.push_back(row);
      rows[static_cast<std::size_t>(i) * 3] = row;
    }
    QVERIFY(cache_->apply(fixtures::changesFrom(100, changed), "cn-east", 2));
    QVERIFY(*reader_->settlement(kNow) == settlementOf(rows, users, kNow));
  }

  /// None of it may walk the table.
  void itNeedsItsIndexesOnly() {
    auto plain =
        sqlite::Database::open({.path = path_, .key = kKey, .pageCheck = sqlite::PageCheck::sha256, .readOnly = false});
    QVERIFY(plain);
    QVERIFY(plain->execute("DROP INDEX rebates_received"));
    QVERIFY(!reader_->settlement(kNow));  // INDEXED BY names them: without one there is an error and not a slow answer
  }

 private:
  std::unique_ptr<QTemporaryDir> folder_;
  std::string path_;
  std::unique_ptr<Cache> cache_;
  std::unique_ptr<CacheReader> reader_;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestCacheSettlement)
#include "tst_cache_settlement.moc"
