// SPDX-License-Identifier: GPL-3.0-or-later
// What those who keep the regions running share: pause, maintenance, notes, addresses, metrics. Asked of real regions.
#include <QtTest>

#include <csignal>

#include "region/people_desk.h"
#include "region/switchover_desk.h"

using namespace rebate::fixtures;

namespace {

const QString kAsks = QStringLiteral("zhao.lei"), kDecides = QStringLiteral("wu.min");
constexpr int kRegions = 3;

QString inSeconds(int seconds) {
  return QDateTime::currentDateTimeUtc().addSecs(seconds).toString(Qt::ISODateWithMs);
}

}  // namespace

class TestRegionMonitoring : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void cleanup();
  void aPausedLeaderStaysDead();
  void aPauseHasItsForm_data();
  void aPauseHasItsForm();
  void whatIsOverEndsByItself();
  void windowsAreSeenByAll();
  void notesAreSharedAndKeptOnce();
  void addressesAreTold();
  void metricsAreThere();

 private:
  QJsonObject topology(int index) { return cluster_->client(index).get("/v1/topology").json(); }
  HttpReply pause(const QString& until) {
    const QJsonObject wish{{QStringLiteral("reason"), QStringLiteral("network work")},
                           {QStringLiteral("until"), until}};
    return desk_->as(kAsks).call("PUT", "/v1/pause", QJsonDocument(wish).toJson());
  }
  QString databaseOf(int index);
  int audited(const char* action);
  std::unique_ptr<RegionCluster> cluster_;
  std::unique_ptr<SwitchoverDesk> desk_;
};

void TestRegionMonitoring::init() {
  cluster_ = std::make_unique<RegionCluster>();
  desk_ = std::make_unique<SwitchoverDesk>(*cluster_);
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  desk_->addPeople();
  cluster_->setSettings({600, 120, "[monitoring]\nprometheus = \"http://127.0.0.1:9090/\"\n"});
  for (int i = 0; i < kRegions; ++i) cluster_->start(i);
  cluster_->waitForLeader();
  cluster_->signIn(kAsks);
}

void TestRegionMonitoring::cleanup() {
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
  desk_.reset();
  cluster_.reset();
}

QString TestRegionMonitoring::databaseOf(int index) {
  for (const auto& value : topology(index).value(QStringLiteral("parts")).toArray())
    if (value.toObject().value(QStringLiteral("kind")).toString() == QLatin1String("database"))
      return value.toObject().value(QStringLiteral("text")).toString();
  return {};
}

int TestRegionMonitoring::audited(const char* action) {
  const auto audit = runRegion({QStringLiteral("export"), QStringLiteral("--store"), cluster_->store(),
                                QStringLiteral("--what"), QStringLiteral("audit")});
  return int(audit.out.count(action));
}

