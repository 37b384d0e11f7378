// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/region_clock.h"

#include <algorithm>

namespace rebate {

Millis RegionClock::now(const ClockMark& here) const {
  if (mark_.region == 0) return here.wall;
  const bool sameBoot = !here.boot.empty() && here.boot == mark_.boot;
  const auto passed = sameBoot ? here.monotonic - mark_.monotonic : here.wall - mark_.wall;
  return mark_.region + std::max<Millis>(0, passed);
}

void RegionClock::heard(Millis region, const ClockMark& here) {
  mark_ = here;
  mark_.region = region;
}

void RegionClock::carry(const ClockMark& here) {
  if (mark_.region == 0) return;
  const auto region = now(here);
  mark_ = here;
  mark_.region = region;
}

}  // namespace rebate
