// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/rebate_table_model.h"

namespace rebate {
namespace {

QString text(const std::string& utf8) {
  return QString::fromStdString(utf8);
}

QVariant factOf(const Rebate& row, RebateTableModel::Column column) {
  using Column = RebateTableModel::Column;
  switch (column) {
    case Column::order:
      return text(row.line);
    case Column::user:
      return text(row.userId);
    case Column::platform:
      return static_cast<int>(row.platform);
    case Column::item:
      return text(row.item);
    case Column::paid:
      return static_cast<qlonglong>(row.paid.value);
    case Column::commission:
      return static_cast<qlonglong>(row.income.value);
    case Column::rebate:
      return static_cast<qlonglong>(row.split.user.value);
    case Column::state:
      return static_cast<int>(row.state);
    case Column::proposedBy:
      return text(row.proposedBy);
    case Column::age:
      return static_cast<qlonglong>(row.createdAt);
    case Column::chosen:
      break;  // no fact of the rebate's
  }
  return {};
}

}  // namespace

int RebateTableModel::rowOf(const std::string& rebateId) const {
  const auto found = std::find_if(rows().begin(), rows().end(), [&](const Rebate& row) { return row.id == rebateId; });
  return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

void RebateTableModel::setPending(std::set<std::string> rebateIds) {
  const auto before = std::exchange(pending_, std::move(rebateIds));
  for (int i = 0; i < rowCount(); ++i)
    if (before.contains(at(i)->id) != pending_.contains(at(i)->id)) touched(i);
}

void RebateTableModel::setSelection(const RebateSelection& selection) {
  if (selection_ == selection) return;
  const auto before = std::exchange(selection_, selection);
  for (int i = 0; i < rowCount(); ++i)
    if (before.contains(at(i)->id) != selection_.contains(at(i)->id)) touched(i);
  Q_EMIT selectionChanged();
}

QVariant RebateTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Rebate& row = *at(index.row());
  switch (role) {
    case FactRole:
      return factOf(row, static_cast<Column>(index.column()));
    case IdRole:
      return text(row.id);
    case StateRole:
      return static_cast<int>(row.state);
    case ReasonRole:
      return static_cast<int>(row.reason);
    case PendingRole:
      return isPending(row.id);
    case VersionRole:
      return static_cast<qlonglong>(row.version);
    case ChosenRole:
      return selection_.contains(row.id);
    case UserMaskRole:
      return text(row.userMask);
    default:
      return {};  // Qt's own roles are the view's business
  }
}

}  // namespace rebate
