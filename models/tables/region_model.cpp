// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/region_model.h"

namespace rebate {

void RegionModel::setRegions(const std::vector<RegionView>& views, Millis now) {
  // Keyed by address: the name is only known once the region has answered.
  become(factsOf(views, now), [](const RegionFacts& facts) { return facts.view.address; });
}

QVariant RegionModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const RegionFacts& row = *at(index.row());
  switch (role) {
    case NameRole:
      return QString::fromStdString(row.view.name);
    case CityRole:
      return QString::fromStdString(row.view.city);
    case AddressRole:
      return QString::fromStdString(row.view.address);
    case LinkRole:
      return static_cast<int>(row.view.link);
    case StatusRole:
      return static_cast<int>(row.status);
    case PlaceRole:
      return static_cast<int>(row.place);
    case SilentRole:
      return row.silent;
    case AgeRole:
      return static_cast<qlonglong>(row.age);
    case RoundTripRole:
      return static_cast<qlonglong>(row.view.roundTrip);
    case EpochRole:
      return static_cast<qlonglong>(row.view.epoch);
    default:
      return {};  // Qt's own roles are the view's business
  }
}

}  // namespace rebate
