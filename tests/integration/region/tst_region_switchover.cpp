// SPDX-License-Identifier: GPL-3.0-or-later
// Three regions: the leadership handed over on purpose, and the history of who led.
#include <QtTest>

#include <csignal>

#include "region/people_desk.h"
#include "region/switchover_desk.h"

using namespace rebate::fixtures;

namespace {

constexpr int kTtl = 1'200, kRenew = 300;
const QString kAsks = QStringLiteral("zhao.lei"), kDecides = QStringLiteral("wu.min");

}  // namespace

class TestRegionSwitchover : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void cleanupTestCase();
  void tooSoonAfterAFailoverItIsRefused();  // fault 31
  void theFormIsChecked_data();
  void theFormIsChecked();
  void oneAloneSwitchesNothing();
  void theNamedRegionLeads();
  void thePreflightSaysEachCheck();
  void aCandidateThatIsGoneIsRefused();
  void onlyOneAtATime();
  void aScheduledOneWaitsForItsMoment();
  void anotherLeaderMakesItLapse();
  void theHistoryTellsWhy();
  void headsAreKnownToAll();

 private:
  QJsonArray failovers(const QByteArray& query = {});
  QByteArray name(int index) const { return "region-" + QByteArray::number(index); }
  QString field(const HttpReply& reply) const { return reply.json().value(QStringLiteral("field")).toString(); }
  int auditCount(const char* action);
  std::unique_ptr<RegionCluster> cluster_;
  std::unique_ptr<SwitchoverDesk> desk_;
};

void TestRegionSwitchover::initTestCase() {
  cluster_ = std::make_unique<RegionCluster>();
  desk_ = std::make_unique<SwitchoverDesk>(*cluster_);
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  desk_->addPeople();
  QByteArray peers;
  for (int i = 0; i < 3; ++i) {  // to learn their ports
    cluster_->start(i, {kTtl, kRenew, {}});
    peers += "[[peers]]\nname = \"" + name(i) +
             "\"\nurl = \"http://127.0.0.1:" + QByteArray::number(cluster_->client(i).port()) + "\"\n";
  }
  for (int i = 0; i < 3; ++i) cluster_->stop(i);
  cluster_->setSettings({kTtl, kRenew, peers});
  for (int i = 0; i < 3; ++i) cluster_->start(i);
  cluster_->signIn(kAsks);
}

void TestRegionSwitchover::cleanupTestCase() {
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
  desk_.reset();
  cluster_.reset();
}

QJsonArray TestRegionSwitchover::failovers(const QByteArray& query) {
  const auto reply = cluster_->client(cluster_->waitForLeader()).get("/v1/failovers" + query);
  return reply.json().value(QStringLiteral("failovers")).toArray();
}

int TestRegionSwitchover::auditCount(const char* action) {
  const auto audit = runRegion({QStringLiteral("export"), QStringLiteral("--store"), cluster_->store(),
                                QStringLiteral("--what"), QStringLiteral("audit")});
  return int(audit.out.count(action));
}

void TestRegionSwitchover::tooSoonAfterAFailoverItIsRefused() {
  const int old = cluster_->waitForLeader();
  cluster_->signal(old, SIGKILL);
  const int leader = cluster_->waitForLeader(old);
  cluster_->start(old);
  const auto reply = desk_->ask(name(3 - old - leader));
  QCOMPARE(reply.status, 409);
  QCOMPARE(reply.problem(), QByteArray("preflight-failed"));
  QCOMPARE(field(reply), QStringLiteral("settled"));
  QVERIFY(reply.json().value(QStringLiteral("retry_after_ms")).toInt() > 0);
  QCOMPARE(cluster_->waitForLeader(), leader);
}

void TestRegionSwitchover::theFormIsChecked_data() {
  QTest::addColumn<QByteArray>("to");
  QTest::addColumn<QString>("member");
  QTest::addColumn<QString>("value");
  QTest::addColumn<QString>("fault");
  const QString none;
  QTest::newRow("another name typed") << QByteArray("region-1") << QStringLiteral("confirm")
                                      << QStringLiteral("region-2") << QStringLiteral("confirm");
  QTest::newRow("no reason") << QByteArray("follower") << QStringLiteral("reason") << none << QStringLiteral("reason");
  QTest::newRow("nobody") << QByteArray("moon") << QStringLiteral("reason") << QStringLiteral("r")
                          << QStringLiteral("to");
  QTest::newRow("itself") << QByteArray("self") << QStringLiteral("reason") << QStringLiteral("r")
                          << QStringLiteral("to");
  QTest::newRow("no id") << QByteArray("region-1") << QStringLiteral("id") << QStringLiteral("1")
                         << QStringLiteral("id");
  QTest::newRow("past") << QByteArray("follower") << QStringLiteral("at") << QStringLiteral("2026-01-01T00:00:00Z")
                        << QStringLiteral("at");
  QTest::newRow("too far") << QByteArray("follower") << QStringLiteral("at") << QStringLiteral("2099-01-01T00:00:00Z")
                           << QStringLiteral("at");
}

