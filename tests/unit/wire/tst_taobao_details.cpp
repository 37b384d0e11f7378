// SPDX-License-Identifier: GPL-3.0-or-later
// Refund and punishment pages, and what a feed may do to them.
#include <QtTest>

#include <random>

#include "wire/json.h"
#include "wire/taobao_details.h"
#include "wire/time_text.h"

using namespace rebate;
using namespace rebate::wire;

namespace {

constexpr Millis kAsOf = 1'780'000'000'000;

json::object refundRow() {
  return {{"tb_trade_id", "2035600000000000001"},
          {"tb_trade_parent_id", "2035600000000000000"},
          {"refund_suit_id", "88001"},
          {"tk_order_role", 2},
          {"refund_status", 2},
          {"refund_fee", "100.00"},
          {"tk_commission_fee_refund", "3.10"},
          {"tk_refund_time", "2026-06-10 10:00:00"},
          {"tk_refund_suit_time", "2026-06-12 10:00:00"},
          {"earning_time", "2026-06-09 00:51:28"},
          {"modified_time", "2026-06-12 10:00:01"},
          {"item_title", "轮滑鞋"}};
}

json::object punishRow() {
  return {{"tb_trade_id", "2035600000000000001"},
          {"violation_type", 3},
          {"punish_status", 0},
          {"settle_money", "7.72"},
          {"tk_trade_create_time", "2026-06-01 00:51:08"}};
}

std::string pageOf(const char* envelope, const json::value& list, bool punish = false) {
  json::object data{{"position_index", "1_2"}};
  if (punish)
    data.insert({{"results", list}, {"page_no", 1}, {"page_size", 100}, {"total_count", 101}});
  else
    data.insert({{"result", list}, {"has_next", true}});
  return json::serialize(json::object{{envelope, {{"result", {{"data", data}}}}}});
}
std::string refunds(const json::value& list) {
  return pageOf("tbk_order_refund_get_response", list);
}
std::string punishments(const json::value& list) {
  return pageOf("tbk_dg_punish_order_get_response", list, true);
}

Result<FeedReply> parse(bool punish, const json::value& list) {
  return punish ? parseTaobaoPunishments(punishments(list), kAsOf) : parseTaobaoRefunds(refunds(list));
}

FeedPage read(bool punish, const json::value& list) {
  auto reply = parse(punish, list);
  return reply ? reply->page : FeedPage{};
}

}  // namespace

class TestTaobaoDetails : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aRefundIsNormalised();
  void aPunishmentIsNormalised();
  void listsComeInThreeShapes();
  void looseTypingMeansTheSame_data();
  void looseTypingMeansTheSame();
  void aBadRowIsListedAndTheOthersCount_data();
  void aBadRowIsListedAndTheOthersCount();
  void unknownStatusesAreKept();
  void whatIsNoPageIsRefused_data();
  void whatIsNoPageIsRefused();
  void refusalsAreRead();
  void morePagesAreCounted_data();
  void morePagesAreCounted();
  void damagedBytesNeverCrash();
};

