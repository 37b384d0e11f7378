// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/fonts.h"
#include "ui/style/words.h"
#include "ui/withdrawals/payouts_view.h"
#include "ui/withdrawals/withdrawal_words.h"

namespace rebate {
namespace {

using Column = PayoutTableModel::Column;

Qt::Alignment alignmentOf(int column) {
  const auto at = static_cast<Column>(column);
  return Qt::AlignVCenter | (at == Column::items || at == Column::total ? Qt::AlignRight : Qt::AlignLeft);
}

WithdrawalStage stageIn(WithdrawalState state) {
  Withdrawal one;
  one.state = state;
  return stageOf(one);
}

}  // namespace

QString PayoutDress::states(const Payout& payout) {
  QStringList said;
  for (const auto& part : payout.states)
    if (part.items > 0)
      said << tr("%1: %2, %3").arg(WithdrawalWords::stage(stageIn(part.state)), count(part.items), yuan(part.total));
  return said.join(QStringLiteral(" · "));
}

QString PayoutDress::words(const QModelIndex& index) const {
  const auto* payout = rows_.at(index.row());
  if (payout == nullptr) return {};
  switch (static_cast<Column>(index.column())) {
    case Column::id:
      return qs(payout->id);
    case Column::createdBy:
      return qs(payout->createdBy);
    case Column::createdAt:
      return dayTime(payout->createdAt);
    case Column::items:
      return count(payout->items);
    case Column::total:
      return money(payout->total);
    case Column::states:
      return states(*payout);
  }
  return {};
}

QVariant PayoutDress::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  if (role == Qt::DisplayRole) return words(index);
  if (role == Qt::TextAlignmentRole) return QVariant::fromValue(alignmentOf(index.column()));
  const auto column = static_cast<Column>(index.column());
  if (role == Qt::FontRole && (column == Column::id || column == Column::createdAt)) return monoFont();
  return QIdentityProxyModel::data(index, role);
}

QVariant PayoutDress::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return QVariant::fromValue(alignmentOf(section));
  if (role != Qt::DisplayRole) return {};
  switch (static_cast<Column>(section)) {
    case Column::id:
      return tr("Payout");
    case Column::createdBy:
      return tr("Built by");
    case Column::createdAt:
      return tr("Built at");
    case Column::items:
      return tr("Items");
    case Column::total:
      return tr("Total ¥");
    case Column::states:
      return tr("States");
  }
  return {};
}

}  // namespace rebate
