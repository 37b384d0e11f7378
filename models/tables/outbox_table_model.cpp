// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/outbox_table_model.h"

namespace rebate {
namespace {

QString text(const std::string& utf8) {
  return QString::fromStdString(utf8);
}

int groupOf(OutboxState state) {
  if (isOpen(state)) return 0;
  return needsPerson(state) ? 1 : 2;
}

bool isBefore(const OutboxItem& a, const OutboxItem& b) {
  const int left = groupOf(a.state);
  const int right = groupOf(b.state);
  if (left != right) return left < right;
  return left == 2 ? a.decision.deviceSeq > b.decision.deviceSeq : a.decision.deviceSeq < b.decision.deviceSeq;
}

QVariant factOf(const OutboxItem& row, OutboxTableModel::Column column) {
  using Column = OutboxTableModel::Column;
  switch (column) {
    case Column::number:
      return static_cast<qlonglong>(row.decision.deviceSeq);
    case Column::action:
      return static_cast<int>(row.decision.action);
    case Column::on:
      return text(row.seen.line);
    case Column::decided:
      return static_cast<qlonglong>(row.decision.decidedAt);
    case Column::state:
      return static_cast<int>(row.state);
    case Column::why:
      return text(row.appliedBy);
  }
  return {};
}

}  // namespace

void OutboxTableModel::setItems(std::vector<OutboxItem> items) {
  std::sort(items.begin(), items.end(), isBefore);
  become(std::move(items), [](const OutboxItem& item) { return item.decision.id; });
}

int OutboxTableModel::rowOf(const std::string& decisionId) const {
  const auto found = std::find_if(rows().begin(), rows().end(),
                                  [&](const OutboxItem& item) { return item.decision.id == decisionId; });
  return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

std::set<std::string> OutboxTableModel::openRebates() const {
  std::set<std::string> ids;
  for (const auto& item : rows())
    if (isOpen(item.state)) ids.insert(item.decision.rebateId);
  return ids;
}

QVariant OutboxTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const OutboxItem& row = *at(index.row());
  switch (role) {
    case FactRole:
      return factOf(row, static_cast<Column>(index.column()));
    case IdRole:
      return text(row.decision.id);
    case RebateIdRole:
      return text(row.decision.rebateId);
    case StateRole:
      return static_cast<int>(row.state);
    case AmountRole:
      return static_cast<qlonglong>(row.decision.amount.value);
    case ProblemRole:
      return row.problem ? static_cast<int>(*row.problem) : -1;
    case DetailRole:
      return text(row.why);
    default:
      return {};  // Qt's own roles are the view's business
  }
}

}  // namespace rebate
