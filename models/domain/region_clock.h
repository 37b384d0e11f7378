// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/time.h"

namespace rebate {

/// What one look at this desktop's clocks showed, and what the regions' clock was then.
struct ClockMark {
  std::string boot;      ///< id of the boot `monotonic` counts in; empty: not known
  Millis monotonic = 0;  ///< counts suspend, never set by anybody
  Millis wall = 0;       ///< may be set to anything
  Millis region = 0;     ///< 0: no region was ever heard
  bool operator==(const ClockMark&) const = default;
};

/// The regions' clock as this desktop can know it without asking. Within one boot the monotonic clock carries it on,
/// so that setting the desktop's clock changes nothing; across a boot wall time does, and never backwards.
class RegionClock {
 public:
  explicit RegionClock(ClockMark mark = {}) : mark_(std::move(mark)) {}

  /// A region said that it is `region` there.
  void heard(Millis region, const ClockMark& here);
  /// Carries the mark on to `here`, so that what has passed is kept whatever happens to the clocks later.
  void carry(const ClockMark& here);
  /// Wall time while no region was ever heard.
  Millis now(const ClockMark& here) const;
  const ClockMark& mark() const { return mark_; }

 private:
  ClockMark mark_;
};

}  // namespace rebate
