// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tables/region_facts.h"
#include "tables/rows_model.h"

namespace rebate {

/// The regions this desktop knows, in the order they are configured.
class RegionModel : public RowsModel<RegionFacts> {
 public:
  enum Role {
    NameRole = Qt::UserRole + 1,
    CityRole,
    AddressRole,
    LinkRole,
    StatusRole,
    PlaceRole,
    SilentRole,
    AgeRole,        ///< ms, −1: never heard
    RoundTripRole,  ///< ms, −1: not measured
    EpochRole,
  };

  using RowsModel::RowsModel;

  /// Again as time passes: the age counts even when nothing arrives.
  void setRegions(const std::vector<RegionView>& views, Millis now);

  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : 1; }
  QVariant data(const QModelIndex& index, int role) const override;
};

}  // namespace rebate
