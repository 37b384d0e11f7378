// SPDX-License-Identifier: GPL-3.0-or-later
// A planned stop behind a real HAProxy: nobody's request breaks, and streams go on at the other instance.
#include <QtTest>

#include <csignal>

#include "engines/haproxy_server.h"
#include "region/region_cluster.h"

using namespace rebate::fixtures;

namespace {

constexpr int kInFlight = 8;

/// A stream that notes what it heard, and opens itself anew when it was told to go elsewhere.
class Stream {
 public:
  explicit Stream(const HttpClient& client) : client_(client) { open(); }
  void read() {
    socket_->waitForReadyRead(1);
    heard_ += socket_->readAll();
    if (heard_.endsWith("0\r\n\r\n")) {
      told_ = told_ || heard_.contains("event: stopping");
      open();
    } else if (socket_->state() != QAbstractSocket::ConnectedState) {
      ++broken_;
      open();
    }
  }
  bool beats() const { return heard_.contains("event: heartbeat"); }
  bool told() const { return told_; }
  int broken() const { return broken_; }
  void forget() { heard_ = "\n"; }

 private:
  void open() {
    heard_.clear();
    socket_ = client_.open("/v1/changes");
  }
  HttpClient client_;
  std::unique_ptr<QTcpSocket> socket_;
  QByteArray heard_;
  bool told_ = false;
  int broken_ = 0;
};

}  // namespace

class TestRegionDraining : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void cleanup();
  void aPlannedStopBreaksNothing();
  void toldTwiceItStopsAtOnce();
  void theTopologySaysWhatTheBalancerDoes();

 private:
  QJsonObject part(int index, const char* kind);
  QByteArray readiness(int index);
  std::unique_ptr<HaproxyServer> balancer_;
  std::unique_ptr<RegionCluster> cluster_;
};

void TestRegionDraining::init() {
  balancer_ = std::make_unique<HaproxyServer>();
  cluster_ = std::make_unique<RegionCluster>();
  QCOMPARE(cluster_->import(sampleFeed()).status, 0);
  cluster_->addOperator(QStringLiteral("wu.min"), QStringLiteral("admin"));
  cluster_->setSettings({600, 120, balancer_->config(1'500) + "[limits]\nrequests_per_s = 100000\n"});
  for (int i = 0; i < 2; ++i) cluster_->start(i);
  cluster_->waitForLeader();
  cluster_->signIn(QStringLiteral("wu.min"));
  balancer_->start({cluster_->client(0).port(), cluster_->client(1).port()});
}

void TestRegionDraining::cleanup() {
  balancer_->stop();
  cluster_.reset();
}

QJsonObject TestRegionDraining::part(int index, const char* kind) {
  for (const auto& part : cluster_->client(index).get("/v1/topology").json().value(QStringLiteral("parts")).toArray())
    if (part[QStringLiteral("kind")].toString() == QLatin1String(kind)) return part.toObject();
  return {};
}

QByteArray TestRegionDraining::readiness(int index) {
  const auto reply = cluster_->client(index).get("/readyz");
  return QByteArray::number(reply.status) + " " + reply.json().value(QStringLiteral("reason")).toString().toUtf8();
}

void TestRegionDraining::aPlannedStopBreaksNothing() {
  HttpClient client(balancer_->port());
  client.setToken(cluster_->token());
  QTRY_COMPARE(part(0, "instances").value(QStringLiteral("count")).toInt(), 2);
  std::vector<std::unique_ptr<Stream>> streams;
  for (int i = 0; i < 4; ++i) streams.push_back(std::make_unique<Stream>(client));
  int answered = 0, broken = 0;
  const auto turn = [&] {
    std::vector<std::unique_ptr<QTcpSocket>> asked;
    for (int i = 0; i < kInFlight; ++i) asked.push_back(client.send("GET", "/v1/users?limit=500", {}));
    for (auto& socket : asked) HttpClient::finish(*socket).status == 200 ? ++answered : ++broken;
    for (auto& stream : streams) stream->read();
  };
  for (int stopping : {0, 1}) {
    QTRY_VERIFY((turn(), std::all_of(streams.begin(), streams.end(), [](auto& s) { return s->beats(); })));
    const int before = answered;
    cluster_->signal(stopping, SIGTERM);
    QTRY_COMPARE(readiness(stopping), QByteArray("404 stopping"));
    while (cluster_->isRunning(stopping)) turn();
    for (auto& stream : streams) stream->forget();
    QTRY_VERIFY((turn(), std::all_of(streams.begin(), streams.end(), [](auto& s) { return s->beats(); })));
    qInfo("instance %d stopped: %d requests answered meanwhile, %d broken", stopping, answered - before, broken);
    QVERIFY(answered - before > kInFlight);
    cluster_->start(stopping);
    QTRY_COMPARE_WITH_TIMEOUT(part(stopping, "instances").value(QStringLiteral("count")).toInt(), 2, 10'000);
  }
  QCOMPARE(broken, 0);
  for (auto& stream : streams) QCOMPARE(stream->broken(), 0);
  QVERIFY(std::any_of(streams.begin(), streams.end(), [](auto& stream) { return stream->told(); }));
}

void TestRegionDraining::toldTwiceItStopsAtOnce() {
  cluster_->stop(1);
  cluster_->setSettings({600, 120, balancer_->config(60'000)});
  cluster_->start(1);
  QTRY_COMPARE(readiness(1), QByteArray("200 "));
  cluster_->signal(1, SIGTERM);
  QTRY_COMPARE(readiness(1), QByteArray("404 stopping"));
  cluster_->signal(1, SIGTERM);
  QTRY_VERIFY_WITH_TIMEOUT(!cluster_->isRunning(1), 10'000);
}

void TestRegionDraining::theTopologySaysWhatTheBalancerDoes() {
  const auto text = [](const QJsonObject& part) {
    return part.value(QStringLiteral("status")).toString() + u' ' + part.value(QStringLiteral("text")).toString();
  };
  QTRY_COMPARE(text(part(0, "gateway")), QStringLiteral("ok up"));
  QCOMPARE(part(0, "gateway").value(QStringLiteral("source")).toString(), QStringLiteral("haproxy"));
  cluster_->signal(1, SIGKILL);
  QTRY_COMPARE_WITH_TIMEOUT(part(0, "instances").value(QStringLiteral("count")).toInt(), 1, 10'000);
  QCOMPARE(part(0, "instances").value(QStringLiteral("status")).toString(), QStringLiteral("warning"));
  QCOMPARE(part(0, "instances").value(QStringLiteral("of")).toInt(), 2);
  balancer_->stop();
  QTRY_COMPARE_WITH_TIMEOUT(text(part(0, "gateway")), QStringLiteral("bad unreachable"), 10'000);
  QCOMPARE(cluster_->client(0).get("/v1/users?limit=1").status, 200);
}

QTEST_GUILESS_MAIN(TestRegionDraining)
#include "tst_region_draining.moc"
