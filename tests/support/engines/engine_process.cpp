// SPDX-License-Identifier: GPL-3.0-or-later
#include "engines/engine_process.h"

#include <pwd.h>
#include <unistd.h>

#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <csignal>

namespace rebate::fixtures {
namespace {

/// Whoever is not root starts servers as themselves.
const passwd* other(const QString& user) {
  return ::geteuid() == 0 ? ::getpwnam(user.toUtf8().constData()) : nullptr;
}

void give(const QString& path, const QString& user) {
  if (const auto* who = other(user))
    if (::chown(path.toUtf8().constData(), who->pw_uid, who->pw_gid) != 0) qFatal("chown");
}

}  // namespace

quint16 freePort() {
  QTcpServer server;
  if (!server.listen(QHostAddress::LocalHost)) qFatal("no free port");
  return server.serverPort();
}

bool somebodyListens(quint16 port) {
  QTcpSocket socket;
  socket.connectToHost(QHostAddress::LocalHost, port);
  return socket.waitForConnected(300);
}

EngineProcess::EngineProcess(const QString& user) : user_(user) {
  give(folder_.path(), user_);
}

EngineProcess::~EngineProcess() {
  if (isRunning()) end(SIGKILL, pid());
}

QString EngineProcess::write(const QString& name, const QByteArray& text) const {
  QFile file(folder_.filePath(name));
  if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) qFatal("%s", qPrintable(name));
  file.close();
  file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
  give(file.fileName(), user_);
  return file.fileName();
}

void EngineProcess::start(const QString& program, const QStringList& arguments, const QStringList& environment) {
  process_ = std::make_unique<QProcess>();
  process_->setProcessChannelMode(QProcess::MergedChannels);
  process_->setStandardOutputFile(folder_.filePath(QStringLiteral("output")), QIODevice::Append);
  process_->setWorkingDirectory(folder_.path());
  QStringList command;
  if (other(user_))
    command << QStringLiteral("--reuid=") + user_ << QStringLiteral("--regid=") + user_
            << QStringLiteral("--init-groups");
  command << QStringLiteral("--pdeathsig") << QStringLiteral("TERM") << QStringLiteral("env")
          << QStringLiteral("HOME=") + folder_.path();
  command << environment << program << arguments;
  process_->start(QStringLiteral("setpriv"), command);
  if (!process_->waitForStarted(5'000)) qFatal("%s does not start", qPrintable(program));
}

bool EngineProcess::waitFor(const std::function<bool()>& condition, int msecs) const {
  QElapsedTimer timer;
  timer.start();
  while (timer.elapsed() < msecs) {
    if (condition()) return true;
    if (!isRunning()) return false;
    QThread::msleep(5);  // between two looks; the condition is what ends it
  }
  return false;
}

bool EngineProcess::isRunning() const {
  if (!process_) return false;
  process_->waitForFinished(0);
  return process_->state() == QProcess::Running;
}

void EngineProcess::signal(int number, qint64 pid) const {
  if (pid > 0) ::kill(pid_t(pid), number);
}

void EngineProcess::end(int number, qint64 pid) {
  if (!isRunning()) return;
  signal(number, pid);
  if (process_->waitForFinished(15'000)) return;
  process_->kill();
  process_->waitForFinished(5'000);
}

QByteArray EngineProcess::output() const {
  QFile file(folder_.filePath(QStringLiteral("output")));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace rebate::fixtures
