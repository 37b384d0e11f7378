// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/failover.h"

#include <algorithm>

namespace rebate {

std::string_view name(FailoverPhase phase) {
  switch (phase) {
    case FailoverPhase::detect: return "detect";
    case FailoverPhase::elect: return "elect";
    case FailoverPhase::promote: return "promote";
    case FailoverPhase::reroute: return "reroute";
    case FailoverPhase::done: return "done";
  }
  return {};
}

FailoverPhase Failover::phase() const {
  if (reroutedAt) return FailoverPhase::done;
  if (promotedAt) return FailoverPhase::reroute;
  if (electedAt) return FailoverPhase::promote;
  if (detectedAt) return FailoverPhase::elect;
  return FailoverPhase::detect;
}

Expectation expectedRemaining(const Failover& failover, Millis now, Millis ttl, Millis renew) {
  const auto gone = now - failover.lostAt;
  if (failover.promotedAt) return {0, std::max<Millis>(0, renew - (now - *failover.promotedAt))};
  if (failover.electedAt) return {0, std::max<Millis>(0, renew - (now - *failover.electedAt))};
  return {std::max<Millis>(0, ttl - renew - gone), std::max<Millis>(0, ttl + renew - gone)};
}

}  // namespace rebate
