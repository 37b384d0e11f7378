// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/failovers/failover_dress.h"

#include "ui/failovers/record_words.h"

namespace rebate {
namespace {

using Column = FailoverTableModel::Column;
using ClaimColumn = LeaderClaimsModel::Column;

QVariant aligned(bool right) {
  return QVariant::fromValue(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft));
}

bool isFigure(Column column) {
  return column == Column::recovery || column == Column::phases || column == Column::decisions;
}

Status statusOf(ClaimVerdict verdict) {
  switch (verdict) {
    case ClaimVerdict::agrees:
      return Status::ok;
    case ClaimVerdict::disagrees:
      return Status::bad;
    case ClaimVerdict::outdated:
      return Status::warning;
    case ClaimVerdict::unknown:
      return Status::unknown;
  }
  return Status::unknown;
}

}  // namespace

FailoverDress::FailoverDress(const FailoverTableModel& records, const Look& look, QObject* parent)
    : QIdentityProxyModel(parent), records_(records), look_(look) {}

QString FailoverDress::text(const FailoverRecord& record, int column) const {
  switch (static_cast<Column>(column)) {
    case Column::when:
      return dayTime(record.at()) + clockTime(record.at()).right(3);
    case Column::kind:
      return RecordWords::kind(record.kind);
    case Column::leader:
      return RecordWords::leaders(record);
    case Column::recovery:
      return RecordWords::recovery(record);
    case Column::phases:
      return RecordWords::phases(record);
    case Column::decisions:
      return RecordWords::decisions(record);
    case Column::note:
      return RecordWords::note(record, records_.budget());
  }
  return {};
}

QVariant FailoverDress::data(const QModelIndex& index, int role) const {
  const auto* record = records_.at(index.row());
  if (!index.isValid() || record == nullptr) return {};
  const auto column = static_cast<Column>(index.column());
  if (role == Qt::DisplayRole) return text(*record, index.column());
  if (role == Qt::TextAlignmentRole) return aligned(isFigure(column));
  if (role == Qt::ToolTipRole && column == Column::decisions) return RecordWords::decisionsLong(*record);
  if (role == Qt::ToolTipRole && column == Column::note) return text(*record, index.column());
  if (role == Qt::ForegroundRole) {
    const auto harmed = record->decisions && record->decisions->lost + record->decisions->doubled > 0;
    if (column == Column::decisions && harmed) return wordColor(Status::bad, look_.tokens());
    if (column == Column::recovery && index.data(FailoverTableModel::OverRole).toBool())
      return wordColor(Status::warning, look_.tokens());
    if (column == Column::phases || column == Column::note) return look_.tokens().muted;
  }
  return QIdentityProxyModel::data(index, role);
}

QVariant FailoverDress::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  const auto column = static_cast<Column>(section);
  if (role == Qt::TextAlignmentRole) return aligned(isFigure(column));
  if (role != Qt::DisplayRole) return {};
  switch (column) {
    case Column::when:
      return tr("When");
    case Column::kind:
      return tr("Kind");
    case Column::leader:
      return tr("Leader");
    case Column::recovery:
      return tr("Recovery");
    case Column::phases:
      return tr("detect · elect · promote · reroute s");
    case Column::decisions:
      return tr("Lost / doubled");
    case Column::note:
      return tr("Note");
  }
  return {};
}

ClaimsDress::ClaimsDress(const LeaderClaimsModel& claims, const Look& look, QObject* parent)
    : QIdentityProxyModel(parent), claims_(claims), look_(look) {}

QVariant ClaimsDress::data(const QModelIndex& index, int role) const {
  const auto* claim = claims_.at(index.row());
  if (!index.isValid() || claim == nullptr) return {};
  const auto column = static_cast<ClaimColumn>(index.column());
  if (role == Qt::TextAlignmentRole) return aligned(column == ClaimColumn::timeline);
  if (role == Qt::ForegroundRole && column == ClaimColumn::verdict)
    return wordColor(statusOf(claim->verdict), look_.tokens());
  if (role != Qt::DisplayRole) return QIdentityProxyModel::data(index, role);
  switch (column) {
    case ClaimColumn::observer:
      return RecordWords::observer(*claim);
    case ClaimColumn::leader:
      return claim->leader.empty() ? tr("nobody") : qs(claim->leader);
    case ClaimColumn::timeline:
      return claim->timeline ? count(*claim->timeline) : QString();
    case ClaimColumn::heard:
      return claim->age < 0 ? tr("never") : tr("%1 ago").arg(Words::age(claim->age));
    case ClaimColumn::verdict:
      return RecordWords::verdict(*claim);
  }
  return {};
}

QVariant ClaimsDress::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  const auto column = static_cast<ClaimColumn>(section);
  if (role == Qt::TextAlignmentRole) return aligned(column == ClaimColumn::timeline);
  if (role != Qt::DisplayRole) return {};
  switch (column) {
    case ClaimColumn::observer:
      return tr("Observer");
    case ClaimColumn::leader:
      return tr("Leader");
    case ClaimColumn::timeline:
      return tr("Epoch, timeline");
    case ClaimColumn::heard:
      return tr("Heard");
    case ClaimColumn::verdict:
      return tr("Says");
  }
  return {};
}

}  // namespace rebate
