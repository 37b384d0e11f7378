// SPDX-License-Identifier: GPL-3.0-or-later
// Three regions: the leadership handed over on purpose, and the history of who led.
#include <QtTest>

#include <csignal>

#include "region/region_cluster.h"

using namespace rebate::fixtures;

namespace {

constexpr int kTtl = 1'200, kRenew = 300;

}  // namespace

class TestRegionSwitchover : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void cleanupTestCase();
  void tooSoonAfterAFailoverItIsRefused();  // fault 31
  void theFormIsChecked_data();
  void theFormIsChecked();
  void theNamedRegionLeads();
  void aCandidateThatIsGoneIsRefused();
  void theHistoryTellsWhy();
  void headsAreKnownToAll();

 private:
  HttpReply order(const QByteArray& to, const QByteArray& confirm, const QByteArray& reason,
                  const QByteArray& headers = {});
  QJsonArray failovers(const QByteArray& query = {});
  QByteArray name(int index) const { return "region-" + QByteArray::number(index); }
  /// Until the leadership has settled; the answer that is not "recent-failover".
  HttpReply orderWhenSettled(int to, const QByteArray& headers = {});
  std::unique_ptr<RegionCluster> cluster_;
};

void TestRegionSwitchover::initTestCase() {
  cluster_ = std::make_unique<RegionCluster>();
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  cluster_->addOperator(QStringLiteral("zhao.lei"), QStringLiteral("incident"));
  QByteArray peers;
  for (int i = 0; i < 3; ++i) {  // to learn their ports
    cluster_->start(i, {kTtl, kRenew, {}});
    peers += "[[peers]]\nname = \"" + name(i) +
             "\"\nurl = \"http://127.0.0.1:" + QByteArray::number(cluster_->client(i).port()) + "\"\n";
  }
  for (int i = 0; i < 3; ++i) cluster_->stop(i);
  cluster_->setSettings({kTtl, kRenew, peers});
  for (int i = 0; i < 3; ++i) cluster_->start(i);
  cluster_->signIn(QStringLiteral("zhao.lei"));
}

void TestRegionSwitchover::cleanupTestCase() {
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
  cluster_.reset();
}

HttpReply TestRegionSwitchover::order(const QByteArray& to, const QByteArray& confirm, const QByteArray& reason,
                                      const QByteArray& headers) {
  const auto body = "{\"to\":\"" + to + "\",\"confirm\":\"" + confirm + "\",\"reason\":\"" + reason + "\"}";
  return cluster_->client(cluster_->waitForLeader()).call("POST", "/v1/switchovers", body, headers);
}

HttpReply TestRegionSwitchover::orderWhenSettled(int to, const QByteArray& headers) {
  HttpReply reply;
  const auto settled = [&] {
    reply = order(name(to), name(to), "maintenance", headers);
    return reply.json().value(QStringLiteral("field")).toString() != QLatin1String("recent-failover");
  };
  if (!QTest::qWaitFor(settled, 15'000)) return {};
  return reply;
}

QJsonArray TestRegionSwitchover::failovers(const QByteArray& query) {
  const auto reply = cluster_->client(cluster_->waitForLeader()).get("/v1/failovers" + query);
  return reply.json().value(QStringLiteral("failovers")).toArray();
}

void TestRegionSwitchover::tooSoonAfterAFailoverItIsRefused() {
  const int old = cluster_->waitForLeader();
  cluster_->signal(old, SIGKILL);
  const int leader = cluster_->waitForLeader(old);
  cluster_->start(old);
  const auto reply = order(name(3 - old - leader), name(3 - old - leader), "hurry");
  QCOMPARE(reply.status, 409);
  QCOMPARE(reply.problem(), QByteArray("preflight-failed"));
  QCOMPARE(reply.json().value(QStringLiteral("field")).toString(), QStringLiteral("recent-failover"));
  QVERIFY(reply.json().value(QStringLiteral("retry_after_ms")).toInt() > 0);
  QCOMPARE(cluster_->waitForLeader(), leader);
}

void TestRegionSwitchover::theFormIsChecked_data() {
  QTest::addColumn<QByteArray>("to");
  QTest::addColumn<QByteArray>("confirm");
  QTest::addColumn<QByteArray>("reason");
  QTest::addColumn<QByteArray>("field");
  QTest::newRow("another name typed") << QByteArray("region-1") << QByteArray("region-2") << QByteArray("r")
                                      << QByteArray("confirm");
  QTest::newRow("no reason") << QByteArray("region-1") << QByteArray("region-1") << QByteArray()
                             << QByteArray("reason");
  QTest::newRow("nobody") << QByteArray("moon") << QByteArray("moon") << QByteArray("r") << QByteArray("to");
  QTest::newRow("itself") << QByteArray("self") << QByteArray("self") << QByteArray("r") << QByteArray("to");
}

void TestRegionSwitchover::theFormIsChecked() {
  QFETCH(QByteArray, to);
  QFETCH(QByteArray, confirm);
  QFETCH(QByteArray, reason);
  QFETCH(QByteArray, field);
  const auto leader = name(cluster_->waitForLeader());
  if (to == "self") to = confirm = leader;
  if (to == leader && field == "reason") to = confirm = "region-0";
  const auto reply = order(to, confirm, reason);
  QCOMPARE(reply.status, 400);
  QCOMPARE(reply.json().value(QStringLiteral("field")).toString().toLatin1(), field);
}

void TestRegionSwitchover::theNamedRegionLeads() {
  for (int round = 0; round < 2; ++round) {
    const int old = cluster_->waitForLeader();
    const int to = (old + 1 + round) % 3;
    const auto key = "Idempotency-Key: switch-" + QByteArray::number(round) + "\r\n";
    const auto reply = orderWhenSettled(to, key);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(reply.status, 202);
    QCOMPARE(reply.json().value(QStringLiteral("to")).toString().toLatin1(), name(to));
    QCOMPARE(cluster_->waitForLeader(old), to);
    qInfo("%s led %lld ms after the answer", name(to).constData(), timer.elapsed());
    const auto again = order(name(to), name(to), "maintenance", key);
    QCOMPARE(again.status, 202);
    QCOMPARE(again.body, reply.body);
    QCOMPARE(cluster_->waitForLeader(), to);
    const auto last = failovers("?limit=1")[0].toObject();
    QCOMPARE(last.value(QStringLiteral("reason")).toString(), QStringLiteral("switchover"));
    QCOMPARE(last.value(QStringLiteral("from")).toString().toLatin1(), name(old));
    QCOMPARE(last.value(QStringLiteral("to")).toString().toLatin1(), name(to));
    QVERIFY(last.value(QStringLiteral("phases")).toObject().value(QStringLiteral("free_ms")).toInt() < kTtl);
  }
  const auto audit = runRegion({QStringLiteral("export"), QStringLiteral("--store"), cluster_->store(),
                                QStringLiteral("--what"), QStringLiteral("audit")});
  QCOMPARE(audit.out.count("switchover.ordered"), 2);
  QVERIFY(audit.out.contains("zhao.lei"));
}

void TestRegionSwitchover::aCandidateThatIsGoneIsRefused() {
  const int leader = cluster_->waitForLeader();
  const int gone = (leader + 1) % 3;
  cluster_->stop(gone);
  const auto reply = orderWhenSettled(gone);
  QCOMPARE(reply.status, 409);
  QCOMPARE(reply.problem(), QByteArray("preflight-failed"));
  QCOMPARE(reply.json().value(QStringLiteral("field")).toString(), QStringLiteral("candidate"));
  QCOMPARE(cluster_->waitForLeader(), leader);
  cluster_->start(gone);
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
