// SPDX-License-Identifier: GPL-3.0-or-later
// One engine at a time is taken from the running platform: the rest works, and nothing is done twice.
#include <QtTest>

#include <QTcpSocket>

#include "cluster/cluster_machine.h"
#include "headless/headless_console.h"
#include "region/http_client.h"
#include "region/region_cluster.h"
#include "wire/uuid.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {
constexpr int kPatience = 60'000;
}

class TestClusterFaults : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void cleanup();
  void whatIsNoDatabaseMayBeMissing_data();
  void whatIsNoDatabaseMayBeMissing();
  void aBalancersOwnPageSignsNobodyOut();
  void withoutQuorumTheTopologySaysSo();

 private:
  QString said(const QString& region, const QString& part) const;
  QString saidOfPeer(const QString& region, const QString& peer) const;
  HttpClient at(const QString& region, const QString& port = QStringLiteral("balancer")) const;
  QByteArray firstBytes(const QString& region) const;
  bool write(const QByteArray& id);
  QString follower() const;
  int timesAudited(const QByteArray& id) const;

  ClusterMachine machine_;
  QByteArray token_;
  QStringList missing_;
};

void TestClusterFaults::initTestCase() {
  const auto up = machine_.run({QStringLiteral("up"), QStringLiteral("--no-feed")});
  QVERIFY2(up.status == 0, up.err.constData());
  QVERIFY(machine_.becomesWhole(kPatience));
  const QJsonObject who{{QStringLiteral("name"), QStringLiteral("sun.yu")},
                        {QStringLiteral("password"), QString::fromUtf8(machine_.password(QStringLiteral("sun.yu")))}};
  const auto signIn = [&] {
    for (const auto& region : ClusterMachine::regions())
      if (token_.isEmpty())
        token_ = at(region).post("/v1/session", who).json().value(QStringLiteral("token")).toString().toUtf8();
    return !token_.isEmpty();
  };
  QVERIFY(QTest::qWaitFor([&] { return signIn(); }, kPatience));
}

void TestClusterFaults::cleanup() {
  for (const auto& part : missing_) machine_.run({QStringLiteral("part"), QStringLiteral("start"), part});
  missing_.clear();
  const auto allAnswer = [this] { return machine_.run({QStringLiteral("status")}).status == 0; };
  QVERIFY(QTest::qWaitFor([&] { return allAnswer(); }, kPatience));
}

