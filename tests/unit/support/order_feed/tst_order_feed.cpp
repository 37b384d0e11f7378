// SPDX-License-Identifier: GPL-3.0-or-later
// The orders the simulator invents: what it calls the truth, against a plain replay of its rows.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <set>

#include "order_feed/feed.h"
#include "order_feed/users.h"
#include "replay.h"

using namespace rebate::order_feed;
using namespace std::chrono_literals;
namespace json = boost::json;

namespace {

const Time kStart = *parseFeedTime("2026-06-10 12:00:00");

std::vector<const Version*> versionsOf(const Feed& feed) {
  return feed.after({.start = secondOf(kStart - 24h), .end = secondOf(kStart + 24h)}, 0, 1000000);
}

std::string rowsOf(const Feed& feed) {
  std::string text;
  for (const Version* version : versionsOf(feed)) text += json::serialize(rowOf(*version)) + "\n";
  return text;
}

json::value readJson(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return nullptr;
  return json::parse(file.readAll().toStdString());
}

void compare(const Replay::Outcomes& found, const Replay::Outcomes& expected) {
  QCOMPARE(found.size(), expected.size());
  for (const auto& [key, outcome] : expected) {
    const auto at = found.find(key);
    QVERIFY2(at != found.end(), key.first.c_str());
    QVERIFY2(at->second == outcome, (key.first + ": " + at->second.state + " " + at->second.reason + ", expected " +
                                     outcome.state + " " + outcome.reason)
                                        .c_str());
  }
}

}  // namespace

