// SPDX-License-Identifier: GPL-3.0-or-later
// Pages told by their envelope; kept rows as people see them.
#include <QtTest>

#include "wire/any_page.h"
#include "wire/jd.h"
#include "wire/public_row.h"
#include "wire/time_text.h"

using namespace rebate;
using namespace rebate::wire;

class TestAnyPage : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void envelopesTellThePlatform_data();
  void envelopesTellThePlatform();
  void otherPagesAreRefused_data();
  void otherPagesAreRefused();
  void peopleSeeNothingPersonal();
  void aKeptRowIsReadAgain();
};

void TestAnyPage::envelopesTellThePlatform_data() {
  QTest::addColumn<QByteArray>("body");
  QTest::addColumn<QString>("platform");
  QTest::addColumn<qint64>("error");
  const auto row = [](const char* what, const char* body, const char* platform, qint64 error = 0) {
    QTest::newRow(what) << QByteArray(body) << QString(QLatin1String(platform)) << error;
  };
  row("orders", R"({"tbk_order_details_get_response":{"data":{"results":{}}}})", "taobao");
  row("refunds", R"({"tbk_order_refund_get_response":{"result":{"data":{}}}})", "taobao");
  row("older refunds", R"({"tbk_relation_refund_response":{"result":{"data":{}}}})", "taobao");
  row("punishments", R"({"tbk_dg_punish_order_get_response":{"result":{"data":{}}}})", "taobao");
  row("jd", R"({"jd_union_open_order_row_query_responce":{"queryResult":"{\"code\":200}"}})", "jd");
  row("jd, spelt right", R"({"jd_union_open_order_row_query_response":{"queryResult":"{\"code\":200}"}})", "jd");
  row("pdd", R"({"order_list_get_response":{"order_list":[]}})", "pdd");
  row("blanks before it", " {\n \"order_list_get_response\" : {}}", "pdd");
  row("something before it", R"({"request_id":"r1","order_list_get_response":{}})", "pdd");
  row("taobao refuses", R"({"error_response":{"code":50}})", "taobao", 50);
  row("jd refuses", R"({"error_response":{"code":"21","zh_desc":"x"}})", "jd", 21);
  row("pdd refuses", R"({"error_response":{"error_code":10001}})", "pdd", 10'001);
}

void TestAnyPage::envelopesTellThePlatform() {
  QFETCH(QByteArray, body);
  QFETCH(QString, platform);
  QFETCH(qint64, error);
  const auto page = parseAnyPage(body.toStdString(), 0);
  QVERIFY(page.ok());
  QCOMPARE(QString::fromLatin1(name(page->platform).data()), platform);
  QCOMPARE(page->reply.error ? qint64(page->reply.error->code) : 0, error);
}

void TestAnyPage::otherPagesAreRefused_data() {
  QTest::addColumn<QByteArray>("body");
  QTest::newRow("empty") << QByteArray();
  QTest::newRow("html") << QByteArray("<html>");
  QTest::newRow("a list") << QByteArray("[1]");
  QTest::newRow("a word") << QByteArray("{\"");
  QTest::newRow("unknown") << QByteArray("{\"x\":{}}");
  QTest::newRow("truncated") << QByteArray("{\"order_list_get_response\":{\"order_list\":[");
  QTest::newRow("an error that is none") << QByteArray("{\"error_response\":7}");
}

void TestAnyPage::otherPagesAreRefused() {
  QFETCH(QByteArray, body);
  const auto page = parseAnyPage(body.toStdString(), 0);
  QVERIFY(!page.ok());
  QCOMPARE(page.error().code, Errc::malformed);
}

void TestAnyPage::peopleSeeNothingPersonal() {
  const auto taobao = publicRow(Platform::taobao,
                                R"({"trade_id":"1","tk_status":3,"special_id":7,"relation_id":8,"buyer_nick":"王",)"
                                R"("seller_nick":"x","phone":"13800000000","item_link":"http://x/?uid=7",)"
                                R"("item_title":{"uid":7},"pay_price":"1.00"})");
  QCOMPARE(json::serialize(taobao), std::string(R"({"trade_id":"1","tk_status":3,"pay_price":"1.00"})"));
  const auto jd = publicRow(Platform::jd, R"({"id":"1","ext1":"u","subUnionId":"m","validCode":17,"orderEmt":1})");
  QCOMPARE(json::serialize(jd), std::string(R"({"id":"1","validCode":17})"));
  const auto pdd = publicRow(Platform::pdd, R"({"order_sn":"1-2","custom_parameters":"{\"uid\":\"u\"}","p_id":"9"})");
  QCOMPARE(json::serialize(pdd), std::string(R"({"order_sn":"1-2","p_id":"9"})"));
  QVERIFY(publicRow(Platform::pdd, "broken").empty());
  QVERIFY(publicRow(Platform::pdd, "[1]").empty());
}

/// The settlement day of a JD line comes without a word: the row kept, read once more, is another version.
void TestAnyPage::aKeptRowIsReadAgain() {
  const auto day = *parseFeedTime("2026-06-20 00:00:00");
  const std::string row =
      R"({"id":"7","validCode":17,"estimateCosPrice":10,"actualFee":1.5,"estimateFee":1.5,"payMonth":20260620,)"
      R"("orderTime":"2026-05-01 00:00:00","modifyTime":"2026-05-09 00:00:00"})";
  const auto before = parseJdRow(row, day - 1), after = parseJdRow(row, day);
  QVERIFY(before.ok() && after.ok());
  QCOMPARE(before->state, UpstreamState::received);
  QCOMPARE(before->settlesAt.value_or(0), day);
  QCOMPARE(after->state, UpstreamState::settled);
  QCOMPARE(after->settledIncome.value, std::int64_t{150});
  QVERIFY(!after->settlesAt);
  QVERIFY(isNewer(*after, *before));
  QCOMPARE(parseJdRow(before->raw, day)->raw, after->raw);
  QVERIFY(!parseJdRow("{}", day).ok());
  QVERIFY(!parseJdRow("<html>", day).ok());
}

QTEST_GUILESS_MAIN(TestAnyPage)
#include "tst_any_page.moc"
