// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/audit_table_model.h"

namespace rebate {
namespace {

QString text(const std::string& utf8) {
  return QString::fromStdString(utf8);
}

QVariant factOf(const AuditEntry& row, AuditTableModel::Column column) {
  using Column = AuditTableModel::Column;
  switch (column) {
    case Column::number:
      return static_cast<qlonglong>(row.raw.seq);
    case Column::when:
      return static_cast<qlonglong>(row.at);
    case Column::who:
      return text(row.actor);
    case Column::what:
      return text(row.action);
    case Column::on:
      return text(row.entity);
    case Column::detail:
      return text(row.detail);
    case Column::hash:
      return text(row.raw.hash);
  }
  return {};
}

}  // namespace

QVariant AuditTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& row = *at(index.row());
  if (role == FactRole) return factOf(row, static_cast<Column>(index.column()));
  if (role == HashRole) return text(row.raw.hash);
  return {};  // Qt's own roles are the view's business
}

}  // namespace rebate
