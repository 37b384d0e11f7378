// SPDX-License-Identifier: GPL-3.0-or-later
// A backup that is taken while a region serves, and the rehearsal of a restore that administrators are told to make.
#include <QtTest>

#include "region/region_cluster.h"

using namespace rebate::fixtures;

class TestRegionBackup : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theCopyIsWholeAndPrivate();
  void nothingIsWrittenOver();
  void theRehearsalSucceeds();

 private:
  static Run backUp(const QString& store, const QString& to) {
    return runRegion({QStringLiteral("backup"), QStringLiteral("--store"), store, QStringLiteral("--to"), to});
  }
  static QByteArray rebates(const QString& store) {
    return runRegion({QStringLiteral("export"), QStringLiteral("--what"), QStringLiteral("rebates"),
                      QStringLiteral("--store"), store})
        .out;
  }
};

void TestRegionBackup::theCopyIsWholeAndPrivate() {
  RegionCluster cluster;
  QCOMPARE(cluster.import(sampleFeed()).status, 0);
  cluster.start(0);
  cluster.waitForLeader();
  const auto to = cluster.folder() + QStringLiteral("/copy.db");
  const auto run = backUp(cluster.store(), to);
  QVERIFY2(run.status == 0, run.err.constData());
  QCOMPARE(run.json().value(QStringLiteral("bytes")).toInteger(), QFileInfo(to).size());
  QCOMPARE(rebates(to), rebates(cluster.store()));
  for (const auto& file : {to, to + QStringLiteral(".key")}) {
    QVERIFY2(QFileInfo::exists(file), qPrintable(file));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QCOMPARE(QFile::permissions(file) & others, QFile::Permissions());
  }
  QCOMPARE(runRegion({QStringLiteral("check"), QStringLiteral("--store"), to}).status, 0);
}

void TestRegionBackup::nothingIsWrittenOver() {
  RegionCluster cluster;
  QCOMPARE(cluster.import(sampleFeed()).status, 0);
  const auto to = cluster.folder() + QStringLiteral("/copy.db");
  QCOMPARE(backUp(cluster.store(), to).status, 0);
  const auto again = backUp(cluster.store(), to);
  QCOMPARE(again.status, 1);
  QVERIFY2(again.err.contains("is there already"), again.err.constData());
  QCOMPARE(backUp(cluster.folder() + QStringLiteral("/nowhere.db"), to + u'2').status, 1);
  QVERIFY(!QFileInfo::exists(to + u'2'));
}

void TestRegionBackup::theRehearsalSucceeds() {
  QProcess rehearsal;
  rehearsal.setProcessChannelMode(QProcess::MergedChannels);
  rehearsal.start(QStringLiteral(REBATE_REHEARSAL), {QStringLiteral("400")});
  QVERIFY(rehearsal.waitForFinished(120'000));
  QVERIFY2(rehearsal.exitCode() == 0, rehearsal.readAll().constData());
}

QTEST_GUILESS_MAIN(TestRegionBackup)
#include "tst_region_backup.moc"
