// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated refunds, punishments and bills: what the pages tell is what the truth says; and whose calls are heard.
#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <boost/json.hpp>

#include <map>
#include <set>

#include "order_feed/api.h"
#include "order_feed/signatures.h"

using namespace rebate::order_feed;
using namespace std::chrono_literals;
namespace json = boost::json;

namespace {

const Time kNow = *parseFeedTime("2026-06-10 12:00:00");

FeedOptions detailed(int refunds = 500, int punishments = 300) {
  FeedOptions options;
  options.ordersPerSecond = 0;
  options.backlog = 400;
  options.details = {refunds, punishments};
  return options;
}

struct Platform1 {
  Feed feed;
  explicit Platform1(FeedOptions options = detailed()) : feed(inventUsers(1, 20), options, kNow) { feed.advance(kNow); }
  json::object data(const char* method, const char* name, const json::object& option) const {
    const auto answer =
        json::parse(answerCall(feed, {{"method", method}, {name, json::serialize(option)}}, kNow)).as_object();
    if (answer.contains("error_response")) return {};
    return answer.begin()->value().at("result").at("data").as_object();
  }
  json::object refunds(json::object option) const {
    return data("taobao.tbk.order.refund.get", "publisher_refund_order_query_option", option);
  }
  json::object punishments(json::object option) const {
    return data("taobao.tbk.dg.punish.order.get", "af_order_option", option);
  }
};

json::object window(int hoursAgo, int size = 100) {
  return {{"order_scene", 1},
          {"query_type", 5},
          {"start_time", feedTime(secondOf(kNow - std::chrono::hours(hoursAgo)))},
          {"end_time", feedTime(secondOf(kNow - std::chrono::hours(hoursAgo) + 3h))},
          {"page_size", size},
          {"page_no", 1}};
}

/// Every refund row there is, page by page.
std::vector<json::object> allRefunds(const Platform1& platform, int size) {
  std::vector<json::object> rows;
  for (const int ago : {6, 3}) {
    auto option = window(ago, size);
    for (bool more = true; more;) {
      const auto data = platform.refunds(option);
      if (data.empty()) return {};
      for (const auto& row : data.at("result").as_array()) rows.push_back(row.as_object());
      more = data.at("has_next").as_bool();
      option["page_no"] = option["page_no"].as_int64() + 1;
      option["position_index"] = data.at("position_index");
      option["jump_type"] = 1;
    }
  }
  return rows;
}

json::array punishmentRows(const Platform1& platform) {
  const auto data = platform.punishments(
      {{"start_time", feedTime(secondOf(kNow - 20h))}, {"span", 72'000}, {"page_size", 100}, {"page_no", 1}});
  const auto& results = data.at("results").as_object();
  return results.empty() ? json::array() : results.begin()->value().as_array();
}

}  // namespace

class TestOrderFeedDetails : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void withoutRatesThereAreNone() {
    const Platform1 none(detailed(0, 0));
    QVERIFY(allRefunds(none, 100).empty());
    QVERIFY(punishmentRows(none).empty());
  }

  void theLinesAreTheSameWithThem() {
    std::set<std::string> plain, with;
    for (const auto& line : Platform1(detailed(0, 0)).feed.truth())
      plain.insert(json::value_to<std::string>(line.at("trade_id")));
    for (const auto& line : Platform1().feed.truth()) with.insert(json::value_to<std::string>(line.at("trade_id")));
    QVERIFY(plain == with);
  }

  void pagesFitTogether() {
    const Platform1 platform;
    const auto whole = allRefunds(platform, 100), pieces = allRefunds(platform, 7);
    QVERIFY(whole.size() > 60);
    QCOMPARE(pieces.size(), whole.size());
    for (std::size_t i = 0; i < whole.size(); ++i) QCOMPARE(json::serialize(pieces[i]), json::serialize(whole[i]));
  }

  /// A line whose refunds gave everything back is void; one that is open or frozen is held.
  void theTruthFollowsFromTheRows() {
    const Platform1 platform;
    std::map<std::string, std::map<std::string, json::object>> newest;
    for (const auto& row : allRefunds(platform, 100)) {
      auto& held = newest[json::value_to<std::string>(row.at("tb_trade_id"))]
                         [json::value_to<std::string>(row.at("refund_suit_id"))];
      if (held.empty() || row.at("modified_time").as_string() >= held.at("modified_time").as_string()) held = row;
    }
    std::set<std::string> frozen;
    for (const auto& row : punishmentRows(platform))
      if (row.at("punish_status").as_int64() == 0) frozen.insert(json::value_to<std::string>(row.at("tb_trade_id")));
    int open = 0, punished = 0;
    for (const auto& value : platform.feed.truth()) {
      const auto& line = value.as_object();
      const auto id = json::value_to<std::string>(line.at("trade_id"));
      const std::string reason = line.at("reason").is_string() ? json::value_to<std::string>(line.at("reason")) : "";
      if (reason == "punished") {
        QVERIFY(frozen.contains(id));
        ++punished;
      }
      if (reason == "refund_open" && newest.contains(id)) ++open;
      if (line.at("state").as_string() != "awaiting_approval") continue;
      QVERIFY(!frozen.contains(id));
      for (const auto& [suit, row] : newest[id]) {
        const auto status = row.at("refund_status").is_string()
                                ? std::stoi(json::value_to<std::string>(row.at("refund_status")))
                                : int(row.at("refund_status").as_int64());
        QVERIFY2((std::set{2, 3, 12, 13, 15}.contains(status)), id.c_str());
      }
    }
    QVERIFY(open > 5 && punished > 3);
  }

  void badOptionsAreRefused_data() {
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("too wide") << QByteArray("end_time") << QByteArray("\"2026-06-10 12:00:01\"");
    QTest::newRow("backwards") << QByteArray("end_time") << QByteArray("\"2026-06-10 01:00:00\"");
    QTest::newRow("no time") << QByteArray("start_time") << QByteArray("7");
    QTest::newRow("size") << QByteArray("page_size") << QByteArray("101");
    QTest::newRow("page") << QByteArray("page_no") << QByteArray("2");
    QTest::newRow("type") << QByteArray("query_type") << QByteArray("1");
  }
  void badOptionsAreRefused() {
    QFETCH(QByteArray, member);
    QFETCH(QByteArray, value);
    const Platform1 platform;
    auto option = window(3);
    QVERIFY(!platform.refunds(option).empty());
    option[member.toStdString()] = json::parse(value.toStdString());
    QVERIFY(platform.refunds(option).empty());
  }

  void billsAddUp() {
    auto options = detailed();
    options.platforms = {Platform::Taobao, Platform::Jd, Platform::Pdd};
    const Platform1 platform(options);
    std::int64_t lines = 0;
    std::set<std::string> platforms;
    for (const auto& bill : platform.feed.bills()) {
      QVERIFY(bill.at("total_fen").as_int64() > 0);
      lines += bill.at("lines").as_int64();
      platforms.insert(json::value_to<std::string>(bill.at("platform")));
    }
    QCOMPARE(platforms.size(), std::size_t{3});
    QVERIFY(lines > 100);
  }

  void onlySignedCallsAreHeard() {
    const Secrets secrets{{Platform::Pdd, "s3cret"}};
    const auto stamp = std::to_string(secondOf(kNow).time_since_epoch().count());
    Parameters call{{"type", "pdd.ddk.order.list.increment.get"}, {"timestamp", stamp}};
    QVERIFY(!refuseUnsigned({}, call, kNow));
    QVERIFY(refuseUnsigned(secrets, call, kNow)->find("20004") != std::string::npos);
    const QByteArray text =
        "s3crettimestamp" + QByteArray::fromStdString(stamp) + "typepdd.ddk.order.list.increment.gets3cret";
    call["sign"] = QCryptographicHash::hash(text, QCryptographicHash::Md5).toHex().toUpper().toStdString();
    QVERIFY(!refuseUnsigned(secrets, call, kNow));
    QVERIFY(refuseUnsigned(secrets, call, kNow + 11min));
    call["page"] = "2";
    QVERIFY(refuseUnsigned(secrets, call, kNow));
    QVERIFY(!refuseUnsigned(secrets, {{"method", "jd.x"}}, kNow));  // nobody gave JD a secret
  }

  void secretsComeFromAFile() {
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("s.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"jd":"one","pdd":7})");
    file.close();
    const auto secrets = readSecrets(file.fileName().toStdString());
    QCOMPARE(secrets.size(), std::size_t{1});
    QCOMPARE(secrets.at(Platform::Jd), std::string("one"));
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, readSecrets(folder.filePath(QStringLiteral("none")).toStdString()));
  }
};

QTEST_GUILESS_MAIN(TestOrderFeedDetails)
#include "tst_order_feed_details.moc"
