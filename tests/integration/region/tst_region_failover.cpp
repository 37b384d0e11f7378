// SPDX-License-Identifier: GPL-3.0-or-later
// Real processes that die, stop and come back.
#include <QtTest>

#include <csignal>

#include "region/failover/lock_holder.h"
#include "region/region_cluster.h"

using namespace rebate::fixtures;

namespace {

constexpr int kTtl = 600, kRenew = 120;

/// Those that one person may approve.
QJsonArray awaiting(HttpClient client, int limit) {
  QJsonArray found;
  const auto page = client.get("/v1/rebates?state=awaiting_approval&limit=500").json();
  for (const auto& value : page.value(QStringLiteral("rebates")).toArray())
    if (value.toObject().value(QStringLiteral("user_fen")).toInt() <= 50'000 && found.size() < limit) found << value;
  return found;
}

bool isOk(const RegionCluster& cluster) {
  return cluster.check().value(QStringLiteral("ok")).toBool();
}

}  // namespace

class TestRegionFailover : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void aKilledLeaderIsReplacedWithinTheBudget();
  void aLeaderThatStopsGivesWayAtOnce();
  void aPausedLeaderCannotCommit();
  void aLeaderPausedInsideATransactionIsFenced();
  void acknowledgedDecisionsSurviveEveryKill();
  void followersSayWhoLeads();
  void importBesideALeader();
  void usersThatComeLaterFreeLinesOfARunningRegion();

 private:
  std::unique_ptr<RegionCluster> cluster_;
};

void TestRegionFailover::init() {
  cluster_ = std::make_unique<RegionCluster>();
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  cluster_->addOperator(QStringLiteral("chen.jing"), QStringLiteral("finance"));
  for (int i = 0; i < 3; ++i) cluster_->start(i);
  cluster_->signIn();
}

