// SPDX-License-Identifier: GPL-3.0-or-later
// Real regions pull from the order-feed simulator, which answers wrongly now and then; the leader dies meanwhile.
#include <QtTest>

#include <csignal>

#include "region/region_cluster.h"

using namespace rebate::fixtures;

class TestRegionFeed : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyOrderArrivesWhateverHappens_data();
  void everyOrderArrivesWhateverHappens();
};

void TestRegionFeed::everyOrderArrivesWhateverHappens_data() {
  QTest::addColumn<QString>("platforms");
  QTest::newRow("taobao alone") << QStringLiteral("taobao");
  QTest::newRow("three platforms") << QStringLiteral("taobao,jd,pdd");
}

void TestRegionFeed::everyOrderArrivesWhateverHappens() {
  QFETCH(QString, platforms);
  RegionCluster cluster;
  const auto users = cluster.folder() + QStringLiteral("/users.json");
  const QString simulator = QStringLiteral(REBATE_BIN "/rebate-order-feed");
  QCOMPARE(QProcess::execute(simulator, {QStringLiteral("--write-users"), users, QStringLiteral("--user-count"),
                                         QStringLiteral("40")}),
           0);
  QProcess feed;
  const auto end = qScopeGuard([&feed] {
    feed.kill();
    feed.waitForFinished();
  });
  feed.start(simulator,
             {QStringLiteral("--users"), users, QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"),
              QStringLiteral("--backlog"), QStringLiteral("300"), QStringLiteral("--orders"), QStringLiteral("150"),
              QStringLiteral("--rate"), QStringLiteral("40"), QStringLiteral("--life"), QStringLiteral("3"),
              QStringLiteral("--bad-rows"), QStringLiteral("20"), QStringLiteral("--errors"), QStringLiteral("60"),
              QStringLiteral("--platforms"), platforms});
  QVERIFY(feed.waitForReadyRead(15'000));
  const auto listening = QString::fromUtf8(feed.readAllStandardOutput());
  const auto found = QRegularExpression(QStringLiteral("127\\.0\\.0\\.1:(\\d+)")).match(listening);
  QVERIFY2(found.hasMatch(), qPrintable(listening));
  const auto port = found.captured(1).toUShort();

  QCOMPARE(runRegion(
               {QStringLiteral("import"), QStringLiteral("--store"), cluster.store(), QStringLiteral("--users"), users})
               .status,
           0);
  const auto here = "url = \"http://127.0.0.1:" + QByteArray::number(port) + "/router/rest\"\npoll_ms = 100\n";
  auto feeds = "[feed]\n" + here + "history_s = 14400\n";
  for (const auto* platform : {"jd", "pdd"})
    if (platforms.contains(QLatin1String(platform)))
      feeds += QByteArray("[[feeds]]\nplatform = \"") + platform + "\"\n" + here + "history_s = 14400\n";
  cluster.setSettings({600, 120, feeds});
  for (int i = 0; i < 3; ++i) cluster.start(i);

  const auto truth = cluster.folder() + QStringLiteral("/truth.json");
  const auto differs = [&] {
    const auto reply = HttpClient(port).get("/truth");
    QFile file(truth);
    if (reply.status != 200 || !file.open(QIODevice::WriteOnly)) return QStringLiteral("no truth");
    file.write(reply.body);
    file.close();
    return differences(cluster.store(), truth);
  };
  for (int kill = 0; kill < 2; ++kill) {
    const int leader = cluster.waitForLeader();
    const auto rows = [&] {
      return cluster.check().value(QStringLiteral("counts")).toObject().value(QStringLiteral("order_versions")).toInt();
    };
    const int before = rows();
    QTRY_VERIFY_WITH_TIMEOUT(rows() > before, 20'000);  // it pulls
    cluster.signal(leader, SIGKILL);
    QVERIFY(cluster.waitForLeader(leader) >= 0);
    cluster.start(leader);
  }
  // The orders go on living for a while; then the truth stands still, and the store must say the same.
  QString last;
  QByteArray before;
  QElapsedTimer still;
  still.start();
  const auto settled = [&] {
    last = differs();
    QFile file(truth);
    const auto now = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    if (now != before) still.restart();
    before = now;
    return last.isEmpty() && still.elapsed() > 4'000;
  };
  bool agreed = false;
  QTRY_VERIFY2_WITH_TIMEOUT(agreed || (agreed = settled()), qPrintable(last), 90'000);
  QVERIFY(cluster.check().value(QStringLiteral("ok")).toBool());
}

QTEST_GUILESS_MAIN(TestRegionFeed)
#include "tst_region_feed.moc"
