// SPDX-License-Identifier: GPL-3.0-or-later
// Whose copy it is, what expires, and what is removed to keep it small.
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "cache/open.h"
#include "fixtures/rebates.h"
#include "wire/blind_index.h"

namespace rebate {
namespace {

const std::string kSearch(32, 's');
const CacheScope kFinance{"chen.jing", Role::finance, kSearch};
constexpr std::array kStates{RebateState::credited, RebateState::awaitingApproval, RebateState::rejected,
                             RebateState::voided,   RebateState::estimated,        RebateState::clawedBack};

User userNumbered(int number) {
  auto user = fixtures::userNumbered(number);
  user.find = wire::findTokens("林小明", "1390000" + std::to_string(8000 + number), kSearch);
  return user;
}

}  // namespace

class TestCacheKeep : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    path_ = folder_->filePath(QStringLiteral("cache.db")).toStdString();
    auto cache = cache::openCache(path_, key_);
    QVERIFY(cache);
    cache_ = *std::move(cache);
    auto reader = cache::openCacheReader(path_, key_);
    QVERIFY(reader);
    reader_ = *std::move(reader);
    QVERIFY(cache_->setScope(kFinance));
    QVERIFY(fill(60));
  }
  void cleanup() {
    reader_.reset();
    cache_.reset();
  }

  void theScopeComesBack() { QVERIFY(**cache_->scope() == kFinance); }

  void anotherScopeFindsNothing_data() {
    QTest::addColumn<QByteArray>("person");
    QTest::addColumn<int>("role");
    QTest::newRow("another person") << QByteArray("li.na") << static_cast<int>(Role::finance);
    QTest::newRow("another role") << QByteArray("chen.jing") << static_cast<int>(Role::incident);
  }
  void anotherScopeFindsNothing() {
    QFETCH(QByteArray, person);
    QFETCH(int, role);
    const CacheScope other{person.toStdString(), static_cast<Role>(role), {}};
    QVERIFY(cache_->setScope(other));
    QVERIFY(**cache_->scope() == other);
    QVERIFY(*cache_->cursor() == Cursor{});
    QCOMPARE(*cache_->fetchedAt(), Millis{0});
    QCOMPARE(reader_->counts()->total() + reader_->counts()->users, std::int64_t{0});
    QVERIFY(reader_->rebates({}, {}, 10)->empty());
    QVERIFY(reader_->rebates({{}, "手机壳", RebateOrder::newest}, {}, 10)->empty());
    QVERIFY(reader_->users("u-", 10)->empty());
    QVERIFY(reader_->users("8001", 10)->empty());
    QVERIFY(fill(5));
    QCOMPARE(reader_->counts()->total(), std::int64_t{5});
  }

  void theSamePersonKeepsTheRows() {
    auto renewed = kFinance;
    renewed.searchKey = std::string(32, 't');
    QVERIFY(cache_->setScope(renewed));
    QVERIFY(**cache_->scope() == renewed);
    QCOMPARE(reader_->counts()->total(), std::int64_t{60});
    QCOMPARE(cache_->cursor()->seq, std::int64_t{100});
  }

  void expiryTakesMasksAndTokensAndLeavesRows() {
    QCOMPARE(reader_->users("8001", 10)->size(), std::size_t{1});
    QVERIFY(cache_->expirePersonal());
    QVERIFY(*cache_->cursor() == Cursor{});  // the next contact fetches everything
    QCOMPARE(*cache_->fetchedAt(), Millis{1});
    QCOMPARE(reader_->counts()->total(), std::int64_t{60});
    for (const auto& rebate : *reader_->rebates({}, {}, 100)) QCOMPARE(rebate.userMask, std::string());
    for (const auto& user : *reader_->users("u-", 100)) QCOMPARE(user.mask, std::string());
    QVERIFY(reader_->users("8001", 10)->empty());
    QVERIFY(fill(60));
    QCOMPARE(reader_->rebates({}, {}, 1)->front().userMask, std::string("林**"));
    QCOMPARE(reader_->users("8001", 10)->size(), std::size_t{1});
  }

  void trimTakesOldFinalRowsInSlices() {
    const auto all = *reader_->rebates({}, {}, 100);
    const CacheLimits limits{all[30].createdAt, 0};
    std::int64_t expected = 0;
    for (const auto& row : all) expected += row.createdAt < limits.keepSettledAfter && cacheIsFinal(row.state);
    QVERIFY(expected > 10);
    std::int64_t removed = 0;
    while (true) {
      const auto slice = cache_->trim(limits, 7);
      QVERIFY(slice && *slice <= 7);
      if (*slice == 0) break;
      removed += *slice;
    }
    QCOMPARE(removed, expected);
    for (const auto& row : *reader_->rebates({}, {}, 100))
      QVERIFY(row.createdAt >= limits.keepSettledAfter || !cacheIsFinal(row.state));
    QCOMPARE(reader_->counts()->total(), 60 - expected);
    QCOMPARE(static_cast<std::int64_t>(reader_->rebates({{}, "203565731315", RebateOrder::newest}, {}, 100)->size()),
             60 - expected);
    // Neither a snapshot nor a change brings them back; loosening the limit does.
    QVERIFY(fill(60));
    QCOMPARE(reader_->counts()->total(), 60 - expected);
    auto late = all.back();
    QVERIFY(cacheIsFinal(late.state));
    ++late.version;
    QVERIFY(cache_->apply(fixtures::changesFrom(100, {late}), "cn-east", 2));
    QVERIFY(!reader_->rebate(late.id)->has_value());
    late.state = RebateState::held;  // not final any more: people may have to look
    ++late.version;
    QVERIFY(cache_->apply(fixtures::changesFrom(101, {late}), "cn-east", 2));
    QVERIFY(reader_->rebate(late.id)->has_value());
    QCOMPARE(*cache_->trim({}, 7), std::int64_t{0});
    QVERIFY(fill(60));
    QCOMPARE(reader_->counts()->total(), std::int64_t{60});
  }

  void trimBySizeTakesTheOldestUntilItFits() {
    QVERIFY(fill(6'000));
    const auto before = *cache_->bytes();
    const CacheLimits limits{0, before * 3 / 4};
    while (*cache_->trim(limits, 200) > 0) continue;
    QVERIFY(*cache_->bytes() <= limits.bytes);
    const auto left = reader_->counts()->total();
    QVERIFY(left > 2'000);  // and no more than needed: what is not final is half of it
    QCOMPARE(reader_->counts()->rebates.at(RebateState::awaitingApproval), std::int64_t{1'000});
    QVERIFY(fill(6'000));
    QCOMPARE(reader_->counts()->total(), left);
    QCOMPARE(*cache_->trim({}, 200), std::int64_t{0});
    QVERIFY(fill(6'000));
    QCOMPARE(reader_->counts()->total(), std::int64_t{6'000});
  }

  void whatIsNotFinalStaysWhateverTheLimit() {
    const CacheLimits limits{INT64_MAX, 1};
    while (*cache_->trim(limits, 50) > 0) continue;
    QCOMPARE(reader_->counts()->total(), std::int64_t{20});
    for (const auto& row : *reader_->rebates({}, {}, 100)) QVERIFY(!cacheIsFinal(row.state));
  }

  void aSnapshotLeavesNoLongLog() {
    QVERIFY(fill(20'000));
    const auto log = QFileInfo(QString::fromStdString(path_ + "-wal")).size();
    QVERIFY2(log <= 8 << 20, QByteArray::number(log));
    QVERIFY(QFileInfo(QString::fromStdString(path_)).size() > 8 << 20);
  }

  /// As a power cut leaves it: the files of a moment before the end.
  void aSnapshotThatIsCutShortLeavesTheOldRows() {
    QVERIFY(cache_->beginSnapshot());
    for (int i = 0; i < 210; ++i) {  // more than the page cache holds
      std::vector<Rebate> rows;
      for (int row = 0; row < 1000; ++row) rows.push_back(fixtures::rebateNumbered(i * 1000 + row));
      QVERIFY(cache_->addRows({}, rows));
    }
    const auto copy = folder_->filePath(QStringLiteral("copy.db"));
    QVERIFY(QFile::copy(QString::fromStdString(path_), copy));
    QVERIFY(QFile::copy(QString::fromStdString(path_ + "-wal"), copy + QStringLiteral("-wal")));
    QVERIFY(cache_->abandonSnapshot());
    const QFileInfo log(copy + QStringLiteral("-wal"));
    QVERIFY2(log.size() > 8 << 20, QByteArray::number(log.size()));
    auto cache = cache::openCache(copy.toStdString(), key_);
    auto reader = cache::openCacheReader(copy.toStdString(), key_);
    QVERIFY(cache && reader);
    QCOMPARE((*cache)->cursor()->seq, std::int64_t{100});
    QCOMPARE((*reader)->counts()->total(), std::int64_t{60});
    QCOMPARE((*reader)->rebates({}, {}, 100)->size(), std::size_t{60});
    QVERIFY(QFileInfo(log.filePath()).size() < 8 << 20);
  }

  void duringASnapshotNothingElseIsDone() {
    QVERIFY(cache_->beginSnapshot());
    QVERIFY(!cache_->setScope({"li.na", Role::support, {}}));
    QVERIFY(!cache_->expirePersonal());
    QVERIFY(!cache_->trim({}, 5));
    QVERIFY(cache_->abandonSnapshot());
    QCOMPARE(reader_->counts()->total(), std::int64_t{60});
  }

 private:
  static bool cacheIsFinal(RebateState state) {
    return state == RebateState::credited || state == RebateState::rejected || state == RebateState::voided ||
           state == RebateState::clawedBack;
  }
  Outcome fill(int count) {
    std::vector<User> users;
    for (int i = 0; i < 50; ++i) users.push_back(userNumbered(i));
    std::vector<Rebate> rows;
    for (int i = 0; i < count; ++i)
      rows.push_back(fixtures::rebateNumbered(i, kStates[static_cast<std::size_t>(i) % kStates.size()]));
    if (const auto begun = cache_->beginSnapshot(); !begun) return begun;
    if (const auto added = cache_->addRows(users, rows); !added) return added;
    return cache_->finishSnapshot({"store", 1, 100}, "cn-east", 1);
  }

  const Key key_{1, 2, 3};
  std::unique_ptr<QTemporaryDir> folder_;
  std::string path_;
  std::unique_ptr<Cache> cache_;
  std::unique_ptr<CacheReader> reader_;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestCacheKeep)
#include "tst_cache_keep.moc"
