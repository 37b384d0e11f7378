// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated APIs of JD and PDD: windows, pages, refusals; and that their rows and the truth are of one feed.
#include <QtTest/QTest>

#include <boost/json.hpp>

#include <set>

#include "order_feed/api.h"
#include "order_feed/faults.h"

using namespace rebate::order_feed;
using namespace std::chrono_literals;
namespace json = boost::json;

namespace {

const Time kNow = *parseFeedTime("2026-06-10 12:00:00");

FeedOptions mixed() {
  FeedOptions options;
  options.ordersPerSecond = 0;
  options.backlog = 600;
  options.platforms = {Platform::Taobao, Platform::Jd, Platform::Pdd};
  return options;
}

struct Platforms {
  Feed feed{inventUsers(1, 20), mixed(), kNow};

  json::object call(const Parameters& parameters) const {
    return json::parse(answerCall(feed, parameters, kNow)).as_object();
  }
  json::object jd(const json::object& request) const {
    const auto answer = call({{"method", "jd.union.open.order.row.query"},
                              {"360buy_param_json", json::serialize(json::object{{"orderReq", request}})}});
    const auto& body = answer.at("jd_union_open_order_row_query_responce").as_object();
    return json::parse(body.at("queryResult").as_string()).as_object();
  }
  std::set<std::string> truth(const char* platform) const {
    std::set<std::string> lines;
    for (const auto& line : feed.truth())
      if (line.at("platform").as_string() == platform) lines.insert(json::value_to<std::string>(line.at("trade_id")));
    return lines;
  }
};

json::object jdHour(const char* start, const char* end) {
  return {{"pageIndex", 1}, {"pageSize", 40}, {"type", 3}, {"startTime", start}, {"endTime", end}};
}

Parameters pddWindow(std::int64_t page) {
  const auto start = std::chrono::floor<std::chrono::seconds>(kNow - 20h).time_since_epoch().count();
  const auto end = std::chrono::floor<std::chrono::seconds>(kNow).time_since_epoch().count();
  return {{"type", "pdd.ddk.order.list.increment.get"},
          {"start_update_time", std::to_string(start)},
          {"end_update_time", std::to_string(end)},
          {"page_size", "50"},
          {"page", std::to_string(page)}};
}

}  // namespace

