// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own words: what it can be asked for, and what it refuses.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSize>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

namespace {

struct Ended {
  int code = -1;
  QString out;
  QString err;
};

Ended run(const QStringList& arguments, const QString& home = {}) {
  QProcess program;
  auto environment = QProcessEnvironment::systemEnvironment();
  environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
  environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nowhere"));
  if (!home.isEmpty()) environment.insert(QStringLiteral("HOME"), home);
  if (!home.isEmpty()) environment.insert(QStringLiteral("XDG_DATA_HOME"), home + QStringLiteral("/share"));
  program.setProcessEnvironment(environment);
  program.start(QStringLiteral(REBATE_CONSOLE_PROGRAM), arguments);
  if (!program.waitForFinished(60'000)) {
    program.kill();
    program.waitForFinished();
    return {};
  }
  return {program.exitCode(), QString::fromUtf8(program.readAllStandardOutput()),
          QString::fromUtf8(program.readAllStandardError())};
}

/// Its header stands at the beginning; an image library is not needed for that.
QSize sizeOfPng(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return {};
  const auto head = file.read(24);
  if (head.size() < 24 || !head.startsWith("\x89PNG")) return {};
  return {static_cast<int>(qFromBigEndian<quint32>(head.constData() + 16)),
          static_cast<int>(qFromBigEndian<quint32>(head.constData() + 20))};
}

}  // namespace

class ConsoleOptionsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void helpNamesEveryOption();
  void whatMakesNoSenseIsRefused_data();
  void whatMakesNoSenseIsRefused();
  void screenshotsOfAProfileOfItsOwn();
};

void ConsoleOptionsTest::helpNamesEveryOption() {
  const auto help = run({QStringLiteral("--help")});
  QCOMPARE(help.code, 0);
  for (const auto* option : {"--profile", "--data", "--region", "--ca", "--operator", "--password-stdin", "--tour",
                             "--screenshots", "--language", "--theme", "--help", "--version"})
    QVERIFY2(help.out.contains(QString::fromLatin1(option)), option);
  QVERIFY(help.err.isEmpty());
  QCOMPARE(run({QStringLiteral("--version")}).code, 0);
}

void ConsoleOptionsTest::whatMakesNoSenseIsRefused_data() {
  QTest::addColumn<QStringList>("arguments");
  const auto row = [](const char* name, const QStringList& arguments) { QTest::newRow(name) << arguments; };
  row("unknown", {QStringLiteral("--nonsense")});
  row("address", {QStringLiteral("--region"), QStringLiteral("ftp://cn-east.example")});
  row("theme", {QStringLiteral("--theme"), QStringLiteral("pink")});
  row("language", {QStringLiteral("--language"), QStringLiteral("de")});
  row("a name without a password", {QStringLiteral("--operator"), QStringLiteral("chen.jing")});
  row("a profile that is a path", {QStringLiteral("--profile"), QStringLiteral("../other")});
  row("pictures and a tour",
      {QStringLiteral("--screenshots"), QStringLiteral("/tmp/a"), QStringLiteral("--tour"), QStringLiteral("/tmp/b")});
}

void ConsoleOptionsTest::whatMakesNoSenseIsRefused() {
  QFETCH(QStringList, arguments);
  const QTemporaryDir home;
  const auto ended = run(arguments, home.path());
  QVERIFY(ended.code == 1 || ended.code == 2);
  QVERIFY(!ended.err.isEmpty());
}

void ConsoleOptionsTest::screenshotsOfAProfileOfItsOwn() {
  const QTemporaryDir home;
  const auto folder = home.filePath(QStringLiteral("pictures"));
  const auto ended = run({QStringLiteral("--profile"), QStringLiteral("shell"), QStringLiteral("--screenshots"), folder,
                          QStringLiteral("--region"), QStringLiteral("http://127.0.0.1:1")},
                         home.path());
  QVERIFY2(ended.code == 0, qPrintable(ended.out + ended.err));
  const QDir pictures(folder, QStringLiteral("*.png"));
  QCOMPARE(pictures.entryList().size(), 4);  // nobody is signed in: the sign-in page in each look
  for (const auto& name : pictures.entryList()) QCOMPARE(sizeOfPng(pictures.filePath(name)), QSize(1600, 960));
  const QDir profile(home.filePath(QStringLiteral("share/rebate-console/shell")));
  QVERIFY2(profile.exists(QStringLiteral("window.ini")), qPrintable(profile.path()));
}

QTEST_GUILESS_MAIN(ConsoleOptionsTest)
#include "tst_console_options.moc"
