// SPDX-License-Identifier: GPL-3.0-or-later
// A region that waits for the platform's bills: two people, one month after the other, as the API shows it.
#include <QtTest>

#include "region/region_cluster.h"
#include "region/storage/store.h"

using namespace rebate::fixtures;

namespace {

QJsonObject bill(const QString& month, qint64 total, qint64 lines) {
  return {{QStringLiteral("platform"), QStringLiteral("taobao")},
          {QStringLiteral("month"), month},
          {QStringLiteral("total_fen"), total},
          {QStringLiteral("lines"), lines}};
}

QJsonObject seen(qint64 ours, const QString& reason = {}) {
  return {{QStringLiteral("ours_fen"), ours}, {QStringLiteral("reason"), reason}};
}

}  // namespace

class TestRegionBillFlow : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void cleanupTestCase();
  void settledLinesWait();
  void badBillsAreRefused_data();
  void badBillsAreRefused();
  void aBillIsEnteredOnceWhateverIsSent();
  void twoPeopleConfirm();
  void theBillShowsWhatIsMissing();
  void afterAllMonthsAllIsAsItWouldBe();

 private:
  HttpClient as(const char* name);
  std::int64_t stored(const std::string& sql);
  QStringList months();
  std::unique_ptr<RegionCluster> cluster_;
  QHash<QByteArray, QByteArray> tokens_;
};

HttpClient TestRegionBillFlow::as(const char* name) {
  if (!tokens_.contains(name)) {
    cluster_->signIn(QLatin1String(name));
    tokens_.insert(name, cluster_->token());
  }
  HttpClient client(cluster_->client(0).port());
  client.setToken(tokens_.value(name));
  return client;
}

std::int64_t TestRegionBillFlow::stored(const std::string& sql) {
  auto store = rebate::region::openStore({cluster_->store().toStdString(), true});
  return store ? (*store)->integer(sql).value_or(-1) : -2;
}

QStringList TestRegionBillFlow::months() {
  QStringList months;
  auto store = rebate::region::openStore({cluster_->store().toStdString(), true});
  (*store)->each("SELECT DISTINCT month FROM bill_lines ORDER BY month", {},
                 [&](const rebate::region::SqlRow& row) { months << QString::fromStdString(row.text(0)); });
  return months;
}

void TestRegionBillFlow::initTestCase() {
  cluster_ = std::make_unique<RegionCluster>();
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  for (const auto* name : {"chen.jing", "li.wei"})
    cluster_->addOperator(QLatin1String(name), QStringLiteral("finance"));
  cluster_->start(0, {600, 120, "[feed]\nbill_required = true\n"});
  cluster_->waitForLeader();
}

void TestRegionBillFlow::cleanupTestCase() {
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
  cluster_.reset();
}

