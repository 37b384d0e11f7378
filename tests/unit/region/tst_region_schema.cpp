// SPDX-License-Identifier: GPL-3.0-or-later
// Both engines' schemas, held against each other so that they cannot drift apart.
#include <QtTest>

#include <map>
#include <set>

#include "postgres/postgres_server.h"
#include "region/storage/store.h"

namespace rebate::region {
namespace {

using fixtures::PostgresServer;

/// "table.column" → whether it may be empty. What is in a primary key may not, whatever SQLite thinks of that.
using Columns = std::map<std::string, bool>;

Columns columnsOfFile(SqlSession& sql) {
  Columns columns;
  sql.each(
      "SELECT m.name, c.name, c.\"notnull\" + c.pk FROM sqlite_master m JOIN pragma_table_info(m.name) c "
      "WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'",
      {}, [&columns](const SqlRow& row) { columns[row.text(0) + "." + row.text(1)] = row.integer(2) == 0; });
  return columns;
}

Columns columnsOfPostgres(SqlSession& sql) {
  Columns columns;
  sql.each(
      "SELECT c.relname, a.attname, NOT a.attnotnull FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid "
      "WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition "
      "AND a.attnum > 0 AND NOT a.attisdropped AND c.relname <> 'schema_steps'",
      {}, [&columns](const SqlRow& row) { columns[row.text(0) + "." + row.text(1)] = row.integer(2) != 0; });
  return columns;
}

std::set<std::string> namesOf(SqlSession& sql, const std::string& query) {
  std::set<std::string> names;
  sql.each(query, {}, [&names](const SqlRow& row) { names.insert(row.text(0)); });
  return names;
}

QByteArray difference(const Columns& left, const Columns& right) {
  QByteArray text;
  for (const auto& [name, empty] : left) {
    const auto other = right.find(name);
    if (other == right.end() || other->second != empty) text += QByteArray::fromStdString(name) + ' ';
  }
  return text;
}

}  // namespace

class TestRegionSchema : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void columnsAreTheSame();
  void indexesAreTheSame();
  void whatGrowsWithUsersIsSpreadByThem();
  void aSecondStartChangesNothing();
  void aLaterVersionIsLeftAlone();
  void aDatabaseThatSortsLikePeopleIsRefused();

 private:
  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<SqlSession> file_, postgres_;
  StoreAddress address_;
};

void TestRegionSchema::init() {
  folder_ = std::make_unique<QTemporaryDir>();
  file_ = *openStore({folder_->filePath(QStringLiteral("store.db")).toStdString()});
  address_ = PostgresServer::shared().freshStore({});
  postgres_ = *openStore({address_});
}

void TestRegionSchema::columnsAreTheSame() {
  const auto file = columnsOfFile(*file_), postgres = columnsOfPostgres(*postgres_);
  QVERIFY(file.size() > 200);
  QCOMPARE(difference(file, postgres), QByteArray());
  QCOMPARE(difference(postgres, file), QByteArray());
}

void TestRegionSchema::indexesAreTheSame() {
  const auto file = namesOf(*file_, "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL");
  const auto postgres = namesOf(*postgres_,
                                "SELECT c.relname FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid "
                                "WHERE c.relnamespace = 'public'::regnamespace AND NOT c.relispartition "
                                "AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = c.oid)");
  QVERIFY(!file.empty());
  QCOMPARE(postgres, file);
}

void TestRegionSchema::whatGrowsWithUsersIsSpreadByThem() {
  const auto spread = namesOf(*postgres_, "SELECT relname FROM pg_class WHERE relkind = 'p'");
  QCOMPARE(spread, (std::set<std::string>{"postings", "rebates"}));
}

void TestRegionSchema::aSecondStartChangesNothing() {
  const auto id = storeId(*postgres_);
  QVERIFY(!id.empty());
  const auto again = openStore({address_});
  QVERIFY(again);
  QCOMPARE(storeId(**again), id);
}

void TestRegionSchema::aLaterVersionIsLeftAlone() {
  QVERIFY(postgres_->execute("INSERT INTO schema_steps (number) VALUES (9999)"));
  const auto again = openStore({address_});
  QVERIFY(!again);
  QVERIFY(again.error().code == Errc::newer);
}

void TestRegionSchema::aDatabaseThatSortsLikePeopleIsRefused() {
  QVERIFY(postgres_->execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'SQL_ASCII'"));
  auto other = PostgresServer::shared().addressOf(QStringLiteral("latin"), {});
  const auto opened = openStore({other});
  QVERIFY(!opened);
  QVERIFY(opened.error().code == Errc::invalid);
  QVERIFY(postgres_->execute("DROP DATABASE latin"));
}

}  // namespace rebate::region

QTEST_GUILESS_MAIN(rebate::region::TestRegionSchema)
#include "tst_region_schema.moc"