void TestRegionSwitchover::theFormIsChecked() {
  QFETCH(QByteArray, to);
  QFETCH(QString, member);
  QFETCH(QString, value);
  QFETCH(QString, fault);
  const int leader = cluster_->waitForLeader();
  if (to == "self") to = name(leader);
  if (to == "follower") to = name((leader + 1) % 3);
  const auto reply = desk_->ask(to, {{member, value}});
  QCOMPARE(reply.status, 400);
  QCOMPARE(field(reply), fault);
}

void TestRegionSwitchover::oneAloneSwitchesNothing() {
  const int leader = cluster_->waitForLeader();
  const auto asked = desk_->askWhenSettled(name((leader + 1) % 3));
  QCOMPARE(asked.status, 201);
  const auto id = asked.json().value(QStringLiteral("id")).toString();
  QCOMPARE(asked.json().value(QStringLiteral("state")).toString(), QStringLiteral("asked"));
  for (const char* verdict : {"approve", "reject"}) {
    const auto alone = desk_->decide(kAsks, id, verdict, "mine");
    QCOMPARE(alone.problem(), QByteArray("proposer-is-decider"));
    QCOMPARE(field(alone), QStringLiteral("asked_by"));
  }
  QCOMPARE(desk_->decide(kDecides, id, "reject").problem(), QByteArray("reason-required"));
  const auto rejected = desk_->decide(kDecides, id, "reject", "not today");
  QCOMPARE(rejected.json().value(QStringLiteral("state")).toString(), QStringLiteral("rejected"));
  QCOMPARE(rejected.json().value(QStringLiteral("decided_by")).toString(), kDecides);
  const auto late = desk_->decide(kDecides, id, "approve");
  QCOMPARE(late.problem(), QByteArray("already-decided"));
  QCOMPARE(late.json().value(QStringLiteral("now")).toObject().value(QStringLiteral("state")).toString(),
           QStringLiteral("rejected"));
  QCOMPARE(desk_->decide(kDecides, freshId(), "approve").status, 404);
  QCOMPARE(cluster_->waitForLeader(), leader);
}

void TestRegionSwitchover::theNamedRegionLeads() {
  for (int round = 0; round < 2; ++round) {
    const int old = cluster_->waitForLeader();
    const int to = (old + 1 + round) % 3;
    const auto id = desk_->handOver(name(to));
    QVERIFY(!id.isEmpty());
    QCOMPARE(cluster_->waitForLeader(old), to);
    QTRY_COMPARE(desk_->state(id), QStringLiteral("done"));
    const auto order = desk_->order(id);
    QCOMPARE(order.value(QStringLiteral("from")).toString().toLatin1(), name(old));
    QCOMPARE(order.value(QStringLiteral("epoch_after")).toInt(),
             order.value(QStringLiteral("epoch_before")).toInt() + 1);
    QVERIFY(order.value(QStringLiteral("duration_ms")).toInt(-1) >= 0);
    QVERIFY(order.value(QStringLiteral("duration_ms")).toInt() < kTtl);
    qInfo("%s led %d ms after the order", name(to).constData(), order.value(QStringLiteral("duration_ms")).toInt());
    // The same order once more, at the new leader: what became of it.
    const auto again = desk_->ask(name(to), {{QStringLiteral("id"), id}});
    QCOMPARE(again.status, 400);  // it leads already
    const auto last = failovers("?limit=1")[0].toObject();
    QCOMPARE(last.value(QStringLiteral("reason")).toString(), QStringLiteral("switchover"));
    QCOMPARE(last.value(QStringLiteral("from")).toString().toLatin1(), name(old));
    QCOMPARE(last.value(QStringLiteral("to")).toString().toLatin1(), name(to));
    QVERIFY(last.value(QStringLiteral("phases")).toObject().value(QStringLiteral("free_ms")).toInt() < kTtl);
  }
  for (const char* step : {"switchover.approved", "switchover.ordered", "switchover.done"})
    QCOMPARE(auditCount(step), 2);
}

