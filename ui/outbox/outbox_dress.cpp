// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outbox_dress.h"

#include "ui/outbox/command_words.h"
#include "ui/rebates/decision_words.h"
#include "ui/style/fonts.h"
#include "ui/style/words.h"

namespace rebate {

using Column = OutboxTableModel::Column;

OutboxDress::OutboxDress(const OutboxTableModel& facts, const Workspace& workspace, const Clock& clock,
                         const Look& look, QObject* parent)
    : QIdentityProxyModel(parent), facts_(facts), workspace_(workspace), clock_(clock), look_(look) {}

QString OutboxDress::words(const OutboxItem& item, Column column) const {
  switch (column) {
    case Column::number:
      return count(item.decision.deviceSeq);
    case Column::action:
      return item.command ? CommandWords::action(*item.command) : Words::action(item.decision.action);
    case Column::on: {
      auto text = item.command ? CommandWords::on(*item.command)
                               : tr("%1 · order %2").arg(yuan(item.decision.amount), qs(item.seen.line));
      if (!item.decision.reason.empty()) text += tr(" · “%1”").arg(qs(item.decision.reason));
      return text;
    }
    case Column::decided:
      return clockTime(item.decision.decidedAt);
    case Column::state:
      // Withdrawn is what was never sent; a decision that a region has refused was put aside.
      return item.state == OutboxState::cancelled && item.tries > 0 ? tr("Put aside") : Words::outbox(item.state);
    case Column::why:
      return CommandWords::why(item, workspace_.facts(), clock_.wall());
  }
  return {};
}

QColor OutboxDress::color(OutboxState state) const {
  const auto& tokens = look_.tokens();
  switch (state) {
    case OutboxState::queued:
    case OutboxState::sending:
      return tokens.accent;
    case OutboxState::applied:
      return tokens.ok;
    case OutboxState::unknown:
    case OutboxState::conflict:
    case OutboxState::parked:
    case OutboxState::expired:
      return tokens.warn;
    case OutboxState::rejected:
      return tokens.bad;
    case OutboxState::cancelled:
      return tokens.muted;
  }
  return tokens.text;
}

QVariant OutboxDress::data(const QModelIndex& index, int role) const {
  const auto* item = index.isValid() ? facts_.at(index.row()) : nullptr;
  if (!item) return {};
  const auto column = static_cast<Column>(index.column());
  switch (role) {
    case Qt::DisplayRole:
      return words(*item, column);
    case Qt::ToolTipRole: {
      const bool detail = column == Column::why && !item->why.empty();
      return detail ? qs(item->why) : words(*item, column);
    }
    case Qt::FontRole:
      return column == Column::decided ? QVariant(monoFont()) : QVariant();
    case Qt::ForegroundRole:
      if (column == Column::state) return color(item->state);
      return column == Column::why || column == Column::number ? QVariant(look_.tokens().muted) : QVariant();
    default:
      return QIdentityProxyModel::data(index, role);
  }
}

QVariant OutboxDress::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::AlignVCenter | Qt::AlignLeft);
  if (role != Qt::DisplayRole) return {};
  switch (static_cast<Column>(section)) {
    case Column::number:
      return tr("#");
    case Column::action:
      return tr("Action");
    case Column::on:
      return tr("On");
    case Column::decided:
      return tr("Decided");
    case Column::state:
      return tr("State");
    case Column::why:
      return tr("Why");
  }
  return {};
}

void OutboxDress::wordsChanged() {
  if (rowCount() == 0) return;
  const int column = static_cast<int>(Column::why);
  Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column), {Qt::DisplayRole});
}

}  // namespace rebate