class TestOrderFeedPlatforms : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void eachPlatformHasItsShare() {
    const Platforms all;
    for (const char* platform : {"taobao", "jd", "pdd"}) QVERIFY(all.truth(platform).size() > 150);
    QCOMPARE(all.feed.truth().size(), std::size_t(600));
  }

  void theLinesAreTheSameWithoutTheOthers() {
    auto alone = mixed();
    alone.platforms = {Platform::Taobao};
    const Feed taobao(inventUsers(1, 20), alone, kNow);
    std::set<std::string> lines;
    for (const auto& line : taobao.truth()) lines.insert(json::serialize(line));
    for (const auto& line : Platforms().feed.truth())
      if (line.at("platform").as_string() == "taobao") QVERIFY(lines.contains(json::serialize(line)));
  }

  void jdTellsAllItsLines() {
    const Platforms all;
    std::set<std::string> told;
    for (int hour = 8; hour < 12; ++hour) {
      const auto at = [](int h) {
        return "2026-06-10 " + std::string(h < 10 ? "0" : "") + std::to_string(h) + ":00:00";
      };
      auto request = jdHour(at(hour).c_str(), at(hour + 1).c_str());
      for (bool more = true; more; request["pageIndex"] = request["pageIndex"].as_int64() + 1) {
        const auto result = all.jd(request);
        QCOMPARE(result.at("code").as_int64(), std::int64_t(200));
        more = result.at("hasMore").as_bool();
        if (const auto* rows = result.if_contains("data"))
          for (const auto& row : rows->as_array()) told.insert(json::value_to<std::string>(row.at("id")));
      }
    }
    QVERIFY(told == all.truth("jd"));
  }

  void pddTellsAllItsLines() {
    const Platforms all;
    std::set<std::string> told;
    std::int64_t rows = 0, total = 0;
    for (std::int64_t page = 1; page == 1 || rows < total; ++page) {
      const auto answer = all.call(pddWindow(page)).at("order_list_get_response").as_object();
      total = answer.at("total_count").to_number<std::int64_t>();
      const auto& list = answer.at("order_list").as_array();
      QVERIFY(!list.empty() && list.size() <= 50);
      rows += static_cast<std::int64_t>(list.size());
      for (const auto& row : list) told.insert(json::value_to<std::string>(row.at("order_sn")));
    }
    QVERIFY(told == all.truth("pdd"));
    auto uncounted = pddWindow(1);
    uncounted["return_count"] = "false";
    QVERIFY(!all.call(uncounted).at("order_list_get_response").as_object().contains("total_count"));
  }

  void jdRefuses_data() {
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("over an hour") << QByteArray("endTime") << QByteArray("\"2026-06-10 12:00:01\"");
    QTest::newRow("backwards") << QByteArray("endTime") << QByteArray("\"2026-06-10 10:00:00\"");
    QTest::newRow("no time") << QByteArray("startTime") << QByteArray("null");
    QTest::newRow("long ago") << QByteArray("startTime") << QByteArray("\"2026-01-01 00:00:00\"");
    QTest::newRow("type") << QByteArray("type") << QByteArray("9");
    QTest::newRow("size") << QByteArray("pageSize") << QByteArray("501");
    QTest::newRow("page") << QByteArray("pageIndex") << QByteArray("0");
  }
  void jdRefuses() {
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, value);
    auto request = jdHour("2026-06-10 11:00:00", "2026-06-10 12:00:00");
    const Platforms all;
    QCOMPARE(all.jd(request).at("code").as_int64(), std::int64_t(200));
    request[member.toStdString()] = json::parse(value.toStdString());
    QCOMPARE(all.jd(request).at("code").as_int64(), std::int64_t(413));
  }

  void pddRefuses_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("over a day") << QByteArray("start_update_time") << QByteArray("1780900000");
    QTest::newRow("backwards") << QByteArray("start_update_time") << QByteArray("1790000000");
    QTest::newRow("as text") << QByteArray("end_update_time") << QByteArray("2026-06-10 12:00:00");
    QTest::newRow("small pages") << QByteArray("page_size") << QByteArray("9");
    QTest::newRow("large pages") << QByteArray("page_size") << QByteArray("101");
    QTest::newRow("page") << QByteArray("page") << QByteArray("0");
    QTest::newRow("another type") << QByteArray("type") << QByteArray("pdd.x");
  }
  void pddRefuses() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    const Platforms all;
    auto parameters = pddWindow(1);
    QVERIFY(all.call(parameters).contains("order_list_get_response"));
    parameters[name.toStdString()] = value.toStdString();
    QVERIFY(all.call(parameters).at("error_response").at("error_code").as_int64() >= 10000);
  }

  void otherMethodsAreRefused() {
    const Platforms all;
    QVERIFY(all.call({{"method", "jd.x"}}).contains("error_response"));
    QVERIFY(
        all.call({{"method", "jd.union.open.order.row.query"}, {"360buy_param_json", "{"}}).contains("error_response"));
    QCOMPARE(all.call({}).at("error_response").at("code").as_int64(), std::int64_t(21));
  }

  void refusalsAreWordedAsThePlatformDoes() {
    for (const auto fault : {Fault::Busy, Fault::RateLimited, Fault::CallsExhausted}) {
      const auto pdd = json::parse(answerWith(fault, "", Platform::Pdd).body);
      QVERIFY(pdd.at("error_response").at("error_code").as_int64() > 50000);
      const auto jd = json::parse(answerWith(fault, "", Platform::Jd).body).as_object();
      QCOMPARE(jd.contains("error_response"), fault != Fault::RateLimited);
    }
  }

  void badRowsHaveANumberOfTheirOwn() {
    auto options = mixed();
    options.badRowsPermille = 1000;
    const Feed feed(inventUsers(1, 20), options, kNow);
    std::set<std::string> lines;
    for (const auto& line : feed.truth()) lines.insert(json::value_to<std::string>(line.at("trade_id")));
    for (const auto platform : {Platform::Jd, Platform::Pdd}) {
      Selection selection{.start = secondOf(kNow - 24h), .end = secondOf(kNow + 1h)};
      selection.platform = platform;
      int bad = 0;
      for (const auto* version : feed.after(selection, 0, 100000)) {
        if (!version->bad) continue;
        ++bad;
        const auto row = badRow(*version);
        const auto* id =
            row.is_object() ? row.as_object().if_contains(platform == Platform::Jd ? "id" : "order_sn") : nullptr;
        if (id != nullptr && id->is_string()) QVERIFY(!lines.contains(std::string(id->as_string())));
      }
      QVERIFY(bad > 100);
    }
  }
};

QTEST_GUILESS_MAIN(TestOrderFeedPlatforms)
#include "tst_order_feed_platforms.moc"
