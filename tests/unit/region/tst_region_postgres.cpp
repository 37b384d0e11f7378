// SPDX-License-Identifier: GPL-3.0-or-later
// The session over PostgreSQL where it is not like a file: connections die, others write, servers fall silent.
#include <QtTest>

#include <thread>

#include "postgres/postgres_server.h"
#include "region/storage/store.h"

namespace rebate::region {

using fixtures::PostgresServer;

class TestRegionPostgres : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void valuesComeBackAsTheyWere();
  void aLostConnectionIsReplacedBetweenTransactions();
  void aTransactionDoesNotOutliveItsConnection();
  void oneWriterAtATime();
  void aWriterThatSitsIsEnded();
  void aSavepointUndoesOneJob();
  void whatIsPostedIsThereForWhatComesNext();
  void aPostThatFailsUndoesItsJobAndNoOther();
  void aPostThatFailedIsNoFaultOfAnInnerJob();
  void aPostThatChangesAnotherNumberOfRowsFails();
  void aPostOnALostConnectionIsNotCommitted();
  void aCommitThatNobodyConfirmsIsUnknown();
  void aCommitWithoutAnAnswerIsUnknown();
  void everyCommitMovesThePosition();
  void aReaderSeesOneMoment();
  void aPasswordIsInNoError();

 private:
  std::unique_ptr<SqlSession> open(bool readOnly = false) { return *openSession({address_, readOnly}); }
  /// Ends every other connection to this store, as a server that restarts does.
  void endOthers() {
    const auto admin = open();
    QVERIFY(
        admin->integer("SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity "
                       "WHERE datname = current_database() AND pid <> pg_backend_pid()"));
  }
  /// Every commit then waits for a standby that there is not.
  static void waitForNobody(SqlSession& admin, bool wait) {
    const std::string names = wait ? "nobody" : "";
    QVERIFY(admin.execute("ALTER SYSTEM SET synchronous_standby_names = '" + names + "'"));
    QVERIFY(admin.execute("SELECT pg_reload_conf()"));
    const auto inForce = [&] { return admin.text("SHOW synchronous_standby_names") == names; };
    QTRY_VERIFY(inForce());
  }
  StoreAddress address_;
};

void TestRegionPostgres::init() {
  address_ = PostgresServer::shared().freshStore({});
}

void TestRegionPostgres::valuesComeBackAsTheyWere() {
  const auto sql = open();
  const std::string text = "满减 \"'\\ ; $1";
  sql->each("SELECT CAST($1 AS TEXT), CAST($2 AS BIGINT), CAST($3 AS BIGINT), 1 = 1, 1 = 0",
            {text, std::numeric_limits<std::int64_t>::min(), std::nullopt}, [&](const SqlRow& row) {
              QCOMPARE(row.text(0), text);
              QCOMPARE(row.integer(1), std::numeric_limits<std::int64_t>::min());
              QVERIFY(row.isNull(2));
              QCOMPARE(row.integer(3), std::int64_t{1});
              QCOMPARE(row.integer(4), std::int64_t{0});
            });
  QVERIFY2(!sql->failure(), sql->failure() ? sql->failure()->detail.c_str() : "");
}

void TestRegionPostgres::aLostConnectionIsReplacedBetweenTransactions() {
  const auto sql = open();
  QVERIFY(sql->integer("SELECT 1"));
  endOthers();
  QVERIFY(sql->integer("SELECT 1"));
  endOthers();
  QVERIFY(sql->beginWrite());
  sql->run("INSERT INTO meta (name, value) VALUES ('a', 'b')");
  QVERIFY(sql->commit());
}

void TestRegionPostgres::aTransactionDoesNotOutliveItsConnection() {
  const auto sql = open();
  QVERIFY(sql->beginWrite());
  sql->run("INSERT INTO meta (name, value) VALUES ('a', 'b')");
  endOthers();
  sql->run("INSERT INTO meta (name, value) VALUES ('c', 'd')");
  const auto done = sql->commit();
  QVERIFY(!done);
  QVERIFY(done.error().code == Errc::unavailable);  // nothing was committed, and that is known
  QVERIFY(sql->beginWrite());
  QCOMPARE(sql->integer("SELECT COUNT(*) FROM meta WHERE name IN ('a', 'c')"), std::optional<std::int64_t>(0));
  QVERIFY(sql->commit());
}

void TestRegionPostgres::oneWriterAtATime() {
  const auto first = open(), second = open();
  second->setPatience(50);
  QVERIFY(first->beginWrite());
  const auto refused = second->beginWrite();
  QVERIFY(!refused);
  QVERIFY(refused.error().code == Errc::busy);
  QVERIFY(first->commit());
  QVERIFY(second->beginWrite());
  QVERIFY(second->commit());
}

