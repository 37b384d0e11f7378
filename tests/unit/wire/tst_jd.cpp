// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <random>

#include "wire/jd.h"
#include "wire/json.h"
#include "wire/time_text.h"

using namespace rebate;
using namespace rebate::wire;

namespace {

const Millis kAsOf = *parseFeedTime("2026-06-20 08:00:00");

json::object goodRow() {
  return {{"id", "2035600000000000001"},
          {"orderId", 2035600000000000000},
          {"unionRole", 1},
          {"validCode", 17},
          {"skuFrozenNum", 0},
          {"estimateCosPrice", 249.0},
          {"actualCosPrice", 240.5},
          {"estimateFee", 8.34},
          {"actualFee", 7.72},
          {"payMonth", 20260620},
          {"balanceExt", ""},
          {"subUnionId", "m-19"},
          {"ext1", ""},
          {"positionId", 3000000019},
          {"skuName", "轮滑鞋"},
          {"orderTime", "2026-06-01 00:51:08"},
          {"finishTime", "2026-06-09 00:51:28"},
          {"modifyTime", "2026-06-09 00:51:28"}};
}

std::string pageOf(const json::array& rows, bool asText = true) {
  const json::object result{{"code", 200}, {"message", "success"}, {"hasMore", true}, {"data", rows}};
  const json::value written = asText ? json::value(json::serialize(result)) : json::value(result);
  return json::serialize(
      json::object{{"jd_union_open_order_row_query_responce", {{"code", "0"}, {"queryResult", written}}}});
}

FeedPage read(const json::array& rows, Millis asOf = kAsOf) {
  auto reply = parseJdReply(pageOf(rows), asOf);
  return reply ? reply->page : FeedPage{};
}

OrderVersion with(const char* member, const json::value& value, Millis asOf = kAsOf) {
  auto row = goodRow();
  row[member] = value;
  const auto page = read({row}, asOf);
  return page.rows.empty() ? OrderVersion{} : page.rows.front();
}

}  // namespace

class TestJd : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aRowIsNormalised();
  void statusesMean_data();
  void statusesMean();
  void settledFromItsDayOn();
  void aLaterReadingOfTheSameRowIsNewer();
  void balancesAddUp_data();
  void balancesAddUp();
  void unpaidPromisesNothing();
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

void TestJd::aRowIsNormalised() {
  for (const bool asText : {true, false}) {
    const auto reply = parseJdReply(pageOf({goodRow()}, asText), kAsOf);
    QVERIFY(reply.ok() && !reply->error);
    QVERIFY(reply->page.hasNext);
    QCOMPARE(reply->page.rows.size(), std::size_t{1});
    const auto& v = reply->page.rows.front();
    QCOMPARE(lineKey(v), std::string("jd:2035600000000000001:2"));
    QCOMPARE(v.parent, std::string("2035600000000000000"));
    QCOMPARE(v.state, UpstreamState::settled);
    QCOMPARE(v.paid.value, std::int64_t{24900});
    QCOMPARE(v.received->value, std::int64_t{24050});
    QCOMPARE(v.estimatedIncome.value, std::int64_t{834});
    QCOMPARE(v.settledIncome.value, std::int64_t{772});
    QCOMPARE(v.platformFee.value, std::int64_t{0});
    QCOMPARE(v.claim, (Claim{"jd:m-19", "", "jd:3000000019"}));
    QCOMPARE(v.createdAt, *parseRfc3339("2026-05-31T16:51:08Z"));
    QCOMPARE(v.modifiedAt, *parseRfc3339("2026-06-08T16:51:28Z"));
    QCOMPARE(v.earnedAt.value_or(0), *parseRfc3339("2026-06-19T16:00:00Z"));
    QVERIFY(v.raw.find("2035600000000000001") != std::string::npos);
  }
}

