// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/withdrawals/received_days_dress.h"

#include <QDateTime>
#include <QTimeZone>

#include "ui/style/words.h"

namespace rebate {
namespace {

using Column = ReceivedDaysModel::Column;

constexpr int kZoneSeconds = 8 * 3'600;  // the platforms' days, whatever the desktop's zone

Qt::Alignment alignmentOf(int column) {
  return Qt::AlignVCenter | (static_cast<Column>(column) == Column::day ? Qt::AlignLeft : Qt::AlignRight);
}

}  // namespace

QVariant ReceivedDaysDress::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  if (role == Qt::TextAlignmentRole) return QVariant::fromValue(alignmentOf(index.column()));
  if (role != Qt::DisplayRole) return QIdentityProxyModel::data(index, role);
  const auto fact = index.data(ReceivedDaysModel::FactRole).toLongLong();
  switch (static_cast<Column>(index.column())) {
    case Column::day:
      return QDateTime::fromMSecsSinceEpoch(fact, Qt::OffsetFromUTC, kZoneSeconds)
          .toString(QStringLiteral("yyyy-MM-dd"));
    case Column::lines:
      return count(fact);
    case Column::due:
    case Column::payable:
    case Column::dueSoFar:
      return money({fact});
  }
  return {};
}

QVariant ReceivedDaysDress::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return QVariant::fromValue(alignmentOf(section));
  if (role != Qt::DisplayRole) return {};
  switch (static_cast<Column>(section)) {
    case Column::day:
      return tr("Received on");
    case Column::lines:
      return tr("Lines");
    case Column::due:
      return tr("Due ¥");
    case Column::payable:
      return tr("To users ¥");
    case Column::dueSoFar:
      return tr("Due so far ¥");
  }
  return {};
}

}  // namespace rebate
