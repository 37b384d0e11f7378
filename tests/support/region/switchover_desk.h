// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>

#include "region/region_cluster.h"

namespace rebate::fixtures {

/// The two people whom a switchover takes: zhao.lei asks, wu.min decides. Talks to whoever leads.
class SwitchoverDesk {
 public:
  explicit SwitchoverDesk(RegionCluster& cluster) : cluster_(cluster) {}
  void addPeople();  ///< to the store, once
  HttpClient as(const QString& name);
  HttpReply ask(const QByteArray& to, const QJsonObject& more = {});
  HttpReply decide(const QString& who, const QString& id, const char* verdict, const char* reason = "");
  QJsonObject order(const QString& id);  ///< as it stands
  QString state(const QString& id) { return order(id).value(QStringLiteral("state")).toString(); }
  /// Until the leadership has settled; the answer that says something else.
  HttpReply askWhenSettled(const QByteArray& to, const QJsonObject& more = {});
  /// Asked and approved, once that is possible: the order's id; empty with a warning when it was refused.
  QString handOver(const QByteArray& to);

 private:
  RegionCluster& cluster_;
  QHash<QString, QByteArray> tokens_;
};

}  // namespace rebate::fixtures
