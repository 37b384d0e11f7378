// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace rebate::fixtures {

quint16 freePort();
bool somebodyListens(quint16 port);

/// A server of a test's own, of a program that was installed: in a temporary folder, on loopback, ended by its id.
/// Started by root it runs as `user`, because most of them refuse root.
class EngineProcess {
 public:
  explicit EngineProcess(const QString& user);
  ~EngineProcess();
  QString folder() const { return folder_.path(); }
  /// A file in the folder that belongs to the user.
  QString write(const QString& name, const QByteArray& text) const;

  void start(const QString& program, const QStringList& arguments, const QStringList& environment = {});
  bool waitFor(const std::function<bool()>& condition, int msecs) const;
  bool isRunning() const;
  qint64 pid() const { return process_ ? process_->processId() : 0; }
  /// SIGTERM, SIGKILL, SIGSTOP, … to `pid`; of those that end it waits for the process this has started.
  void signal(int number, qint64 pid) const;
  void end(int number, qint64 pid);
  QByteArray output() const;

 private:
  QTemporaryDir folder_;
  QString user_;
  std::unique_ptr<QProcess> process_;
};

}  // namespace rebate::fixtures
