// SPDX-License-Identifier: GPL-3.0-or-later
// Real regions pull from the order-feed simulator, which answers wrongly now and then; the leader dies meanwhile.
#include <QtTest>

#include <csignal>

#include "region/ledger/bill_book.h"
#include "region/region_cluster.h"
#include "region/storage/store.h"

using namespace rebate::fixtures;

namespace {

QByteArray secretOf(const char* platform) {
  return QByteArray("a secret & more of ") + platform;
}

/// What the platforms know, in one file.
QString secrets(const QString& folder) {
  QFile file(folder + QStringLiteral("/secrets.json"));
  if (!file.open(QIODevice::WriteOnly)) qFatal("secrets");
  file.write("{\"taobao\":\"" + secretOf("taobao") + "\",\"jd\":\"" + secretOf("jd") + "\",\"pdd\":\"" +
             secretOf("pdd") + "\"}");
  return file.fileName();
}

QString secretFile(const QString& folder, const char* platform) {
  QFile file(folder + u'/' + QLatin1String(platform) + QStringLiteral(".secret"));
  if (!file.open(QIODevice::WriteOnly)) qFatal("secret");
  file.write(secretOf(platform) + "\n");
  file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
  return file.fileName();
}

/// What the platforms pay by month, as the simulator says and as the store adds up.
QString bills(quint16 port, const QString& path) {
  QString differ;
  auto store = rebate::region::openStore({path.toStdString(), true});
  for (const auto& value : QJsonDocument::fromJson(HttpClient(port).get("/truth/bills").body).array()) {
    const auto bill = value.toObject();
    const auto platform = rebate::platformFrom(bill.value(QStringLiteral("platform")).toString().toStdString());
    const auto month = bill.value(QStringLiteral("month")).toString();
    const auto ours = rebate::region::monthSum(**store, *platform, month.toStdString());
    if (ours.income.value != bill.value(QStringLiteral("total_fen")).toInteger() ||
        ours.lines != bill.value(QStringLiteral("lines")).toInteger())
      differ += QStringLiteral("%1 of %2: %3 fen of %4 lines; ")
                    .arg(month, bill.value(QStringLiteral("platform")).toString())
                    .arg(ours.income.value)
                    .arg(ours.lines);
  }
  return differ;
}

}  // namespace

class TestRegionFeed : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyOrderArrivesWhateverHappens_data();
  void everyOrderArrivesWhateverHappens();
};

void TestRegionFeed::everyOrderArrivesWhateverHappens_data() {
  QTest::addColumn<QString>("platforms");
  QTest::addColumn<bool>("all");
  QTest::newRow("taobao alone") << QStringLiteral("taobao") << false;
  QTest::newRow("three platforms") << QStringLiteral("taobao,jd,pdd") << false;
  QTest::newRow("signed, with refunds and punishments") << QStringLiteral("taobao,jd,pdd") << true;
}

void TestRegionFeed::everyOrderArrivesWhateverHappens() {
  QFETCH(QString, platforms);
  QFETCH(bool, all);
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
  QStringList arguments{QStringLiteral("--users"),     users,
                        QStringLiteral("--listen"),    QStringLiteral("127.0.0.1:0"),
                        QStringLiteral("--backlog"),   QStringLiteral("300"),
                        QStringLiteral("--orders"),    QStringLiteral("150"),
                        QStringLiteral("--rate"),      QStringLiteral("40"),
                        QStringLiteral("--life"),      QStringLiteral("3"),
                        QStringLiteral("--bad-rows"),  QStringLiteral("20"),
                        QStringLiteral("--errors"),    QStringLiteral("60"),
                        QStringLiteral("--platforms"), platforms};
  if (all)
    arguments << QStringLiteral("--refunds") << QStringLiteral("400") << QStringLiteral("--punishments")
              << QStringLiteral("200") << QStringLiteral("--secrets") << secrets(cluster.folder());
  feed.start(simulator, arguments);
  QVERIFY(feed.waitForReadyRead(15'000));
  const auto listening = QString::fromUtf8(feed.readAllStandardOutput());
  const auto found = QRegularExpression(QStringLiteral("127\\.0\\.0\\.1:(\\d+)")).match(listening);
  QVERIFY2(found.hasMatch(), qPrintable(listening));
  const auto port = found.captured(1).toUShort();

  QCOMPARE(runRegion(
               {QStringLiteral("import"), QStringLiteral("--store"), cluster.store(), QStringLiteral("--users"), users})
               .status,
           0);
  QByteArray feeds;
  for (const auto* platform : {"taobao", "jd", "pdd"})
    if (platforms.contains(QLatin1String(platform)))
      feeds += QByteArray("[[feeds]]\nplatform = \"") + platform +
               "\"\nurl = \"http://127.0.0.1:" + QByteArray::number(port) +
               "/router/rest\"\npoll_ms = 100\nhistory_s = 14400\n" +
               (all ? "secret_file = \"" + secretFile(cluster.folder(), platform).toUtf8() + "\"\n" : QByteArray());
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
  QCOMPARE(bills(port, cluster.store()), QString());
  if (!all) return;
  const auto count = [&](const char* sql) {
    auto store = rebate::region::openStore({cluster.store().toStdString(), true});
    return (*store)->integer(sql).value_or(-1);
  };
  QVERIFY(count("SELECT COUNT(*) FROM line_details WHERE kind = 'refund'") > 30);
  QVERIFY(count("SELECT COUNT(*) FROM line_details WHERE kind = 'punishment'") > 10);
  for (int i = 0; i < 3; ++i) QVERIFY(!cluster.log(i).contains("a secret"));
}

QTEST_GUILESS_MAIN(TestRegionFeed)
#include "tst_region_feed.moc"
