// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QVector>

namespace rebate::acceptance {

/// A decision that a region answered: "applied" or not.
struct Answered {
  QString id;
  QString rebate;
  QString action;
  qint64 amount = 0;
  bool applied = false;
  bool proposalOnly = false;  ///< the first of two people
  qint64 seq = 0;             ///< in which order they were applied
};

struct Expected {
  QString state;
  QString reason;
  qint64 userFen = 0;  ///< what the user has been credited with; 0 unless credited
};

/// The plainest idea of what must have become of every order: what the feeds' makers say, and then, one by one, what
/// was decided. Knows nothing of how a region works.
class Oracle {
 public:
  /// A list as in expected.json and the simulator's /truth.
  void addTruth(const QByteArray& json);
  void addDecision(const Answered& answered);

  qsizetype lines() const { return truths_.size(); }
  qsizetype awaiting() const;
  /// Everything that differs between this and the exported rebates and users; empty: equal to the fen.
  QString differences(const QList<QJsonObject>& rebates, const QList<QJsonObject>& users) const;

 private:
  struct Truth {
    QString state;
    QString reason;
    QString user;
    qint64 userFen = 0;
  };
  Expected expected(const QString& line) const;
  QHash<QString, Truth> truths_;
  QHash<QString, QVector<Answered>> decided_;
};

}  // namespace rebate::acceptance
