// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <string>

#include "region/ledger/writing.h"

namespace rebate::region {

inline constexpr Millis kSuccessorsMoment = 1'000;

/// Who leads, as the store says. Times are CLOCK_BOOTTIME ms of the machine that all processes share.
struct Lease {
  std::string region;  ///< empty: never taken
  std::int64_t epoch = 0;
  Millis expiresAt = 0;
  std::string bootId;
  std::int64_t pid = 0;
  std::string url;
  Millis releasedAt = 0;       ///< 0: not given up
  std::string reason = {};     ///< of giving it up: stopped, switchover
  std::string successor = {};  ///< for whom; empty: whoever is fastest
  bool operator==(const Lease&) const = default;
  bool liveAt(Millis bootNow, const std::string& boot) const { return bootId == boot && expiresAt > bootNow; }
  /// Given up in favour of somebody else, who still has a moment to take it.
  bool waitsForAnother(const std::string& candidate, Millis bootNow, const std::string& boot) const {
    return bootId == boot && !successor.empty() && successor != candidate && bootNow < releasedAt + kSuccessorsMoment;
  }
};

/// The process that asks, and its moment.
struct Candidate {
  std::string region;
  std::string url;
  std::int64_t pid = 0;
  std::string bootId;
  Millis ttl = 2'000;
};

Lease readLease(SqlSession& sql);

/// Compare-and-set: takes an expired lease with the next epoch. Errc::notLeader (field: who leads) when another's
/// is live.
Result<Lease> takeLease(SqlSession& sql, const Candidate& candidate, Millis bootNow);

/// Extends the lease of this epoch, when it is still ours and has not run out. False: lost.
bool renewLease(SqlSession& sql, const Lease& mine, Millis bootNow, Millis ttl);

/// True while this epoch's lease is the one in the store and has not run out.
bool holdsLease(SqlSession& sql, const Lease& mine, Millis bootNow);

/// Gives it up, so that another need not wait: `successor`, or anybody.
void releaseLease(SqlSession& sql, const Lease& mine, Millis bootNow, const std::string& reason,
                  const std::string& successor = {});

}  // namespace rebate::region
