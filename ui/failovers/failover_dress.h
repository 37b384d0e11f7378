// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>

#include "tables/failover_table_model.h"
#include "tables/leader_claims.h"
#include "ui/style/look.h"

namespace rebate {

/// Words, colour and alignment for the failovers on record.
class FailoverDress : public QIdentityProxyModel {
  Q_OBJECT
 public:
  FailoverDress(const FailoverTableModel& records, const Look& look, QObject* parent = nullptr);
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString text(const FailoverRecord& record, int column) const;
  const FailoverTableModel& records_;
  const Look& look_;
};

/// Likewise for who says who leads.
class ClaimsDress : public QIdentityProxyModel {
  Q_OBJECT
 public:
  ClaimsDress(const LeaderClaimsModel& claims, const Look& look, QObject* parent = nullptr);
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  const LeaderClaimsModel& claims_;
  const Look& look_;
};

}  // namespace rebate
