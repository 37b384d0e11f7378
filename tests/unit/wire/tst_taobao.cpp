// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <random>

#include "wire/json.h"
#include "wire/taobao.h"
#include "wire/time_text.h"

using namespace rebate;
using namespace rebate::wire;

namespace {

json::object goodRow() {
  return {{"trade_id", "2035600000000000001"}, {"trade_parent_id", "2035600000000000001"}, {"tk_order_role", 2},
          {"tk_status", 3},                    {"refund_tag", 0},                          {"alipay_total_price", "249.00"},
          {"pay_price", "249.00"},             {"pub_share_pre_fee", "8.34"},              {"pub_share_fee", "7.72"},
          {"alimama_share_fee", "0.77"},       {"special_id", 700019},                     {"adzone_id", 119999999999},
          {"item_title", "轮滑鞋"},            {"tk_create_time", "2026-06-01 00:51:08"},  {"modified_time", "2026-06-09 00:51:28"},
          {"tk_earning_time", "--"}};
}

std::string pageOf(const json::array& rows) {
  const json::value page{{"tbk_order_details_get_response",
                          {{"data", {{"has_next", true}, {"position_index", "1_2|3_4"}, {"results", {{"publisher_order_dto", rows}}}}}}}};
  return json::serialize(page);
}

FeedPage read(const json::array& rows) {
  auto reply = parseTaobaoReply(pageOf(rows));
  return reply ? reply->page : FeedPage{};
}

}  // namespace

class TestTaobao : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aRowIsNormalised();
  void looseTypingMeansTheSame_data();
  void looseTypingMeansTheSame();
  void aBadRowIsListedAndTheOthersCount_data();
  void aBadRowIsListedAndTheOthersCount();
  void whatIsNoPageIsRefused_data();
  void whatIsNoPageIsRefused();
  void gatewayErrorsAreRead();
  void emptyPagesAreEmpty();
  void damagedBytesNeverCrash();
};

void TestTaobao::aRowIsNormalised() {
  const auto page = read({goodRow()});
  QCOMPARE(page.rows.size(), std::size_t{1});
  QVERIFY(page.hasNext);
  QCOMPARE(page.positionIndex, std::string("1_2|3_4"));
  const auto& v = page.rows.front();
  QCOMPARE(v.state, UpstreamState::settled);
  QCOMPARE(v.settledIncome.value, std::int64_t{772});
  QCOMPARE(v.platformFee.value, std::int64_t{77});
  QCOMPARE(v.received->value, std::int64_t{24900});
  QCOMPARE(v.claim, (Claim{"700019", "", "119999999999"}));
  QCOMPARE(v.modifiedAt, *parseRfc3339("2026-06-08T16:51:28Z"));
  QVERIFY(!v.earnedAt);
  QVERIFY(v.raw.find("2035600000000000001") != std::string::npos);
}

void TestTaobao::looseTypingMeansTheSame_data() {
  QTest::addColumn<QString>("member");
  QTest::addColumn<QString>("written");
  const auto row = [](const char* member, const char* written) {
    QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(member), QLatin1String(written)))) << QString(QLatin1String(member)) << QString(QLatin1String(written));
  };
  row("trade_id", "2035600000000000001");
  row("special_id", "\"700019\"");
  row("adzone_id", "\"119999999999\"");
  row("tk_status", "\"3\"");
  row("tk_order_role", "null");
  row("refund_tag", "\"0\"");
  row("pub_share_fee", "7.72");
  row("alipay_total_price", "249");
  row("relation_id", "null");
  row("relation_id", "0");
  row("tk_earning_time", "null");
  row("site_name", "null");
  row("a_field_nobody_knows", "{\"deep\":[1,2,{\"x\":null}]}");
}

void TestTaobao::looseTypingMeansTheSame() {
  QFETCH(QString, member);
  QFETCH(QString, written);
  auto loose = goodRow();
  loose[member.toStdString()] = json::parse(written.toStdString());
  const auto page = read({goodRow(), loose});
  QCOMPARE(page.rows.size(), std::size_t{2});
  QCOMPARE(canonicalText(page.rows[1]), canonicalText(page.rows[0]));
}

