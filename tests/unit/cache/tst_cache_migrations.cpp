// SPDX-License-Identifier: GPL-3.0-or-later
// Each step on a file of the version before, with rows in it.
#include <QTemporaryDir>
#include <QTest>

#include "cache/migrations.h"
#include "cache/open.h"
#include "fixtures/rebates.h"
#include "sqlite/database.h"
#include "wire/rebate_json.h"

namespace rebate {
namespace {

const Key kKey{1, 2, 3};

template <class Row>
std::string jsonOf(const Row& row) {
  return wire::json::serialize(wire::toJson(row));
}

/// As the first version wrote it: bodies of JSON, masks in each of them.
Outcome insertOld(sqlite::Database& database, const Rebate& rebate, const std::string& body) {
  auto write = database.prepare(
      "INSERT INTO rebates (id, line, user_id, item, state, created_at, amount, region, version, body)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, 'cn-east', ?, ?)");
  if (!write) return write.error();
  write->bind(1, rebate.id).bind(2, rebate.line).bind(3, rebate.userId).bind(4, rebate.item);
  write->bind(5, name(rebate.state)).bind(6, rebate.createdAt).bind(7, rebate.split.user.value);
  return write->bind(8, rebate.version).bind(9, body).run();
}

Outcome insertOld(sqlite::Database& database, const User& user) {
  auto write = database.prepare("INSERT INTO users VALUES (?, 'cn-east', ?, ?)");
  if (!write) return write.error();
  return write->bind(1, user.id).bind(2, user.version).bind(3, jsonOf(user)).run();
}

Rebate rebateOfEveryMember() {
  auto rebate = fixtures::rebateNumbered(3, RebateState::held);
  rebate.refundOpen = true;
  rebate.inviterId = "u-7";
  rebate.inviterRate = {250};
  rebate.split.inviter = {3};
  rebate.ruleVersion = 4;
  rebate.reason = Reason::heldByOperator;
  rebate.decidedBy = "chen.jing";
  rebate.note = "等一等";
  rebate.modifiedAt = 1'781'232'260'123;
  rebate.updatedAt = 1'781'232'261'004;
  return rebate;
}

}  // namespace

class TestCacheMigrations : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    path_ = folder_->filePath(QStringLiteral("cache.db")).toStdString();
  }

  /// 0002: rows come out of their bodies into columns, masks out of the rebates.
  void rowsOfTheFirstVersionComeBackWhole() {
    const auto whole = rebateOfEveryMember();
    auto bare = fixtures::rebateNumbered(4, RebateState::awaitingApproval);  // from before there were inviters
    bare.userMask = "王*";
    auto body = wire::toJson(bare);
    for (const char* member : {"inviter_id", "inviter_bp", "inviter_fen", "rule_version"}) body.erase(member);
    auto user = fixtures::userNumbered(3);
    user.frozen = {12};
    user.state = UserState::frozen;
    {
      auto database = open(1);
      QVERIFY(insertOld(database, whole, jsonOf(whole)));
      QVERIFY(insertOld(database, bare, wire::json::serialize(body)));
      QVERIFY(insertOld(database, user));
      QVERIFY(database.execute(
          "INSERT INTO item_search (rowid, item) SELECT number, item FROM rebates;"
          "INSERT INTO counts VALUES ('held', 1), ('awaiting_approval', 1), ('awaiting_fen', 347), ('users', 1);"
          "INSERT INTO meta VALUES ('store', 'S'), ('epoch', 3), ('seq', 70), ('fetched_at', 9)"));
    }
    auto cache = cache::openCache(path_, kKey);
    QVERIFY(cache);
    QVERIFY(*(*cache)->cursor() == Cursor{});  // 0003: withdrawals are missing, so that everything is fetched again
    QCOMPARE(*(*cache)->fetchedAt(), Millis{9});
    QVERIFY((*cache)->scope() && !(*cache)->scope()->has_value());
    auto reader = cache::openCacheReader(path_, kKey);
    QVERIFY(reader);
    QVERIFY(**(*reader)->rebate(whole.id) == whole);
    QVERIFY(**(*reader)->rebate(bare.id) == bare);  // whose user is not known but for the mask
    QVERIFY(**(*reader)->user(user.id) == user);
    QVERIFY(!(*reader)->user(bare.userId)->has_value());
    QCOMPARE((*reader)->counts()->total(), std::int64_t{2});
    QCOMPARE((*reader)->rebates({{}, "积木", RebateOrder::newest}, {}, 5)->size(), std::size_t{1});
    QCOMPARE((*reader)->rebates({{}, bare.line.substr(5), RebateOrder::newest}, {}, 5)->size(), std::size_t{1});
  }

  /// 0003: the copy forgets its place, keeps its rows and counts, and takes withdrawals from then on.
  void aFileOfTheSecondVersionTakesWithdrawals() {
    const auto rebate = fixtures::rebateNumbered(5, RebateState::held);
    {
      auto database = open(2);
      QVERIFY(database.execute(
          "INSERT INTO counts VALUES ('held', 1);"
          "INSERT INTO meta VALUES ('store', 'S'), ('epoch', 3), ('seq', 70), ('fetched_at', 9), ('region', 'cn-east'),"
          " ('person', 'li.na'), ('role', 'support')"));
      QVERIFY(database.execute(
          "INSERT INTO rebates VALUES (1, 'taobao:7:2', 'taobao', '7', 2, 'u-1', 'tea', 3, 'settled', 0, 'gold', 1000,"
          " 5000, '', 0, 1, 100, 70, 7, 63, 6, 30, 27, 0, 'held', '', 'feed', '', '', 4, 'hash', 5, 6, 7, 'cn-east', 9)"));
    }
    auto cache = cache::openCache(path_, kKey);
    QVERIFY(cache);
    QVERIFY(*(*cache)->cursor() == Cursor{});
    QVERIFY((*cache)->scope()->has_value());  // whose copy it is stays known
    auto reader = cache::openCacheReader(path_, kKey);
    QVERIFY(reader);
    QCOMPARE((*reader)->rebate("taobao:7:2")->value().version, std::int64_t{4});
    QCOMPARE((*reader)->counts()->total(), std::int64_t{1});
    const auto withdrawal = fixtures::withdrawalNumbered(1, WithdrawalStage::unknown);
    QVERIFY((*cache)->beginSnapshot());
    QVERIFY((*cache)->addRows({}, {rebate}));
    QVERIFY((*cache)->addWithdrawals({withdrawal}));
    QVERIFY((*cache)->finishSnapshot({"S", 3, 71}, "cn-east", 10));
    QVERIFY((*reader)->withdrawal(withdrawal.id)->value().withdrawal == withdrawal);
  }

  /// 0005: somebody's withdrawals are found by them, those that were there before, too.
  void aFileOfTheFourthVersionFindsWithdrawalsByTheirUser() {
    {
      auto database = open(4);
      QVERIFY(database.execute(
          "INSERT INTO withdrawals VALUES (1, 'w-1', 'u-1', 5000, 'requested', 'waiting', 1, 'li.na', '', '', '', '', '',"
          " 7, 0, 0, 0, 8, 2, 'hash', 'cn-east', 9), (2, 'w-2', 'u-12', 6000, 'requested', 'waiting', 1, 'li.na', '', '',"
          " '', '', '', 6, 0, 0, 0, 8, 2, 'hash', 'cn-east', 9)"));
    }
    QVERIFY(cache::openCache(path_, kKey));
    auto reader = cache::openCacheReader(path_, kKey);
    QVERIFY(reader);
    const auto found = (*reader)->withdrawalsOf("u-1", {}, 10);
    QVERIFY(found);
    QCOMPARE(found->size(), std::size_t{1});
    QCOMPARE(found->front().id, std::string("w-1"));
  }

  void eachStepRunsOnAnEmptyFile() {
    for (const auto& step : cache::cacheMigrations()) {
      auto database = open(step.number);
      auto version = database.prepare("PRAGMA user_version");
      QVERIFY(version && *version->step());
      QCOMPARE(version->integer(0), std::int64_t{step.number});
    }
  }

 private:
  sqlite::Database open(int upTo) {
    auto database = sqlite::Database::open({.path = path_, .key = kKey, .pageCheck = sqlite::PageCheck::sha256});
    if (!database) qFatal("no database");
    std::vector<sqlite::Migration> steps;
    for (const auto& step : cache::cacheMigrations())
      if (step.number <= upTo) steps.push_back(step);
    if (!sqlite::migrate(*database, steps)) qFatal("no migration");
    return *std::move(database);
  }

  std::unique_ptr<QTemporaryDir> folder_;
  std::string path_;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestCacheMigrations)
#include "tst_cache_migrations.moc"