/// A process that was stopped in the middle of a transaction must not keep the write lock.
void TestRegionPostgres::aWriterThatSitsIsEnded() {
  const auto sits = open(), waits = open();
  QVERIFY(sits->beginWrite());
  sits->run("INSERT INTO meta (name, value) VALUES ('late', '')");
  QVERIFY(waits->beginWrite());  // within its patience
  QVERIFY(waits->commit());
  const auto late = sits->commit();
  QVERIFY(!late);
  QVERIFY(waits->beginRead());
  QCOMPARE(waits->integer("SELECT COUNT(*) FROM meta WHERE name = 'late'"), std::optional<std::int64_t>(0));
  QVERIFY(waits->commit());
}

void TestRegionPostgres::aSavepointUndoesOneJob() {
  const auto sql = open();
  QVERIFY(sql->beginWrite());
  QVERIFY(sql->savepoint());
  sql->run("INSERT INTO meta (name, value) VALUES ('good', '')");
  QVERIFY(sql->release());
  QVERIFY(sql->savepoint());
  sql->run("INSERT INTO meta (name, value) VALUES ('good', '')");
  const auto undone = sql->release();
  QVERIFY(!undone);
  QVERIFY(undone.error().code == Errc::invalid);
  QVERIFY(sql->commit());
  QCOMPARE(sql->integer("SELECT COUNT(*) FROM meta WHERE name = 'good'"), std::optional<std::int64_t>(1));
}

namespace {

constexpr const char* kInsert = "INSERT INTO meta (name, value) VALUES ($1, $2)";

std::int64_t countOf(SqlSession& sql, const char* like) {
  return sql.integer("SELECT COUNT(*) FROM meta WHERE name LIKE $1", {like}).value_or(-1);
}

}  // namespace

