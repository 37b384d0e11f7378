// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <random>

#include "wire/json.h"
#include "wire/pdd.h"
#include "wire/time_text.h"

using namespace rebate;
using namespace rebate::wire;

namespace {

json::object goodRow() {
  return {{"order_sn", "260601-203560000000001"},
          {"order_status", 5},
          {"return_status", 0},
          {"order_amount", 24900},
          {"promotion_rate", 31},
          {"promotion_amount", 772},
          {"p_id", "8000019_100"},
          {"custom_parameters", "m-19"},
          {"goods_name", "轮滑鞋"},
          {"order_create_time", 1780246268},
          {"order_settle_time", 1780937488},
          {"order_modify_at", 1780937488}};
}

std::string pageOf(const json::array& rows) {
  return json::serialize(
      json::object{{"order_list_get_response", {{"order_list", rows}, {"total_count", 17}, {"request_id", "1"}}}});
}

FeedPage read(const json::array& rows) {
  auto reply = parsePddReply(pageOf(rows));
  return reply ? reply->page : FeedPage{};
}

OrderVersion with(const char* member, const json::value& value) {
  auto row = goodRow();
  row[member] = value;
  const auto page = read({row});
  return page.rows.empty() ? OrderVersion{} : page.rows.front();
}

}  // namespace

class TestPdd : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aRowIsNormalised();
  void statusesMean_data();
  void statusesMean();
  void theLinkNamesTheOwner();
  void openReturnsAreSeen();
  void looseTypingMeansTheSame_data();
  void looseTypingMeansTheSame();
  void aBadRowIsListedAndTheOthersCount_data();
  void aBadRowIsListedAndTheOthersCount();
  void whatIsNoPageIsRefused_data();
  void whatIsNoPageIsRefused();
  void refusalsAreSorted_data();
  void refusalsAreSorted();
  void emptyPagesAreEmpty();
  void damagedBytesNeverCrash();
};

void TestPdd::aRowIsNormalised() {
  const auto page = read({goodRow()});
  QCOMPARE(page.rows.size(), std::size_t{1});
  QCOMPARE(page.total.value_or(0), std::int64_t{17});
  const auto& v = page.rows.front();
  QCOMPARE(lineKey(v), std::string("pdd:260601-203560000000001:2"));
  QCOMPARE(v.state, UpstreamState::settled);
  QCOMPARE(v.paid.value, std::int64_t{24900});
  QCOMPARE(v.settledIncome.value, std::int64_t{772});
  QCOMPARE(v.platformFee.value, std::int64_t{0});
  QCOMPARE(v.claim, (Claim{"pdd:m-19", "", "pdd:8000019_100"}));
  QCOMPARE(v.createdAt, Millis{1780246268000});
  QCOMPARE(v.modifiedAt, *parseRfc3339("2026-06-08T16:51:28Z"));
  QCOMPARE(v.earnedAt.value_or(0), Millis{1780937488000});
  QVERIFY(v.raw.find("260601-203560000000001") != std::string::npos);
}

void TestPdd::statusesMean_data() {
  QTest::addColumn<int>("code");
  QTest::addColumn<int>("state");
  QTest::newRow("paid") << 0 << int(UpstreamState::paid);
  QTest::newRow("grouped") << 1 << int(UpstreamState::paid);
  QTest::newRow("received") << 2 << int(UpstreamState::received);
  QTest::newRow("approved") << 3 << int(UpstreamState::received);
  QTest::newRow("rejected") << 4 << int(UpstreamState::closed);
  QTest::newRow("settled") << 5 << int(UpstreamState::settled);
  QTest::newRow("punished") << 10 << int(UpstreamState::closed);
  for (const int odd : {-1, 6, 7, 8, 9, 11, 99}) QTest::addRow("odd %d", odd) << odd << int(UpstreamState::unknown);
}

void TestPdd::statusesMean() {
  QFETCH(int, code);
  QFETCH(int, state);
  const auto v = with("order_status", code);
  QCOMPARE(int(v.state), state);
  QCOMPARE(v.statusCode, std::int64_t{code});
  QCOMPARE(v.settledIncome.value, std::int64_t{v.state == UpstreamState::settled ? 772 : 0});
  QCOMPARE(v.estimatedIncome.value, std::int64_t{772});
}

