// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <QFile>
#include <QTemporaryDir>

#include "sqlite/database.h"

using namespace rebate;
using namespace rebate::sqlite;

class TestSqlite : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void valuesComeBack();
  void encryptedFilesHoldNoPlaintext();
  void aPlainFileIsNotTakenForAnEncryptedOne();
  void transactionsRollBackUnlessCommitted();
  void migrationsRunOnceAndInOrder();
  void aNewerFileIsLeftAlone();
  void aFailingStepLeavesTheVersionBefore();
  void errorsKeepTheirKind();

 private:
  OpenOptions at(const char* name) const {
    OpenOptions options;
    options.path = dir_->filePath(QString(QLatin1String(name))).toStdString();
    return options;
  }
  std::unique_ptr<QTemporaryDir> dir_;
};

namespace {
const Key kKey{1, 2, 3, 4, 5};
}

void TestSqlite::init() { dir_ = std::make_unique<QTemporaryDir>(); }

void TestSqlite::valuesComeBack() {
  auto db = Database::open(at("a.db"));
  QVERIFY(db.ok());
  QVERIFY(db->execute("CREATE TABLE t(a INTEGER, b TEXT)").ok());
  {
    auto insert = db->prepare("INSERT INTO t VALUES(?,?)");
    QVERIFY(insert->bind(1, std::int64_t{1} << 62).bind(2, std::string_view("林\0x", 5)).run().ok());
    insert->reset();
    QVERIFY(insert->bindNull(1).bind(2, std::string_view()).run().ok());
  }
  auto select = db->prepare("SELECT a,b FROM t ORDER BY rowid");
  QVERIFY(*select->step());
  QCOMPARE(select->integer(0), std::int64_t{1} << 62);
  QCOMPARE(select->text(1), std::string("林\0x", 5));
  QVERIFY(*select->step());
  QVERIFY(select->isNull(0));
  QVERIFY(!select->isNull(1));
  QVERIFY(!*select->step());
}

void TestSqlite::encryptedFilesHoldNoPlaintext() {
  auto options = at("secret.db");
  options.key = kKey;
  {
    auto db = Database::open(options);
    QVERIFY(db.ok());
    QVERIFY(db->execute("CREATE TABLE people(nickname TEXT)").ok());
    for (int i = 0; i < 500; ++i) QVERIFY(db->execute("INSERT INTO people VALUES('rarenickname')").ok());
  }
  QFile file(QString::fromStdString(options.path));
  QVERIFY(file.open(QIODevice::ReadOnly));
  const auto bytes = file.readAll();
  QVERIFY(bytes.size() > 4'000);
  QVERIFY(!bytes.contains("rarenickname") && !bytes.contains("people") && !bytes.startsWith("SQLite format 3"));
  auto wrong = options;
  wrong.key->at(0) = 99;
  QCOMPARE(Database::open(wrong).error().code, Errc::corrupt);
  wrong.key.reset();
  QCOMPARE(Database::open(wrong).error().code, Errc::corrupt);
  QVERIFY(Database::open(options).ok());
}

void TestSqlite::aPlainFileIsNotTakenForAnEncryptedOne() {
  auto options = at("plain.db");
  QVERIFY(Database::open(options)->execute("CREATE TABLE t(a)").ok());
  QFile file(QString::fromStdString(options.path));
  QVERIFY(file.open(QIODevice::ReadOnly));
  const auto before = file.readAll();
  options.key = kKey;
  QCOMPARE(Database::open(options).error().code, Errc::corrupt);
  file.seek(0);
  QCOMPARE(file.readAll(), before);
}

void TestSqlite::transactionsRollBackUnlessCommitted() {
  auto db = Database::open(at("t.db"));
  QVERIFY(db->execute("CREATE TABLE t(a)").ok());
  {
    auto transaction = Transaction::begin(*db);
    QVERIFY(db->execute("INSERT INTO t VALUES(1)").ok());
  }
  {
    auto transaction = Transaction::begin(*db);
    QVERIFY(db->execute("INSERT INTO t VALUES(2)").ok());
    QVERIFY(transaction->commit().ok());
  }
  auto sum = db->prepare("SELECT sum(a) FROM t");
  QVERIFY(*sum->step());
  QCOMPARE(sum->integer(0), std::int64_t{2});
}

void TestSqlite::migrationsRunOnceAndInOrder() {
  const std::vector<Migration> steps{{1, "CREATE TABLE a(x)"}, {2, "ALTER TABLE a ADD COLUMN y; INSERT INTO a VALUES(1,2)"}};
  for (int i = 0; i < 2; ++i) {
    auto db = Database::open(at("m.db"));
    QVERIFY(migrate(*db, steps).ok());
    auto rows = db->prepare("SELECT count(*) FROM a");
    QVERIFY(*rows->step());
    QCOMPARE(rows->integer(0), std::int64_t{1});
  }
}

void TestSqlite::aNewerFileIsLeftAlone() {
  auto db = Database::open(at("n.db"));
  QVERIFY(db->execute("PRAGMA user_version=9").ok());
  QCOMPARE(migrate(*db, {{1, "CREATE TABLE a(x)"}}).error().code, Errc::newer);
  QVERIFY(!db->prepare("SELECT * FROM a").ok());
}

void TestSqlite::aFailingStepLeavesTheVersionBefore() {
  auto db = Database::open(at("f.db"));
  QVERIFY(!migrate(*db, {{1, "CREATE TABLE a(x)"}, {2, "CREATE TABLE b(x); SELECT nonsense"}}).ok());
  auto version = db->prepare("PRAGMA user_version");
  QVERIFY(*version->step());
  QCOMPARE(version->integer(0), std::int64_t{1});
  QVERIFY(!db->prepare("SELECT * FROM b").ok());
}

void TestSqlite::errorsKeepTheirKind() {
  auto options = at("e.db");
  options.busyTimeout = 20;
  auto one = Database::open(options);
  auto two = Database::open(options);
  QVERIFY(one->execute("CREATE TABLE t(a UNIQUE)").ok());
  auto held = Transaction::begin(*one);
  QCOMPARE(Transaction::begin(*two).error().code, Errc::busy);
  QVERIFY(one->execute("INSERT INTO t VALUES(1)").ok());
  QCOMPARE(one->execute("INSERT INTO t VALUES(1)").error().field, std::string("constraint"));
  options.path = "/nonexistent/folder/x.db";
  QCOMPARE(Database::open(options).error().code, Errc::storage);
}

QTEST_GUILESS_MAIN(TestSqlite)
#include "tst_sqlite.moc"
