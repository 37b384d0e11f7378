// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>
#include <vector>

#include "region/http_client.h"

namespace rebate::fixtures {

/// Outcome of one run of the rebate-region program.
struct Run {
  int status = -1;
  QByteArray out;
  QByteArray err;
  QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
  QList<QJsonObject> lines() const;
};
Run runRegion(const QStringList& arguments, const QByteArray& input = {}, int msecs = 60'000);

/// A store, and real regions that serve from it on free ports. Everything ends with it.
class RegionCluster {
 public:
  RegionCluster();
  ~RegionCluster();
  QString store() const { return folder_.filePath(QStringLiteral("platform.db")); }
  QString folder() const { return folder_.path(); }
  Run import(const QString& folder);
  void addOperator(const QString& name, const QString& role);

  struct Settings {
    int ttl = 600;
    int renew = 120;
    QByteArray more;  ///< TOML
  };
  void start(int index, const Settings& settings);
  void start(int index) { start(index, settings_); }
  void setSettings(const Settings& settings) { settings_ = settings; }
  void startKnowingEachOther(int ttl, int renew);  ///< all three; returns when one leads
  void signal(int index, int number);
  void stop(int index);  ///< SIGTERM, waits
  bool isRunning(int index) const;
  qint64 pid(int index) const { return regions_[size_t(index)].process->processId(); }
  QByteArray log(int index) const;

  HttpClient client(int index) const;  ///< with a token, after signIn
  int leader() const;                  ///< -1: none that answers
  int waitForLeader(int otherThan = -1, int msecs = 10'000) const;
  void signIn(const QString& name = QStringLiteral("chen.jing"));  ///< at the leader
  QByteArray token() const { return token_; }
  QJsonObject check() const;

 private:
  struct Region {
    std::unique_ptr<QProcess> process;
    quint16 port = 0;
  };
  QTemporaryDir folder_;
  Settings settings_;
  std::vector<Region> regions_{3};
  QByteArray token_;
};

/// The sample feed of the repository.
QString sampleFeed();
/// Rebates of a store against expected.json; empty when all are as they must be.
QString differences(const QString& store, const QString& expectedFile);
/// Approves this rebate as it stands.
QJsonObject approvalOf(const QJsonObject& rebate, qint64 epoch = 1);

}  // namespace rebate::fixtures
