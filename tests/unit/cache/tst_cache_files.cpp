// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are encrypted, damaged, of another key, or from the future.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "cache/open.h"
#include "fixtures/rebates.h"
#include "sqlite/database.h"

namespace rebate {
namespace {

const Key kKey{1, 2, 3};
const Key kOther{9};

QByteArray bytesOfAll(const QString& folder) {
  QByteArray bytes;
  for (const auto& file : QDir(folder).entryInfoList(QDir::Files)) {
    QFile open(file.filePath());
    if (open.open(QIODevice::ReadOnly)) bytes += open.readAll();
  }
  return bytes;
}

void flipBits(const QString& path, qint64 at) {
  QFile file(path);
  QVERIFY(file.open(QIODevice::ReadWrite));
  QVERIFY(file.seek(at));
  auto bytes = file.read(16);
  for (auto& byte : bytes) byte = static_cast<char>(~byte);
  QVERIFY(file.seek(at));
  QCOMPARE(file.write(bytes), qint64{16});
}

Outcome fill(const std::string& path) {
  auto cache = cache::openCache(path, kKey);
  if (!cache) return cache.error();
  if (auto begun = (*cache)->beginSnapshot(); !begun) return begun;
  if (auto added = (*cache)->addRows({fixtures::userNumbered(1)}, {fixtures::rebateNumbered(0)}); !added) return added;
  return (*cache)->finishSnapshot({"store", 1, 7}, "cn-east", 1);
}

}  // namespace

class TestCacheFiles : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void noPlaintextInAnyFile() {
    QTemporaryDir folder;
    const auto cachePath = folder.filePath(QStringLiteral("cache.db")).toStdString();
    auto cache = cache::openCache(cachePath, kKey);
    QVERIFY(cache);
    QVERIFY((*cache)->beginSnapshot());
    QVERIFY((*cache)->addRows({fixtures::userNumbered(1)}, {fixtures::rebateNumbered(0)}));
    QVERIFY((*cache)->finishSnapshot({"store", 1, 7}, "cn-east", 1));
    auto kept = cache::openOutbox(folder.filePath(QStringLiteral("outbox.db")).toStdString(), kKey);
    QVERIFY(kept);
    QVERIFY(kept->outbox->add(fixtures::decisionOn(fixtures::rebateNumbered(0)), fixtures::rebateNumbered(0),
                              {"chen.jing"}));
    QVERIFY(kept->profile->remember({{"chen.jing", "陈静", Role::finance}, "token-of-hers", 5, "$argon2id$"}));
    const auto bytes = bytesOfAll(folder.path());  // while open: the WAL and the journal, too
    QVERIFY(bytes.size() > 8'192);
    for (const auto* text : {"林**", "手机壳", "2035657313150000000", "u-88001", "chen.jing", "陈静", "token-of-hers",
                             "awaiting_approval", "CREATE TABLE", "SQLite format 3"})
      QVERIFY2(!bytes.contains(text), text);
  }

  void anotherKeySetsTheCacheAsideAndBeginsAnew() {
    QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("cache.db")).toStdString();
    QVERIFY(fill(path));
    QVERIFY(!sqlite::Database::open({.path = path, .key = kOther}));
    QVERIFY(!sqlite::Database::open({.path = path, .key = {}}));
    auto cache = cache::openCache(path, kOther);
    QVERIFY(cache);
    QVERIFY((*cache)->cursor()->store.empty());
    QVERIFY(QFile::exists(QString::fromStdString(path + ".corrupt-1")));
  }

  void damagedCacheIsSetAsideEachTime() {
    QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("cache.db")).toStdString();
    for (int time = 1; time <= 2; ++time) {
      QVERIFY(fill(path));
      flipBits(QString::fromStdString(path), 100);
      auto cache = cache::openCache(path, kKey);
      QVERIFY(cache);
      QVERIFY((*cache)->cursor()->store.empty());
      QVERIFY(QFile::exists(QString::fromStdString(path + ".corrupt-" + std::to_string(time))));
    }
  }

  void plainFileIsNeverWrittenTo() {
    QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("cache.db")).toStdString();
    {
      auto plain = sqlite::Database::open({.path = path, .key = {}});
      QVERIFY(plain);
      QVERIFY(plain->execute("CREATE TABLE t (x); INSERT INTO t VALUES ('plain');"));
    }
    QVERIFY(cache::openCache(path, kKey));
    QVERIFY(bytesOfAll(folder.path()).count("SQLite format 3") == 1);  // the one put aside
    QVERIFY(QFile::exists(QString::fromStdString(path + ".corrupt-1")));
  }

  void newerFileIsRefusedUntouched_data() {
    QTest::addColumn<bool>("outbox");
    QTest::newRow("cache") << false;
    QTest::newRow("outbox") << true;
  }
  void newerFileIsRefusedUntouched() {
    QFETCH(bool, outbox);
    QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("file.db")).toStdString();
    {
      auto database =
          sqlite::Database::open({.path = path,
                                  .key = kKey,
                                  .pageCheck = outbox ? sqlite::PageCheck::sha512 : sqlite::PageCheck::sha256,
                                  .journal = sqlite::Journal::truncate});
      QVERIFY(database);
      QVERIFY(database->execute("CREATE TABLE later (x); PRAGMA user_version=99;"));
    }
    const auto code = outbox ? cache::openOutbox(path, kKey).error().code : cache::openCache(path, kKey).error().code;
    QVERIFY(code == Errc::newer);
    QVERIFY(!QFile::exists(QString::fromStdString(path + ".corrupt-1")));
  }

  void damagedOutboxIsSetAsideAndReported() {
    QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("outbox.db")).toStdString();
    {
      auto kept = cache::openOutbox(path, kKey);
      QVERIFY(kept && kept->setAside.empty());
      for (int i = 0; i < 30; ++i)
        QVERIFY(
            kept->outbox->add(fixtures::decisionOn(fixtures::rebateNumbered(i)), fixtures::rebateNumbered(i), {"a"}));
    }
    const auto size = QFile(QString::fromStdString(path)).size();
    flipBits(QString::fromStdString(path), size - 2'000);  // in the middle of the rows, not in the header
    auto kept = cache::openOutbox(path, kKey);
    QVERIFY(kept);
    QCOMPARE(kept->setAside, path + ".corrupt-1");
    QCOMPARE(QFile(QString::fromStdString(kept->setAside)).size(), size);
    QCOMPARE(kept->salvage->saved + kept->salvage->damaged, std::int64_t{30});
    QCOMPARE(static_cast<std::int64_t>(kept->outbox->page(0, 100)->size()), kept->salvage->saved);
  }
};

}  // namespace rebate

QTEST_GUILESS_MAIN(rebate::TestCacheFiles)
#include "tst_cache_files.moc"
