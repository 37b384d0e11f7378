// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/record_desk.h"
#include "tables/rows_model.h"

namespace rebate {

/// Every failover on record, newest first. Facts only.
class FailoverTableModel : public RowsModel<FailoverRecord> {
  Q_OBJECT
 public:
  enum class Column { when, kind, leader, recovery, phases, decisions, note };
  static constexpr int kColumns = 7;
  enum Role {
    IdRole = Qt::UserRole + 1,
    AtRole,        ///< ms
    RecoveryRole,  ///< ms; invalid: not known
    OverRole,      ///< bool: longer than the budget
  };

  explicit FailoverTableModel(QObject* parent = nullptr) : RowsModel(parent) {}
  void setRecords(const std::vector<FailoverRecord>& records, Millis budget);
  Millis budget() const { return budget_; }
  int rowOf(const std::string& id) const;  ///< −1: none
  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  Millis budget_ = kRecoveryBudget;
};

}  // namespace rebate
