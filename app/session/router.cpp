// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/router.h"

#include <algorithm>

namespace rebate {
namespace {

constexpr Millis kNotMuchWorse = 10;

/// Best first; an unmeasured round trip is worse than any measured one.
bool isNearer(const RegionView& a, const RegionView& b) {
  if ((a.roundTrip < 0) != (b.roundTrip < 0)) return b.roundTrip < 0;
  return a.roundTrip < b.roundTrip;
}

}  // namespace

WriteTarget writeTarget(const std::vector<RegionView>& regions) {
  WriteTarget target;
  bool anyLive = false;
  bool behind = false;
  for (const auto& region : regions) {
    if (region.link != LinkState::live) continue;
    if (anyLive && region.epoch < target.epoch) behind = true;
    if (!anyLive || region.epoch > target.epoch) {
      behind = behind || anyLive;
      target = {WriteState::writing, region.leader, region.epoch};
    } else if (region.epoch == target.epoch && region.leader != target.region) {
      // "None known" is not a claim against another's leader, but it is no agreement either.
      const bool claims = !region.leader.empty() && !target.region.empty();
      if (claims)
        target.state = WriteState::disagreement;
      else if (target.state == WriteState::writing)
        target.state = WriteState::noLeader;
    }
    anyLive = true;
  }
  if (!anyLive) return {};
  if (target.state == WriteState::disagreement) return {WriteState::disagreement, {}, target.epoch};
  const bool reachable = std::any_of(regions.begin(), regions.end(), [&](const RegionView& region) {
    return region.link == LinkState::live && region.name == target.region;
  });
  if (behind || target.state != WriteState::writing || target.region.empty() || !reachable)
    return {WriteState::noLeader, {}, target.epoch};
  return target;
}

std::string readingRegion(const std::vector<RegionView>& regions, const std::string& present) {
  const RegionView* best = nullptr;
  const RegionView* now = nullptr;
  for (const auto& region : regions) {
    if (region.link != LinkState::live) continue;
    if (best == nullptr || isNearer(region, *best)) best = &region;
    if (region.name == present) now = &region;
  }
  if (best == nullptr) return {};
  const bool keep = now != nullptr && now->roundTrip >= 0 && now->roundTrip <= 2 * best->roundTrip + kNotMuchWorse;
  return keep ? now->name : best->name;
}

}  // namespace rebate