void TestRegionBillFlow::settledLinesWait() {
  QTRY_VERIFY_WITH_TIMEOUT(stored("SELECT COUNT(*) FROM rebates WHERE reason = 'bill_open'") > 50, 20'000);
  QTRY_COMPARE_WITH_TIMEOUT(stored("SELECT COUNT(*) FROM rebates WHERE state = 'awaiting_approval'"), std::int64_t{0},
                            20'000);
  QCOMPARE(stored("SELECT COUNT(*) FROM rebates WHERE reason = 'bill_open' AND state <> 'waiting'"), std::int64_t{0});
  const auto waiting = as("chen.jing").get("/v1/rebates?state=waiting&limit=500").json();
  for (const auto& value : waiting.value(QStringLiteral("rebates")).toArray()) {
    const auto rebate = value.toObject();
    if (rebate.value(QStringLiteral("reason")).toString() != QLatin1String("bill_open")) continue;
    QCOMPARE(as("chen.jing").post("/v1/decisions", approvalOf(rebate)).problem(), QByteArray("not-decidable"));
    return;
  }
  QFAIL("no line waits for its bill");
}

void TestRegionBillFlow::badBillsAreRefused_data() {
  QTest::addColumn<QString>("member");
  QTest::addColumn<QJsonValue>("value");
  const auto row = [](const char* what, const char* member, const QJsonValue& value) {
    QTest::newRow(what) << QString(QLatin1String(member)) << value;
  };
  row("no platform", "platform", QJsonValue());
  row("unknown platform", "platform", QStringLiteral("ebay"));
  row("no month", "month", 202606);
  row("a day", "month", QStringLiteral("2026-06-01"));
  row("no such month", "month", QStringLiteral("2026-13"));
  row("to come", "month", QStringLiteral("2099-01"));
  row("below zero", "total_fen", -1);
  row("a fraction", "total_fen", 1.5);
  row("too much", "total_fen", 9e15);
  row("lines below zero", "lines", -1);
}

void TestRegionBillFlow::badBillsAreRefused() {
  QFETCH(QString, member);
  QFETCH(QJsonValue, value);
  auto body = bill(QStringLiteral("2026-06"), 1, 1);
  body[member] = value;
  const auto reply = as("chen.jing").post("/v1/bills", body);
  QCOMPARE(reply.status, 400);
  QCOMPARE(reply.json().value(QStringLiteral("field")).toString(), member);
  QCOMPARE(stored("SELECT COUNT(*) FROM bills"), std::int64_t{0});
}

void TestRegionBillFlow::aBillIsEnteredOnceWhateverIsSent() {
  const auto body = QJsonDocument(bill(QStringLiteral("2026-01"), 5, 1)).toJson(QJsonDocument::Compact);
  auto client = as("chen.jing");
  const QByteArray key = "Idempotency-Key: bill-1\r\n";
  const auto first = client.call("POST", "/v1/bills", body, key), again = client.call("POST", "/v1/bills", body, key);
  QCOMPARE(first.status, 201);
  QCOMPARE(again.body, first.body);
  QCOMPARE(stored("SELECT COUNT(*) FROM bills"), std::int64_t{1});
  const auto other = QJsonDocument(bill(QStringLiteral("2026-01"), 6, 1)).toJson(QJsonDocument::Compact);
  QCOMPARE(client.call("POST", "/v1/bills", other, key).problem(), QByteArray("idempotency-mismatch"));
  QCOMPARE(client.call("POST", "/v1/bills", other).status, 201);
  QCOMPARE(stored("SELECT COUNT(*) FROM bills WHERE state = 'superseded'"), std::int64_t{1});
}

void TestRegionBillFlow::twoPeopleConfirm() {
  const auto month = months().value(0);
  QVERIFY(!month.isEmpty());
  const auto ours = stored("SELECT SUM(income_fen) FROM bill_lines WHERE month = '" + month.toStdString() + "'");
  const auto lines = stored("SELECT COUNT(*) FROM bill_lines WHERE month = '" + month.toStdString() + "'");
  const auto entered = as("chen.jing").post("/v1/bills", bill(month, ours, lines));
  QCOMPARE(entered.status, 201);
  QCOMPARE(entered.json().value(QStringLiteral("difference_fen")).toInt(-1), 0);
  const auto path = "/v1/bills/" + entered.json().value(QStringLiteral("id")).toString().toUtf8() + "/confirmation";
  QCOMPARE(as("chen.jing").post(path, seen(ours)).problem(), QByteArray("proposer-is-decider"));
  QCOMPARE(as("li.wei").post(path, seen(ours - 1)).problem(), QByteArray("version-moved"));
  QCOMPARE(as("li.wei").post(path, {}).status, 400);
  QCOMPARE(as("li.wei").post("/v1/bills/none/confirmation", seen(0)).status, 404);
  const auto confirmed = as("li.wei").post(path, seen(ours));
  QCOMPARE(confirmed.status, 200);
  QCOMPARE(confirmed.json().value(QStringLiteral("confirmed_by")).toString(), QStringLiteral("li.wei"));
  QCOMPARE(as("li.wei").post(path, seen(ours)).problem(), QByteArray("already-decided"));
  QTRY_VERIFY_WITH_TIMEOUT(stored("SELECT COUNT(*) FROM rebates WHERE state = 'awaiting_approval'") > 0, 20'000);
}

void TestRegionBillFlow::theBillShowsWhatIsMissing() {
  for (const auto& month : months().mid(1)) {
    const auto where = " FROM bill_lines WHERE month = '" + month.toStdString() + "'";
    const auto ours = stored("SELECT SUM(income_fen)" + where), lines = stored("SELECT COUNT(*)" + where);
    const auto entered = as("li.wei").post("/v1/bills", bill(month, ours + 700, lines + 2)).json();
    QCOMPARE(entered.value(QStringLiteral("difference_fen")).toInt(), 700);
    QCOMPARE(entered.value(QStringLiteral("lines_missing")).toInt(), 2);
    const auto path = "/v1/bills/" + entered.value(QStringLiteral("id")).toString().toUtf8() + "/confirmation";
    QCOMPARE(as("chen.jing").post(path, seen(ours)).problem(), QByteArray("reason-required"));
    const auto confirmed = as("chen.jing").post(path, seen(ours, QStringLiteral("two lines of last month")));
    QCOMPARE(confirmed.status, 200);
    QCOMPARE(confirmed.json().value(QStringLiteral("reason")).toString(), QStringLiteral("two lines of last month"));
  }
  const auto first = as("li.wei").get("/v1/bills?limit=2").json();
  QCOMPARE(first.value(QStringLiteral("bills")).toArray().size(), 2);
  const auto next = first.value(QStringLiteral("next")).toString().toUtf8();
  QVERIFY(!as("li.wei").get("/v1/bills?after=" + next).json().value(QStringLiteral("bills")).toArray().isEmpty());
  QCOMPARE(as("li.wei").get("/v1/bills?limit=0").status, 400);
}

void TestRegionBillFlow::afterAllMonthsAllIsAsItWouldBe() {
  QTRY_COMPARE_WITH_TIMEOUT(stored("SELECT COUNT(*) FROM rebates WHERE reason = 'bill_open'"), std::int64_t{0}, 20'000);
  QCOMPARE(differences(cluster_->store(), sampleFeed() + QStringLiteral("/expected.json")), QString());
  QVERIFY(stored("SELECT COUNT(*) FROM audit WHERE action = 'bill.confirmed'") >= months().size());
}

QTEST_GUILESS_MAIN(TestRegionBillFlow)
#include "tst_region_bill_flow.moc"
