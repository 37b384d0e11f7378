// SPDX-License-Identifier: GPL-3.0-or-later
// Fault 8: our code with a SQLite that takes keys and ignores them.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "sqlite/database.h"

using namespace rebate;
using namespace rebate::sqlite;

class TestPlainSqlite : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }

  void withoutAKeyItWorks() {
    auto database = Database::open(at("plain.db"));
    QVERIFY(database && database->execute("CREATE TABLE t(a)"));
    QVERIFY(bytes("plain.db").startsWith("SQLite format 3"));
  }

  void aNewFileIsNotEvenCreated() {
    QCOMPARE(openWithKey("new.db").error(), (Error{Errc::invalid, "sqlite", "this library has no cipher"}));
    QVERIFY(QDir(folder_->path()).isEmpty());
  }

  void aFileThatIsThereStaysAsItIs_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("encrypted") << QByteArray(8192, '\xC3');
  }
  void aFileThatIsThereStaysAsItIs() {
    QFETCH(QByteArray, content);
    QFile file(folder_->filePath(QStringLiteral("kept.db")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    QCOMPARE(openWithKey("kept.db").error().code, Errc::invalid);
    QCOMPARE(bytes("kept.db"), content);
    QCOMPARE(QDir(folder_->path()).entryList(QDir::Files), QStringList{QStringLiteral("kept.db")});
  }

 private:
  OpenOptions at(const char* name) const {
    OpenOptions options;
    options.path = folder_->filePath(QLatin1String(name)).toStdString();
    return options;
  }
  Result<Database> openWithKey(const char* name) const {
    auto options = at(name);
    options.key.emplace().fill(7);
    return Database::open(options);
  }
  QByteArray bytes(const char* name) const {
    QFile file(folder_->filePath(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
  }

  std::unique_ptr<QTemporaryDir> folder_;
};

QTEST_GUILESS_MAIN(TestPlainSqlite)
#include "tst_plain_sqlite.moc"
