// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/result.h"
#include "domain/time.h"

namespace rebate {

/// Nobody takes over by itself, also when the leader dies, until it is ended or `until`. One for the platform.
struct FailoverPause {
  std::string owner;  ///< who set it; empty: somebody at the cluster itself, not through a region
  std::string reason;
  Millis since = 0;
  Millis until = 0;  ///< 0: nobody said
  /// False: set here, but the database's own cluster does not say so (yet). It goes on being told.
  bool inForce = true;
  bool operator==(const FailoverPause&) const = default;
};

/// Work that is planned on a region or a part of it, for others to see.
struct MaintenanceWindow {
  std::string id;  ///< UUIDv7, minted by who plans it
  std::string region;
  std::string part;  ///< as the topology or the balancer calls it, "instance-1"; empty: the whole region
  std::string owner;
  std::string reason;
  Millis from = 0;
  Millis until = 0;
  bool operator==(const MaintenanceWindow&) const = default;
  bool covers(Millis now) const { return from <= now && now < until; }
};

/// What stands: nothing of it has ended.
struct MaintenanceBoard {
  std::vector<FailoverPause> pause;        ///< none or one
  std::vector<MaintenanceWindow> windows;  ///< by `from`
  bool operator==(const MaintenanceBoard&) const = default;
};

inline constexpr Millis kLongestPause = 24 * 3'600'000;
inline constexpr Millis kLongestWindow = 24 * 3'600'000;
inline constexpr Millis kFurthestWindow = 30 * 24 * 3'600'000LL;  ///< from now to its beginning
inline constexpr std::size_t kLongestMaintenanceReason = 500;     ///< bytes

/// Errc::invalid with the member's name: "reason" (1 to 500 bytes), "until" (not after now, or more than 24 h away).
Outcome checkPause(const FailoverPause& pause, Millis now);
/// Likewise, and "region", "part" (64 bytes at most), "from" (more than 30 days away), "until" (over, or 24 h after
/// `from`).
Outcome checkWindow(const MaintenanceWindow& window, Millis now);

}  // namespace rebate