void TestRegionSwitchover::thePreflightSaysEachCheck() {
  const int leader = cluster_->waitForLeader();
  const auto path = "/v1/switchovers/preflight?to=" + name((leader + 1) % 3);
  QTRY_COMPARE_WITH_TIMEOUT(
      [&] {
        const auto flight = desk_->as(kAsks).get(path).json();
        QString against;
        for (const auto& value : flight.value(QStringLiteral("checks")).toArray())
          if (value.toObject().value(QStringLiteral("status")).toString() == QLatin1String("bad"))
            against += value.toObject().value(QStringLiteral("check")).toString();
        return against;
      }(),
      QString(), 15'000);
  const auto flight = desk_->as(kAsks).get(path).json();
  QStringList checks;
  for (const auto& value : flight.value(QStringLiteral("checks")).toArray())
    checks << value.toObject().value(QStringLiteral("check")).toString();
  QCOMPARE(checks, (QStringList{QStringLiteral("candidate"), QStringLiteral("epoch"), QStringLiteral("instances"),
                                QStringLiteral("lag"), QStringLiteral("sync"), QStringLiteral("pause"),
                                QStringLiteral("maintenance"), QStringLiteral("payouts"), QStringLiteral("open"),
                                QStringLiteral("settled")}));
  QVERIFY(flight.value(QStringLiteral("expected_latest_ms")).toInt() > 0);
  QCOMPARE(desk_->as(kAsks).get("/v1/switchovers/preflight?to=" + name(leader)).status, 400);
  QCOMPARE(cluster_->client((leader + 1) % 3).get(path).problem(), QByteArray("not-leader"));
  // A window of maintenance on the candidate stands against it.
  const QJsonObject window{
      {QStringLiteral("id"), freshId()},
      {QStringLiteral("region"), QString::fromLatin1(name((leader + 1) % 3))},
      {QStringLiteral("reason"), QStringLiteral("new disks")},
      {QStringLiteral("until"), QDateTime::currentDateTimeUtc().addSecs(600).toString(Qt::ISODate)}};
  QCOMPARE(desk_->as(kAsks).post("/v1/maintenance", window).status, 201);
  QTRY_COMPARE(field(desk_->ask(name((leader + 1) % 3))), QStringLiteral("maintenance"));
  const auto path2 = "/v1/maintenance/" + window.value(QStringLiteral("id")).toString().toLatin1();
  QCOMPARE(desk_->as(kAsks).call("DELETE", path2, {}).status, 200);
}

void TestRegionSwitchover::aCandidateThatIsGoneIsRefused() {
  const int leader = cluster_->waitForLeader();
  const int gone = (leader + 1) % 3;
  // Asked while it was there, approved when it is not.
  const auto asked = desk_->askWhenSettled(name(gone));
  QCOMPARE(asked.status, 201);
  cluster_->stop(gone);
  const auto id = asked.json().value(QStringLiteral("id")).toString();
  const auto refused = desk_->decide(kDecides, id, "approve");
  QCOMPARE(refused.status, 200);
  QCOMPARE(refused.json().value(QStringLiteral("state")).toString(), QStringLiteral("refused"));
  QCOMPARE(refused.json().value(QStringLiteral("check")).toString(), QStringLiteral("candidate"));
  const auto reply = desk_->askWhenSettled(name(gone));
  QCOMPARE(reply.status, 409);
  QCOMPARE(reply.problem(), QByteArray("preflight-failed"));
  QCOMPARE(field(reply), QStringLiteral("candidate"));
  QCOMPARE(cluster_->waitForLeader(), leader);
  cluster_->start(gone);
}

void TestRegionSwitchover::onlyOneAtATime() {
  const int leader = cluster_->waitForLeader();
  const auto to = name((leader + 1) % 3);
  const auto first = desk_->askWhenSettled(to);
  QCOMPARE(first.status, 201);
  const auto id = first.json().value(QStringLiteral("id")).toString();
  const auto same = desk_->ask(to, {{QStringLiteral("id"), id}});
  QCOMPARE(same.status, 201);
  QCOMPARE(same.json(), first.json());
  QCOMPARE(desk_->ask(to, {{QStringLiteral("id"), id}, {QStringLiteral("reason"), QStringLiteral("other")}}).problem(),
           QByteArray("idempotency-mismatch"));
  QCOMPARE(field(desk_->ask(name((leader + 2) % 3))), QStringLiteral("open"));
  QCOMPARE(desk_->decide(kAsks, id, "cancel").json().value(QStringLiteral("state")).toString(),
           QStringLiteral("cancelled"));
  QCOMPARE(desk_->decide(kDecides, id, "approve").problem(), QByteArray("already-decided"));
}

void TestRegionSwitchover::aScheduledOneWaitsForItsMoment() {
  const int leader = cluster_->waitForLeader();
  const int to = (leader + 1) % 3;
  const auto at = QDateTime::currentDateTimeUtc().addSecs(3);
  const auto asked = desk_->ask(name(to), {{QStringLiteral("at"), at.toString(Qt::ISODateWithMs)}});
  QCOMPARE(asked.status, 201);
  const auto id = asked.json().value(QStringLiteral("id")).toString();
  const auto approved = desk_->decide(kDecides, id, "approve");
  QCOMPARE(approved.json().value(QStringLiteral("state")).toString(), QStringLiteral("approved"));
  QCOMPARE(cluster_->waitForLeader(leader, 15'000), to);
  QTRY_COMPARE(desk_->state(id), QStringLiteral("done"));
  const auto started =
      QDateTime::fromString(desk_->order(id).value(QStringLiteral("started_at")).toString(), Qt::ISODate);
  QVERIFY(started >= at.addMSecs(-1));
}

void TestRegionSwitchover::anotherLeaderMakesItLapse() {
  const int old = cluster_->waitForLeader();
  const auto at = QDateTime::currentDateTimeUtc().addSecs(600).toString(Qt::ISODateWithMs);
  const auto asked = desk_->ask(name((old + 1) % 3), {{QStringLiteral("at"), at}});
  QCOMPARE(asked.status, 201);
  const auto id = asked.json().value(QStringLiteral("id")).toString();
  QCOMPARE(desk_->decide(kDecides, id, "approve").status, 200);
  cluster_->signal(old, SIGKILL);
  QVERIFY(cluster_->waitForLeader(old) >= 0);
  QTRY_COMPARE(desk_->state(id), QStringLiteral("lapsed"));
  QCOMPARE(desk_->order(id).value(QStringLiteral("check")).toString(), QStringLiteral("leader"));
  cluster_->start(old);
}

void TestRegionSwitchover::theHistoryTellsWhy() {
  const auto newest = [&] { return failovers("?limit=1")[0].toObject(); };
  int old = cluster_->waitForLeader();
  cluster_->stop(old);
  QVERIFY(cluster_->waitForLeader(old) >= 0);
  QCOMPARE(newest().value(QStringLiteral("reason")).toString(), QStringLiteral("stopped"));
  QCOMPARE(newest().value(QStringLiteral("phases")).toObject().value(QStringLiteral("ran_on_ms")).toInt(), 0);
  cluster_->start(old);
  old = cluster_->waitForLeader();
  cluster_->signal(old, SIGKILL);
  QVERIFY(cluster_->waitForLeader(old) >= 0);
  QCOMPARE(newest().value(QStringLiteral("reason")).toString(), QStringLiteral("expired"));
  QCOMPARE(newest().value(QStringLiteral("phases")).toObject().value(QStringLiteral("ran_on_ms")).toInt(), kTtl);
  cluster_->start(old);
  // Page by page: epochs fall one by one to the first leader of all.
  qint64 epoch = 0;
  QByteArray after;
  QString reason;
  for (bool more = true; more;) {
    const auto page = cluster_->client(cluster_->waitForLeader()).get("/v1/failovers?limit=2" + after).json();
    for (const auto& value : page.value(QStringLiteral("failovers")).toArray()) {
      const auto change = value.toObject();
      if (epoch != 0) QCOMPARE(change.value(QStringLiteral("epoch")).toInteger(), epoch - 1);
      epoch = change.value(QStringLiteral("epoch")).toInteger();
      reason = change.value(QStringLiteral("reason")).toString();
    }
    more = page.contains(QStringLiteral("next"));
    after = "&after=" + QByteArray::number(page.value(QStringLiteral("next")).toInteger());
  }
  QCOMPARE(epoch, 1);
  QCOMPARE(reason, QStringLiteral("first"));
  auto client = cluster_->client(cluster_->waitForLeader());
  for (const auto* bad : {"after=0", "after=x", "limit=0"})
    QCOMPARE(client.get(QByteArray("/v1/failovers?") + bad).problem(), QByteArray("validation"));
}

/// A console can compare: each region's newest audit record is in its heartbeat, and each knows its peers'.
void TestRegionSwitchover::headsAreKnownToAll() {
  const auto agree = [&] {
    QSet<QString> heads;
    for (int i = 0; i < 3; ++i) {
      const auto stream = cluster_->client(i).open("/v1/changes");
      QByteArray heard;
      while (!heard.contains("\"audit_head\"") && stream->waitForReadyRead(5'000)) heard += stream->readAll();
      const auto from = heard.indexOf("data: ") + 6;
      const auto beat = QJsonDocument::fromJson(heard.mid(from, heard.indexOf('\n', from) - from)).object();
      heads << beat.value(QStringLiteral("audit_head")).toString() +
                   QString::number(beat.value(QStringLiteral("audit_seq")).toInt());
      const auto peers = cluster_->client(i).get("/v1/topology").json().value(QStringLiteral("peers")).toArray();
      for (const auto& value : peers)
        heads << value.toObject().value(QStringLiteral("audit_head")).toString() +
                     QString::number(value.toObject().value(QStringLiteral("audit_seq")).toInt());
    }
    return heads.size() == 1 && heads.begin()->size() > 64;
  };
  QTRY_VERIFY_WITH_TIMEOUT(agree(), 15'000);
}

QTEST_GUILESS_MAIN(TestRegionSwitchover)
#include "tst_region_switchover.moc"