void TestRegionPostgres::whatIsPostedIsThereForWhatComesNext() {
  const auto sql = open();
  QVERIFY(sql->beginWrite());
  for (int i = 0; i < 300; ++i) sql->post(kInsert, {"many-" + std::to_string(i), "x"});  // more than wait at once
  QCOMPARE(countOf(*sql, "many-%"), std::int64_t{300});
  sql->post("UPDATE meta SET value = $1 WHERE name LIKE 'many-%'", {std::string(200'000, 'y')});
  QCOMPARE(sql->integer("SELECT MIN(length(value)) FROM meta WHERE name LIKE 'many-%'"),
           std::optional<std::int64_t>(200'000));
  sql->post(kInsert, {"last", ""});
  QVERIFY(sql->commit());
  QCOMPARE(countOf(*open(), "last"), std::int64_t{1});
}

void TestRegionPostgres::aPostThatFailsUndoesItsJobAndNoOther() {
  const auto sql = open();
  QVERIFY(sql->beginWrite());
  for (const std::string job : {"a", "b", "c"}) {
    QVERIFY(sql->savepoint());
    sql->post(kInsert, {"job-" + job, ""});
    if (job == "b") sql->post(kInsert, {"job-b", "again"});  // there already
    if (job == "b") sql->post("INSERT INTO no_such_table (x) VALUES ($1)", {1});
    const auto done = sql->release();
    QCOMPARE(done.ok(), job != "b");
    if (!done) QVERIFY(done.error().code == Errc::invalid);  // the first thing that was wrong
  }
  QVERIFY(sql->commit());
  QCOMPARE(countOf(*sql, "job-%"), std::int64_t{2});
  sql->post("UPDATE meta SET value = '' WHERE name = $1", {"job-a"});  // outside of a transaction it is done at once
  QVERIFY(!sql->failure());
}

void TestRegionPostgres::aPostThatFailedIsNoFaultOfAnInnerJob() {
  const auto sql = open();
  QVERIFY(sql->beginWrite());
  QVERIFY(sql->savepoint());
  sql->post(kInsert, {"twice", ""});
  sql->post(kInsert, {"twice", ""});
  const auto inner = sql->savepoint();
  QVERIFY(!inner);
  sql->fail(inner.error());
  QVERIFY(!sql->release());
  QVERIFY(sql->savepoint());
  sql->post(kInsert, {"after", ""});
  QVERIFY(sql->release());
  QVERIFY(sql->commit());
  QCOMPARE(countOf(*sql, "twice"), std::int64_t{0});
  QCOMPARE(countOf(*sql, "after"), std::int64_t{1});
}

void TestRegionPostgres::aPostThatChangesAnotherNumberOfRowsFails() {
  const auto sql = open();
  const Error nobody{Errc::notFound, "name", "nobody of that name"};
  QVERIFY(sql->beginWrite());
  sql->post(kInsert, {"here", ""});
  sql->postOne("UPDATE meta SET value = $1 WHERE name = $2", {"x", "here"}, nobody);
  QVERIFY(sql->integer("SELECT 1"));
  sql->postOne("UPDATE meta SET value = $1 WHERE name = $2", {"x", "elsewhere"}, nobody);
  const auto done = sql->commit();
  QVERIFY(!done);
  QVERIFY(done.error() == nobody);
  QCOMPARE(countOf(*sql, "here"), std::int64_t{0});
}

void TestRegionPostgres::aPostOnALostConnectionIsNotCommitted() {
  const auto sql = open();
  QVERIFY(sql->beginWrite());
  endOthers();
  sql->post(kInsert, {"a", ""});
  const auto done = sql->commit();
  QVERIFY(!done);
  QVERIFY(done.error().code == Errc::unavailable);  // nothing was committed, and that is known
  QVERIFY(sql->beginWrite());
  QCOMPARE(countOf(*sql, "a"), std::int64_t{0});
  QVERIFY(sql->commit());
}

/// The server gives up waiting for a standby and says so in a warning; the commit stands, perhaps only here.
void TestRegionPostgres::aCommitThatNobodyConfirmsIsUnknown() {
  const auto admin = open(), sql = open();
  waitForNobody(*admin, true);
  QVERIFY(sql->beginWrite());
  sql->run("INSERT INTO meta (name, value) VALUES ('perhaps', '')");
  Outcome done = Done{};
  std::thread committing([&] { done = sql->commit(); });
  const auto waits = [&admin] {
    return admin->integer("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'").has_value();
  };
  QTRY_VERIFY(waits());
  // Nobody sees it while it waits.
  QCOMPARE(admin->integer("SELECT COUNT(*) FROM meta WHERE name = 'perhaps'"), std::optional<std::int64_t>(0));
  QVERIFY(admin->integer("SELECT COUNT(pg_cancel_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"));
  committing.join();
  waitForNobody(*admin, false);
  QVERIFY(!done);
  QVERIFY2(done.error().code == Errc::unanswered, done.error().detail.c_str());
}

void TestRegionPostgres::aCommitWithoutAnAnswerIsUnknown() {
  const auto admin = open(), sql = open();
  waitForNobody(*admin, true);
  QVERIFY(sql->beginWrite());
  sql->run("INSERT INTO meta (name, value) VALUES ('perhaps', '')");
  Outcome done = Done{};
  std::thread committing([&] { done = sql->commit(); });
  const auto waits = [&admin] {
    return admin->integer("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'").has_value();
  };
  QTRY_VERIFY(waits());
  QVERIFY(admin->integer("SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"));
  committing.join();
  waitForNobody(*admin, false);
  QVERIFY(!done);
  QVERIFY2(done.error().code == Errc::unanswered, done.error().detail.c_str());
  QCOMPARE(admin->integer("SELECT COUNT(*) FROM meta WHERE name = 'perhaps'"), std::optional<std::int64_t>(1));
}

void TestRegionPostgres::everyCommitMovesThePosition() {
  const auto reader = open(true), writer = open();
  std::string before = reader->position();
  for (int i = 0; i < 20; ++i) {
    QVERIFY(writer->beginWrite());
    writer->run("INSERT INTO meta (name, value) VALUES ($1, '')", {"n" + std::to_string(i)});
    QVERIFY(writer->commit());
    const auto after = reader->position();
    QVERIFY(!after.empty());
    QVERIFY(after != before);
    before = after;
  }
}

void TestRegionPostgres::aReaderSeesOneMoment() {
  const auto reader = open(true), writer = open();
  QVERIFY(reader->beginRead());
  const auto before = reader->integer("SELECT COUNT(*) FROM meta");
  QVERIFY(writer->beginWrite());
  writer->run("INSERT INTO meta (name, value) VALUES ('n', '')");
  QVERIFY(writer->commit());
  QCOMPARE(reader->integer("SELECT COUNT(*) FROM meta"), before);
  QVERIFY(reader->commit());
  QVERIFY(reader->integer("SELECT COUNT(*) FROM meta") != before);
}

void TestRegionPostgres::aPasswordIsInNoError() {
  auto address = address_;
  address.postgres->password = "geheim-9b1d";
  address.postgres->write += " user=nobody_of_that_name";
  const auto opened = openStore({address});
  QVERIFY(!opened);
  QVERIFY(opened.error().code == Errc::unavailable);
  QVERIFY(opened.error().detail.find("geheim") == std::string::npos);
}

}  // namespace rebate::region

QTEST_GUILESS_MAIN(rebate::region::TestRegionPostgres)
#include "tst_region_postgres.moc"
