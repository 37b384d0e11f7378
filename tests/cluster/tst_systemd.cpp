// SPDX-License-Identifier: GPL-3.0-or-later
// The files for real machines, judged by systemd's own programs.
#include <QtTest>

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace {

const QString kUnits = QStringLiteral(REBATE_TOP "/packaging/systemd/");

struct Said {
  int status = -1;
  QByteArray words;
};
Said run(const QString& program, const QStringList& arguments) {
  QProcess process;
  process.setProcessChannelMode(QProcess::MergedChannels);
  process.start(program, arguments);
  if (!process.waitForFinished(30'000)) return {-1, "no end: " + program.toUtf8()};
  return {process.exitCode(), process.readAll()};
}

bool missing(const char* program) {
  return QStandardPaths::findExecutable(QLatin1String(program)).isEmpty();
}

}  // namespace

class TestSystemd : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void theUnitIsWellFormed();
  void theUnitMayDoLittle();
  void theUserAndTheFoldersAreMade();
};

/// The program it starts need not be installed here; everything else must be in order.
void TestSystemd::theUnitIsWellFormed() {
  if (missing("systemd-analyze")) QSKIP("no systemd here");
  QTemporaryDir folder;
  QFile unit(kUnits + QStringLiteral("rebate-region@.service"));
  QVERIFY(unit.open(QIODevice::ReadOnly));
  QFile copy(folder.filePath(QStringLiteral("rebate-region@x.service")));
  QVERIFY(copy.open(QIODevice::WriteOnly));
  copy.write(unit.readAll().replace("/usr/bin/rebate-region", "/bin/true"));
  copy.close();
  QVERIFY(QFile::copy(kUnits + QStringLiteral("rebate-region.target"),
                      folder.filePath(QStringLiteral("rebate-region.target"))));
  const auto said =
      run(QStringLiteral("systemd-analyze"), {QStringLiteral("verify"), QStringLiteral("--man=no"), copy.fileName()});
  QVERIFY2(said.status == 0, said.words.constData());
  for (const auto& line : said.words.split('\n'))
    QVERIFY2(!line.contains("rebate-region@x.service:"), line.constData());
}

void TestSystemd::theUnitMayDoLittle() {
  if (missing("systemd-analyze")) QSKIP("no systemd here");
  // Exposure in tenths, as systemd counts: 0 is nothing, 100 everything.
  const auto said = run(QStringLiteral("systemd-analyze"),
                        {QStringLiteral("security"), QStringLiteral("--offline=true"), QStringLiteral("--threshold=20"),
                         QStringLiteral("--no-pager"), kUnits + QStringLiteral("rebate-region@.service")});
  QVERIFY2(said.status == 0, said.words.constData());
  QVERIFY2(said.words.contains("Overall exposure level"), said.words.constData());
}

void TestSystemd::theUserAndTheFoldersAreMade() {
  if (missing("systemd-sysusers") || missing("systemd-tmpfiles")) QSKIP("no systemd here");
  QTemporaryDir root;
  QVERIFY(QDir(root.path()).mkpath(QStringLiteral("etc")));
  const auto users = run(QStringLiteral("systemd-sysusers"),
                         {QStringLiteral("--root=") + root.path(), kUnits + QStringLiteral("rebate-region.sysusers")});
  QVERIFY2(users.status == 0, users.words.constData());
  QFile passwd(root.filePath(QStringLiteral("etc/passwd")));
  QVERIFY(passwd.open(QIODevice::ReadOnly));
  const auto line = passwd.readAll();
  QVERIFY2(line.contains("rebate:") && line.contains("/var/lib/rebate:/usr/sbin/nologin"), line.constData());
  const auto folders =
      run(QStringLiteral("systemd-tmpfiles"), {QStringLiteral("--root=") + root.path(), QStringLiteral("--create"),
                                               kUnits + QStringLiteral("rebate-region.tmpfiles")});
  QVERIFY2(folders.status == 0, folders.words.constData());
  QCOMPARE(QFile::permissions(root.filePath(QStringLiteral("var/lib/rebate"))) & QFileDevice::ReadOther,
           QFileDevice::Permissions());
}

QTEST_GUILESS_MAIN(TestSystemd)
#include "tst_systemd.moc"
