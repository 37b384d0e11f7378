// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/timeline_dress.h"

#include "ui/delegates/cell_delegates.h"
#include "ui/style/fonts.h"
#include "ui/users/timeline_words.h"

namespace rebate {

using Column = TimelineModel::Column;

TimelineDress::TimelineDress(const TimelineModel& facts, const Clock& clock, const Look& look, QObject* parent)
    : QIdentityProxyModel(parent), facts_(facts), clock_(clock), look_(look) {}

QString TimelineDress::words(const TimelineRow& row, Column column) const {
  switch (column) {
    case Column::at:
      return TimelineWords::moment(row.item.at, clock_.wall());
    case Column::kind:
      return TimelineWords::tag(row);
    case Column::what:
      return TimelineWords::what(row);
  }
  return {};
}

QVariant TimelineDress::data(const QModelIndex& index, int role) const {
  const auto* row = index.isValid() ? facts_.at(index.row()) : nullptr;
  if (!row) return {};
  const auto column = static_cast<Column>(index.column());
  switch (role) {
    case Qt::DisplayRole:
      return words(*row, column);
    case Qt::ToolTipRole:
      return column == Column::what ? QVariant(words(*row, column)) : QVariant();
    case Qt::AccessibleTextRole:
      return QStringLiteral("%1 %2").arg(words(*row, Column::kind), words(*row, column));
    case Qt::FontRole:
      return column == Column::at ? QVariant(monoFont()) : QVariant();
    case Qt::ForegroundRole:
      return column == Column::at ? QVariant(look_.tokens().muted) : QVariant();
    case TagDelegate::StatusRole:
      return static_cast<int>(TimelineWords::status(*row));
    default:
      return QIdentityProxyModel::data(index, role);
  }
}

QVariant TimelineDress::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignLeft);
  if (role != Qt::DisplayRole) return {};
  switch (static_cast<Column>(section)) {
    case Column::at:
      return tr("When");
    case Column::kind:
      return tr("Kind");
    case Column::what:
      return tr("What");
  }
  return {};
}

void TimelineDress::dayPassed() {
  if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0), {Qt::DisplayRole});
}

}  // namespace rebate
