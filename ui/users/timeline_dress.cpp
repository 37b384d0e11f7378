// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/timeline_dress.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>

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
    case StatusRole:
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

void TagDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  QStyleOptionViewItem cell(option);
  initStyleOption(&cell, index);
  const auto text = cell.text;
  cell.text.clear();
  const auto* style = cell.widget ? cell.widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
  const auto& tokens = look_.tokens();
  painter->save();
  painter->setClipRect(cell.rect, Qt::IntersectClip);
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setFont(bodyFont(12));
  const QFontMetricsF metrics(painter->font());
  const auto box = QRectF(cell.rect).adjusted(6, 0, -4, 0);
  const auto shown = metrics.elidedText(text, Qt::ElideRight, box.width() - 14);
  const double height = metrics.height() + 4;
  const QRectF tag(box.left(), box.center().y() - height / 2, metrics.horizontalAdvance(shown) + 14, height);
  painter->setPen(tokens.line);
  painter->setBrush(tokens.raised);
  painter->drawRoundedRect(tag.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  painter->setPen(wordColor(static_cast<Status>(index.data(TimelineDress::StatusRole).toInt()), tokens));
  painter->drawText(tag, Qt::AlignCenter, shown);
  painter->restore();
}

}  // namespace rebate
