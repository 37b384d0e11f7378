// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "domain/time.h"

namespace rebate {

/// What an operator chose; kept encrypted with what else is theirs.
struct Preferences {
  Millis lockAfter = 5 * 60'000;       ///< without a key or a movement; 0: never
  Millis holdBack = 3'000;             ///< a decision waits so long before it is sent, to be taken back
  int keepSettledDays = 0;             ///< settled rebates older than this leave the copy; 0: none do
  std::int64_t cacheBytes = 2LL << 30; ///< beyond this the oldest settled ones leave it; 0: no limit
  /// What pages keep for their operator, by name, as text of their own: views, reasons.
  std::map<std::string, std::string> kept = {};
  bool operator==(const Preferences&) const = default;
};

}  // namespace rebate
