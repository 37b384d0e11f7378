// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <vector>

#include "ports/preferences.h"
#include "ui/rebates/rebate_filter.h"

namespace rebate {

/// Filters that an operator named. Kept encrypted with their preferences: a filter may hold an order's number.
struct SavedView {
  QString name;
  RebateFilter filter;
  bool isDefault = false;  ///< shown when the page is opened
  bool operator==(const SavedView&) const = default;
};

class SavedViews {
 public:
  static std::vector<SavedView> of(const Preferences& preferences);
  static void set(Preferences& preferences, const std::vector<SavedView>& views);
};

}  // namespace rebate
