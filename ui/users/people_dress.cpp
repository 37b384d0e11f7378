// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/people_dress.h"

#include "ui/style/fonts.h"
#include "ui/style/words.h"
#include "ui/users/user_words.h"

namespace rebate {

using Column = PeopleModel::Column;

PeopleDress::PeopleDress(const PeopleModel& facts, const Look& look, QObject* parent)
    : QIdentityProxyModel(parent), facts_(facts), look_(look) {}

QString PeopleDress::foundIn(FoundIn found) {
  switch (found) {
    case FoundIn::copy:
      return tr("copy");
    case FoundIn::region:
      return tr("region");
    case FoundIn::both:
      return tr("both");
    case FoundIn::recent:
      return tr("recent");
  }
  return {};
}

QVariant PeopleDress::data(const QModelIndex& index, int role) const {
  const auto* row = index.isValid() ? facts_.at(index.row()) : nullptr;
  if (!row) return {};
  const auto column = static_cast<Column>(index.column());
  const bool usual = row->user.state == UserState::active;
  switch (role) {
    case Qt::DisplayRole:
      if (column == Column::id) return qs(row->user.id);
      if (column == Column::mask) return row->user.mask.empty() ? QStringLiteral("—") : qs(row->user.mask);
      return usual ? foundIn(row->found) : UserWords::state(row->user.state);
    case Qt::ToolTipRole:
      return column == Column::found ? tr("Where they were found: %1").arg(foundIn(row->found))
                                     : UserWords::title(row->user);
    case Qt::FontRole:
      return column == Column::id ? QVariant(monoFont()) : QVariant();
    case Qt::ForegroundRole:
      if (column != Column::found) return {};
      return usual ? look_.tokens().muted : look_.tokens().bad;
    default:
      return QIdentityProxyModel::data(index, role);
  }
}

}  // namespace rebate
