// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/maintenance.h"

namespace rebate {
namespace {

constexpr std::size_t kLongestName = 64;

Outcome checkReason(const std::string& reason) {
  if (reason.empty() || reason.size() > kLongestMaintenanceReason) return invalid("reason", "1 to 500 bytes");
  return Done{};
}

}  // namespace

Outcome checkPause(const FailoverPause& pause, Millis now) {
  if (const auto reason = checkReason(pause.reason); !reason) return reason;
  if (pause.until <= now) return invalid("until", "is over already");
  if (pause.until - now > kLongestPause) return invalid("until", "24 hours at most");
  return Done{};
}

Outcome checkWindow(const MaintenanceWindow& window, Millis now) {
  if (const auto reason = checkReason(window.reason); !reason) return reason;
  if (window.region.empty() || window.region.size() > kLongestName) return invalid("region", "1 to 64 bytes");
  if (window.part.size() > kLongestName) return invalid("part", "64 bytes at most");
  if (window.from - now > kFurthestWindow) return invalid("from", "30 days ahead at most");
  if (window.until <= now) return invalid("until", "is over already");
  if (window.until <= window.from) return invalid("until", "is not after from");
  if (window.until - window.from > kLongestWindow) return invalid("until", "24 hours after from at most");
  return Done{};
}

}  // namespace rebate
