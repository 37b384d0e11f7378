// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that people bring, over the API and by the command line; and a line's rows and details as they are shown.
#include <QtTest>

#include "region/bad_pages.h"
#include "region/region_cluster.h"
#include "region/storage/store.h"

using namespace rebate::fixtures;

class TestRegionPageImport : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void cleanupTestCase();
  void pagesOfAllPlatforms_data();
  void pagesOfAllPlatforms();
  void badPagesAreRefused_data();
  void badPagesAreRefused();
  void detailsAreShownWithTheirRows();
  void theCommandLineTakesThemToo();

 private:
  HttpReply import(const QByteArray& platform, const QByteArray& page, const QByteArray& headers = {});
  std::unique_ptr<RegionCluster> cluster_;
  QByteArray admin_, finance_;
};

HttpReply TestRegionPageImport::import(const QByteArray& platform, const QByteArray& page, const QByteArray& headers) {
  HttpClient client(cluster_->client(0).port());
  client.setToken(admin_);
  return client.call("POST", "/v1/orders/import?platform=" + platform, page, headers);
}

void TestRegionPageImport::initTestCase() {
  cluster_ = std::make_unique<RegionCluster>();
  cluster_->addOperator(QStringLiteral("wu.min"), QStringLiteral("admin"));
  cluster_->addOperator(QStringLiteral("chen.jing"), QStringLiteral("finance"));
  cluster_->start(0);
  cluster_->signIn(QStringLiteral("wu.min"));
  admin_ = cluster_->token();
  cluster_->signIn(QStringLiteral("chen.jing"));
  finance_ = cluster_->token();
}

void TestRegionPageImport::cleanupTestCase() {
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
  cluster_.reset();
}

void TestRegionPageImport::pagesOfAllPlatforms_data() {
  QTest::addColumn<QString>("platform");
  for (const char* platform : {"taobao", "jd", "pdd"}) QTest::newRow(platform) << QString(QLatin1String(platform));
}

