// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ports/workspace.h"

namespace rebate {

/// Puts together what happened while no region could be reached, once what waited has been settled.
class WayBackTracker {
 public:
  /// The time a desktop may be without regions before anybody is told.
  static constexpr Millis kWorthTelling = 10'000;

  void lost(Millis now, std::int64_t seq);  ///< again and again is the same; a start without regions begins here, too
  /// Regions are there again; what waits in the outbox now was decided without them.
  void found(Millis now, const std::vector<OutboxItem>& waiting);
  void moved(const std::vector<OutboxItem>& settled);  ///< rows of the outbox that changed
  /// The whole of it, once: when nothing of what waited is open any more, or after `kPatience`.
  std::optional<WayBack> finished(Millis now, std::int64_t seq);
  bool away() const { return lostAt_ != 0 && !back_; }
  bool settling() const { return back_.has_value(); }
  const std::set<std::string>& waiting() const { return waiting_; }
  void reset();

 private:
  static constexpr Millis kPatience = 60'000;

  Millis lostAt_ = 0;
  std::int64_t seqBefore_ = 0;
  std::set<std::string> waiting_;  ///< ids of decisions
  std::optional<WayBack> back_;
};

}  // namespace rebate
