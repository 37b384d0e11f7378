// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/withdrawals/withdrawal_dress.h"

#include <QApplication>
#include <QPainter>

#include "ui/style/fonts.h"
#include "ui/style/shapes.h"
#include "ui/style/words.h"
#include "ui/withdrawals/withdrawal_words.h"

namespace rebate {
namespace {

using Column = WithdrawalTableModel::Column;

bool isFigure(Column column) {
  return column == Column::amount || column == Column::balance || column == Column::age;
}

QColor colorOf(WithdrawalStage stage, const Tokens& tokens) {
  const auto tone = QLatin1String(WithdrawalWords::tone(stage));
  if (stage == WithdrawalStage::waiting) return tokens.accent;
  if (tone == QLatin1String("warning")) return tokens.warn;
  if (tone == QLatin1String("bad")) return tokens.bad;
  return tone == QLatin1String("ok") ? tokens.ok : tokens.muted;
}

}  // namespace

WithdrawalDress::WithdrawalDress(const WithdrawalTableModel& rows, const Context& context, QObject* parent)
    : QIdentityProxyModel(parent), rows_(rows), context_(context) {}

Millis WithdrawalDress::now() const {
  return context_.clock.wall() + context_.workspace.facts().clockAhead;
}

QString WithdrawalDress::words(const QModelIndex& index) const {
  const auto* row = rows_.at(index.row());
  if (row == nullptr) return {};
  const auto& w = row->withdrawal;
  switch (static_cast<Column>(index.column())) {
    case Column::id:
      return qs(w.id);
    case Column::user:
      return qs(w.userId) + QLatin1Char(' ') + qs(row->userMask);
    case Column::amount:
      return money(w.amount);
    case Column::balance:
      return row->balance ? money(*row->balance) : QString(QChar(0x2014));
    case Column::requestedBy:
      return qs(w.requestedBy);
    case Column::state: {
      const auto word = WithdrawalWords::state(w);
      return rows_.isPending(w.id) ? tr("%1, what you did with it is pending").arg(word) : word;
    }
    case Column::note:
      return WithdrawalWords::note(w, now());
    case Column::age:
      return Words::age(now() - w.requestedAt);
  }
  return {};
}

QVariant WithdrawalDress::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const auto column = static_cast<Column>(index.column());
  switch (role) {
    case Qt::DisplayRole:
      return words(index);
    case Qt::ToolTipRole:
      return column == Column::note || column == Column::id ? QVariant(words(index)) : QVariant();
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::AlignVCenter | (isFigure(column) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::FontRole:
      if (column == Column::id) return monoFont();
      return column == Column::amount ? bodyFont(13, QFont::DemiBold) : QVariant();
    case Qt::ForegroundRole: {
      const bool quiet = column == Column::note || column == Column::age || column == Column::requestedBy;
      return quiet ? QVariant(context_.look.tokens().muted) : QVariant();
    }
    default:
      return QIdentityProxyModel::data(index, role);
  }
}

QVariant WithdrawalDress::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  const auto column = static_cast<Column>(section);
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::AlignVCenter | (isFigure(column) ? Qt::AlignRight : Qt::AlignLeft));
  if (role == Qt::ToolTipRole) {
    if (column == Column::balance) return tr("What the user has besides: open withdrawals are taken off already");
    if (column == Column::amount) return tr("Click to sort by amount, greatest first; again, smallest first");
    return column == Column::age ? QVariant(tr("Click to sort by age, newest first; again, oldest first")) : QVariant();
  }
  if (role != Qt::DisplayRole) return {};
  switch (column) {
    case Column::id:
      return tr("Withdrawal");
    case Column::user:
      return tr("User");
    case Column::amount:
      return tr("Amount ¥");
    case Column::balance:
      return tr("Balance ¥");
    case Column::requestedBy:
      return tr("Asked for by");
    case Column::state:
      return tr("State");
    case Column::note:
      return tr("Note");
    case Column::age:
      return tr("Age");
  }
  return {};
}

void WithdrawalDress::timePassed() {
  if (rowCount() == 0) return;
  const auto column = static_cast<int>(Column::note);
  Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, static_cast<int>(Column::age)), {Qt::DisplayRole});
}

void WithdrawalStateDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                                    const QModelIndex& index) const {
  QStyleOptionViewItem cell(option);
  initStyleOption(&cell, index);
  const auto word = cell.text;
  cell.text.clear();
  const auto* style = cell.widget ? cell.widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
  const auto& tokens = look_.tokens();
  const auto stage = static_cast<WithdrawalStage>(index.data(WithdrawalTableModel::StageRole).toInt());
  const bool pending = index.data(WithdrawalTableModel::PendingRole).toBool();
  const auto box = QRectF(cell.rect).adjusted(9, 0, -9, 0);
  painter->save();
  painter->setClipRect(cell.rect, Qt::IntersectClip);
  paintStatus(*painter, QRectF(box.left(), box.center().y() - 5, 10, 10), WithdrawalWords::status(stage),
              stage != WithdrawalStage::paid, tokens);
  painter->setFont(cell.font);
  painter->setPen(pending ? tokens.warn : colorOf(stage, tokens));
  const auto place = box.adjusted(18, 0, 0, 0);
  const auto said = pending ? tr("Pending") : word;
  painter->drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                    QFontMetricsF(cell.font).elidedText(said, Qt::ElideRight, place.width()));
  painter->restore();
}

}  // namespace rebate
