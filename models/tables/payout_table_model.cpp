// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/payout_table_model.h"

namespace rebate {

QVariant PayoutTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& payout = *at(index.row());
  if (role == IdRole) return QString::fromStdString(payout.id);
  if (role != FactRole) return {};  // Qt's own roles are the view's business
  switch (static_cast<Column>(index.column())) {
    case Column::id:
      return QString::fromStdString(payout.id);
    case Column::createdBy:
      return QString::fromStdString(payout.createdBy);
    case Column::createdAt:
      return static_cast<qlonglong>(payout.createdAt);
    case Column::items:
      return static_cast<qlonglong>(payout.items);
    case Column::total:
      return static_cast<qlonglong>(payout.total.value);
    case Column::states:
      return static_cast<qlonglong>(payout.states.size());
  }
  return {};
}

}  // namespace rebate