void TestTaobao::aBadRowIsListedAndTheOthersCount_data() {
  QTest::addColumn<QString>("member");
  QTest::addColumn<QString>("written");
  const auto row = [](const char* what, const char* member, const QString& written) { QTest::newRow(what) << QString(QLatin1String(member)) << written; };
  row("no number", "trade_id", QStringLiteral("null"));
  row("number of letters", "trade_id", QStringLiteral("\"20x\""));
  row("status missing", "tk_status", QStringLiteral("null"));
  row("status a word", "tk_status", QStringLiteral("\"settled\""));
  row("status a list", "tk_status", QStringLiteral("[3]"));
  row("role", "tk_order_role", QStringLiteral("7"));
  row("amount a word", "pub_share_fee", QStringLiteral("\"abc\""));
  row("amount in mills", "pub_share_fee", QStringLiteral("\"7.725\""));
  row("amount as a fraction", "pub_share_fee", QStringLiteral("7.725"));
  row("amount below zero", "pub_share_fee", QStringLiteral("\"-1.00\""));
  row("amount too large", "pub_share_fee", QStringLiteral("\"99999999999999999999\""));
  row("settled without income", "pub_share_fee", QStringLiteral("null"));
  row("no paid amount", "alipay_total_price", QStringLiteral("\"--\""));
  row("time", "modified_time", QStringLiteral("\"yesterday\""));
  row("impossible date", "modified_time", QStringLiteral("\"2026-02-30 00:00:00\""));
  row("refund tag", "refund_tag", QStringLiteral("5"));
  row("a title of 5 MB", "item_title", QLatin1Char('"') + QString(5'000'000, QLatin1Char('x')) + QLatin1Char('"'));
  row("a strange field of 100 KB", "zzz", QLatin1Char('"') + QString(100'000, QLatin1Char('x')) + QLatin1Char('"'));
  row("deep nesting", "zzz", QString(200, QLatin1Char('[')) + QString(200, QLatin1Char(']')));
}

void TestTaobao::aBadRowIsListedAndTheOthersCount() {
  QFETCH(QString, member);
  QFETCH(QString, written);
  auto bad = goodRow();
  json::parse_options deep;
  deep.max_depth = 1'000;
  bad[member.toStdString()] = json::parse(written.toStdString(), {}, deep);
  const auto page = read({goodRow(), bad, 17, goodRow()});
  QCOMPARE(page.rows.size(), std::size_t{2});
  QCOMPARE(page.rejected.size(), std::size_t{2});
  QVERIFY(!page.rejected[0].reason.empty());
  QCOMPARE(page.rejected[0].line, member == QLatin1String("trade_id") ? std::string("#2") : std::string("2035600000000000001"));
  QCOMPARE(page.rejected[1].line, std::string("#3"));
}

void TestTaobao::whatIsNoPageIsRefused_data() {
  QTest::addColumn<QByteArray>("body");
  QTest::newRow("html") << QByteArray("<html><body>502 Bad Gateway</body></html>");
  QTest::newRow("truncated") << QByteArray::fromStdString(pageOf({goodRow()})).chopped(40);
  QTest::newRow("empty") << QByteArray();
  QTest::newRow("a list") << QByteArray("[]");
  QTest::newRow("another response") << QByteArray("{\"x\":1}");
  QTest::newRow("results a word") << QByteArray("{\"tbk_order_details_get_response\":{\"data\":{\"results\":\"none\"}}}");
  QTest::newRow("bad UTF-8") << QByteArray("{\"tbk_order_details_get_response\":{\"data\":{\"results\":{\"x\":\"\xff\xfe\"}}}}");
  QTest::newRow("a tower") << QByteArray(100'000, '[');
}

void TestTaobao::whatIsNoPageIsRefused() {
  QFETCH(QByteArray, body);
  const auto reply = parseTaobaoReply(body.toStdString());
  QVERIFY(!reply.ok());
  QCOMPARE(reply.error().code, Errc::malformed);
  QVERIFY(!reply.error().detail.empty());
}

void TestTaobao::gatewayErrorsAreRead() {
  const auto reply = parseTaobaoReply(R"({"error_response":{"code":3001,"msg":"busy","sub_code":"isv.x","sub_msg":"again"}})");
  QVERIFY(reply.ok() && reply->error);
  QCOMPARE(reply->error->refusal, Refusal::busy);
  QCOMPARE(reply->error->message, std::string("again"));
  QCOMPARE(parseTaobaoReply(R"({"error_response":{"code":9100}})")->error->refusal, Refusal::rateLimited);
  QCOMPARE(parseTaobaoReply(R"({"error_response":{"code":50}})")->error->refusal, Refusal::refused);
}

void TestTaobao::emptyPagesAreEmpty() {
  const auto reply = parseTaobaoReply(R"({"tbk_order_details_get_response":{"data":{"has_next":false,"results":{}}}})");
  QVERIFY(reply.ok());
  QVERIFY(reply->page.rows.empty() && reply->page.rejected.empty() && !reply->page.hasNext);
}

void TestTaobao::damagedBytesNeverCrash() {
  const auto whole = pageOf({goodRow(), goodRow()});
  std::mt19937 random(9);
  for (int i = 0; i < 5'000; ++i) {
    auto damaged = whole;
    for (int n = 0; n < 1 + i % 4; ++n) damaged[random() % damaged.size()] = static_cast<char>(random());
    if (i % 3 == 0) damaged.resize(random() % damaged.size());
    const auto reply = parseTaobaoReply(damaged);
    if (reply) QVERIFY(reply->page.rows.size() + reply->page.rejected.size() <= 2);
  }
}

QTEST_GUILESS_MAIN(TestTaobao)
#include "tst_taobao.moc"
