// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <QTemporaryDir>

#include <map>
#include <random>

#include "cache/open.h"

using namespace rebate;

namespace {

const Key kKey{1, 2, 3};

bool inside(const HistoryEntry& entry, Millis from, Millis to) {
  return entry.at >= from && entry.at < to;
}

}  // namespace

class TestHistory : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void anyHistoryReadsAsAMapWould();
  void isKeptAndEncrypted();
  void aDamagedOneIsPutAside();
  void whatHasNoNameIsRefused();
};

void TestHistory::anyHistoryReadsAsAMapWould() {
  std::mt19937 dice(7);
  const auto upTo = [&](int most) { return static_cast<int>(dice() % static_cast<unsigned>(most)); };
  for (int round = 0; round < 60; ++round) {
    QTemporaryDir folder;
    auto history = cache::openHistory(folder.filePath(QStringLiteral("history.db")).toStdString(), kKey);
    QVERIFY(history.ok());
    std::map<std::string, std::map<std::string, HistoryEntry>> oracle;
    for (int step = 0; step < 60; ++step) {
      const std::string kind = upTo(2) == 0 ? "moment" : "failover";
      HistoryEntry entry{upTo(50), std::to_string(upTo(30)), std::to_string(dice())};
      std::vector<HistoryEntry> batch{entry};
      for (int more = upTo(3); more > 0; --more)
        batch.push_back({upTo(50), std::to_string(upTo(30)), std::to_string(dice())});
      for (const auto& one : batch) oracle[kind][one.id] = one;
      QVERIFY((*history)->put(kind, batch).ok());
      if (upTo(15) == 0) {
        const Millis before = upTo(30);
        QVERIFY((*history)->forget(kind, before).ok());
        std::erase_if(oracle[kind], [&](const auto& row) { return row.second.at < before; });
      }
      const Millis from = upTo(40), to = from + upTo(30);
      const int limit = 1 + upTo(10);
      std::vector<HistoryEntry> expected;
      for (const auto& [id, row] : oracle[kind])
        if (inside(row, from, to)) expected.push_back(row);
      const auto earlier = [](const HistoryEntry& a, const HistoryEntry& b) {
        return std::tie(a.at, a.id) < std::tie(b.at, b.id);
      };
      std::sort(expected.begin(), expected.end(), earlier);
      if (std::ssize(expected) > limit) expected.erase(expected.begin(), expected.end() - limit);
      QCOMPARE((*history)->entries(kind, from, to, limit).valueOr({}), expected);
      const auto before = (*history)->newestBefore(kind, to).valueOr({});
      if (!expected.empty()) QCOMPARE(before, std::vector{expected.back()});
    }
  }
}

void TestHistory::isKeptAndEncrypted() {
  QTemporaryDir folder;
  const auto path = folder.filePath(QStringLiteral("history.db"));
  {
    auto history = cache::openHistory(path.toStdString(), kKey);
    QVERIFY((*history)->put("failover", {{5, "a", "cn-east went away"}}).ok());
  }
  for (const auto& name : QDir(folder.path()).entryList(QDir::Files)) {
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("cn-east"));
  }
  auto history = cache::openHistory(path.toStdString(), kKey);
  QCOMPARE((*history)->newestBefore("failover", 6).valueOr({}), (std::vector{HistoryEntry{5, "a", "cn-east went away"}}));
  QCOMPARE((*history)->newestBefore("failover", 5).valueOr({{1, "x", ""}}), std::vector<HistoryEntry>{});
}

void TestHistory::aDamagedOneIsPutAside() {
  QTemporaryDir folder;
  const auto path = folder.filePath(QStringLiteral("history.db"));
  QFile file(path);
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write(QByteArray(8192, 'x'));
  file.close();
  auto history = cache::openHistory(path.toStdString(), kKey);
  QVERIFY(history.ok());
  QVERIFY((*history)->put("failover", {{5, "a", "b"}}).ok());
  QVERIFY(QFile::exists(path + QStringLiteral(".corrupt-1")));
}

void TestHistory::whatHasNoNameIsRefused() {
  QTemporaryDir folder;
  auto history = cache::openHistory(folder.filePath(QStringLiteral("history.db")).toStdString(), kKey);
  QCOMPARE((*history)->put("", {{5, "a", "b"}}).error().field, std::string("kind"));
  QCOMPARE((*history)->put("failover", {{5, "a", "b"}, {6, "", "b"}}).error().field, std::string("id"));
  QVERIFY((*history)->entries("failover", 0, 100, 10).valueOr({{1, "x", ""}}).empty());
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
