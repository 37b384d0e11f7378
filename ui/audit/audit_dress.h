// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>

#include "tables/audit_table_model.h"
#include "ui/style/look.h"

namespace rebate {

/// Words, colours and fonts for audit records.
class AuditDress : public QIdentityProxyModel {
  Q_OBJECT
 public:
  AuditDress(const AuditTableModel& facts, const Look& look, QObject* parent);
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QString words(const AuditEntry& entry, AuditTableModel::Column column) const;

  const AuditTableModel& facts_;
  const Look& look_;
};

}  // namespace rebate
