// SPDX-License-Identifier: GPL-3.0-or-later
// What was read of the feeds, what is missing, and reading it again: a real region on the order-feed simulator.
#include <QtTest>

#include "region/region_cluster.h"
#include "region/storage/store.h"

using namespace rebate::fixtures;

namespace {

QString at(const QDateTime& time) {
  return time.toUTC().toString(Qt::ISODateWithMs);
}

QJsonObject wish(const QString& platform, const QDateTime& from, const QDateTime& to) {
  return {{QStringLiteral("platform"), platform}, {QStringLiteral("from"), at(from)}, {QStringLiteral("to"), at(to)}};
}

QStringList keysOf(const QJsonObject& object) {
  auto keys = object.keys();
  keys.sort();
  return keys;
}

}  // namespace

class TestRegionRereads : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void cleanupTestCase();
  void coverageTellsWhatWasRead();
  void onlyAdminsReread();
  void badWishesAreRefused_data();
  void badWishesAreRefused();
  void aHoleIsFoundAndFilled();
  void aRereadChangesNothingThatIsKnown();

 private:
  HttpClient as(const char* name);
  QJsonObject covered(const char* platform);
  std::int64_t stored(const std::string& sql);

  std::unique_ptr<RegionCluster> cluster_;
  QProcess feed_;
};

HttpClient TestRegionRereads::as(const char* name) {
  cluster_->signIn(QString::fromLatin1(name));
  return cluster_->client(0);
}

QJsonObject TestRegionRereads::covered(const char* platform) {
  const auto feeds = cluster_->client(0).get("/v1/feeds/coverage").json().value(QStringLiteral("feeds")).toArray();
  for (const auto& feed : feeds)
    if (feed.toObject().value(QStringLiteral("platform")).toString() == QLatin1String(platform)) return feed.toObject();
  return {};
}

std::int64_t TestRegionRereads::stored(const std::string& sql) {
  auto store = rebate::region::openStore({cluster_->store().toStdString(), true});
  return store ? (*store)->integer(sql).value_or(-1) : -2;
}