void TestRegionPageImport::pagesOfAllPlatforms() {
  QFETCH(QString, platform);
  const BadPages pages(platform);
  const auto page = pages.page({pages.row(1, "received", 10), pages.badRow("text"), pages.row(2, "paid", 10)});
  const auto first = import(platform.toUtf8(), page);
  QCOMPARE(first.status, 200);
  const auto counts = first.json();
  QCOMPARE(counts.value(QStringLiteral("rows")).toInt(), 3);
  QCOMPARE(counts.value(QStringLiteral("new")).toInt(), 2);
  const auto rejected = counts.value(QStringLiteral("rejected")).toArray();
  QCOMPARE(rejected.size(), 1);
  QVERIFY(!rejected[0].toObject().value(QStringLiteral("reason")).toString().isEmpty());
  const auto again = import(platform.toUtf8(), page).json();
  QCOMPARE(again.value(QStringLiteral("unchanged")).toInt(), 2);
  const auto keyed = import(platform.toUtf8(), page, "Idempotency-Key: page-" + platform.toUtf8() + "\r\n");
  QCOMPARE(import(platform.toUtf8(), page, "Idempotency-Key: page-" + platform.toUtf8() + "\r\n").body, keyed.body);
  HttpClient client(cluster_->client(0).port());
  client.setToken(finance_);
  const auto path = "/v1/rebates/" + QByteArray::fromStdString(pages.key(1));
  QTRY_COMPARE_WITH_TIMEOUT(client.get(path).status, 200, 10'000);
  const auto versions = client.get(path).json().value(QStringLiteral("versions")).toArray();
  QCOMPARE(versions.size(), 1);
  const auto raw = versions[0].toObject().value(QStringLiteral("raw")).toObject();
  QVERIFY(raw.size() >= 5);
  for (const char* personal : {"special_id", "subUnionId", "custom_parameters"})
    QVERIFY(!raw.contains(QLatin1String(personal)));
}

void TestRegionPageImport::badPagesAreRefused_data() {
  QTest::addColumn<QByteArray>("platform");
  QTest::addColumn<QByteArray>("page");
  QTest::addColumn<QByteArray>("field");
  const auto good = BadPages(QStringLiteral("jd")).page({});
  QTest::newRow("no platform") << QByteArray() << good << QByteArray("platform");
  QTest::newRow("unknown platform") << QByteArray("ebay") << good << QByteArray("platform");
  QTest::newRow("another's page") << QByteArray("pdd") << good << QByteArray("platform");
  QTest::newRow("html") << QByteArray("jd") << QByteArray("<html>") << QByteArray("page");
  QTest::newRow("truncated") << QByteArray("jd") << good.chopped(9) << QByteArray("page");
  QTest::newRow("nothing") << QByteArray("jd") << QByteArray() << QByteArray("page");
  QTest::newRow("a refusal") << QByteArray("taobao") << QByteArray("{\"error_response\":{\"code\":50}}")
                             << QByteArray("page");
}

void TestRegionPageImport::badPagesAreRefused() {
  QFETCH(QByteArray, platform);
  QFETCH(QByteArray, page);
  QFETCH(QByteArray, field);
  const auto reply = import(platform, page);
  QCOMPARE(reply.status, 400);
  QCOMPARE(reply.problem(), QByteArray("validation"));
  QCOMPARE(reply.json().value(QStringLiteral("field")).toString().toUtf8(), field);
}

void TestRegionPageImport::detailsAreShownWithTheirRows() {
  const BadPages pages(QStringLiteral("taobao"));
  QCOMPARE(import("taobao", pages.page({pages.row(5, "settled", 10)})).status, 200);
  QCOMPARE(import("taobao", pages.refunds({pages.refund(5, 2, 50), pages.refund(5, 4, 20)})).status, 200);
  QCOMPARE(import("taobao", pages.punishments({pages.punishment(5, 0)})).status, 200);
  HttpClient client(cluster_->client(0).port());
  client.setToken(finance_);
  const auto path = "/v1/rebates/" + QByteArray::fromStdString(pages.key(5));
  const auto shown = [&] { return client.get(path).json(); };
  QTRY_COMPARE_WITH_TIMEOUT(shown().value(QStringLiteral("rebate")).toObject().value(QStringLiteral("due_fen")).toInt(),
                            700, 10'000);
  const auto details = shown().value(QStringLiteral("details")).toArray();
  QCOMPARE(details.size(), 3);
  int newest = 0;
  for (const auto& value : details) {
    const auto detail = value.toObject();
    if (detail.value(QStringLiteral("newest")).toBool()) ++newest;
    QVERIFY(detail.value(QStringLiteral("raw")).toObject().contains(QStringLiteral("tb_trade_id")));
    if (detail.value(QStringLiteral("status_code")).toInt() != 2) continue;
    QCOMPARE(detail.value(QStringLiteral("effect")).toString(), QStringLiteral("taken"));
    QCOMPARE(detail.value(QStringLiteral("commission_fen")).toInt(), 300);
  }
  QCOMPARE(newest, 2);
}

void TestRegionPageImport::theCommandLineTakesThemToo() {
  RegionCluster other;
  QTemporaryDir folder;
  int number = 0;
  const auto write = [&](const QByteArray& page) {
    QFile file(folder.filePath(QStringLiteral("page-%1.json").arg(++number)));
    if (!file.open(QIODevice::WriteOnly)) qFatal("page");
    file.write(page);
  };
  for (const char* platform : {"taobao", "jd", "pdd"}) {
    const BadPages pages{QLatin1String(platform)};
    write(pages.page({pages.row(1, "received", 10), pages.row(2, "settled", 10)}));
  }
  const BadPages pages(QStringLiteral("taobao"));
  write(pages.refunds({pages.refund(2, 2, 50), pages.badRefund("text")}));
  write(pages.punishments({pages.punishment(2, 0)}));
  write("<html>");
  write(R"({"error_response":{"error_code":10001}})");
  const auto run = runRegion({QStringLiteral("import"), QStringLiteral("--store"), other.store(), folder.path()});
  QCOMPARE(run.status, 2);
  QCOMPARE(run.json().value(QStringLiteral("rows")).toInt(), 9);
  QCOMPARE(run.json().value(QStringLiteral("new")).toInt(), 8);
  const auto rejected = run.json().value(QStringLiteral("rejected")).toArray();
  QCOMPARE(rejected.size(), 3);
  QCOMPARE(rejected[2].toObject().value(QStringLiteral("reason")).toString(), QStringLiteral("error_response 10001"));
  QVERIFY(other.check().value(QStringLiteral("ok")).toBool());
}

QTEST_GUILESS_MAIN(TestRegionPageImport)
#include "tst_region_page_import.moc"
