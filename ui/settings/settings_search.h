// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <vector>

namespace rebate {

/// Where a setting stands in the dialog, and what it is found by.
struct SettingPlace {
  int section = 0;    ///< decisions and lock, copy, keys, look, regions
  int row = -1;       ///< of the section's form; -1: the section as a whole
  QStringList names;  ///< in both languages; the first is the label in English
};

/// All of them, in the order of the dialog.
const std::vector<SettingPlace>& settingPlaces();

/// Whether a place is found by what was typed; everything is by nothing.
bool isFound(const SettingPlace& place, const QString& typed);

}  // namespace rebate
