// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QProcess>

#include "region/region_cluster.h"

namespace rebate::fixtures {

/// A cluster whose users u-a, u-b and u-c have 10 000.00 each or more, people of every kind, and a real payout
/// provider.
class PayoutHouse {
 public:
  struct Settings {
    QStringList provider;  ///< options of rebate-payout-provider
    QByteArray payout;     ///< keys of [payout]
    int regions = 1;
  };
  explicit PayoutHouse(const Settings& settings);
  ~PayoutHouse();

  RegionCluster& cluster() { return cluster_; }
  void startProvider();
  void stopProvider();
  QJsonObject truth() const;
  void tellProvider(const QByteArray& path) const;  ///< "/mood/mute"

  HttpReply get(const QString& person, const QByteArray& path);
  /// At whoever leads, again with the same key until somebody answers.
  HttpReply post(const QString& person, const QByteArray& path, const QJsonObject& body, const QByteArray& key);
  HttpReply post(const QString& person, const QByteArray& path, const QJsonObject& body);

  QJsonObject withdrawal(const QByteArray& id);
  QString stateOf(const QByteArray& id) { return withdrawal(id).value(QStringLiteral("state")).toString(); }
  QByteArray request(const QByteArray& user, qint64 fen);
  /// Requested and approved.
  QByteArray reviewed(const QByteArray& user, qint64 fen);
  QByteArray inPayout(const QByteArray& user, qint64 fen);
  qint64 free(const QByteArray& user);

  QList<QJsonObject> exported(const char* what, const QStringList& more = {}) const;
  /// What the books and the provider say differently, or who was ordered twice; empty: nothing.
  QString differences() const;

 private:
  RegionCluster cluster_;
  Settings settings_;
  QProcess provider_;
  quint16 providerPort_ = 0;
  QHash<QString, QByteArray> tokens_;
};

}  // namespace rebate::fixtures
