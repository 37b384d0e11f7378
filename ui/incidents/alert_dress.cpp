// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/alert_dress.h"

#include "ui/incidents/alert_words.h"
#include "ui/style/fonts.h"
#include "ui/style/words.h"

namespace rebate {

using Column = AlertTableModel::Column;

AlertDress::AlertDress(const AlertTableModel& facts, const AlertDesk* desk, const Clock& clock, const Look& look,
                       QObject* parent)
    : QIdentityProxyModel(parent), facts_(facts), desk_(desk), clock_(clock), look_(look) {}

Millis AlertDress::now() const {
  return clock_.wall() + (desk_ ? desk_->facts().clockAhead : 0);
}

const AlertView* AlertDress::viewAt(int row) const {
  const auto* found = facts_.at(row);
  return found && found->view ? &*found->view : nullptr;
}

QString AlertDress::words(const AlertView& view, Column column) const {
  switch (column) {
    case Column::severity:
      return AlertWords::severity(view);
    case Column::alert:
      return AlertWords::name(view);
    case Column::where:
      return AlertWords::where(view);
    case Column::what:
      return view.stale ? tr("not heard of any more · %1").arg(AlertWords::what(view)) : AlertWords::what(view);
    case Column::firing:
      return AlertWords::firing(view, now());
    case Column::owner:
      return AlertWords::owner(view, now());
    case Column::acts:
      return {};
  }
  return {};
}

QString AlertDress::group(const AlertRow& row) const {
  QString name = qs(row.group);
  switch (by_) {
    case AlertGrouping::region:
      if (name.isEmpty()) name = tr("all regions");
      break;
    case AlertGrouping::severity: {
      AlertView view;
      view.alert.labels["severity"] = row.group;
      name = AlertWords::severity(view);
      break;
    }
    case AlertGrouping::alert:
    case AlertGrouping::alertmanager:
    case AlertGrouping::none:
      if (name.isEmpty()) name = tr("no group");
      break;
  }
  return QStringLiteral("%1 · %2").arg(name).arg(row.size);
}

QVariant AlertDress::dressed(const AlertView& view, Column column, int role) const {
  const auto& tokens = look_.tokens();
  switch (role) {
    case Qt::DisplayRole:
      return words(view, column);
    case Qt::ToolTipRole:
      return column == Column::what || column == Column::alert ? words(view, Column::what) : words(view, column);
    case Qt::AccessibleTextRole:
      return column == Column::severity ? AlertWords::sentence(view, now()) : words(view, column);
    case Qt::FontRole:
      return column == Column::alert ? QVariant(bodyFont(13, QFont::DemiBold)) : QVariant();
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::AlignVCenter | (column == Column::firing ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::DecorationRole:
      return column == Column::severity ? QVariant(static_cast<int>(AlertWords::status(view))) : QVariant();
    case Qt::ForegroundRole:
      return column == Column::what || column == Column::owner || view.stale ? QVariant(tokens.muted) : QVariant();
    default:
      return {};
  }
}

QVariant AlertDress::data(const QModelIndex& index, int role) const {
  const auto* row = index.isValid() ? facts_.at(index.row()) : nullptr;
  if (!row) return {};
  if (role >= Qt::UserRole) return QIdentityProxyModel::data(index, role);
  if (row->view) return dressed(*row->view, static_cast<Column>(index.column()), role);
  if (index.column() != 0) return {};
  if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) return group(*row);
  if (role == Qt::ForegroundRole) return look_.tokens().muted;
  if (role == Qt::FontRole) return bodyFont(12, QFont::DemiBold);
  return {};
}

Qt::ItemFlags AlertDress::flags(const QModelIndex& index) const {
  const auto all = QIdentityProxyModel::flags(index);
  return index.isValid() && !viewAt(index.row()) ? all & ~Qt::ItemIsSelectable : all;
}

QVariant AlertDress::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  const auto column = static_cast<Column>(section);
  if (role == Qt::TextAlignmentRole)
    return QVariant::fromValue(Qt::AlignVCenter | (column == Column::firing ? Qt::AlignRight : Qt::AlignLeft));
  if (role == Qt::AccessibleTextRole && column == Column::acts) return tr("What can be done");
  if (role != Qt::DisplayRole) return {};
  switch (column) {
    case Column::severity:
      return tr("Severity");
    case Column::alert:
      return tr("Alert");
    case Column::where:
      return tr("Where");
    case Column::what:
      return tr("What");
    case Column::firing:
      return tr("Firing");
    case Column::owner:
      return tr("Owner");
    case Column::acts:
      return QString();
  }
  return {};
}

void AlertDress::wordsChanged() {
  if (rowCount() == 0) return;
  Q_EMIT dataChanged(index(0, static_cast<int>(Column::firing)), index(rowCount() - 1, AlertTableModel::kColumns - 1),
                     {Qt::DisplayRole});
}

}  // namespace rebate
