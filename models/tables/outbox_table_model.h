// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "ports/outbox.h"
#include "tables/rows_model.h"

namespace rebate {

/// This desktop's decisions: those that still wait first, in the order they will be sent; then those that need a
/// person; then the settled ones, newest first.
class OutboxTableModel : public RowsModel<OutboxItem> {
 public:
  enum class Column { number, action, on, decided, state, why };
  static constexpr int kColumns = 6;
  enum Role {
    FactRole = Qt::UserRole + 1,  ///< the column's fact
    IdRole,                       ///< the decision's id
    RebateIdRole,
    StateRole,
    AmountRole,   ///< fen
    ProblemRole,  ///< number of a Problem, or −1
    DetailRole,   ///< the region's own words
  };

  using RowsModel::RowsModel;

  void setItems(std::vector<OutboxItem> items);
  int rowOf(const std::string& decisionId) const;
  std::set<std::string> openRebates() const;  ///< those that an open decision waits for

  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
  QVariant data(const QModelIndex& index, int role) const override;
};

}  // namespace rebate
