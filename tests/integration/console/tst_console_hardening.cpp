// SPDX-License-Identifier: GPL-3.0-or-later
// No core of a console that crashes.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

namespace {

rlimit mostAllowed() {
  rlimit limit{};
  ::getrlimit(RLIMIT_CORE, &limit);
  return limit;
}

/// A program in its folder, allowed to leave a core as large as it likes. Its pid; below 0: it could not be started.
pid_t start(const QString& folder, const std::vector<std::string>& arguments) {
  const auto path = QFile::encodeName(folder);
  const pid_t pid = ::fork();
  if (pid != 0) return pid;
  rlimit limit = mostAllowed();
  limit.rlim_cur = limit.rlim_max;
  if (::setrlimit(RLIMIT_CORE, &limit) != 0 || ::chdir(path.constData()) != 0) ::_exit(1);
  ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
  ::setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere", 1);
  ::setenv("HOME", path.constData(), 1);
  std::vector<char*> words;
  for (const auto& word : arguments) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  ::execvp(words[0], words.data());
  ::_exit(1);
}

QByteArray coreLimit(pid_t pid) {
  QFile limits(QStringLiteral("/proc/%1/limits").arg(pid));
  if (!limits.open(QIODevice::ReadOnly)) return {};
  for (const auto& line : limits.readAll().split('\n'))
    if (line.startsWith("Max core file size")) return line.mid(18).simplified();
  return {};
}

/// Ends it as a fault of its own would; its status for waitpid's macros.
int crash(pid_t pid) {
  int status = 0;
  ::kill(pid, SIGABRT);  // which no sanitizer takes for itself
  ::waitpid(pid, &status, 0);
  return status;
}

}  // namespace

class TestConsoleHardening : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }

  /// Or the other test would prove nothing.
  void anotherProgramLeavesACore() {
    if (mostAllowed().rlim_max == 0) QSKIP("this machine allows nobody a core");
    const pid_t pid = start(folder_->path(), {"sleep", "600"});
    QVERIFY(pid > 0);
    QTRY_VERIFY(QFile::symLinkTarget(QStringLiteral("/proc/%1/exe").arg(pid)).endsWith(QLatin1String("sleep")));
    const int status = crash(pid);
    QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    QVERIFY(WCOREDUMP(status));
  }

  void theConsoleLeavesNone() {
    const auto data = QDir(folder_->path()).filePath(QStringLiteral("data")).toStdString();
    const pid_t pid = start(folder_->path(), {REBATE_CONSOLE_PROGRAM, "--data", data});
    QVERIFY(pid > 0);
    QTRY_COMPARE_WITH_TIMEOUT(coreLimit(pid), QByteArray("0 0 bytes"), 30000);
    const int status = crash(pid);
    QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    QVERIFY(!WCOREDUMP(status));
    QCOMPARE(QDir(folder_->path()).entryList({QStringLiteral("*core*")}, QDir::Files), QStringList());
  }

 private:
  std::unique_ptr<QTemporaryDir> folder_;
};

QTEST_GUILESS_MAIN(TestConsoleHardening)
#include "tst_console_hardening.moc"