void TestJd::statusesMean_data() {
  QTest::addColumn<int>("code");
  QTest::addColumn<int>("state");
  QTest::newRow("unpaid") << 15 << int(UpstreamState::paid);
  QTest::newRow("deposit") << 24 << int(UpstreamState::paid);
  QTest::newRow("paid") << 16 << int(UpstreamState::paid);
  QTest::newRow("done") << 17 << int(UpstreamState::settled);
  QTest::newRow("cancelled") << 3 << int(UpstreamState::closed);
  QTest::newRow("a new way to be invalid") << 77 << int(UpstreamState::closed);
  QTest::newRow("it does not know itself") << -1 << int(UpstreamState::unknown);
  QTest::newRow("zero") << 0 << int(UpstreamState::unknown);
}

void TestJd::statusesMean() {
  QFETCH(int, code);
  QFETCH(int, state);
  const auto v = with("validCode", code);
  QCOMPARE(int(v.state), state);
  QCOMPARE(v.statusCode, std::int64_t{code});
  const bool settled = v.state == UpstreamState::settled;
  QCOMPARE(v.settledIncome.value, std::int64_t{settled ? 772 : 0});
  QCOMPARE(v.earnedAt.has_value(), settled);
}

void TestJd::settledFromItsDayOn() {
  const auto day = *parseFeedTime("2026-06-20 00:00:00");
  QCOMPARE(read({goodRow()}, day - 1).rows[0].state, UpstreamState::received);
  QCOMPARE(read({goodRow()}, day).rows[0].state, UpstreamState::settled);
  QCOMPARE(with("payMonth", 0).state, UpstreamState::received);
  QCOMPARE(with("payMonth", nullptr).state, UpstreamState::received);
}

void TestJd::aLaterReadingOfTheSameRowIsNewer() {
  const auto early = read({goodRow()}, kAsOf - 86'400'000).rows[0];
  const auto late = read({goodRow()}, kAsOf).rows[0];
  QCOMPARE(early.modifiedAt, late.modifiedAt);
  QVERIFY(isNewer(late, early));
  QVERIFY(!isNewer(early, late));
}

void TestJd::balancesAddUp_data() {
  QTest::addColumn<QString>("written");
  QTest::addColumn<qint64>("fen");
  QTest::addColumn<bool>("settled");
  QTest::newRow("one") << QStringLiteral("{20260520:10}") << qint64(1'000) << true;
  QTest::newRow("corrected") << QStringLiteral("{20260520:10,20260620:-2}") << qint64(800) << true;
  QTest::newRow("correction known before its day")
      << QStringLiteral("{20260520:10,20270620:-2.5}") << qint64(750) << true;
  QTest::newRow("spaces and quotes") << QStringLiteral(" {\"20260520\": 10.01, '20260601': 0.5 } ") << qint64(1'051)
                                     << true;
  QTest::newRow("all taken back") << QStringLiteral("{20260520:10,20260601:-10}") << qint64(0) << true;
  QTest::newRow("more taken back") << QStringLiteral("{20260520:10,20260601:-11}") << qint64(0) << true;
  QTest::newRow("not yet") << QStringLiteral("{20270520:10}") << qint64(0) << false;
  QTest::newRow("empty: the actual fee") << QStringLiteral("{}") << qint64(772) << true;
}

void TestJd::balancesAddUp() {
  QFETCH(QString, written);
  QFETCH(qint64, fen);
  QFETCH(bool, settled);
  const auto v = with("balanceExt", json::string(written.toStdString()));
  QCOMPARE(v.line, std::string("2035600000000000001"));
  QCOMPARE(v.settledIncome.value, std::int64_t{fen});
  QCOMPARE(v.state == UpstreamState::settled, settled);
}

void TestJd::unpaidPromisesNothing() {
  for (const int code : {15, 24}) QCOMPARE(with("validCode", code).estimatedIncome.value, std::int64_t{0});
  QCOMPARE(with("validCode", 16).estimatedIncome.value, std::int64_t{834});
}

void TestJd::looseTypingMeansTheSame_data() {
  QTest::addColumn<QString>("member");
  QTest::addColumn<QString>("written");
  const auto row = [](const char* member, const char* written) {
    QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(QLatin1String(member), QLatin1String(written))))
        << QString(QLatin1String(member)) << QString(QLatin1String(written));
  };
  row("id", "2035600000000000001");
  row("orderId", "\"2035600000000000000\"");
  row("validCode", "\"17\"");
  row("unionRole", "null");
  row("estimateFee", "\"8.34\"");
  row("actualFee", "\"7.72\"");
  row("estimateCosPrice", "249");
  row("payMonth", "\"20260620\"");
  row("balanceExt", "null");
  row("balanceExt", "\"{20260620:7.72}\"");
  row("positionId", "\"3000000019\"");
  row("ext1", "null");
  row("ext1", "\"0\"");
  row("skuFrozenNum", "null");
  row("goodsInfo", "{\"shopName\":\"x\",\"list\":[1,null]}");
}

