// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "region/failover/lease.h"
#include "wire/json.h"

namespace rebate::region {

/// One change of leader, as whoever took over wrote it into the audit.
struct LeadershipChange {
  std::int64_t seq = 0;  ///< of its audit record
  std::int64_t epoch = 0;
  std::string from;  ///< empty: nobody before
  std::string to;
  Millis at = 0;
  std::string reason;  ///< first, stopped, switchover, expired, fenced, restarted
  /// How long the lease still ran after the last sign of life, and how long it was free then; as far as known.
  std::optional<Millis> ranOn;
  std::optional<Millis> free;
};

/// What the new leader knows of how it came to lead; part of its audit record "lease.taken".
wire::json::object takeOverDetail(const Lease& before, const Lease& taken, Millis bootNow, Millis ttl, bool fenced);

/// Newest first, older than audit record `before` (0: from the newest).
std::vector<LeadershipChange> leadershipChanges(SqlSession& sql, std::int64_t before, int limit);

wire::json::object toJson(const LeadershipChange& change);

}  // namespace rebate::region
