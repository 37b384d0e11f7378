// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/settlement.h"
#include "tables/rows_model.h"

namespace rebate {

/// A month's settlement day by day: what was received, and what that comes to up to and with the day. Facts only.
class ReceivedDaysModel : public RowsModel<ReceivedDay> {
  Q_OBJECT
 public:
  enum class Column { day, lines, due, payable, dueSoFar };
  static constexpr int kColumns = 5;
  enum Role { FactRole = Qt::UserRole };  ///< day: its first moment (ms); money: fen

  explicit ReceivedDaysModel(QObject* parent = nullptr) : RowsModel(parent) {}
  void setDays(std::vector<ReceivedDay> days);
  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : kColumns; }
  QVariant data(const QModelIndex& index, int role) const override;
};

}  // namespace rebate
