// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <string>
#include <vector>

namespace rebate::fixtures {

/// Real processes: an order feed and embedded regions that share one store, on free ports of this machine.
class LocalPlatform {
 public:
  explicit LocalPlatform(int regions = 3);
  ~LocalPlatform();

  /// Adds a person who can sign in; before or after the regions start. The password is password().
  bool addOperator(const QString& name, const QString& role);
  static QString password() { return QStringLiteral("only-for-this-test"); }

  bool startFeed(const QStringList& arguments);  ///< --users and --listen are added
  bool startRegion(int index);                   ///< waits until it is ready
  bool startRegions();
  void signalRegion(int index, int signal);      ///< SIGKILL, SIGSTOP, SIGCONT, …
  void stop();

  std::vector<std::string> addresses() const;
  QString name(int index) const;
  int indexOf(const std::string& region) const;  ///< -1: no such region

  /// A command of rebate-region on the store; its exit status and what it printed.
  struct Printed {
    int status = -1;
    QByteArray text;
  };
  Printed run(const QStringList& arguments, const QByteArray& input = {}) const;
  bool checks(QByteArray* report = nullptr) const;       ///< rebate-region check
  std::vector<QJsonObject> rows(const QString& what) const;  ///< rebate-region export

 private:
  QString file(const QString& name) const { return folder_.filePath(name); }
  QString store() const { return file(QStringLiteral("platform.db")); }
  void writeConfig(int index) const;

  QTemporaryDir folder_;
  int feedPort_ = 0;
  std::vector<int> ports_;
  std::unique_ptr<QProcess> feed_;
  std::vector<std::unique_ptr<QProcess>> regions_;
};

}  // namespace rebate::fixtures
