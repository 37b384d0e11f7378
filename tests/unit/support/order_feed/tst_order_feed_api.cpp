// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated platform's API: windows, pages, errors.
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

FeedOptions backlog(std::uint64_t orders) {
  return {.ordersPerSecond = 5, .backlog = orders};
}

struct Api {
  Feed feed{inventUsers(1, 20), backlog(200), kNow};
  Time now = kNow;

  static Parameters wholeWindow() {
    return {{"method", "taobao.tbk.order.details.get"},
            {"start_time", "2026-06-10 09:00:00"},
            {"end_time", "2026-06-10 12:00:00"},
            {"query_type", "4"},
            {"page_size", "100"}};
  }
  json::object call(const Parameters& parameters) const {
    return json::parse(answerOrderDetails(feed, parameters, now)).as_object();
  }
  json::object page(const Parameters& parameters) const {
    return call(parameters).at("tbk_order_details_get_response").at("data").as_object();
  }
};

json::array rowsOf(const json::object& page) {
  const json::object& results = page.at("results").as_object();
  return results.contains("publisher_order_dto") ? results.at("publisher_order_dto").as_array() : json::array();
}

Parameters following(Parameters parameters, const json::object& page, int jump) {
  parameters["page_no"] = std::to_string(page.at("page_no").as_int64() + jump);
  parameters["position_index"] = std::string(page.at("position_index").as_string());
  parameters["jump_type"] = std::to_string(jump);
  return parameters;
}

}  // namespace

