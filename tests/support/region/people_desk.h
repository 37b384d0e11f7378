// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QHash>
#include <QUuid>

#include <optional>

#include "region/region_cluster.h"
#include "region/storage/store.h"

namespace rebate::fixtures {

/// A region with the sample feed, two users who have personal data, and people of every role:
/// li.na, wang.fei (support), chen.jing (finance), wu.min, he.min (admin), he.lan (auditor).
class PeopleDesk {
 public:
  PeopleDesk();
  RegionCluster& cluster() { return cluster_; }
  /// At the leader, with that person's token.
  HttpClient as(const QString& name);
  void forget(const QString& name) { tokens_.remove(name); }
  HttpReply decide(const QString& who, const QJsonObject& proposal);  ///< approves
  QJsonObject user(const char* id = "u-10000");
  std::optional<std::string> text(const std::string& sql);  ///< read from the store

 private:
  RegionCluster cluster_;
  QHash<QString, QByteArray> tokens_;
};

/// Values of the two users, and words of the notes tests write: never to be found in the clear.
const QByteArrayList& personalWords();
QString freshId();

}  // namespace rebate::fixtures
