// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/region_reads.h"
#include "tables/rows_model.h"

namespace rebate {

bool inline operator==(const PayoutCount& a, const PayoutCount& b) {
  return a.state == b.state && a.items == b.items && a.total == b.total;
}
bool inline operator==(const Payout& a, const Payout& b) {
  return a.id == b.id && a.createdBy == b.createdBy && a.createdAt == b.createdAt && a.items == b.items &&
         a.total == b.total && a.states == b.states;
}

/// Payout batches, newest first, as a region told them. Facts only; their states are at().states.
class PayoutTableModel : public RowsModel<Payout> {
  Q_OBJECT
 public:
  enum class Column { id, createdBy, createdAt, items, total, states };
  static constexpr int kColumns = 6;
  enum Role { FactRole = Qt::UserRole, IdRole };

  explicit PayoutTableModel(QObject* parent = nullptr) : RowsModel(parent) {}
  void setPayouts(std::vector<Payout> payouts) {
    become(std::move(payouts), [](const Payout& payout) { return payout.id; });
  }
  void addPayouts(std::vector<Payout> older) { append(std::move(older)); }
  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
  QVariant data(const QModelIndex& index, int role) const override;
};

}  // namespace rebate
