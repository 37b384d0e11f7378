// SPDX-License-Identifier: GPL-3.0-or-later
// How pages are come by: along an index, or by the numbers of a few rows; never by reading or sorting everything.
#include <QTemporaryDir>
#include <QTest>

#include "cache/open.h"
#include "cache/sql_cache_reader.h"
#include "fixtures/rebates.h"
#include "sqlite/database.h"

namespace rebate {
namespace {

const Key kKey{1, 2, 3};

QByteArrayList planOf(sqlite::Database& database, const std::string& sql) {
  auto read = database.prepare("EXPLAIN QUERY PLAN " + sql);
  QByteArrayList plan;
  while (read) {
    const auto row = read->step();
    if (!row || !*row) break;
    plan << QByteArray::fromStdString(read->text(3));
  }
  return plan;
}

}  // namespace

class TestCachePlans : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    const auto path = folder_.filePath(QStringLiteral("cache.db")).toStdString();
    auto cache = cache::openCache(path, kKey);
    QVERIFY(cache && (*cache)->beginSnapshot());
    std::vector<Rebate> rows;
    for (int i = 0; i < 300; ++i) rows.push_back(fixtures::rebateNumbered(i));
    QVERIFY((*cache)->addRows({}, rows));
    QVERIFY((*cache)->finishSnapshot({"store", 1, 1}, "cn-east", 1));
    for (auto* database : {&database_, &other_}) {
      auto opened = sqlite::Database::open({.path = path, .key = kKey, .pageCheck = sqlite::PageCheck::sha256, .readOnly = true});
      QVERIFY(opened);
      *database = std::make_unique<sqlite::Database>(*std::move(opened));
    }
    reader_ = std::make_unique<cache::SqlCacheReader>(std::move(*other_));
  }

  void pagesFollowAnIndex_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("shape");
    for (const auto* text : {"", "壳", "12"})  // these two are looked for on the way
      for (int shape = 0; shape < 64; ++shape)
        QTest::addRow("text '%s' shape %d", text, shape) << QByteArray(text) << shape;
  }
  void pagesFollowAnIndex() {
    QFETCH(QByteArray, text);
    QFETCH(int, shape);
    const auto plan = planFor(text, shape);
    QVERIFY2(plan.size() > 1, "no plan");
    const QByteArray order = shape & 2 ? "amount" : "newest";
    const auto index = " USING INDEX rebates_" + (shape & 1 ? "state_" + order : order);
    const auto& first = plan.front();
    QVERIFY2(first.startsWith((shape & (1 | 8) ? "SEARCH rebates" : "SCAN rebates") + index), plan.join('\n'));
    QVERIFY2(!plan.join('\n').contains("TEMP B-TREE"), plan.join('\n'));
    mustLookUpUsers(plan);
  }

  void aFewRowsAreComeByDirectly_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("shape");
    for (const auto* text : {"手机壳", "耳机", "2035657313150000012", "u-88007", "nothing"})
      for (int shape = 0; shape < 64; ++shape)
        QTest::addRow("text '%s' shape %d", text, shape) << QByteArray(text) << shape;
  }
  void aFewRowsAreComeByDirectly() {
    QFETCH(QByteArray, text);
    QFETCH(int, shape);
    const auto plan = planFor(text, shape);
    QVERIFY2(plan.join('\n').contains("SEARCH rebates USING INTEGER PRIMARY KEY (rowid=?)"), plan.join('\n'));
    QVERIFY2(!plan.join('\n').contains("SCAN rebates"), plan.join('\n'));
    mustLookUpUsers(plan);
  }

  void aUsersRowsAreComeByTheUser_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("shape");
    for (const auto* text : {"", "手机壳"})
      for (int shape = 0; shape < 64; ++shape)
        QTest::addRow("text '%s' shape %d", text, shape) << QByteArray(text) << shape;
  }
  void aUsersRowsAreComeByTheUser() {
    QFETCH(QByteArray, text);
    QFETCH(int, shape);
    user_ = "u-88007";
    const auto plan = planFor(text, shape);
    user_.clear();
    QVERIFY2(plan.join('\n').contains("SEARCH rebates USING INDEX rebates_user (user_id=?"), plan.join('\n'));
    mustLookUpUsers(plan);
  }

  /// No more is read than the page, and nothing is sorted.
  void aUsersWithdrawalsAreComeByTheUser() {
    for (const auto& below : {std::optional<PageKey>(), std::optional(PageKey{1780000050000, "w-40"})}) {
      const auto sql = cache::SqlCacheReader::withdrawalsOfSql("u-88007", below, 100);
      const auto plan = planOf(*database_, sql.text).join('\n');
      QVERIFY2(plan.contains("SEARCH withdrawals USING INDEX withdrawals_user_newest (user_id=?"), plan);
      QVERIFY2(!plan.contains("TEMP B-TREE") && !plan.contains("SCAN"), plan);
    }
  }

  /// Nothing else has an index of its own: it is looked for along the order, and the page is soon full.
  void filtersKeepTheOrdersIndex() {
    for (int shape = 0; shape < 64; ++shape) {
      narrow_ = true;
      const auto plan = planFor({}, shape);
      narrow_ = false;
      QVERIFY2(!plan.join('\n').contains("TEMP B-TREE"), plan.join('\n'));
    }
  }

 private:
  /// Bits: state, amount, ascending, from a key, backwards, inclusive.
  QByteArrayList planFor(const QByteArray& text, int shape) {
    PageRequest request;
    if (shape & 1) request.query.state = RebateState::held;
    if (shape & 2) request.query.order = RebateOrder::amount;
    request.query.ascending = shape & 4;
    if (shape & 8) request.from = PageKey{1780000050000, "taobao:2035657313150000150:2"};
    request.backwards = shape & 16;
    request.inclusive = shape & 32;
    request.query.text = text.toStdString();
    request.query.user = user_;
    if (narrow_) {
      request.query.platform = Platform::jd;
      request.query.proposedBy = "feed";
      request.query.updatedFrom = 1;
      request.query.createdUntil = 9;
      request.query.least = Fen{7};
    }
    const auto sql = reader_->pageSql(request);
    return sql ? planOf(*database_, sql->text) : QByteArrayList();
  }

  static void mustLookUpUsers(const QByteArrayList& plan) {
    for (const auto& line : plan) QVERIFY2(!line.contains("SCAN users"), plan.join('\n'));
    QVERIFY2(plan.join('\n').contains("SEARCH users USING INDEX sqlite_autoindex_users_1 (id=?)"), plan.join('\n'));
  }

  std::string user_;
  bool narrow_ = false;
  QTemporaryDir folder_;
  std::unique_ptr<sqlite::Database> database_, other_;
  std::unique_ptr<cache::SqlCacheReader> reader_;
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestCachePlans)
#include "tst_cache_plans.moc"