void TestJd::looseTypingMeansTheSame() {
  QFETCH(QString, member);
  QFETCH(QString, written);
  auto loose = goodRow();
  loose[member.toStdString()] = json::parse(written.toStdString());
  const auto page = read({goodRow(), loose});
  QCOMPARE(page.rows.size(), std::size_t{2});
  QCOMPARE(canonicalText(page.rows[1]), canonicalText(page.rows[0]));
}

void TestJd::aBadRowIsListedAndTheOthersCount_data() {
  QTest::addColumn<QString>("member");
  QTest::addColumn<QString>("written");
  const auto row = [](const char* what, const char* member, const QString& written) {
    QTest::newRow(what) << QString(QLatin1String(member)) << written;
  };
  row("no number", "id", QStringLiteral("null"));
  row("number of letters", "id", QStringLiteral("\"20x\""));
  row("status missing", "validCode", QStringLiteral("null"));
  row("status a word", "validCode", QStringLiteral("\"done\""));
  row("role", "unionRole", QStringLiteral("3"));
  row("amount a word", "actualFee", QStringLiteral("\"abc\""));
  row("amount in mills", "estimateFee", QStringLiteral("7.725"));
  row("amount below zero", "estimateFee", QStringLiteral("-1"));
  row("amount too large", "estimateFee", QStringLiteral("1e300"));
  row("no paid amount", "estimateCosPrice", QStringLiteral("null"));
  row("settled without income", "actualFee", QStringLiteral("null"));
  row("pay month a word", "payMonth", QStringLiteral("\"soon\""));
  row("pay month no day", "payMonth", QStringLiteral("20261332"));
  row("balance a word", "balanceExt", QStringLiteral("\"ten\""));
  row("balance without a day", "balanceExt", QStringLiteral("\"{:10}\""));
  row("balance without an amount", "balanceExt", QStringLiteral("\"{20260520}\""));
  row("balance on no day", "balanceExt", QStringLiteral("\"{20260599:1}\""));
  row("balance that does not fit", "balanceExt",
      QStringLiteral("\"{20260520:90000000000000000,20260521:90000000000000000}\""));
  row("time", "modifyTime", QStringLiteral("\"yesterday\""));
  row("no time", "orderTime", QStringLiteral("\"\""));
  row("a name of 5 MB", "skuName", QLatin1Char('"') + QString(5'000'000, QLatin1Char('x')) + QLatin1Char('"'));
  row("deep nesting", "zzz", QString(200, QLatin1Char('[')) + QString(200, QLatin1Char(']')));
}

void TestJd::aBadRowIsListedAndTheOthersCount() {
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
  QCOMPARE(page.rejected[0].line,
           member == QLatin1String("id") ? std::string("#2") : std::string("2035600000000000001"));
  QCOMPARE(page.rejected[1].line, std::string("#3"));
}