void TestPdd::theLinkNamesTheOwner() {
  QCOMPARE(with("custom_parameters", "{\"uid\":\"m-7\",\"x\":1}").claim.specialId, std::string("pdd:m-7"));
  QCOMPARE(with("custom_parameters", "{\"uid\":7}").claim.specialId, std::string("pdd:7"));
  QCOMPARE(with("custom_parameters", "{\"x\":1}").claim.specialId, std::string());
  QCOMPARE(with("custom_parameters", "{broken").claim.specialId, std::string("pdd:{broken"));
  QCOMPARE(with("custom_parameters", nullptr).claim, (Claim{"", "", "pdd:8000019_100"}));
}

void TestPdd::openReturnsAreSeen() {
  QVERIFY(with("return_status", 1).refundOpen);
  QVERIFY(!with("return_status", 2).refundOpen);
  QVERIFY(!with("return_status", nullptr).refundOpen);
}

void TestPdd::looseTypingMeansTheSame_data() {
  QTest::addColumn<QString>("member");
  QTest::addColumn<QString>("written");
  const auto row = [](const char* member, const char* written) {
    QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(member), QLatin1String(written))))
        << QString(QLatin1String(member)) << QString(QLatin1String(written));
  };
  row("order_status", "\"5\"");
  row("order_amount", "\"24900\"");
  row("promotion_amount", "\"772\"");
  row("promotion_rate", "null");
  row("return_status", "\"0\"");
  row("order_modify_at", "\"1780937488\"");
  row("mall_name", "null");
  row("cat_ids", "[1,2,{\"x\":null}]");
}

void TestPdd::looseTypingMeansTheSame() {
  QFETCH(QString, member);
  QFETCH(QString, written);
  auto loose = goodRow();
  loose[member.toStdString()] = json::parse(written.toStdString());
  const auto page = read({goodRow(), loose});
  QCOMPARE(page.rows.size(), std::size_t{2});
  QCOMPARE(canonicalText(page.rows[1]), canonicalText(page.rows[0]));
}

void TestPdd::aBadRowIsListedAndTheOthersCount_data() {
  QTest::addColumn<QString>("member");
  QTest::addColumn<QString>("written");
  const auto row = [](const char* what, const char* member, const QString& written) {
    QTest::newRow(what) << QString(QLatin1String(member)) << written;
  };
  row("no number", "order_sn", QStringLiteral("null"));
  row("number of letters", "order_sn", QStringLiteral("\"26:01\""));
  row("status missing", "order_status", QStringLiteral("null"));
  row("status a word", "order_status", QStringLiteral("\"paid\""));
  row("amount in yuan", "promotion_amount", QStringLiteral("7.72"));
  row("amount in yuan as text", "promotion_amount", QStringLiteral("\"7.72\""));
  row("amount below zero", "promotion_amount", QStringLiteral("-1"));
  row("amount too large", "promotion_amount", QStringLiteral("99999999999999999999"));
  row("no income", "promotion_amount", QStringLiteral("null"));
  row("no paid amount", "order_amount", QStringLiteral("null"));
  row("rate in percent text", "promotion_rate", QStringLiteral("\"3.1\""));
  row("rate over the whole", "promotion_rate", QStringLiteral("1001"));
  row("return", "return_status", QStringLiteral("9"));
  row("time as text", "order_modify_at", QStringLiteral("\"2026-06-09 00:51:28\""));
  row("time in milliseconds", "order_modify_at", QStringLiteral("1780937488000000"));
  row("no time", "order_modify_at", QStringLiteral("0"));
  row("time below zero", "order_create_time", QStringLiteral("-5"));
  row("a name of 5 MB", "goods_name", QLatin1Char('"') + QString(5'000'000, QLatin1Char('x')) + QLatin1Char('"'));
  row("deep nesting", "zzz", QString(200, QLatin1Char('[')) + QString(200, QLatin1Char(']')));
}

