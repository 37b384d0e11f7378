// SPDX-License-Identifier: GPL-3.0-or-later
// The engines alone, as packaging/cluster sets them up: whoever is promoted has everything that was ever acknowledged,
// whoever was deposed can acknowledge nothing, and the monitoring says what happened.
#include <QtTest>

#include <QProcess>

#include "cluster/cluster_machine.h"

using namespace rebate::fixtures;

namespace {
constexpr int kPatience = 60'000;
}

class TestClusterEngines : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void init();
  void cleanup();
  void aSuccessorHasWhatWasAcknowledged_data();
  void aSuccessorHasWhatWasAcknowledged();
  void withoutQuorumTheLeaderGoesOnAndIsReported();

 private:
  bool insert(const QString& region);
  QByteArray count(const QString& region);

  ClusterMachine machine_;
  int acknowledged_ = 0;
  QString hurt_;
};

void TestClusterEngines::initTestCase() {
  const auto up = machine_.run({QStringLiteral("up"), QStringLiteral("--engines-only")});
  QVERIFY2(up.status == 0, up.err.constData());
  QVERIFY(machine_.becomesWhole(kPatience));
  const auto made = machine_.sql(machine_.leader(), "CREATE TABLE kept (n int PRIMARY KEY);\n");
  QVERIFY2(made.status == 0, made.err.constData());
}

void TestClusterEngines::init() {
  QVERIFY(machine_.becomesWhole(kPatience));
}

void TestClusterEngines::cleanup() {
  if (!hurt_.isEmpty()) machine_.run({QStringLiteral("heal"), hurt_});
  hurt_.clear();
}

bool TestClusterEngines::insert(const QString& region) {
  const auto said = machine_.sql(region, "INSERT INTO kept VALUES (" + QByteArray::number(acknowledged_ + 1) + ");\n");
  if (said.status != 0) qInfo("%s", said.err.constData());
  if (said.status == 0) ++acknowledged_;
  return said.status == 0;
}

QByteArray TestClusterEngines::count(const QString& region) {
  return machine_.sql(region, "SELECT count(*) FROM kept WHERE n > 0;\n").out;
}

void TestClusterEngines::aSuccessorHasWhatWasAcknowledged_data() {
  QTest::addColumn<QString>("event");
  QTest::newRow("pause") << QStringLiteral("pause");
  if (!qEnvironmentVariableIsSet("REBATE_CLUSTER_EVENTS")) return;  // these take a minute each
  QTest::newRow("kill") << QStringLiteral("kill");
  QTest::newRow("cut") << QStringLiteral("cut");
}

/// A transaction that the old leader has open is committed when it is back; it must not be told that this worked.
void TestClusterEngines::aSuccessorHasWhatWasAcknowledged() {
  QFETCH(QString, event);
  if (event == QLatin1String("cut") && geteuid() != 0) QSKIP("only root can cut a region off");
  const auto old = machine_.leader();
  QVERIFY(insert(old));
  const auto late = machine_.psql(old);
  late->write("BEGIN;\nINSERT INTO kept VALUES (-1);\nSELECT 'open';\n");
  QTRY_VERIFY(late->waitForReadyRead(50) || late->bytesAvailable() > 0);
  hurt_ = old;
  QCOMPARE(machine_.run({event, old}).status, 0);
  QElapsedTimer timer;
  timer.start();
  QVERIFY(QTest::qWaitFor([&] { return !machine_.leaderOtherThan(old).isEmpty(); }, kPatience));
  const auto next = machine_.leaderOtherThan(old);
  qInfo("%s: %s leads %lld ms after", qPrintable(event), qPrintable(next), timer.elapsed());
  QVERIFY(QTest::qWaitFor([&] { return insert(next); }, kPatience));
  if (event == QLatin1String("kill"))
    QVERIFY(QTest::qWaitFor([&] { return machine_.alerts().contains(QStringLiteral("RegionUnreachable ") + old); },
                            kPatience));

  QCOMPARE(machine_.run({QStringLiteral("heal"), old}).status, 0);
  late->readAll();
  late->write("COMMIT;\nSELECT 'acknowledged';\n");
  late->closeWriteChannel();
  QVERIFY(late->waitForFinished(kPatience));
  QVERIFY2(!late->readAll().contains("acknowledged"), late->readAllStandardError().constData());
  QVERIFY(machine_.becomesWhole(kPatience));
  QCOMPARE(machine_.leader(), next);  // nobody takes the lead back by himself
  for (const auto& region : ClusterMachine::regions()) {
    QVERIFY(QTest::qWaitFor([&] { return count(region) == QByteArray::number(acknowledged_); }, kPatience));
    QCOMPARE(machine_.sql(region, "SELECT count(*) FROM kept WHERE n < 0;\n").out, QByteArray("0"));
  }
}

/// Failsafe: it still reaches every member, so nobody else can have been promoted.
void TestClusterEngines::withoutQuorumTheLeaderGoesOnAndIsReported() {
  const auto leader = machine_.leader();
  const auto term = machine_.timeline(leader);
  QStringList killed;
  for (const auto& region : ClusterMachine::regions())
    if (killed.size() < 2) killed << region + QStringLiteral(".etcd");
  for (const auto& part : killed)
    QCOMPARE(machine_.run({QStringLiteral("part"), QStringLiteral("kill"), part}).status, 0);
  QVERIFY(
      QTest::qWaitFor([&] { return machine_.alerts().contains(QStringLiteral("EtcdWithoutQuorum all")); }, kPatience));
  QVERIFY(insert(leader));
  QCOMPARE(machine_.leader(), leader);
  for (const auto& part : killed)
    QCOMPARE(machine_.run({QStringLiteral("part"), QStringLiteral("start"), part}).status, 0);
  QVERIFY(machine_.becomesWhole(kPatience));
  QVERIFY(insert(leader));
  QCOMPARE(machine_.timeline(leader), term);
}

QTEST_GUILESS_MAIN(TestClusterEngines)
#include "tst_cluster_engines.moc"
