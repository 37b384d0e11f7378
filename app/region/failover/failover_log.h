// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "domain/switchover.h"
#include "region/failover/lease.h"
#include "wire/json.h"

namespace rebate::region {

/// What the new leader knows of how it came to lead; part of its audit record "lease.taken".
wire::json::object takeOverDetail(const Lease& before, const Lease& taken, Millis bootNow, Millis ttl, bool fenced);

/// Newest first, older than audit record `before` (0: from the newest).
std::vector<LeadershipChange> leadershipChanges(SqlSession& sql, std::int64_t before, int limit);

}  // namespace rebate::region
