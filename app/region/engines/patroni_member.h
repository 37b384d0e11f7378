// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/region.h"
#include "domain/result.h"

namespace rebate::region {

/// GET /patroni: a member about itself. 3.0 says "master" and not its name; 4.x "primary" and its name.
struct PatroniSelf {
  std::string name;  ///< empty: not said
  std::string role;  ///< as in /cluster: leader, standby_leader, sync_standby, quorum_standby, replica
  std::string state;
  std::optional<std::int64_t> timeline;
  std::optional<std::int64_t> written;   ///< a leader's position, bytes
  std::optional<std::int64_t> received;  ///< a follower's
  std::optional<std::int64_t> replayed;
  bool failsafe = false;  ///< leads on because all members agree, while etcd has no quorum
};
Result<PatroniSelf> parsePatroniSelf(std::string_view json);

/// GET /cluster: all members, as one of them sees it.
struct PatroniRow {
  std::string name;
  std::string role;
  std::string state;
  std::string url;  ///< of its API
  std::optional<std::int64_t> timeline;
  std::optional<std::int64_t> lag;  ///< bytes; absent: the leader's, or "unknown"
};
Result<std::vector<PatroniRow>> parsePatroniCluster(std::string_view json);

bool leadsIn(const std::string& role);
bool syncIn(const std::string& role);

}  // namespace rebate::region