void TestRegionRereads::initTestCase() {
  cluster_ = std::make_unique<RegionCluster>();
  feed_.start(QStringLiteral(REBATE_BIN "/rebate-order-feed"),
              {QStringLiteral("--backlog"), QStringLiteral("150"), QStringLiteral("--rate"), QStringLiteral("0"),
               QStringLiteral("--platforms"), QStringLiteral("jd,pdd")});
  QVERIFY(feed_.waitForReadyRead(15'000));
  const auto port = feed_.readAllStandardOutput().trimmed().split(':').last();
  const auto here = "url = \"http://127.0.0.1:" + port + "/router/rest\"\npoll_ms = 100\nhistory_s = 14400\n";
  cluster_->setSettings({600, 120, "[[feeds]]\nplatform = \"jd\"\n" + here + "[[feeds]]\nplatform = \"pdd\"\n" + here});
  cluster_->addOperator(QStringLiteral("wu.min"), QStringLiteral("admin"));
  cluster_->addOperator(QStringLiteral("chen.jing"), QStringLiteral("finance"));
  cluster_->addOperator(QStringLiteral("li.na"), QStringLiteral("incident"));
  cluster_->start(0);
  cluster_->signIn(QStringLiteral("wu.min"));
}

void TestRegionRereads::cleanupTestCase() {
  cluster_.reset();
  feed_.kill();
  feed_.waitForFinished();
}

void TestRegionRereads::coverageTellsWhatWasRead() {
  auto client = as("li.na");
  const auto windows = [this](const char* platform) {
    return covered(platform).value(QStringLiteral("windows")).toArray();
  };
  // JD answers for an hour at most: four hours are five windows, and then the polled ones.
  QTRY_VERIFY_WITH_TIMEOUT(windows("jd").size() >= 5 && !windows("pdd").isEmpty(), 20'000);
  for (const char* platform : {"jd", "pdd"}) {
    const auto feed = covered(platform);
    QCOMPARE(keysOf(feed),
             (QStringList{QStringLiteral("holes"), QStringLiteral("platform"), QStringLiteral("query_type"),
                          QStringLiteral("read_until"), QStringLiteral("rereads"), QStringLiteral("since"),
                          QStringLiteral("windows")}));
    QVERIFY(feed.value(QStringLiteral("holes")).toArray().isEmpty());
    const auto since = QDateTime::fromString(feed.value(QStringLiteral("since")).toString(), Qt::ISODateWithMs);
    QVERIFY(since.secsTo(QDateTime::currentDateTimeUtc()) >= 14'399);
    int rows = 0;
    for (const auto& window : windows(platform)) rows += window.toObject().value(QStringLiteral("rows")).toInt();
    QVERIFY(rows > 50);
    QCOMPARE(keysOf(windows(platform)[0].toObject()),
             (QStringList{QStringLiteral("end"), QStringLiteral("read_at"), QStringLiteral("rejected"),
                          QStringLiteral("reread"), QStringLiteral("rows"), QStringLiteral("start")}));
  }
  const auto two = client.get("/v1/feeds/coverage?limit=2").json().value(QStringLiteral("feeds")).toArray();
  QVERIFY(two[0].toObject().value(QStringLiteral("windows")).toArray().size() <= 2);
  QCOMPARE(client.get("/v1/feeds/coverage?limit=0").status, 400);
}

void TestRegionRereads::onlyAdminsReread() {
  const auto now = QDateTime::currentDateTimeUtc();
  const auto body = wish(QStringLiteral("jd"), now.addSecs(-600), now.addSecs(-60));
  for (const char* name : {"li.na", "chen.jing"}) QCOMPARE(as(name).post("/v1/feeds/reread", body).status, 403);
  QCOMPARE(stored("SELECT COUNT(*) FROM feed_rereads"), std::int64_t{0});
  QCOMPARE(HttpClient(cluster_->client(0).port()).post("/v1/feeds/reread", body).status, 401);
  const auto reply = as("wu.min").post("/v1/feeds/reread", body);
  QCOMPARE(reply.status, 202);
  QVERIFY(reply.json().value(QStringLiteral("id")).toInt() > 0);
  QCOMPARE(stored("SELECT COUNT(*) FROM audit WHERE action = 'feed.reread' AND actor = 'wu.min'"), std::int64_t{1});
  QTRY_COMPARE_WITH_TIMEOUT(stored("SELECT COUNT(*) FROM feed_rereads WHERE done_at IS NULL"), std::int64_t{0}, 20'000);
}

void TestRegionRereads::badWishesAreRefused_data() {
  QTest::addColumn<QString>("member");
  QTest::addColumn<QString>("value");
  QTest::addColumn<QByteArray>("field");
  const auto now = QDateTime::currentDateTimeUtc();
  QTest::newRow("no platform") << QStringLiteral("platform") << QString() << QByteArray("platform");
  QTest::newRow("unknown platform") << QStringLiteral("platform") << QStringLiteral("ebay") << QByteArray("platform");
  QTest::newRow("not pulled here") << QStringLiteral("platform") << QStringLiteral("taobao") << QByteArray("platform");
  QTest::newRow("no time") << QStringLiteral("from") << QStringLiteral("yesterday") << QByteArray("from");
  QTest::newRow("no zone") << QStringLiteral("from") << QStringLiteral("2026-06-01T00:00:00") << QByteArray("from");
  QTest::newRow("long ago") << QStringLiteral("from") << at(now.addDays(-91)) << QByteArray("from");
  QTest::newRow("the future") << QStringLiteral("to") << at(now.addDays(1)) << QByteArray("to");
  QTest::newRow("backwards") << QStringLiteral("to") << at(now.addDays(-2)) << QByteArray("to");
}

void TestRegionRereads::badWishesAreRefused() {
  QFETCH(QString, member);
  QFETCH(QString, value);
  QFETCH(QByteArray, field);
  const auto now = QDateTime::currentDateTimeUtc();
  auto body = wish(QStringLiteral("jd"), now.addSecs(-600), now.addSecs(-60));
  body[member] = value;
  const auto reply = as("wu.min").post("/v1/feeds/reread", body);
  QCOMPARE(reply.status, 400);
  QCOMPARE(reply.problem(), QByteArray("validation"));
  QCOMPARE(reply.json().value(QStringLiteral("field")).toString().toUtf8(), field);
}

void TestRegionRereads::aHoleIsFoundAndFilled() {
  cluster_->stop(0);
  // Windows as they would be had the region been away for longer than the platform answers.
  {
    auto store = rebate::region::openStore({cluster_->store().toStdString()});
    QVERIFY(store.ok());
    QVERIFY((*store)->execute(
        "UPDATE feed_windows SET window_start = window_start - 7200000, window_end = window_start - 5400000 "
        "WHERE id = (SELECT MIN(id) FROM feed_windows WHERE platform = 'jd')"));
  }
  cluster_->start(0);
  auto client = as("wu.min");
  const auto holes = covered("jd").value(QStringLiteral("holes")).toArray();
  QCOMPARE(holes.size(), 1);
  const auto hole = holes[0].toObject();
  const QJsonObject body{{QStringLiteral("platform"), QStringLiteral("jd")},
                         {QStringLiteral("from"), hole.value(QStringLiteral("from"))},
                         {QStringLiteral("to"), hole.value(QStringLiteral("to"))}};
  QCOMPARE(client.post("/v1/feeds/reread", body).status, 202);
  QTRY_VERIFY_WITH_TIMEOUT(covered("jd").value(QStringLiteral("holes")).toArray().isEmpty(), 20'000);
  QVERIFY(stored("SELECT COUNT(*) FROM feed_windows WHERE reread IS NOT NULL AND platform = 'jd'") >= 2);
}

void TestRegionRereads::aRereadChangesNothingThatIsKnown() {
  auto client = as("wu.min");
  const auto versions = stored("SELECT COUNT(*) FROM order_versions");
  const auto changes = stored("SELECT COUNT(*) FROM changes");
  const auto cursor = [this] { return stored("SELECT MIN(read_until) FROM feed_cursors"); };
  const auto before = cursor();
  QVERIFY(versions > 100 && before > 0);
  const auto now = QDateTime::currentDateTimeUtc();
  QCOMPARE(client.post("/v1/feeds/reread", wish(QStringLiteral("pdd"), now.addSecs(-14'000), now.addSecs(-30))).status,
           202);
  QTRY_COMPARE_WITH_TIMEOUT(stored("SELECT COUNT(*) FROM feed_rereads WHERE done_at IS NULL"), std::int64_t{0}, 20'000);
  QVERIFY(stored("SELECT SUM(row_count) FROM feed_windows WHERE platform = 'pdd' AND reread IS NOT NULL") > 50);
  QCOMPARE(stored("SELECT COUNT(*) FROM order_versions"), versions);
  QCOMPARE(stored("SELECT COUNT(*) FROM changes"), changes);
  QVERIFY(cursor() >= before);
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
}

QTEST_GUILESS_MAIN(TestRegionRereads)
#include "tst_region_rereads.moc"