void TestPdd::aBadRowIsListedAndTheOthersCount() {
  QFETCH(QString, member);
  QFETCH(QString, written);
  auto bad = goodRow();
  json::parse_options deep;
  deep.max_depth = 1'000;
  bad[member.toStdString()] = json::parse(written.toStdString(), {}, deep);
  const auto page = read({goodRow(), bad, nullptr, goodRow()});
  QCOMPARE(page.rows.size(), std::size_t{2});
  QCOMPARE(page.rejected.size(), std::size_t{2});
  QVERIFY(!page.rejected[0].reason.empty());
  QCOMPARE(page.rejected[0].line,
           member == QLatin1String("order_sn") ? std::string("#2") : std::string("260601-203560000000001"));
  QCOMPARE(page.rejected[1].line, std::string("#3"));
}

void TestPdd::whatIsNoPageIsRefused_data() {
  QTest::addColumn<QByteArray>("body");
  QTest::newRow("html") << QByteArray("<html><body>502 Bad Gateway</body></html>");
  QTest::newRow("truncated") << QByteArray::fromStdString(pageOf({goodRow()})).chopped(40);
  QTest::newRow("empty") << QByteArray();
  QTest::newRow("another response") << QByteArray("{\"x\":1}");
  QTest::newRow("list a word") << QByteArray(R"({"order_list_get_response":{"order_list":"none"}})");
  QTest::newRow("count a word") << QByteArray(R"({"order_list_get_response":{"total_count":"many"}})");
  QTest::newRow("count below zero") << QByteArray(R"({"order_list_get_response":{"total_count":-1}})");
  QTest::newRow("a tower") << QByteArray(100'000, '[');
}

void TestPdd::whatIsNoPageIsRefused() {
  QFETCH(QByteArray, body);
  const auto reply = parsePddReply(body.toStdString());
  QVERIFY(!reply.ok());
  QCOMPARE(reply.error().code, Errc::malformed);
  QVERIFY(!reply.error().detail.empty());
}

void TestPdd::refusalsAreSorted_data() {
  QTest::addColumn<int>("code");
  QTest::addColumn<int>("refusal");
  QTest::newRow("parameters") << 10'001 << int(Refusal::refused);
  QTest::newRow("token") << 10'019 << int(Refusal::refused);
  QTest::newRow("limited") << 52'101 << int(Refusal::rateLimited);
  QTest::newRow("too often") << 70'031 << int(Refusal::rateLimited);
  QTest::newRow("fails") << 50'000 << int(Refusal::busy);
  QTest::newRow("for now") << 52'102 << int(Refusal::busy);
}

void TestPdd::refusalsAreSorted() {
  QFETCH(int, code);
  QFETCH(int, refusal);
  const auto reply =
      parsePddReply(R"({"error_response":{"error_msg":"a","sub_msg":"b","error_code":)" + std::to_string(code) + "}}");
  QVERIFY(reply.ok() && reply->error);
  QCOMPARE(int(reply->error->refusal), refusal);
  QCOMPARE(reply->error->message, std::string("b"));
}

void TestPdd::emptyPagesAreEmpty() {
  for (const char* body : {R"({"order_list_get_response":{"total_count":0,"order_list":[]}})",
                           R"({"order_list_get_response":{"order_list":null}})", R"({"order_list_get_response":{}})"}) {
    const auto reply = parsePddReply(body);
    QVERIFY(reply.ok() && !reply->error);
    QVERIFY(reply->page.rows.empty() && reply->page.rejected.empty());
  }
}

void TestPdd::damagedBytesNeverCrash() {
  const auto whole = pageOf({goodRow(), goodRow()});
  std::mt19937 random(9);
  for (int i = 0; i < 5'000; ++i) {
    auto damaged = whole;
    for (int n = 0; n < 1 + i % 4; ++n) damaged[random() % damaged.size()] = static_cast<char>(random());
    if (i % 3 == 0) damaged.resize(random() % damaged.size());
    const auto reply = parsePddReply(damaged);
    if (reply) QVERIFY(reply->page.rows.size() + reply->page.rejected.size() <= 2);
  }
}

QTEST_GUILESS_MAIN(TestPdd)
#include "tst_pdd.moc"