void TestTaobaoDetails::aRefundIsNormalised() {
  const auto page = read(false, {refundRow()});
  QCOMPARE(page.details.size(), std::size_t{1});
  QVERIFY(page.hasNext && page.rows.empty());
  QCOMPARE(page.positionIndex, std::string("1_2"));
  const auto& d = page.details.front();
  QCOMPARE(d.kind, DetailKind::refund);
  QCOMPARE(d.line, std::string("2035600000000000001"));
  QCOMPARE(d.number, std::string("88001"));
  QCOMPARE(d.role, 2);
  QCOMPARE(d.statusCode, std::int64_t{2});
  QCOMPARE(d.amount.value, std::int64_t{10'000});
  QCOMPARE(d.commission.value, std::int64_t{310});
  QCOMPARE(d.modifiedAt, *parseRfc3339("2026-06-12T02:00:01Z"));
  QVERIFY(d.dated);
  QVERIFY(d.raw.find("88001") != std::string::npos);
}

void TestTaobaoDetails::aPunishmentIsNormalised() {
  auto timed = punishRow();
  timed["modified_time"] = "2026-06-12 10:00:01";
  timed["punish_status"] = 1;
  const auto page = read(true, {punishRow(), timed});
  QCOMPARE(page.details.size(), std::size_t{2});
  QVERIFY(page.hasNext);
  const auto& d = page.details[0];
  QCOMPARE(d.kind, DetailKind::punishment);
  QCOMPARE(d.number, std::string("3"));
  QCOMPARE(d.role, 0);
  QCOMPARE(d.statusCode, std::int64_t{0});
  QCOMPARE(d.amount.value, std::int64_t{772});
  QCOMPARE(d.modifiedAt, kAsOf);
  QVERIFY(!d.dated);
  QVERIFY(page.details[1].dated);
  QCOMPARE(page.details[1].modifiedAt, *parseRfc3339("2026-06-12T02:00:01Z"));
}

void TestTaobaoDetails::listsComeInThreeShapes() {
  for (const bool punish : {false, true}) {
    const auto row = punish ? punishRow() : refundRow();
    QCOMPARE(read(punish, json::array{row, row}).details.size(), std::size_t{2});
    QCOMPARE(read(punish, json::object{{"publisher_refund_order_d_t_o", json::array{row, row}}}).details.size(),
             std::size_t{2});
    QCOMPARE(read(punish, json::object{{"publisher_refund_order_d_t_o", row}}).details.size(), std::size_t{1});
    for (const auto& empty : {json::value(json::object()), json::value(json::array()), json::value(nullptr)}) {
      const auto reply = parse(punish, empty);
      QVERIFY(reply.ok() && !reply->error);
      QCOMPARE(reply->page.count(), std::size_t{0});
    }
  }
  const auto older = json::serialize(json::object{
      {"tbk_relation_refund_response",
       {{"result", {{"data", {{"results", {{"result", json::array{refundRow()}}}}}}}}}}});
  QCOMPARE(parseTaobaoRefunds(older)->page.details.size(), std::size_t{1});
}

void TestTaobaoDetails::looseTypingMeansTheSame_data() {
  QTest::addColumn<bool>("punish");
  QTest::addColumn<QString>("member");
  QTest::addColumn<QString>("written");
  const auto row = [](bool punish, const char* member, const char* written) {
    QTest::addRow("%s %s", member, written) << punish << QString(QLatin1String(member)) << QString::fromUtf8(written);
  };
  row(false, "tb_trade_id", "2035600000000000001");
  row(false, "refund_suit_id", "88001");
  row(false, "refund_status", "\"2\"");
  row(false, "refund_fee", "100");
  row(false, "tk_commission_fee_refund", "3.1");
  row(false, "tk_order_role", "\"2\"");
  row(false, "tk_order_role", "\"二方\"");
  row(false, "item_title", "null");
  row(false, "a_field_nobody_knows", "{\"deep\":[1,{\"x\":null}]}");
  row(true, "violation_type", "\"3\"");
  row(true, "punish_status", "\"0\"");
  row(true, "settle_money", "7.72");
  row(true, "modified_time", "\"--\"");
  row(true, "tk_order_role", "null");
}

void TestTaobaoDetails::looseTypingMeansTheSame() {
  QFETCH(bool, punish);
  QFETCH(QString, member);
  QFETCH(QString, written);
  auto loose = punish ? punishRow() : refundRow();
  loose[member.toStdString()] = json::parse(written.toStdString());
  const auto page = read(punish, json::array{punish ? punishRow() : refundRow(), loose});
  QCOMPARE(page.details.size(), std::size_t{2});
  QCOMPARE(canonicalText(page.details[1]), canonicalText(page.details[0]));
}

void TestTaobaoDetails::aBadRowIsListedAndTheOthersCount_data() {
  QTest::addColumn<bool>("punish");
  QTest::addColumn<QString>("member");
  QTest::addColumn<QString>("written");
  const auto row = [](const char* what, bool punish, const char* member, const QString& written) {
    QTest::newRow(what) << punish << QString(QLatin1String(member)) << written;
  };
  const auto long5 = QLatin1Char('"') + QString(5'000'000, QLatin1Char('x')) + QLatin1Char('"');
  const auto deep = QString(200, QLatin1Char('[')) + QString(200, QLatin1Char(']'));
  row("no line", false, "tb_trade_id", QStringLiteral("null"));
  row("line of letters", false, "tb_trade_id", QStringLiteral("\"20x\""));
  row("no suit", false, "refund_suit_id", QStringLiteral("\"--\""));
  row("suit of letters", false, "refund_suit_id", QStringLiteral("\"a\""));
  row("role", false, "tk_order_role", QStringLiteral("7"));
  row("no status", false, "refund_status", QStringLiteral("null"));
  row("status a word", false, "refund_status", QStringLiteral("\"成功\""));
  row("status a list", false, "refund_status", QStringLiteral("[2]"));
  row("no amount", false, "refund_fee", QStringLiteral("null"));
  row("amount below zero", false, "refund_fee", QStringLiteral("\"-1.00\""));
  row("taken, nobody says what", false, "tk_commission_fee_refund", QStringLiteral("null"));
  row("commission in mills", false, "tk_commission_fee_refund", QStringLiteral("\"3.105\""));
  row("commission below zero", false, "tk_commission_fee_refund", QStringLiteral("-3.1"));
  row("commission too large", false, "tk_commission_fee_refund", QStringLiteral("\"99999999999999999999\""));
  row("no time", false, "modified_time", QStringLiteral("\"--\""));
  row("time", false, "modified_time", QStringLiteral("\"2026-02-30 00:00:00\""));
  row("a title of 5 MB", false, "item_title", long5);
  row("deep nesting", false, "zzz", deep);
  row("punished: no line", true, "tb_trade_id", QStringLiteral("\"\""));
  row("punished: no status", true, "punish_status", QStringLiteral("\"--\""));
  row("punished: status true", true, "punish_status", QStringLiteral("true"));
  row("punished: time", true, "modified_time", QStringLiteral("\"soon\""));
  row("punished: kind an object", true, "violation_type", QStringLiteral("{\"x\":1}"));
  row("punished: 5 MB", true, "violation_type", long5);
  row("punished: deep", true, "zzz", deep);
}

void TestTaobaoDetails::aBadRowIsListedAndTheOthersCount() {
  QFETCH(bool, punish);
  QFETCH(QString, member);
  QFETCH(QString, written);
  const auto good = punish ? punishRow() : refundRow();
  auto bad = good;
  json::parse_options deep;
  deep.max_depth = 1'000;
  bad[member.toStdString()] = json::parse(written.toStdString(), {}, deep);
  const auto page = read(punish, json::array{good, bad, 17, good});
  QCOMPARE(page.details.size(), std::size_t{2});
  QCOMPARE(page.rejected.size(), std::size_t{2});
  QVERIFY(!page.rejected[0].reason.empty());
  QCOMPARE(page.rejected[0].line,
           member == QLatin1String("tb_trade_id") ? std::string("#2") : std::string("2035600000000000001"));
  QCOMPARE(page.rejected[1].line, std::string("#3"));
}

void TestTaobaoDetails::unknownStatusesAreKept() {
  auto refund = refundRow(), punish = punishRow();
  refund["refund_status"] = 77;
  refund.erase("tk_commission_fee_refund");
  punish["punish_status"] = 9;
  QCOMPARE(effectOf(read(false, {refund}).details.at(0)), DetailEffect::open);
  QCOMPARE(effectOf(read(true, {punish}).details.at(0)), DetailEffect::open);
}

void TestTaobaoDetails::whatIsNoPageIsRefused_data() {
  QTest::addColumn<QByteArray>("body");
  QTest::newRow("html") << QByteArray("<html><body>502 Bad Gateway</body></html>");
  QTest::newRow("truncated") << QByteArray::fromStdString(refunds({refundRow()})).chopped(40);
  QTest::newRow("empty") << QByteArray();
  QTest::newRow("another response") << QByteArray("{\"tbk_order_details_get_response\":{}}");
  for (const char* name : {"tbk_order_refund_get_response", "tbk_dg_punish_order_get_response"}) {
    const auto inside = [name](const char* body) {
      return QByteArray("{\"") + name + "\":{\"result\":" + body + "}}";
    };
    QTest::addRow("%s no data", name) << inside("{}");
    QTest::addRow("%s a word", name) << inside("\"x\"");
    QTest::addRow("%s data a list", name) << inside("{\"data\":[]}");
    QTest::addRow("%s rows a word", name) << inside("{\"data\":{\"results\":\"none\"}}");
    QTest::addRow("%s rows unclear", name) << inside("{\"data\":{\"results\":{\"a\":[],\"b\":[]}}}");
    QTest::addRow("%s count a word", name) << inside("{\"data\":{\"total_count\":\"many\"}}");
    QTest::addRow("%s tower", name) << QByteArray("{\"") + name + "\":" + QByteArray(100'000, '[');
  }
}

void TestTaobaoDetails::whatIsNoPageIsRefused() {
  QFETCH(QByteArray, body);
  for (const auto& reply : {parseTaobaoRefunds(body.toStdString()), parseTaobaoPunishments(body.toStdString(), kAsOf)}) {
    QVERIFY(!reply.ok());
    QCOMPARE(reply.error().code, Errc::malformed);
    QVERIFY(!reply.error().detail.empty());
  }
}

void TestTaobaoDetails::refusalsAreRead() {
  const std::string busy = R"({"error_response":{"code":3001,"sub_msg":"again"}})";
  QCOMPARE(parseTaobaoRefunds(busy)->error->refusal, Refusal::busy);
  QCOMPARE(parseTaobaoPunishments(busy, kAsOf)->error->refusal, Refusal::busy);
  const auto said = parseTaobaoRefunds(
      R"({"tbk_order_refund_get_response":{"result":{"biz_error_code":"101","biz_error_desc":"no right"}}})");
  QVERIFY(said.ok() && said->error);
  QCOMPARE(said->error->code, std::int64_t{101});
  QCOMPARE(said->error->message, std::string("no right"));
}

void TestTaobaoDetails::morePagesAreCounted_data() {
  QTest::addColumn<QByteArray>("page");
  QTest::addColumn<QByteArray>("total");
  QTest::addColumn<bool>("more");
  QTest::newRow("none") << QByteArray("1") << QByteArray("0") << false;
  QTest::newRow("one full page") << QByteArray("1") << QByteArray("100") << false;
  QTest::newRow("one more row") << QByteArray("1") << QByteArray("101") << true;
  QTest::newRow("the last page") << QByteArray("2") << QByteArray("\"101\"") << false;
  QTest::newRow("below zero") << QByteArray("1") << QByteArray("-5") << false;
  QTest::newRow("as many as can be") << QByteArray("1") << QByteArray("9223372036854775807") << true;
}

void TestTaobaoDetails::morePagesAreCounted() {
  QFETCH(QByteArray, page);
  QFETCH(QByteArray, total);
  QFETCH(bool, more);
  const auto body = "{\"tbk_dg_punish_order_get_response\":{\"result\":{\"data\":{\"results\":{},\"page_no\":" + page +
                    ",\"total_count\":" + total + "}}}}";
  const auto reply = parseTaobaoPunishments(body.toStdString(), kAsOf);
  QVERIFY(reply.ok());
  QCOMPARE(reply->page.hasNext, more);
}

void TestTaobaoDetails::damagedBytesNeverCrash() {
  const auto first = refunds({refundRow(), refundRow()}), second = punishments({punishRow(), punishRow()});
  std::mt19937 random(9);
  for (int i = 0; i < 10'000; ++i) {
    auto damaged = i % 2 ? first : second;
    for (int n = 0; n < 1 + i % 4; ++n) damaged[random() % damaged.size()] = static_cast<char>(random());
    if (i % 3 == 0) damaged.resize(random() % damaged.size());
    const auto reply = i % 2 ? parseTaobaoRefunds(damaged) : parseTaobaoPunishments(damaged, kAsOf);
    if (reply) QVERIFY(reply->page.count() <= 2);
  }
}

QTEST_GUILESS_MAIN(TestTaobaoDetails)
#include "tst_taobao_details.moc"
