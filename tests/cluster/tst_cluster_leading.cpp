// SPDX-License-Identifier: GPL-3.0-or-later
// The database lives and leads, but nobody reaches the service in front of it; or the other way round.
#include <QtTest>

#include "cluster_client.h"

using namespace rebate::fixtures;
using rebate::cluster::ClusterClient;

namespace {

constexpr int kPatience = 60'000;
constexpr auto kUnreachable = "6000";  // ms; region.toml's unreachable_ms

QString statusOf(const HttpReply& reply) {
  return QString::number(reply.status) + u' ' + QString::fromLatin1(reply.problem());
}

}  // namespace

class TestClusterLeading : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void init();
  void cleanup();
  void itHandsOverWhenItsBalancerIsDead();
  void itIsRelievedWhenNoInstanceAnswers();
  void aRegionWithoutItsDatabaseNamesTheLeader();
  void aSwitchoverRightAfterAFailoverIsRefused();

 private:
  void kill(const QString& part);

  ClusterMachine machine_;
  ClusterClient client_{machine_};
  QStringList missing_;
};

void TestClusterLeading::initTestCase() {
  qputenv("REBATE_CLUSTER_UNREACHABLE", kUnreachable);
  const auto up = machine_.run({QStringLiteral("up"), QStringLiteral("--no-feed"), QStringLiteral("--no-monitoring")});
  QVERIFY2(up.status == 0, up.err.constData());
  QVERIFY(QTest::qWaitFor([&] { return client_.signIn(QStringLiteral("sun.yu")); }, kPatience));
}

void TestClusterLeading::init() {
  QVERIFY(machine_.becomesWhole(kPatience));
  QVERIFY(QTest::qWaitFor([&] { return client_.write(ClusterClient::freshId()); }, kPatience));
}

void TestClusterLeading::cleanup() {
  for (const auto& part : missing_) machine_.run({QStringLiteral("part"), QStringLiteral("start"), part});
  missing_.clear();
  const auto allAnswer = [this] { return machine_.run({QStringLiteral("status")}).status == 0; };
  QVERIFY(QTest::qWaitFor([&] { return allAnswer(); }, kPatience));
}

void TestClusterLeading::kill(const QString& part) {
  missing_ << part;
  QCOMPARE(machine_.run({QStringLiteral("part"), QStringLiteral("kill"), part}).status, 0);
}

/// It can still write, and says in the audit why it gives up.
void TestClusterLeading::itHandsOverWhenItsBalancerIsDead() {
  const auto old = machine_.leader();
  kill(old + QStringLiteral(".haproxy"));
  QVERIFY(QTest::qWaitFor([&] { return !machine_.leaderOtherThan(old).isEmpty(); }, kPatience));
  QVERIFY(QTest::qWaitFor([&] { return client_.write(ClusterClient::freshId()); }, kPatience));
  QVERIFY(QTest::qWaitFor([&] { return client_.timesAudited("\"reason\":\"unreachable\"") == 1; }, kPatience));
  QVERIFY(machine_.becomesWhole(kPatience));
}

void TestClusterLeading::itIsRelievedWhenNoInstanceAnswers() {
  const auto old = machine_.leader();
  for (const auto* instance : {".instance-1", ".instance-2"}) kill(old + QLatin1String(instance));
  QVERIFY(QTest::qWaitFor([&] { return !machine_.leaderOtherThan(old).isEmpty(); }, kPatience));
  QVERIFY(QTest::qWaitFor([&] { return client_.write(ClusterClient::freshId()); }, kPatience));
  QVERIFY(QTest::qWaitFor([&] { return client_.timesAudited("\"reason\":\"no-instance-answers\"") == 1; }, kPatience));
}

/// Also once its balancer has taken it for not ready.
void TestClusterLeading::aRegionWithoutItsDatabaseNamesTheLeader() {
  const auto leader = machine_.leader();
  const auto region = leader == u"cn-east" ? QStringLiteral("cn-north") : QStringLiteral("cn-east");
  kill(region + QStringLiteral(".patroni"));
  const auto readiness = [&] { return client_.at(region).get("/readyz"); };
  QVERIFY(QTest::qWaitFor([&] { return readiness().status == 503; }, kPatience));
  QCOMPARE(readiness().type, QByteArray("application/json"));  // an instance's own words, not the balancer's
  const auto reply = client_.note(region, ClusterClient::freshId());
  QCOMPARE(statusOf(reply), QStringLiteral("421 not-leader"));
  QCOMPARE(reply.json().value(QStringLiteral("leader")).toString(), leader);
}

/// Fault 31.
void TestClusterLeading::aSwitchoverRightAfterAFailoverIsRefused() {
  ClusterClient incident(machine_);
  QVERIFY(QTest::qWaitFor([&] { return incident.signIn(QStringLiteral("zhao.lei")); }, kPatience));
  const auto old = machine_.leader();
  const auto target = old == u"cn-south" ? QStringLiteral("cn-east") : QStringLiteral("cn-south");
  QCOMPARE(machine_.run({QStringLiteral("kill"), old}).status, 0);
  const auto healed = qScopeGuard([&] { machine_.run({QStringLiteral("heal"), old}); });
  const auto ordered = [&](const QString& region) {
    const auto to = region == target ? old : target;
    return incident.at(region).post("/v1/switchovers",
                                    {{QStringLiteral("id"), QString::fromLatin1(ClusterClient::freshId())},
                                     {QStringLiteral("to"), to},
                                     {QStringLiteral("confirm"), to},
                                     {QStringLiteral("reason"), QStringLiteral("a test")}});
  };
  HttpReply said;
  const auto answered = [&] {
    const auto leader = machine_.leaderOtherThan(old);
    if (leader.isEmpty()) return false;
    said = ordered(leader);
    return said.status == 409 || said.status == 201;
  };
  QVERIFY(QTest::qWaitFor([&] { return answered(); }, kPatience));
  QCOMPARE(statusOf(said), QStringLiteral("409 preflight-failed"));
  const auto orders = incident.at(machine_.leaderOtherThan(old)).get("/v1/switchovers").json();
  QVERIFY(orders.value(QStringLiteral("switchovers")).toArray().isEmpty());
}

QTEST_GUILESS_MAIN(TestClusterLeading)
#include "tst_cluster_leading.moc"
