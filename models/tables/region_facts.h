// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ports/workspace.h"

namespace rebate {

/// What a region is to the others, as far as this desktop can tell.
enum class RegionPlace { leader, replica, candidate, formerLeader, unknown };

struct PartFacts {
  Part part;
  Status status = Status::unknown;
  bool operator==(const PartFacts&) const = default;
};

/// A region as it may be shown: each status is the worse of what was said and how old that is.
struct RegionFacts {
  RegionView view;
  Status status = Status::unknown;
  RegionPlace place = RegionPlace::unknown;
  bool silent = true;  ///< nothing said of it now can be believed: hatch it
  Millis age = -1;     ///< since it was last heard; −1: never heard
  std::vector<PartFacts> parts;
  bool operator==(const RegionFacts&) const = default;
};

/// A region sends a heartbeat a second; three missed ones are silence (failover.md, rule 1).
inline constexpr Millis kRegionAgeLimit = 3'000;

/// `othersAnswer`: some other region is live, so that it is this region that is gone and not our own network.
RegionFacts factsOf(const RegionView& view, bool othersAnswer, Millis now);

/// All of them, each judged beside the others.
std::vector<RegionFacts> factsOf(const std::vector<RegionView>& views, Millis now);

}  // namespace rebate
