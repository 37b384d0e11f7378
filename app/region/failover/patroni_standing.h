// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/failover.h"
#include "domain/switchover.h"
#include "region/engines/patroni_member.h"
#include "region/failover/leadership.h"

namespace rebate::region {

inline constexpr std::int64_t kMostLag = 16 << 20;  ///< bytes; caught up before the old leader is stopped

/// Who leads and who is to, as Patroni's /cluster lists them. Patroni's members have names of their own; their
/// addresses tell whose they are.
struct PatroniPair {
  std::optional<PatroniRow> leader, candidate;
  bool paused = false;
};
Result<PatroniPair> patroniPairIn(std::string_view cluster, const std::string& candidateUrl);

/// The database's lines of a preflight: candidate, timeline, lag, sync, pause.
std::vector<PreflightCheck> standingOf(const PatroniPair& pair);

/// `ttl` and `loop_wait` of Patroni's settings (GET /config); its own defaults where nothing is set.
LeaseTerms termsIn(std::string_view config);

/// How long Patroni may take over an order, from its own settings (GET /config): it acts at once and answers within a
/// few turns of its loop.
Expectation expectedSwitchover(std::string_view config);

}  // namespace rebate::region
