// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <memory>

class QProcess;

namespace rebate::fixtures {

/// What packaging/cluster runs, in a folder and on ports of its own. Everything ends with it.
class ClusterMachine {
 public:
  ClusterMachine();
  ~ClusterMachine();

  struct Said {
    int status = -1;
    QByteArray out;
    QByteArray err;
  };
  /// packaging/cluster with these words.
  Said run(const QStringList& words, int msecs = 120'000) const;
  QString folder() const { return folder_; }
  QString log(const QString& part) const;

  static QStringList regions();
  /// "127.0.R.1" of a region, of "shared" too.
  static QString host(const QString& region);
  /// `what` as in packaging/cluster.d/layout.py.
  quint16 port(const QString& what) const;
  QString url(const QString& region, const QString& what) const;
  /// {} when there is no answer, or none that is JSON.
  static QJsonDocument ask(const QString& url, int msecs = 800);

  /// By what every member says of itself, at the same time; "" unless exactly one says that it leads.
  QString leader() const;
  QString leaderOtherThan(const QString& region) const;
  QString synchronousStandby() const;
  /// One leads, two stream without a lag, one of them synchronously.
  bool isWhole() const;
  /// Seen once is enough: on a busy machine a member answers now and then too late.
  bool becomesWhole(int msecs) const;
  qint64 timeline(const QString& region) const;
  /// Alerts that Alertmanager has active, "name region".
  QStringList alerts() const;

  /// A psql on that region's own member, as the superuser; it reads statements on its standard input.
  std::unique_ptr<QProcess> psql(const QString& region) const;
  Said sql(const QString& region, const QByteArray& statements, int msecs = 8'000) const;
  QByteArray password(const QString& operatorName) const;

 private:
  QString folder_;
  int base_ = 0;
};

}  // namespace rebate::fixtures
