// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/audit_dress.h"

#include <QDateTime>

#include "ui/audit/audit_words.h"
#include "ui/style/fonts.h"
#include "ui/style/words.h"

namespace rebate {

using Column = AuditTableModel::Column;

AuditDress::AuditDress(const AuditTableModel& facts, const Look& look, QObject* parent)
    : QIdentityProxyModel(parent), facts_(facts), look_(look) {}

QString AuditDress::words(const AuditEntry& entry, Column column) const {
  switch (column) {
    case Column::number:
      return count(entry.raw.seq);
    case Column::when: {
      const bool today = QDateTime::fromMSecsSinceEpoch(entry.at).date() == QDate::currentDate();
      return today ? clockTime(entry.at) : dayTime(entry.at);
    }
    case Column::who:
      return qs(entry.actor);
    case Column::what:
      return AuditWords::action(entry.action);
    case Column::on:
      return AuditWords::entity(entry);
    case Column::detail:
      return AuditWords::detail(entry);
    case Column::hash:
      return shortHash(entry.raw.hash);
  }
  return {};
}

QVariant AuditDress::data(const QModelIndex& index, int role) const {
  const auto* entry = index.isValid() ? facts_.at(index.row()) : nullptr;
  if (!entry) return {};
  const auto column = static_cast<Column>(index.column());
  const bool figures = column == Column::number || column == Column::when || column == Column::hash;
  switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
      return words(*entry, column);
    case Qt::FontRole:
      return figures ? QVariant(monoFont()) : QVariant();
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::AlignVCenter | (column == Column::number ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole:
      return column == Column::detail || column == Column::hash ? QVariant(look_.tokens().muted) : QVariant();
    default:
      return QIdentityProxyModel::data(index, role);
  }
}

QVariant AuditDress::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  const auto column = static_cast<Column>(section);
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::AlignVCenter | (column == Column::number ? Qt::AlignRight : Qt::AlignLeft));
  if (role != Qt::DisplayRole) return {};
  switch (column) {
    case Column::number:
      return tr("No.");
    case Column::when:
      return tr("When");
    case Column::who:
      return tr("Who");
    case Column::what:
      return tr("What");
    case Column::on:
      return tr("On");
    case Column::detail:
      return tr("Detail");
    case Column::hash:
      return tr("Hash");
  }
  return {};
}

}  // namespace rebate
