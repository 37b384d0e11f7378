// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/rebate_dress.h"

#include "ui/style/fonts.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

using Column = RebateTableModel::Column;

bool isFigure(Column column) {
  return column == Column::paid || column == Column::commission || column == Column::rebate || column == Column::age;
}

Fen fenIn(const QVariant& fact) {
  return {fact.toLongLong()};
}

}  // namespace

RebateDress::RebateDress(const Clock& clock, const Look& look, QObject* parent)
    : QIdentityProxyModel(parent), clock_(clock), look_(look) {}

QString RebateDress::words(const QModelIndex& index) const {
  const auto fact = index.data(RebateTableModel::FactRole);
  switch (static_cast<Column>(index.column())) {
    case Column::order:
    case Column::item:
      return fact.toString();
    case Column::user: {
      if (fact.toString().isEmpty()) return tr("nobody found");
      return fact.toString() + QLatin1Char(' ') + index.data(RebateTableModel::UserMaskRole).toString();
    }
    case Column::platform:
      return Words::platform(static_cast<Platform>(fact.toInt()));
    case Column::paid:
    case Column::commission:
    case Column::rebate:
      return money(fenIn(fact));
    case Column::state: {
      const auto word = Words::state(static_cast<RebateState>(fact.toInt()));
      return index.data(RebateTableModel::PendingRole).toBool() ? tr("%1, your decision is pending").arg(word) : word;
    }
    case Column::proposedBy:
      return Words::proposer(fact.toString().toStdString());
    case Column::age:
      return Words::age(clock_.wall() - fact.toLongLong());
    case Column::chosen:  // not painted; for who has it read out
      return index.data(RebateTableModel::ChosenRole).toBool() ? tr("chosen") : tr("not chosen");
  }
  return {};
}

QVariant RebateDress::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const auto column = static_cast<Column>(index.column());
  switch (role) {
    case Qt::DisplayRole:
      return words(index);
    case Qt::ToolTipRole: {
      if (column == Column::item) return words(index);
      const auto reason = Words::reason(static_cast<Reason>(index.data(RebateTableModel::ReasonRole).toInt()));
      return column == Column::state && !reason.isEmpty() ? QVariant(reason) : QVariant();
    }
    case Qt::CheckStateRole:
      if (column != Column::chosen) return {};
      return index.data(RebateTableModel::ChosenRole).toBool() ? Qt::Checked : Qt::Unchecked;
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::AlignVCenter | (isFigure(column) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::FontRole:
      if (column == Column::order) return monoFont();
      return column == Column::rebate ? bodyFont(13, QFont::DemiBold) : QVariant();
    case Qt::ForegroundRole: {
      const bool quiet = column == Column::proposedBy || column == Column::age;
      return quiet ? QVariant(look_.tokens().muted) : QVariant();
    }
    default:
      return QIdentityProxyModel::data(index, role);
  }
}

QVariant RebateDress::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  const auto column = static_cast<Column>(section);
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::AlignVCenter | (isFigure(column) ? Qt::AlignRight : Qt::AlignLeft));
  if (role == Qt::ToolTipRole) {
    if (column == Column::rebate) return tr("Click to sort by amount, greatest first; again, smallest first");
    if (column == Column::chosen) return tr("Click to choose every row of this filter, or none (Ctrl+A)");
    return column == Column::age ? QVariant(tr("Click to sort by age, newest first; again, oldest first")) : QVariant();
  }
  if (role == Qt::AccessibleTextRole && column == Column::chosen) return tr("Chosen");
  if (role != Qt::DisplayRole) return {};
  switch (column) {
    case Column::order:
      return tr("Order");
    case Column::user:
      return tr("User");
    case Column::platform:
      return tr("Platform");
    case Column::item:
      return tr("Item");
    case Column::paid:
      return tr("Paid ¥");
    case Column::commission:
      return tr("Commission ¥");
    case Column::rebate:
      return tr("Rebate ¥");
    case Column::state:
      return tr("State");
    case Column::proposedBy:
      return tr("Proposed by");
    case Column::age:
      return tr("Age");
    case Column::chosen:
      return {};
  }
  return {};
}

void RebateDress::ageColumn() {
  if (rowCount() == 0) return;
  const int column = static_cast<int>(Column::age);
  Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column), {Qt::DisplayRole});
}

QString VersionsDress::words(const QModelIndex& index) const {
  const auto fact = index.data(VersionsModel::FactRole);
  switch (static_cast<VersionsModel::Column>(index.column())) {
    case VersionsModel::Column::number:
      return tr("v%1").arg(fact.toInt());
    case VersionsModel::Column::modified:
      return dayTime(fact.toLongLong());
    case VersionsModel::Column::state: {
      auto said = tr("%1 · paid %2")
                      .arg(Words::upstream(static_cast<UpstreamState>(fact.toInt())),
                           money(fenIn(index.data(VersionsModel::PaidRole))));
      if (index.data(VersionsModel::RefundOpenRole).toBool()) said += tr(" · refund open");
      return said;
    }
    case VersionsModel::Column::change: {
      if (index.data(VersionsModel::FirstRole).toBool()) return money(fenIn(index.data(VersionsModel::IncomeRole)));
      const auto change = fenIn(fact);
      return (change.value < 0 ? QString() : QStringLiteral("+")) + money(change);
    }
  }
  return {};
}

QVariant VersionsDress::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const auto column = static_cast<VersionsModel::Column>(index.column());
  switch (role) {
    case Qt::DisplayRole:
      return words(index);
    case Qt::ToolTipRole:
      return column == VersionsModel::Column::change ? QVariant(tr("commission, or what changed in it")) : QVariant();
    case Qt::FontRole:
      return column == VersionsModel::Column::modified ? QVariant(monoFont()) : QVariant();
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::AlignVCenter |
                                 (column == VersionsModel::Column::change ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole:
      return column == VersionsModel::Column::state ? QVariant() : QVariant(look_.tokens().muted);
    default:
      return QIdentityProxyModel::data(index, role);
  }
}

}  // namespace rebate