HttpClient TestClusterFaults::at(const QString& region, const QString& port) const {
  HttpClient client(machine_.port(port), QHostAddress(ClusterMachine::host(region)));
  client.setToken(token_);
  client.setPatience(3'000);
  return client;
}

/// What its balancer answers to anything; not held against the regions' contract, which is not the balancer's.
QByteArray TestClusterFaults::firstBytes(const QString& region) const {
  QTcpSocket socket;
  socket.connectToHost(ClusterMachine::host(region), machine_.port(QStringLiteral("balancer")));
  if (!socket.waitForConnected(3'000)) return {};
  socket.write("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  while (socket.waitForReadyRead(3'000)) continue;
  return socket.readAll();
}

/// A note under this id, at whichever region takes it.
bool TestClusterFaults::write(const QByteArray& id) {
  const QJsonObject note{{QStringLiteral("id"), QString::fromLatin1(id)},
                         {QStringLiteral("text"), QStringLiteral("looked at")}};
  for (const auto& region : ClusterMachine::regions())
    if (at(region).post("/v1/users/u-10000/notes", note).status == 201) return true;
  return false;
}

/// Without the leading region's balancer or instances nobody writes until leadership has moved: that is another test's.
QString TestClusterFaults::follower() const {
  const auto leads = machine_.leader();
  return leads.isEmpty() ? QString() : QString::fromLatin1(leads == u"cn-north" ? "cn-south" : "cn-north");
}

/// "bad unreachable": what a region's topology says of a part. Asked of an instance: the balancer may be what is
/// missing.
QString TestClusterFaults::said(const QString& region, const QString& part) const {
  for (const auto* instance : {"instance-2", "instance-1"}) {
    const auto topology = at(region, QLatin1String(instance)).get("/v1/topology");
    for (const auto& one : topology.json().value(QStringLiteral("parts")).toArray())
      if (one[QStringLiteral("kind")] == part)
        return one[QStringLiteral("status")].toString() + u' ' + one[QStringLiteral("text")].toString();
  }
  return {};
}

/// What a region says of another, whom it asks through its balancer.
QString TestClusterFaults::saidOfPeer(const QString& region, const QString& peer) const {
  const auto topology = at(region).get("/v1/topology");
  for (const auto& one : topology.json().value(QStringLiteral("peers")).toArray())
    if (one[QStringLiteral("region")] == peer) return one[QStringLiteral("status")].toString();
  return {};
}

int TestClusterFaults::timesAudited(const QByteArray& id) const {
  const auto config = machine_.folder() + QStringLiteral("/cn-east/instance-1.toml");
  const auto run = runRegion({QStringLiteral("export"), QStringLiteral("--what"), QStringLiteral("audit"),
                              QStringLiteral("--config"), config});
  return int(run.out.count(id));
}

void TestClusterFaults::whatIsNoDatabaseMayBeMissing_data() {
  QTest::addColumn<QString>("part");
  QTest::addColumn<QString>("alert");
  QTest::addColumn<QString>("kind");     // in the topology
  QTest::addColumn<QString>("becomes");  // what the topology says of it begins so
  for (const auto* name : {"prometheus", "alertmanager"})
    QTest::newRow(name) << QStringLiteral("shared.") + QLatin1String(name) << QString() << QStringLiteral("monitoring")
                        << QStringLiteral("warning ") + QLatin1String(name) + QStringLiteral("-unreachable");
  QTest::newRow("the broker") << QStringLiteral("shared.rabbitmq") << QString() << QStringLiteral("queue")
                              << QStringLiteral("bad ");
  QTest::newRow("a read cache") << QStringLiteral("cn-east.redis") << QString() << QStringLiteral("read_cache")
                                << QStringLiteral("bad unreachable");
  QTest::newRow("a balancer") << QStringLiteral("a balancer") << QString() << QStringLiteral("gateway")
                              << QStringLiteral("bad unreachable");
  QTest::newRow("an instance") << QStringLiteral("cn-south.instance-1") << QStringLiteral("ServiceDown cn-south")
                               << QStringLiteral("instances") << QStringLiteral("warning ");
}

/// Fault 28, but for etcd, which follows below.
void TestClusterFaults::whatIsNoDatabaseMayBeMissing() {
  QFETCH(QString, part);
  QFETCH(QString, alert);
  QFETCH(QString, kind);
  QFETCH(QString, becomes);
  const bool balancer = part == QLatin1String("a balancer");
  if (balancer) {
    QVERIFY(QTest::qWaitFor([&] { return !follower().isEmpty(); }, kPatience));
    const auto region = follower();
    part = region + QStringLiteral(".haproxy");
    alert = QStringLiteral("PartDown ") + region;
  }
  const auto shared = part.startsWith(QLatin1String("shared."));
  const auto region = shared ? QStringLiteral("cn-east") : part.section(u'.', 0, 0);
  const auto well = [&] { return said(region, kind).startsWith(QLatin1String("ok ")); };
  QVERIFY2(QTest::qWaitFor([&] { return well(); }, kPatience), qPrintable(said(region, kind)));
  missing_ << part;
  QCOMPARE(machine_.run({QStringLiteral("part"), QStringLiteral("kill"), part}).status, 0);
  const auto id = QByteArray::fromStdString(wire::uuid7(QDateTime::currentMSecsSinceEpoch()));
  QVERIFY(QTest::qWaitFor([&] { return write(id); }, kPatience));
  QVERIFY(QTest::qWaitFor([&] { return timesAudited(id) == 1; }, kPatience));
  const auto broken = [&] { return said(region, kind).startsWith(becomes); };
  QVERIFY2(QTest::qWaitFor([&] { return broken(); }, kPatience), qPrintable(said(region, kind)));
  if (balancer)
    QVERIFY(QTest::qWaitFor([&] { return saidOfPeer(machine_.leader(), region) == QStringLiteral("bad"); }, kPatience));
  if (!alert.isEmpty()) QVERIFY(QTest::qWaitFor([&] { return machine_.alerts().contains(alert); }, kPatience));
  const auto status = QJsonDocument::fromJson(machine_.run({QStringLiteral("status"), QStringLiteral("--json")}).out);
  for (const auto& row : status.array())
    QCOMPARE(row[QStringLiteral("reachable")].toBool(), row[QStringLiteral("part")].toString() != part);
}

/// Fault 13: with no instance behind it the balancer answers 503 in HTML; the console is there for the other regions.
void TestClusterFaults::aBalancersOwnPageSignsNobodyOut() {
  QTemporaryDir folder;
  Desk desk;
  std::vector<std::string> addresses;
  for (const auto& region : ClusterMachine::regions())
    addresses.push_back(machine_.url(region, QStringLiteral("balancer")).toStdString());
  HeadlessConsole console(desk, folder.path().toStdString(), addresses);
  const auto signedIn =
      console.signIn("chen.jing", machine_.password(QStringLiteral("chen.jing")).toStdString(), kPatience);
  QVERIFY2(signedIn.ok(), signedIn ? "" : signedIn.error().detail.c_str());
  QVERIFY(QTest::qWaitFor([&] { return !follower().isEmpty(); }, kPatience));
  const auto region = follower();
  for (const auto* part : {".instance-1", ".instance-2"}) {
    missing_ << region + QString::fromLatin1(part);
    QCOMPARE(machine_.run({QStringLiteral("part"), QStringLiteral("kill"), missing_.last()}).status, 0);
  }
  QVERIFY(QTest::qWaitFor([&] { return firstBytes(region).startsWith("HTTP/1.1 503"); }, kPatience));
  QVERIFY(firstBytes(region).contains("text/html"));
  const auto lost = [&] {
    for (const auto& seen : console.facts().regions)
      if (seen.link == LinkState::lost) return true;
    return false;
  };
  QVERIFY(HeadlessConsole::waitFor(lost, kPatience));
  QVERIFY(console.facts().signIn == SignIn::signedIn);
  const auto id = QByteArray::fromStdString(wire::uuid7(QDateTime::currentMSecsSinceEpoch()));
  QVERIFY(QTest::qWaitFor([&] { return write(id); }, kPatience));
}

/// Fault 28, etcd: the leader goes on with every member's consent, and says so.
void TestClusterFaults::withoutQuorumTheTopologySaysSo() {
  const auto leader = machine_.leader();
  const auto of = [&](const char* words) { return said(leader, QStringLiteral("database")) == QLatin1String(words); };
  QVERIFY(QTest::qWaitFor([&] { return of("ok leader"); }, kPatience));
  for (const auto& region : ClusterMachine::regions()) {
    if (region == leader) continue;
    missing_ << region + QStringLiteral(".etcd");
    QCOMPARE(machine_.run({QStringLiteral("part"), QStringLiteral("kill"), missing_.last()}).status, 0);
  }
  QVERIFY2(QTest::qWaitFor([&] { return of("warning no-quorum"); }, kPatience),
           qPrintable(said(leader, QStringLiteral("database"))));
  const auto id = QByteArray::fromStdString(wire::uuid7(QDateTime::currentMSecsSinceEpoch()));
  QVERIFY(QTest::qWaitFor([&] { return write(id); }, kPatience));
  QCOMPARE(machine_.leader(), leader);
}

QTEST_GUILESS_MAIN(TestClusterFaults)
#include "tst_cluster_faults.moc"