class TestOrderFeedApi : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void badCallsAreRefused_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const char* value, int code) {
      QTest::addRow("%s=%s", name, value) << QString::fromUtf8(name) << QString::fromUtf8(value) << code;
    };
    row("method", "", 21);
    row("method", "taobao.item.get", 22);
    row("start_time", "", 2000);
    row("start_time", "2026-06-10", 2000);
    row("start_time", "2026-06-10T09:00:00", 2000);
    row("start_time", "2026-02-30 09:00:00", 2000);
    row("end_time", "2026-06-10 24:00:00", 2000);
    row("end_time", "昨天", 2000);
    row("end_time", "2026-06-10 08:59:59", 2001);
    row("end_time", "2026-06-10 12:00:01", 2002);
    row("end_time", "2027-06-10 12:00:00", 2002);
    for (const char* size : {"0", "101", "-1", "abc", "1e2", "99999999999999999999"}) row("page_size", size, 50);
    for (const char* type : {"0", "5", "x"}) row("query_type", type, 50);
    for (const char* number : {"0", "-3", "x"}) row("page_no", number, 50);
  }
  void badCallsAreRefused() {
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(int, code);
    const Api api;
    Parameters parameters = Api::wholeWindow();
    parameters[name.toStdString()] = value.toStdString();
    const json::object error = api.call(parameters).at("error_response").as_object();
    QCOMPARE(error.at("code").as_int64(), std::int64_t(code));
    if (code == 50) QVERIFY(error.at("sub_code").as_string().starts_with("isv."));
  }

  void windowsOutsideTheFeedsTime() {
    const Api api;
    Parameters parameters = Api::wholeWindow();
    parameters["start_time"] = parameters["end_time"] = "2026-06-10 12:00:01";
    QCOMPARE(api.call(parameters).at("error_response").at("code").as_int64(), std::int64_t(2004));
    parameters["start_time"] = parameters["end_time"] = "2026-01-10 12:00:00";
    QCOMPARE(api.call(parameters).at("error_response").at("code").as_int64(), std::int64_t(2007));
  }

  void anEmptyWindowIsAnEmptyObject() {
    const Api api;
    Parameters parameters = Api::wholeWindow();
    parameters["start_time"] = "2026-06-10 05:00:00";
    parameters["end_time"] = "2026-06-10 08:00:00";
    const json::object page = api.page(parameters);
    QCOMPARE(json::serialize(page.at("results")), std::string("{}"));
    QVERIFY(!page.at("has_next").as_bool());
    QVERIFY(!page.at("has_pre").as_bool());
  }

  void pagesFollowEachOther_data() {
    QTest::addColumn<int>("size");
    for (const int size : {1, 7, 20, 100}) QTest::addRow("%d a page", size) << size;
  }
  void pagesFollowEachOther() {
    QFETCH(int, size);
    const Api api;
    Parameters parameters = Api::wholeWindow();
    parameters["page_size"] = std::to_string(size);
    std::vector<std::string> rows;
    json::object page = api.page(parameters);
    for (int number = 1;; ++number) {
      QCOMPARE(page.at("page_no").as_int64(), std::int64_t(number));
      QCOMPARE(page.at("has_pre").as_bool(), number > 1);
      for (const json::value& row : rowsOf(page)) rows.push_back(json::serialize(row));
      if (!page.at("has_next").as_bool()) break;
      QCOMPARE(rowsOf(page).size(), std::size_t(size));
      page = api.page(following(parameters, page, 1));
    }
    std::vector<std::string> expected;
    const Selection all{*parseFeedTime("2026-06-10 09:00:00"), secondOf(kNow)};
    for (const Version* version : api.feed.after(all, 0, 100000)) expected.push_back(json::serialize(rowOf(*version)));
    QCOMPARE(rows.size(), expected.size());
    QVERIFY(rows == expected);
  }

  void pagesFitTogetherWhileVersionsAppear() {
    Api api;
    Parameters parameters = Api::wholeWindow();
    parameters["start_time"] = "2026-06-10 11:00:00";
    parameters["end_time"] = "2026-06-10 13:00:00";
    parameters["page_size"] = "10";
    const auto before = api.feed.newestSequence();
    const auto expected =
        api.feed.after({*parseFeedTime("2026-06-10 11:00:00"), *parseFeedTime("2026-06-10 13:00:00")}, 0, 100000)
            .size();
    json::object page = api.page(parameters);
    std::size_t rows = rowsOf(page).size();
    while (page.at("has_next").as_bool()) {
      api.now += 1s;
      api.feed.advance(api.now);
      page = api.page(following(parameters, page, 1));
      rows += rowsOf(page).size();
    }
    QVERIFY(api.feed.newestSequence() > before);
    QCOMPARE(rows, expected);
  }

  void pagesCanBeReadBackwards() {
    const Api api;
    const Parameters parameters = Api::wholeWindow();
    const json::object first = api.page(parameters);
    const json::object second = api.page(following(parameters, first, 1));
    const json::object third = api.page(following(parameters, second, 1));
    QCOMPARE(json::serialize(api.page(following(parameters, third, -1)).at("results")),
             json::serialize(second.at("results")));
  }

  void aWrongPositionIsRefused_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("no position") << "position_index"
                                 << "";
    QTest::newRow("invented position") << "position_index"
                                       << "1780000001_A1|1780003601_B1";
    QTest::newRow("no position at all") << "position_index"
                                        << "%s%n|\n";
    QTest::newRow("page skipped") << "page_no"
                                  << "3";
    QTest::newRow("no jump") << "jump_type"
                             << "";
    QTest::newRow("wrong jump") << "jump_type"
                                << "-1";
    QTest::newRow("odd jump") << "jump_type"
                              << "2";
    QTest::newRow("another window") << "start_time"
                                    << "2026-06-10 09:00:01";
    QTest::newRow("another size") << "page_size"
                                  << "99";
    QTest::newRow("another type") << "query_type"
                                  << "1";
  }
  void aWrongPositionIsRefused() {
    QFETCH(QString, name);
    QFETCH(QString, value);
    const Api api;
    const Parameters parameters = Api::wholeWindow();
    Parameters second = following(parameters, api.page(parameters), 1);
    QVERIFY(api.call(second).contains("tbk_order_details_get_response"));
    second[name.toStdString()] = value.toStdString();
    const json::object error = api.call(second).at("error_response").as_object();
    QCOMPARE(error.at("code").as_int64(), std::int64_t(50));
    QVERIFY(error.at("sub_code").as_string().starts_with("isv."));
  }

  void queryTypesLookAtTheirTime_data() {
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("field");
    QTest::newRow("created") << 1 << QByteArray("tk_create_time");
    QTest::newRow("paid") << 2 << QByteArray("tk_paid_time");
    QTest::newRow("settled") << 3 << QByteArray("tk_earning_time");
  }
  void queryTypesLookAtTheirTime() {
    QFETCH(int, type);
    QFETCH(QByteArray, field);
    const Api api;
    Parameters parameters = Api::wholeWindow();
    parameters["query_type"] = std::to_string(type);
    parameters["start_time"] = "2026-06-10 10:00:00";
    parameters["end_time"] = "2026-06-10 11:00:00";
    const json::array rows = rowsOf(api.page(parameters));
    QVERIFY(!rows.empty());
    for (const json::value& row : rows) {
      const auto& time = row.at(std::string_view(field.constData(), std::size_t(field.size()))).as_string();
      QVERIFY(time >= "2026-06-10 10:00:00" && time <= "2026-06-10 11:00:00");
    }
  }

  void formsAreDecoded() {
    const Parameters form = parseForm("a=1&b=%E6%98%A8&c=x+y%3D&&=lost&alone&d=%&e=%zz&a=2&f=");
    QCOMPARE(form, (Parameters{{"a", "2"}, {"b", "昨"}, {"c", "x y="}, {"d", "%"}, {"e", "%zz"}, {"f", ""}}));
  }

  void faultsAreDrawnAndRecognisable() {
    Dice dice(1, 1);
    std::set<Fault> drawn;
    for (int i = 0; i < 1000; ++i) drawn.insert(drawFault(dice, 500));
    QCOMPARE(drawn.size(), std::size_t(8));
    QCOMPARE(drawFault(dice, 0), Fault::None);
    const std::string page = R"({"tbk_order_details_get_response":{}})";
    QCOMPARE(answerWith(Fault::None, page).body, page);
    const auto code = [&](Fault fault) {
      return json::parse(answerWith(fault, page).body).at("error_response").at("code").as_int64();
    };
    QCOMPARE(code(Fault::Busy), std::int64_t(3001));
    QCOMPARE(code(Fault::RateLimited), std::int64_t(3000));
    QCOMPARE(code(Fault::CallsExhausted), std::int64_t(9100));
    QCOMPARE(answerWith(Fault::HtmlPage, page).status, 500u);
    QVERIFY_EXCEPTION_THROWN(json::parse(answerWith(Fault::Truncated, page).body), std::exception);
    QVERIFY_EXCEPTION_THROWN(json::parse(answerWith(Fault::TooDeep, page).body), std::exception);
    QVERIFY(answerWith(Fault::Slow, page).delay > 1s);
  }

  void timesKeepTheirZone() {
    QCOMPARE(feedTime(Second{}), std::string("1970-01-01 08:00:00"));
    QCOMPARE(feedTime(*parseFeedTime("2028-02-29 23:59:59")), std::string("2028-02-29 23:59:59"));
  }
};

QTEST_GUILESS_MAIN(TestOrderFeedApi)
#include "tst_order_feed_api.moc"