class TestOrderFeed : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void replayAgreesWithTheRecordedFeed() {
    const QDir data(QStringLiteral(REBATE_TEST_DATA "/taobao"));
    Replay replay(readUsers(data.filePath(QStringLiteral("users.json")).toStdString()));
    for (const QString& name : data.entryList({QStringLiteral("page-*.json")}, QDir::Files, QDir::Name)) {
      const json::value page = readJson(data.filePath(name));
      boost::system::error_code none;
      const auto* rows = page.find_pointer("/tbk_order_details_get_response/data/results/publisher_order_dto", none);
      if (rows == nullptr) continue;  // the empty page
      for (const json::value& row : rows->as_array()) replay.add(row);
    }
    compare(replay.outcomes(), Replay::expected(readJson(data.filePath(QStringLiteral("expected.json"))).as_array()));
  }

  void truthEqualsAReplay_data() {
    QTest::addColumn<int>("seed");
    QTest::addColumn<int>("life");
    QTest::addColumn<int>("badRows");
    QTest::newRow("default") << 1 << 6 << 0;
    QTest::newRow("another seed") << 77 << 6 << 0;
    QTest::newRow("faster than its clock can tell") << 2 << 1 << 0;
    QTest::newRow("slow") << 3 << 300 << 0;
    QTest::newRow("every row followed by a bad one") << 4 << 6 << 1000;
  }
  void truthEqualsAReplay() {
    QFETCH(int, seed);
    QFETCH(int, life);
    QFETCH(int, badRows);
    const auto users = inventUsers(std::uint64_t(seed), 50);
    Feed feed(users,
              {.seed = std::uint64_t(seed),
               .ordersPerSecond = 25,
               .life = std::chrono::seconds(life),
               .backlog = 500,
               .badRowsPermille = badRows},
              kStart);
    for (const auto passed : {0s, 1s, 3s, 20s, 60s}) {  // true at every moment, not only in the end
      feed.advance(kStart + passed);
      Replay replay(users);
      for (const Version* version : versionsOf(feed)) {
        if (!version->bad) replay.add(goodRow(*version));
      }
      compare(replay.outcomes(), Replay::expected(feed.truth()));
      if (QTest::currentTestFailed()) return;
    }
  }

  void everyKindOfEndOccurs() {
    Feed feed(inventUsers(1, 50), {.ordersPerSecond = 0, .backlog = 4000}, kStart);
    std::map<std::string, int> tally;
    for (const auto& [key, outcome] : Replay::expected(feed.truth())) ++tally[outcome.state + " " + outcome.reason];
    for (const char* kind :
         {"estimated ", "waiting ", "awaiting_approval ", "void closed_upstream", "void nothing_due",
          "held attribution_conflict", "held unattributed", "held unknown_status", "held refund_open"}) {
      QVERIFY2(tally[kind] > 0, kind);
    }
    QCOMPARE(tally.size(), std::size_t(9));
  }

  void sameSeedSameFeed() {
    const auto make = [](std::uint64_t seed) {
      Feed feed(inventUsers(seed, 20), {.seed = seed, .ordersPerSecond = 10, .backlog = 50, .badRowsPermille = 100},
                kStart);
      for (int i = 0; i < int(seed); ++i) feed.advance(kStart + i * 700ms);  // however often it is looked at
      feed.advance(kStart + 30s);
      return rowsOf(feed);
    };
    const std::string once = make(9);
    QVERIFY(once == make(9));
    QVERIFY(once != make(10));
  }

  void versionsOfALineAreASecondApart() {
    Feed feed(inventUsers(1, 5), {.ordersPerSecond = 100, .life = 1s}, kStart);
    feed.advance(kStart + 30s);
    std::map<const Line*, Second> last;
    for (const Version* version : versionsOf(feed)) {
      if (version->modified != version->appeared) continue;  // late, or a second claim
      if (last.contains(version->line.get())) QVERIFY(version->modified > last[version->line.get()]);
      last[version->line.get()] = version->modified;
    }
  }

  void oldVersionsArriveLate() {
    Feed feed(inventUsers(1, 20), {.ordersPerSecond = 0, .backlog = 1000}, kStart);
    int late = 0;
    std::map<const Line*, Second> newest;
    for (const Version* version : versionsOf(feed)) {
      Second& latest = newest[version->line.get()];
      late += version->modified < latest ? 1 : 0;
      latest = std::max(latest, version->modified);
    }
    QVERIFY(late > 10);
  }

  void badRowsHaveATradeIdOfTheirOwn() {
    Feed feed(inventUsers(1, 20), {.ordersPerSecond = 0, .backlog = 500, .badRowsPermille = 1000}, kStart);
    std::set<std::string> shapes;
    for (const Version* version : versionsOf(feed)) {
      if (!version->bad) continue;
      const json::value row = badRow(*version);
      const json::value* id = row.is_object() ? row.as_object().if_contains("trade_id") : nullptr;
      if (id != nullptr && id->is_string() && !id->as_string().empty())
        QVERIFY(id->as_string().starts_with("7700000000"));
      shapes.insert(id == nullptr ? json::serialize(row).substr(0, 8) : json::serialize(*id).substr(0, 8));
    }
    QVERIFY(shapes.size() > 5);
  }

  void rowsAreLooselyTyped() {
    Feed feed(inventUsers(1, 20), {.ordersPerSecond = 0, .backlog = 1000}, kStart);
    const std::string rows = rowsOf(feed);
    for (const char* oddity : {"\"adzone_id\":\"", "\"item_num\":\"", "\"site_name\":null", "\"item_id\":601",
                               "\"item_id\":\"aB", "subsidy_detail_d_t_o", "a_field_nobody_knows"}) {
      QVERIFY2(rows.find(oddity) != std::string::npos, oddity);
    }
  }

  void memoryIsBounded() {
    Feed feed(inventUsers(1, 20), {.ordersPerSecond = 50, .keep = 100}, kStart);
    feed.advance(kStart + 10min);
    QCOMPARE(versionsOf(feed).size(), std::size_t(100));
    QVERIFY(feed.truth().size() < 1000);
    QVERIFY(feed.droppedLines() > 29000);
  }

  void fallsSilentAfterTheLastOrder() {
    Feed feed(inventUsers(1, 20), {.ordersPerSecond = 10, .backlog = 7, .orders = 20}, kStart);
    feed.advance(kStart + 1h);
    QCOMPARE(feed.truth().size(), std::size_t(27));
    const auto newest = feed.newestSequence();
    feed.advance(kStart + 2h);
    QCOMPARE(feed.newestSequence(), newest);
  }

  void usersSurviveTheirFile() {
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("users.json")).toStdString();
    const auto users = inventUsers(5, 30);
    writeUsers(path, users);
    const auto read = readUsers(path);
    QCOMPARE(read.size(), users.size());
    for (std::size_t i = 0; i < users.size(); ++i) {
      QCOMPARE(read[i].userId, users[i].userId);
      QCOMPARE(read[i].nickname, users[i].nickname);
      QCOMPARE(read[i].adzoneId, users[i].adzoneId);
    }
  }

  void badUsersFilesAreRefused_data() {
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("nobody") << QByteArray("[]");
    QTest::newRow("no list") << QByteArray("{}");
    QTest::newRow("truncated") << QByteArray(R"([{"user_id":"u-1")");
    QTest::newRow("unknown level") << QByteArray(
        R"([{"user_id":"u","level":"tin","special_id":1,"relation_id":2,"adzone_id":3}])");
    QTest::newRow("missing field") << QByteArray(R"([{"user_id":"u","level":"gold"}])");
  }
  void badUsersFilesAreRefused() {
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("users.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    QVERIFY_EXCEPTION_THROWN(readUsers(file.fileName().toStdString()), std::runtime_error);
  }
};

QTEST_GUILESS_MAIN(TestOrderFeed)
#include "tst_order_feed.moc"
