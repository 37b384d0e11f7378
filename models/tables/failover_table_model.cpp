// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/failover_table_model.h"

namespace rebate {

void FailoverTableModel::setRecords(const std::vector<FailoverRecord>& records, Millis budget) {
  become(records, [](const FailoverRecord& record) { return record.id; });
  if (std::exchange(budget_, budget) != budget && rowCount() > 0)
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
}

int FailoverTableModel::rowOf(const std::string& id) const {
  for (int row = 0; row < rowCount(); ++row)
    if (at(row)->id == id) return row;
  return -1;
}

QVariant FailoverTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& record = *at(index.row());
  const auto recovery = record.recovery();
  switch (role) {
    case IdRole:
      return QString::fromStdString(record.id);
    case AtRole:
      return static_cast<qlonglong>(record.at());
    case RecoveryRole:
      return recovery ? QVariant(static_cast<qlonglong>(*recovery)) : QVariant();
    case OverRole:
      return recovery.value_or(0) > budget_;
    default:
      return {};
  }
}

}  // namespace rebate
