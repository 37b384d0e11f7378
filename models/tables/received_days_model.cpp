// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/received_days_model.h"

namespace rebate {

void ReceivedDaysModel::setDays(std::vector<ReceivedDay> days) {
  const auto before = rows();
  become(std::move(days), [](const ReceivedDay& day) { return std::to_string(day.day); });
  // A day that changed changes the sum of every day below it.
  if (!(before == rows()) && rowCount() > 0)
    Q_EMIT dataChanged(index(0, static_cast<int>(Column::dueSoFar)),
                       index(rowCount() - 1, static_cast<int>(Column::dueSoFar)));
}

QVariant ReceivedDaysModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != FactRole) return {};
  const auto& day = *at(index.row());
  switch (static_cast<Column>(index.column())) {
    case Column::day:
      return static_cast<qlonglong>(day.day);
    case Column::lines:
      return static_cast<qlonglong>(day.due.lines);
    case Column::due:
      return static_cast<qlonglong>(day.due.sum.value);
    case Column::payable:
      return static_cast<qlonglong>(day.payable.value);
    case Column::dueSoFar: {
      qlonglong sum = 0;
      for (int row = 0; row <= index.row(); ++row) sum += at(row)->due.sum.value;
      return sum;
    }
  }
  return {};
}

}  // namespace rebate
