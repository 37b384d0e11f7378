// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/time.h"

namespace rebate {

enum class FailoverPhase { detect, elect, promote, reroute, done };
std::string_view name(FailoverPhase phase);

/// A failover as one console measured it; moments are UNIX ms, absent until reached.
struct Failover {
  std::string lost;          ///< the region that led before
  std::string successor;     ///< empty until promoted
  std::int64_t epochBefore = 0;
  std::int64_t epochAfter = 0;
  Millis lostAt = 0;         ///< last sign of life of the old leader
  std::optional<Millis> detectedAt;
  std::optional<Millis> electedAt;   ///< somebody claims a newer epoch
  std::optional<Millis> promotedAt;  ///< the claimant's own stream confirms it leads
  std::optional<Millis> firstWriteAt;
  std::optional<Millis> reroutedAt;  ///< this console's writes have a target again
  FailoverPhase phase() const;
  bool operator==(const Failover&) const = default;
};

/// How much longer it may take, from the cluster's own settings.
struct Expectation {
  Millis earliest = 0;
  Millis latest = 0;
  bool operator==(const Expectation&) const = default;
};

/// A lease of `ttl` renewed every `renew`: it ends between ttl − renew and ttl after the last sign of life,
/// and a candidate looks every `renew`.
Expectation expectedRemaining(const Failover& failover, Millis now, Millis ttl, Millis renew);

}  // namespace rebate