void TestRegionMonitoring::aPausedLeaderStaysDead() {
  const int old = cluster_->waitForLeader();
  const int other = (old + 1) % kRegions;
  const auto set = pause(inSeconds(3'600));
  QCOMPARE(set.status, 200);
  const auto said = set.json().value(QStringLiteral("pause")).toObject();
  QCOMPARE(said.value(QStringLiteral("owner")).toString(), kAsks);
  for (int i = 0; i < kRegions; ++i)
    QTRY_COMPARE(topology(i).value(QStringLiteral("pause")).toObject().value(QStringLiteral("owner")).toString(),
                 kAsks);
  QVERIFY(cluster_->client(other).get("/metrics").body.contains("rebate_failover_paused 1"));
  cluster_->signal(old, SIGKILL);
  // Loudly: each of the others says that nobody leads, and why.
  for (int i = 0; i < kRegions; ++i)
    if (i != old) QTRY_COMPARE_WITH_TIMEOUT(databaseOf(i), QStringLiteral("failover-paused"), 10'000);
  QVERIFY(cluster_->log(other).contains("the failover is paused") ||
          cluster_->log((old + 2) % kRegions).contains("the failover is paused"));
  QCOMPARE(cluster_->leader(), -1);
  cluster_->start(old);  // whoever led may come back
  QCOMPARE(cluster_->waitForLeader(), old);
  QCOMPARE(desk_->as(kAsks).call("DELETE", "/v1/pause", {}).status, 200);
  QCOMPARE(desk_->as(kAsks).call("DELETE", "/v1/pause", {}).status, 404);
  for (int i = 0; i < kRegions; ++i) QTRY_VERIFY(!topology(i).contains(QStringLiteral("pause")));
  cluster_->signal(old, SIGKILL);
  QVERIFY(cluster_->waitForLeader(old) != old);
  QCOMPARE(audited("pause.set"), 1);
  QCOMPARE(audited("pause.ended"), 1);
}

void TestRegionMonitoring::aPauseHasItsForm_data() {
  QTest::addColumn<QByteArray>("body");
  QTest::addColumn<QByteArray>("field");
  const auto body = [](const QString& reason, const QString& until) {
    return QJsonDocument(QJsonObject{{QStringLiteral("reason"), reason}, {QStringLiteral("until"), until}}).toJson();
  };
  QTest::newRow("no reason") << body({}, inSeconds(60)) << QByteArray("reason");
  QTest::newRow("over") << body(QStringLiteral("r"), inSeconds(-60)) << QByteArray("until");
  QTest::newRow("too long") << body(QStringLiteral("r"), inSeconds(25 * 3'600)) << QByteArray("until");
  QTest::newRow("no time") << body(QStringLiteral("r"), QStringLiteral("soon")) << QByteArray("until");
  QTest::newRow("nothing") << QByteArray("{}") << QByteArray("reason");
}

void TestRegionMonitoring::aPauseHasItsForm() {
  QFETCH(QByteArray, body);
  QFETCH(QByteArray, field);
  const auto reply = desk_->as(kAsks).call("PUT", "/v1/pause", body);
  QCOMPARE(reply.status, 400);
  QCOMPARE(reply.json().value(QStringLiteral("field")).toString().toLatin1(), field);
  QVERIFY(!topology(cluster_->waitForLeader()).contains(QStringLiteral("pause")));
}

void TestRegionMonitoring::whatIsOverEndsByItself() {
  QCOMPARE(pause(inSeconds(2)).status, 200);
  const QJsonObject window{{QStringLiteral("id"), freshId()},
                           {QStringLiteral("region"), QStringLiteral("region-1")},
                           {QStringLiteral("reason"), QStringLiteral("disks")},
                           {QStringLiteral("until"), inSeconds(2)}};
  QCOMPARE(desk_->as(kDecides).post("/v1/maintenance", window).status, 201);
  QTRY_COMPARE_WITH_TIMEOUT(audited("pause.lapsed"), 1, 10'000);
  QTRY_COMPARE_WITH_TIMEOUT(audited("maintenance.lapsed"), 1, 10'000);
  for (int i = 0; i < kRegions; ++i) {
    QTRY_VERIFY(!topology(i).contains(QStringLiteral("pause")));
    QCOMPARE(topology(i).value(QStringLiteral("maintenance")).toArray().size(), 0);
  }
}

void TestRegionMonitoring::windowsAreSeenByAll() {
  const auto id = freshId();
  const QJsonObject window{{QStringLiteral("id"), id},
                           {QStringLiteral("region"), QStringLiteral("region-2")},
                           {QStringLiteral("part"), QStringLiteral("instance-1")},
                           {QStringLiteral("reason"), QStringLiteral("kernel")},
                           {QStringLiteral("from"), inSeconds(3'600)},
                           {QStringLiteral("until"), inSeconds(7'200)}};
  for (int twice = 0; twice < 2; ++twice) {
    const auto planned = desk_->as(kDecides).post("/v1/maintenance", window);
    QCOMPARE(planned.status, 201);
    QCOMPARE(planned.json().value(QStringLiteral("windows")).toArray().size(), 1);
  }
  for (int i = 0; i < kRegions; ++i) {
    QTRY_COMPARE(topology(i).value(QStringLiteral("maintenance")).toArray().size(), 1);
    const auto seen = topology(i).value(QStringLiteral("maintenance")).toArray().at(0).toObject();
    QCOMPARE(seen.value(QStringLiteral("owner")).toString(), kDecides);
    QCOMPARE(seen.value(QStringLiteral("part")).toString(), QStringLiteral("instance-1"));
  }
  QCOMPARE(audited("maintenance.planned"), 1);
  QCOMPARE(desk_->as(kAsks).call("DELETE", "/v1/maintenance/" + id.toLatin1(), {}).status, 200);
  QCOMPARE(desk_->as(kAsks).call("DELETE", "/v1/maintenance/none", {}).status, 404);
}

void TestRegionMonitoring::notesAreSharedAndKeptOnce() {
  const auto id = freshId();
  const QJsonObject note{{QStringLiteral("id"), id},
                         {QStringLiteral("alert"), QStringLiteral("ReplicationLag")},
                         {QStringLiteral("region"), QStringLiteral("region-1")},
                         {QStringLiteral("text"), QStringLiteral("磁盘写满，正在清理")}};
  const auto first = desk_->as(kAsks).post("/v1/incidents/5ba1b2c3/notes", note);
  QCOMPARE(first.status, 201);
  QCOMPARE(desk_->as(kAsks).post("/v1/incidents/5ba1b2c3/notes", note).body, first.body);
  QCOMPARE(desk_->as(kDecides).post("/v1/incidents/5ba1b2c3/notes", note).problem(),
           QByteArray("idempotency-mismatch"));
  const auto longer = [&] {
    auto wish = note;
    wish.insert(QStringLiteral("id"), freshId());
    wish.insert(QStringLiteral("text"), QString(2'001, QChar(u'字')));
    return wish;
  }();
  const auto tooLong = desk_->as(kAsks).post("/v1/incidents/5ba1b2c3/notes", longer);
  QCOMPARE(tooLong.json().value(QStringLiteral("field")).toString(), QStringLiteral("text"));
  for (int i = 0; i < kRegions; ++i) {
    const auto page = cluster_->client(i).get("/v1/incidents/notes?fingerprint=5ba1b2c3").json();
    const auto notes = page.value(QStringLiteral("notes")).toArray();
    QCOMPARE(notes.size(), 1);
    QCOMPARE(notes[0].toObject().value(QStringLiteral("text")), note.value(QStringLiteral("text")));
    QCOMPARE(notes[0].toObject().value(QStringLiteral("author")).toString(), kAsks);
  }
  auto client = cluster_->client(0);
  QCOMPARE(client.get("/v1/incidents/notes?after=1").json().value(QStringLiteral("notes")).toArray().size(), 0);
  QCOMPARE(client.get("/v1/incidents/notes?after=x").problem(), QByteArray("validation"));
}

void TestRegionMonitoring::addressesAreTold() {
  const auto monitoring = topology(0).value(QStringLiteral("monitoring")).toObject();
  QCOMPARE(monitoring.value(QStringLiteral("prometheus")).toString(), QStringLiteral("http://127.0.0.1:9090"));
  QCOMPARE(monitoring.value(QStringLiteral("alertmanager")).toString(), QString());
}

void TestRegionMonitoring::metricsAreThere() {
  const int leader = cluster_->waitForLeader();
  QCOMPARE(cluster_->client(leader).get("/v1/nowhere").status, 404);
  for (int i = 0; i < kRegions; ++i) {
    QCOMPARE(cluster_->client(i).get("/healthz").status, 200);
    const auto text = cluster_->client(i).get("/metrics").body;
    for (const char* series :
         {"rebate_responses_total{class=\"2xx\"}", "rebate_decision_seconds_bucket", "rebate_requests_total{",
          "rebate_replication_lag_seconds 0", "rebate_events_waiting ", "rebate_streams ", "rebate_lease_epoch ",
          "rebate_failover_paused 0", "rebate_invariant_broken 0", "rebate_disk_free_bytes "})
      QVERIFY2(text.contains(series), series);
    QVERIFY(text.contains(i == leader ? "rebate_is_leader 1" : "rebate_is_leader 0"));
  }
  QVERIFY(cluster_->client(leader).get("/metrics").body.contains("rebate_responses_total{class=\"4xx\"}"));
}

QTEST_GUILESS_MAIN(TestRegionMonitoring)
#include "tst_region_monitoring.moc"