void TestRegionFailover::aKilledLeaderIsReplacedWithinTheBudget() {
  for (int round = 0; round < 4; ++round) {
    const int old = cluster_->waitForLeader();
    QVERIFY(old >= 0);
    cluster_->signal(old, SIGKILL);
    QElapsedTimer timer;
    timer.start();
    const int next = cluster_->waitForLeader(old);
    const auto outage = timer.elapsed();
    QVERIFY(next >= 0);
    qInfo("outage %lld ms, lease %d + %d ms", outage, kTtl, kRenew);
    QVERIFY2(outage < 3'000, qPrintable(QString::number(outage)));
    cluster_->start(old);
  }
  QVERIFY(isOk(*cluster_));
}

void TestRegionFailover::aLeaderThatStopsGivesWayAtOnce() {
  const int old = cluster_->waitForLeader();
  cluster_->stop(old);
  QElapsedTimer timer;
  timer.start();
  QVERIFY(cluster_->waitForLeader(old) >= 0);
  QVERIFY2(timer.elapsed() < kTtl, "nobody waits for a lease that was given up");
  QVERIFY(!cluster_->isRunning(old));
}

/// Fault 26: stopped past its lease, then continued; its late commit is refused.
void TestRegionFailover::aPausedLeaderCannotCommit() {
  const int old = cluster_->waitForLeader();
  const auto seen = awaiting(cluster_->client(old), 1)[0].toObject();
  rebate::region::LockHolder lock(cluster_->store().toStdString());
  while (true) {  // between two transactions: inside one is another test
    cluster_->signal(old, SIGSTOP);
    QTRY_COMPARE(rebate::region::processState(cluster_->pid(old)), 'T');
    if (!lock.find()) break;
    cluster_->signal(old, SIGCONT);
  }
  // A decision waits in its socket while it sleeps.
  auto body = QJsonDocument(approvalOf(seen)).toJson(QJsonDocument::Compact);
  QTcpSocket late;
  late.connectToHost(QHostAddress::LocalHost, cluster_->client(old).port());
  QVERIFY(late.waitForConnected(5'000));
  late.write("POST /v1/decisions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + cluster_->token() +
             "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
  QVERIFY(late.waitForBytesWritten(5'000));
  const int next = cluster_->waitForLeader(old);
  QVERIFY(next >= 0);
  cluster_->signal(old, SIGCONT);
  QByteArray answer;
  while (!answer.contains("}") && late.waitForReadyRead(10'000)) answer += late.readAll();
  QVERIFY2(answer.startsWith("HTTP/1.1 421") || answer.startsWith("HTTP/1.1 503"), answer);
  const auto now = cluster_->client(next).get("/v1/rebates/" + seen.value(QStringLiteral("id")).toString().toUtf8());
  QCOMPARE(now.json().value(QStringLiteral("rebate")).toObject().value(QStringLiteral("state")).toString(),
           QStringLiteral("awaiting_approval"));
  QVERIFY(isOk(*cluster_));
}

/// Stopped while it holds the store's write lock, it would keep everybody out for ever: it is killed, and what it
/// was about to commit is gone.
void TestRegionFailover::aLeaderPausedInsideATransactionIsFenced() {
  const int old = cluster_->waitForLeader();
  rebate::region::LockHolder lock(cluster_->store().toStdString());
  bool inside = false;
  for (int attempt = 0; attempt < 200 && !inside; ++attempt) {
    // A long transaction: decisions on rebates that are not there, whose refusals are kept. It is stopped as soon as
    // the kernel says that it holds the lock, and let go again if it was through by then.
    QJsonArray wishes;
    for (int i = 0; i < 500; ++i) wishes << approvalOf({{QStringLiteral("id"), QStringLiteral("none")}});
    const auto body = QJsonDocument(QJsonObject{{QStringLiteral("decisions"), wishes}}).toJson();
    QTcpSocket busy;
    busy.connectToHost(QHostAddress::LocalHost, cluster_->client(old).port());
    QVERIFY(busy.waitForConnected(5'000));
    busy.write("POST /v1/decisions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + cluster_->token() +
               "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    while (busy.bytesToWrite() > 0 && busy.waitForBytesWritten(1'000)) continue;
    QElapsedTimer looking;
    looking.start();
    while (!lock.find() && looking.elapsed() < 100) continue;
    cluster_->signal(old, SIGSTOP);
    QTRY_COMPARE(rebate::region::processState(cluster_->pid(old)), 'T');
    inside = lock.find().value_or(0) == cluster_->pid(old);
    if (!inside) cluster_->signal(old, SIGCONT);
  }
  QVERIFY2(inside, "never caught it inside a transaction");
  QElapsedTimer timer;
  timer.start();
  const int next = cluster_->waitForLeader(old, 20'000);
  QVERIFY(next >= 0);
  qInfo("fenced and replaced after %lld ms", timer.elapsed());
  QTRY_VERIFY(!cluster_->isRunning(old));
  QByteArray logs;
  for (int i = 0; i < 3; ++i) logs += cluster_->log(i);
  QVERIFY(logs.contains("it is killed"));
  const auto audited = [this] {
    return runRegion({QStringLiteral("export"), QStringLiteral("--store"), cluster_->store(), QStringLiteral("--what"),
                      QStringLiteral("audit")})
        .out.contains("lease.fenced");
  };
  QTRY_VERIFY(audited());
  QVERIFY(isOk(*cluster_));
}

void TestRegionFailover::acknowledgedDecisionsSurviveEveryKill() {
  const int first = cluster_->waitForLeader();
  const auto rebates = awaiting(cluster_->client(first), 100);
  QVERIFY2(rebates.size() >= 60, "the sample has as many");
  QHash<QString, QString> acknowledged;  // decision → rebate
  int kills = 0;
  for (int i = 0; i < 60; ++i) {
    const auto rebate = rebates[i].toObject();
    const auto wish = approvalOf(rebate);
    while (true) {  // as a console would: the same decision until somebody answers it
      const int leader = cluster_->waitForLeader();
      QVERIFY(leader >= 0);
      if (i % 20 == 10 && kills <= i / 20) {
        ++kills;
        cluster_->signal(leader, SIGKILL);
        cluster_->waitForLeader(leader);
        cluster_->start(leader);
        continue;
      }
      const auto reply = cluster_->client(leader).post("/v1/decisions", wish);
      if (reply.status != 200) continue;
      QVERIFY(reply.json().value(QStringLiteral("applied")).toBool());
      acknowledged.insert(wish.value(QStringLiteral("id")).toString(), rebate.value(QStringLiteral("id")).toString());
      break;
    }
  }
  QCOMPARE(kills, 3);
  QCOMPARE(acknowledged.size(), 60);
  QHash<QString, int> credits;
  for (const auto& posting : runRegion({QStringLiteral("export"), QStringLiteral("--store"), cluster_->store(),
                                        QStringLiteral("--what"), QStringLiteral("postings")})
                                 .lines())
    if (posting.value(QStringLiteral("account")).toString() == QLatin1String("commission_receivable"))
      ++credits[posting.value(QStringLiteral("subject")).toString()];
  for (const auto& rebate : acknowledged) QCOMPARE(credits.value(rebate), 1);
  QCOMPARE(credits.size(), 60);
  QVERIFY(isOk(*cluster_));
}

void TestRegionFailover::followersSayWhoLeads() {
  const int leader = cluster_->waitForLeader();
  const auto name = QStringLiteral("region-%1").arg(leader);
  for (int i = 0; i < 3; ++i) {
    QTRY_COMPARE(cluster_->client(i).get("/v1/topology").json().value(QStringLiteral("leader")).toString(), name);
    if (i == leader) continue;
    const auto reply = cluster_->client(i).post("/v1/decisions", approvalOf({}));
    QCOMPARE(reply.status, 421);
    QCOMPARE(reply.problem(), QByteArray("not-leader"));
    QCOMPARE(reply.json().value(QStringLiteral("leader")).toString(), name);
  }
}

void TestRegionFailover::importBesideALeader() {
  const int leader = cluster_->waitForLeader();
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  cluster_->addOperator(QStringLiteral("li.wei"), QStringLiteral("finance"));
  QCOMPARE(cluster_->waitForLeader(), leader);
  cluster_->signIn(QStringLiteral("li.wei"));
  QVERIFY(isOk(*cluster_));
}

void TestRegionFailover::usersThatComeLaterFreeLinesOfARunningRegion() {
  RegionCluster place;
  QStringList pages{QStringLiteral("import"), QStringLiteral("--store"), place.store(), sampleFeed()};
  QCOMPARE(runRegion(pages).status, 0);  // nobody owns anything yet
  place.addOperator(QStringLiteral("chen.jing"), QStringLiteral("finance"));
  place.start(0);
  place.signIn();
  QVERIFY(awaiting(place.client(0), 500).isEmpty());
  const auto users = sampleFeed() + QStringLiteral("/users.json");
  QCOMPARE(
      runRegion({QStringLiteral("import"), QStringLiteral("--store"), place.store(), QStringLiteral("--users"), users})
          .status,
      0);
  QTRY_VERIFY(awaiting(place.client(0), 500).size() > 100);
  QCOMPARE(differences(place.store(), sampleFeed() + QStringLiteral("/expected.json")), QString());
}

QTEST_GUILESS_MAIN(TestRegionFailover)
#include "tst_region_failover.moc"
