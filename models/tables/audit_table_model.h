// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/region_reads.h"
#include "tables/rows_model.h"

namespace rebate {

/// Audit records as a search found them, newest first; more are appended as somebody scrolls.
class AuditTableModel : public RowsModel<AuditEntry> {
 public:
  enum class Column { number, when, who, what, on, detail, hash };
  static constexpr int kColumns = 7;
  enum Role {
    FactRole = Qt::UserRole + 1,  ///< the column's fact
    HashRole,
  };

  using RowsModel::RowsModel;

  void show(std::vector<AuditEntry> entries) { resetTo(std::move(entries)); }
  void add(std::vector<AuditEntry> entries) { append(std::move(entries)); }

  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
  QVariant data(const QModelIndex& index, int role) const override;
};

}  // namespace rebate
