// SPDX-License-Identifier: GPL-3.0-or-later
// A region that is told to stop: finishes what it was asked, says goodbye, and another leads at once.
#include <QtTest>

#include <csignal>

#include "region/region_cluster.h"
#include "region/storage/store.h"

using namespace rebate::fixtures;
using namespace rebate;

namespace {

constexpr int kRounds = 6;
const QByteArray kFeed = "[feed]\nurl = \"http://127.0.0.1:1/router/rest\"\nhistory_s = 0\n";

QByteArray readUntil(QTcpSocket& socket, const QByteArray& what) {
  QByteArray heard;
  while (!heard.contains(what) && socket.waitForReadyRead(5'000)) heard += socket.readAll();
  return heard;
}

}  // namespace

class TestRegionStop : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void cleanup();
  void theNextDecisionIsAppliedAtOnce();
  void whatIsInFlightIsFinished();
  void streamsAreTold();
  void idleConnectionsDoNotHoldItUp();

 private:
  HttpReply decideSomewhere(const QJsonObject& wish, int except);
  std::unique_ptr<RegionCluster> cluster_;
};

void TestRegionStop::init() {
  cluster_ = std::make_unique<RegionCluster>();
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  cluster_->addOperator(QStringLiteral("chen.jing"), QStringLiteral("finance"));
  cluster_->addOperator(QStringLiteral("wu.min"), QStringLiteral("admin"));
  cluster_->setSettings({4'000, 800, kFeed});  // nobody could wait for such a lease to run out
  cluster_->start(0);
  cluster_->waitForLeader();
  cluster_->signIn();
}

void TestRegionStop::cleanup() {
  QVERIFY(cluster_->check().value(QStringLiteral("ok")).toBool());
  cluster_.reset();
}

/// As a console does: the same decision at one region after the other until somebody takes it.
HttpReply TestRegionStop::decideSomewhere(const QJsonObject& wish, int except) {
  QElapsedTimer timer;
  timer.start();
  while (timer.elapsed() < 10'000)
    for (int i = 0; i < 3; ++i) {
      if (i == except) continue;
      const auto reply = cluster_->client(i).post("/v1/decisions", wish);
      if (reply.status == 200) return reply;
    }
  return {};
}

void TestRegionStop::theNextDecisionIsAppliedAtOnce() {
  for (int i = 1; i < 3; ++i) cluster_->start(i);
  const auto page = cluster_->client(0).get("/v1/rebates?state=awaiting_approval&limit=200").json();
  QJsonArray small;
  for (const auto& value : page.value(QStringLiteral("rebates")).toArray())
    if (value.toObject().value(QStringLiteral("user_fen")).toInt() <= 50'000) small << value;
  QVERIFY(small.size() >= kRounds);
  QList<qint64> outages;
  for (int round = 0; round < kRounds; ++round) {
    const int old = cluster_->waitForLeader();
    const auto wish = approvalOf(small[round].toObject());
    QElapsedTimer timer;
    timer.start();
    cluster_->signal(old, SIGTERM);
    const auto reply = decideSomewhere(wish, old);
    outages << timer.elapsed();
    QVERIFY(reply.json().value(QStringLiteral("applied")).toBool());
    cluster_->start(old);
  }
  std::sort(outages.begin(), outages.end());
  qInfo("SIGTERM to the next applied decision: %lld to %lld ms, median %lld; a lease lives 4000 ms", outages.first(),
        outages.last(), outages[kRounds / 2]);
  QVERIFY2(outages.last() < 2'000, "nobody waits for a lease that was given up");
}

/// Somebody else holds the store's lock, so the write is still waiting when the region is told to stop.
void TestRegionStop::whatIsInFlightIsFinished() {
  cluster_->signIn(QStringLiteral("wu.min"));
  const auto sql = *region::openStore({cluster_->store().toStdString()});
  QVERIFY(sql->beginWrite());
  const auto at = [](qint64 back) {
    return QDateTime::currentDateTimeUtc().addSecs(-back).toString(Qt::ISODate).toUtf8();
  };
  const auto body = "{\"platform\":\"taobao\",\"from\":\"" + at(3'600) + "\",\"to\":\"" + at(60) + "\"}";
  QTcpSocket busy;
  busy.connectToHost(QHostAddress::LocalHost, cluster_->client(0).port());
  QVERIFY(busy.waitForConnected(5'000));
  busy.write("POST /v1/feeds/reread HTTP/1.1\r\nHost: x\r\nIdempotency-Key: k\r\nAuthorization: Bearer " +
             cluster_->token() + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
  QVERIFY(busy.waitForBytesWritten(5'000));
  const auto waits = [this] {
    return HttpClient(cluster_->client(0).port()).get("/metrics").body.contains("rebate_keys_in_flight 1");
  };
  QTRY_VERIFY(waits());
  cluster_->signal(0, SIGTERM);
  QTRY_VERIFY(cluster_->log(0).contains("region-0 stops"));
  QTcpSocket refused;
  refused.connectToHost(QHostAddress::LocalHost, cluster_->client(0).port());
  const bool connected = refused.waitForConnected(1'000);
  QVERIFY(sql->commit());
  QVERIFY2(!connected, "takes nothing new");
  const auto answer = readUntil(busy, "}");
  QVERIFY2(answer.startsWith("HTTP/1.1 202"), answer);
  QVERIFY2(answer.contains("Connection: close"), answer);
  QTRY_VERIFY(!cluster_->isRunning(0));
  QVERIFY(cluster_->log(0).contains("lease of epoch 1 released"));
  QCOMPARE(*sql->integer("SELECT COUNT(*) FROM feed_rereads"), 1);
}

void TestRegionStop::streamsAreTold() {
  const auto stream = cluster_->client(0).open("/v1/changes");
  QVERIFY(readUntil(*stream, "event: heartbeat").contains("event: heartbeat"));
  cluster_->signal(0, SIGTERM);
  const auto heard = readUntil(*stream, "0\r\n\r\n");
  QVERIFY2(heard.contains("event: stopping\ndata: {\"region\":\"region-0\"}\n\n"), heard);
  QVERIFY2(heard.endsWith("0\r\n\r\n"), "the stream ends properly");
  QTRY_VERIFY(!cluster_->isRunning(0));
}

void TestRegionStop::idleConnectionsDoNotHoldItUp() {
  QTcpSocket idle;
  idle.connectToHost(QHostAddress::LocalHost, cluster_->client(0).port());
  QVERIFY(idle.waitForConnected(5'000));
  idle.write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  QVERIFY(readUntil(idle, "}").contains("region-0"));
  QElapsedTimer timer;
  timer.start();
  cluster_->stop(0);
  QVERIFY(!cluster_->isRunning(0));
  qInfo("stopped after %lld ms", timer.elapsed());
  QVERIFY2(timer.elapsed() < 1'900, "it does not wait for somebody who asks nothing");
}

QTEST_GUILESS_MAIN(TestRegionStop)
#include "tst_region_stop.moc"
