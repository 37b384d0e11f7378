// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <string>

#include "region/config/engines_config.h"
#include "region/failover/leadership.h"
#include "region/failover/patroni_members.h"
#include "region/failover/peers.h"

namespace rebate::region {

/// Patroni sees to it that a living database leads; this, that clients reach the service in front of it. A leader that
/// nobody gets through to hands over after half of `unreachable`. One none of whose instances answers cannot: after all
/// of it the region of the synchronous standby takes over, when most regions say the same. Both are in the audit.
class ReachGuard {
 public:
  struct Settings {
    std::string region;
    Millis unreachable = 10'000;  ///< 0: never
    HaproxyConfig haproxy = {};   ///< this region's own
  };
  ReachGuard(Settings settings, Leadership& keeper, PatroniMembers& members, const Peers& peers, Writer& writer);
  asio::awaitable<void> run();
  void stop() { stopping_ = true; }

 private:
  asio::awaitable<void> whileLeading();
  asio::awaitable<void> whileFollowing();
  /// `ready`: to an instance that is ready; else it is enough that the balancer is there.
  asio::awaitable<bool> clientsGetThrough(bool ready);
  asio::awaitable<bool> handOver(std::string to);
  void recordClaim();
  bool triedLately();

  const Settings settings_;
  Leadership& keeper_;
  PatroniMembers& members_;
  const Peers& peers_;
  Writer& writer_;
  std::atomic<bool> stopping_ = false;
  // CLOCK_BOOTTIME; 0: never
  Millis unreachedSince_ = 0;
  Millis triedAt_ = 0;
  std::string claimedFrom_;  ///< the lead was asked for, because nobody answers there
};

}  // namespace rebate::region
