// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>

namespace {

constexpr int kPatienceMs = 200'000;

/// Processes whose command line names the folder.
QStringList processesOf(const QString& folder) {
  QStringList found;
  for (const auto& id : QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs)) {
    QFile file(QStringLiteral("/proc/%1/cmdline").arg(id));
    if (!file.open(QIODevice::ReadOnly)) continue;
    const auto words = file.readAll().replace('\0', ' ');
    if (words.contains(folder.toUtf8())) found << QString::fromUtf8(words);
  }
  return found;
}

}  // namespace

/// The demo as a newcomer without a display runs it: real processes, real keyring, real window, the leader killed.
class TestDemo : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void theWalkSeesWhatItShouldAndLeavesNothingBehind();
  void aSecondStartKeepsTheStoreAndTheProfile();
  void interruptedItEndsItsProcesses();
  void anUnknownOptionIsExplained();

 private:
  void start(const QStringList& options);
  int wait();

  QTemporaryDir folder_;
  QProcess demo_;
};

void TestDemo::init() {
  auto environment = QProcessEnvironment::systemEnvironment();
  for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "QT_QPA_PLATFORM"})
    environment.remove(QLatin1String(name));
  environment.insert(QStringLiteral("REBATE_BIN"), QStringLiteral(REBATE_BIN));
  environment.insert(QStringLiteral("REBATE_DEMO"), folder_.path());
  demo_.setProcessEnvironment(environment);
  demo_.setProcessChannelMode(QProcess::MergedChannels);
}

void TestDemo::start(const QStringList& options) {
  demo_.start(QStringLiteral(REBATE_DEMO_COMMAND), options);
  QVERIFY(demo_.waitForStarted());
}

int TestDemo::wait() {
  if (demo_.waitForFinished(kPatienceMs)) return demo_.exitCode();
  demo_.terminate();
  demo_.waitForFinished();
  return -1;
}

void TestDemo::theWalkSeesWhatItShouldAndLeavesNothingBehind() {
  start({QStringLiteral("--no-build")});
  const int status = wait();
  const auto said = demo_.readAll();
  QVERIFY2(status == 0, said.constData());
  QVERIFY2(said.contains("saw another leader"), said.constData());
  const auto pictures = QDir(folder_.path()).entryList({QStringLiteral("*.png")});
  QCOMPARE(pictures.size(), 16 + 9 * 4 + 4 + 4);  // on the way; pages, settings and lock in two themes and two languages
  for (const auto& name : pictures) QCOMPARE(QImage(folder_.filePath(name)).size(), QSize(1600, 960));
  QTRY_VERIFY2(processesOf(folder_.path()).isEmpty(), qPrintable(processesOf(folder_.path()).join(QLatin1Char('\n'))));
}

void TestDemo::aSecondStartKeepsTheStoreAndTheProfile() {
  QVERIFY(QFile::exists(folder_.filePath(QStringLiteral("platform.db"))));
  start({QStringLiteral("--no-build")});
  const int status = wait();
  const auto said = demo_.readAll();
  QVERIFY2(status == 0, said.constData());
}

void TestDemo::interruptedItEndsItsProcesses() {
  start({QStringLiteral("--no-build")});
  QByteArray said;
  while (!said.contains("saw signed in") && demo_.waitForReadyRead(kPatienceMs)) said += demo_.readAll();
  QVERIFY2(said.contains("saw signed in"), said.constData());
  ::kill(static_cast<pid_t>(demo_.processId()), SIGTERM);
  QVERIFY(demo_.waitForFinished(kPatienceMs));
  QTRY_VERIFY2(processesOf(folder_.path()).isEmpty(), qPrintable(processesOf(folder_.path()).join(QLatin1Char('\n'))));
}

void TestDemo::anUnknownOptionIsExplained() {
  start({QStringLiteral("--chaotic")});
  QCOMPARE(wait(), 2);
  QVERIFY(demo_.readAll().contains("unknown option --chaotic"));
}

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