void TestJd::whatIsNoPageIsRefused_data() {
  QTest::addColumn<QByteArray>("body");
  QTest::newRow("html") << QByteArray("<html><body>502 Bad Gateway</body></html>");
  QTest::newRow("truncated") << QByteArray::fromStdString(pageOf({goodRow()})).chopped(40);
  QTest::newRow("empty") << QByteArray();
  QTest::newRow("another response") << QByteArray("{\"x\":1}");
  QTest::newRow("no result") << QByteArray(R"({"jd_union_open_order_row_query_responce":{"code":"0"}})");
  QTest::newRow("result a number") << QByteArray(R"({"jd_union_open_order_row_query_responce":{"queryResult":7}})");
  QTest::newRow("truncated inside") << QByteArray(
      R"({"jd_union_open_order_row_query_responce":{"queryResult":"{\"code\":200,\"data\":["}})");
  QTest::newRow("data a word") << QByteArray(
      R"({"jd_union_open_order_row_query_responce":{"queryResult":{"code":200,"data":"none"}}})");
  QTest::newRow("a tower inside") << QByteArray(R"({"jd_union_open_order_row_query_responce":{"queryResult":")") +
                                         QByteArray(100'000, '[') + "\"}}";
}

void TestJd::whatIsNoPageIsRefused() {
  QFETCH(QByteArray, body);
  const auto reply = parseJdReply(body.toStdString(), kAsOf);
  QVERIFY(!reply.ok());
  QCOMPARE(reply.error().code, Errc::malformed);
  QVERIFY(!reply.error().detail.empty());
}

void TestJd::refusalsAreSorted_data() {
  QTest::addColumn<QByteArray>("body");
  QTest::addColumn<int>("refusal");
  QTest::newRow("no right") << QByteArray(R"({"error_response":{"code":"21","zh_desc":"无效","en_desc":"x"}})")
                            << int(Refusal::refused);
  QTest::newRow("too many") << QByteArray(R"({"error_response":{"code":"7"}})") << int(Refusal::rateLimited);
  QTest::newRow("behind it") << QByteArray(R"({"error_response":{"code":65}})") << int(Refusal::busy);
  const auto inner = [](const char* code) {
    return QByteArray(R"({"jd_union_open_order_row_query_responce":{"queryResult":"{\"code\":)") + code + "}\"}}";
  };
  QTest::newRow("service: limit") << inner("410") << int(Refusal::rateLimited);
  QTest::newRow("service: failed") << inner("500") << int(Refusal::busy);
  QTest::newRow("service: no access") << inner("403") << int(Refusal::refused);
  QTest::newRow("service: no code") << QByteArray(R"({"jd_union_open_order_row_query_responce":{"queryResult":"{}"}})")
                                    << int(Refusal::refused);
}

void TestJd::refusalsAreSorted() {
  QFETCH(QByteArray, body);
  QFETCH(int, refusal);
  const auto reply = parseJdReply(body.toStdString(), kAsOf);
  QVERIFY(reply.ok() && reply->error);
  QCOMPARE(int(reply->error->refusal), refusal);
}

void TestJd::emptyPagesAreEmpty() {
  for (const char* data : {"", ",\\\"data\\\":null", ",\\\"data\\\":[]"}) {
    const auto reply =
        parseJdReply(R"({"jd_union_open_order_row_query_responce":{"queryResult":"{\"code\":200,\"hasMore\":false)" +
                         std::string(data) + "}\"}}",
                     kAsOf);
    QVERIFY(reply.ok() && !reply->error);
    QVERIFY(reply->page.rows.empty() && reply->page.rejected.empty() && !reply->page.hasNext);
  }
}

void TestJd::damagedBytesNeverCrash() {
  auto corrected = goodRow();
  corrected["balanceExt"] = "{20260520:10,20260620:-2}";
  for (const bool asText : {true, false}) {
    const auto whole = pageOf({goodRow(), corrected}, asText);
    std::mt19937 random(9);
    for (int i = 0; i < 5'000; ++i) {
      auto damaged = whole;
      for (int n = 0; n < 1 + i % 4; ++n) damaged[random() % damaged.size()] = static_cast<char>(random());
      if (i % 3 == 0) damaged.resize(random() % damaged.size());
      const auto reply = parseJdReply(damaged, kAsOf);
      if (reply) QVERIFY(reply->page.rows.size() + reply->page.rejected.size() <= 2);
    }
  }
}

QTEST_GUILESS_MAIN(TestJd)
#include "tst_jd.moc"
