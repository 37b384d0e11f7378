// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ports/workspace.h"

namespace rebate {

/// Measures failovers from what the links say. Moments are UNIX ms of this desktop.
class FailoverTracker {
 public:
  /// The regions as they stand now; call after every change of a link and every heartbeat.
  void looked(const std::vector<RegionView>& regions, Millis leaseTtl, Millis now);
  void changed(std::int64_t epoch, Millis now);  ///< a change was written in this epoch
  void routed(const WriteTarget& target, Millis now);
  bool tick(Millis now);  ///< true when something of it is no longer to be shown

  const std::optional<Failover>& current() const { return current_; }
  const std::vector<Failover>& past() const { return past_; }  ///< newest first, done ones

 private:
  void begin(Millis lostAt, Millis now);
  void elected(const RegionView& claim, Millis now);
  void abandonWhenFalse(const std::vector<RegionView>& regions, Millis leaseTtl, Millis now);

  std::string leader_;  ///< the last one known
  std::int64_t epoch_ = 0;
  Millis leaderHeard_ = 0;
  bool onlyOurLink_ = false;  ///< the others still hear the leader; not a failover until that changes
  std::optional<Failover> current_;
  std::vector<Failover> past_;
};

}  // namespace rebate
