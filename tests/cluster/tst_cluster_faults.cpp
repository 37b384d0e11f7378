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

 private:
  HttpClient at(const QString& region, const QByteArray& token = {}) const;
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
  QTRY_VERIFY_WITH_TIMEOUT(machine_.isWhole(), kPatience);
  const QJsonObject who{{QStringLiteral("name"), QStringLiteral("sun.yu")},
                        {QStringLiteral("password"), QString::fromUtf8(machine_.password(QStringLiteral("sun.yu")))}};
  const auto signIn = [&] {
    for (const auto& region : ClusterMachine::regions())
      if (token_.isEmpty())
        token_ = at(region).post("/v1/session", who).json().value(QStringLiteral("token")).toString().toUtf8();
    return !token_.isEmpty();
  };
  QTRY_VERIFY_WITH_TIMEOUT(signIn(), kPatience);
}

void TestClusterFaults::cleanup() {
  for (const auto& part : missing_) machine_.run({QStringLiteral("part"), QStringLiteral("start"), part});
  missing_.clear();
  const auto allAnswer = [this] { return machine_.run({QStringLiteral("status")}).status == 0; };
  QTRY_VERIFY_WITH_TIMEOUT(allAnswer(), kPatience);
}

HttpClient TestClusterFaults::at(const QString& region, const QByteArray& token) const {
  HttpClient client(machine_.port(QStringLiteral("balancer")), QHostAddress(ClusterMachine::host(region)));
  client.setToken(token);
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
    if (at(region, token_).post("/v1/users/u-10000/notes", note).status == 201) return true;
  return false;
}

/// Without the leading region's balancer or instances nobody writes until leadership has moved: that is another test's.
QString TestClusterFaults::follower() const {
  const auto leads = machine_.leader();
  return leads.isEmpty() ? QString() : QString::fromLatin1(leads == u"cn-north" ? "cn-south" : "cn-north");
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
  for (const auto* name : {"shared.rabbitmq", "shared.prometheus", "shared.alertmanager"})
    QTest::newRow(name) << QString::fromLatin1(name) << QString();
  QTest::newRow("a read cache") << QStringLiteral("cn-east.redis") << QString();
  QTest::newRow("a balancer") << QStringLiteral("a balancer") << QString();
  QTest::newRow("an instance") << QStringLiteral("cn-south.instance-1") << QStringLiteral("ServiceDown cn-south");
}

/// Fault 28, but for etcd, which tst_cluster_engines takes away.
void TestClusterFaults::whatIsNoDatabaseMayBeMissing() {
  QFETCH(QString, part);
  QFETCH(QString, alert);
  if (part == QLatin1String("a balancer")) {
    QTRY_VERIFY_WITH_TIMEOUT(!follower().isEmpty(), kPatience);
    const auto region = follower();
    part = region + QStringLiteral(".haproxy");
    alert = QStringLiteral("PartDown ") + region;
  }
  missing_ << part;
  QCOMPARE(machine_.run({QStringLiteral("part"), QStringLiteral("kill"), part}).status, 0);
  const auto id = QByteArray::fromStdString(wire::uuid7(QDateTime::currentMSecsSinceEpoch()));
  QTRY_VERIFY_WITH_TIMEOUT(write(id), kPatience);
  QTRY_COMPARE_WITH_TIMEOUT(timesAudited(id), 1, kPatience);
  if (!alert.isEmpty()) QTRY_VERIFY_WITH_TIMEOUT(machine_.alerts().contains(alert), kPatience);
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
  QTRY_VERIFY_WITH_TIMEOUT(!follower().isEmpty(), kPatience);
  const auto region = follower();
  for (const auto* part : {".instance-1", ".instance-2"}) {
    missing_ << region + QString::fromLatin1(part);
    QCOMPARE(machine_.run({QStringLiteral("part"), QStringLiteral("kill"), missing_.last()}).status, 0);
  }
  QTRY_VERIFY_WITH_TIMEOUT(firstBytes(region).startsWith("HTTP/1.1 503"), kPatience);
  QVERIFY(firstBytes(region).contains("text/html"));
  const auto lost = [&] {
    for (const auto& seen : console.facts().regions)
      if (seen.link == LinkState::lost) return true;
    return false;
  };
  QVERIFY(HeadlessConsole::waitFor(lost, kPatience));
  QVERIFY(console.facts().signIn == SignIn::signedIn);
  const auto id = QByteArray::fromStdString(wire::uuid7(QDateTime::currentMSecsSinceEpoch()));
  QTRY_VERIFY_WITH_TIMEOUT(write(id), kPatience);
}

QTEST_GUILESS_MAIN(TestClusterFaults)
#include "tst_cluster_faults.moc"
