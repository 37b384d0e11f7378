// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/time.h"

namespace rebate {

inline constexpr Millis kHour = 3'600'000;
inline constexpr Millis kCopyLease = 72 * kHour;      ///< design: offline.md
inline constexpr Millis kPersonalLease = 24 * kHour;

/// A region's word that a desktop may go on with its copy of this store until then; renewed with the heartbeats.
/// Moments are of the regions' clock.
struct OfflineLease {
  std::string store;
  Millis at = 0;             ///< when it was given
  Millis until = 0;          ///< of the whole copy
  Millis personalUntil = 0;  ///< of what is personal in it
  std::string signature;     ///< Ed25519 over the above, hex
  bool operator==(const OfflineLease&) const = default;
};

}  // namespace rebate
