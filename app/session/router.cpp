// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/router.h"

#include <algorithm>

namespace rebate {
namespace {

constexpr Millis kNotMuchWorse = 10;
constexpr std::size_t kRemembered = 256;

/// And agree, or they would not have a target.
bool mostAreLive(const std::vector<RegionView>& regions) {
  const auto live = std::count_if(regions.begin(), regions.end(),
                                  [](const RegionView& region) { return region.link == LinkState::live; });
  return 2 * static_cast<std::size_t>(live) > regions.size();
}

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

WriteTarget WriteRouter::route(const std::vector<RegionView>& regions, const std::string& store) {
  if (!store.empty()) {
    if (!store_.empty() && store != store_) leaders_.clear();
    store_ = store;
  }
  const auto target = writeTarget(regions);
  if (target.state != WriteState::writing) return target;
  const auto known = leaders_.find(target.epoch);
  if (known != leaders_.end() && known->second != target.region) return {WriteState::disagreement, {}, target.epoch};
  const auto newest = leaders_.empty() ? target.epoch : leaders_.rbegin()->first;
  if (target.epoch < newest && !mostAreLive(regions)) return {WriteState::noLeader, {}, newest};
  leaders_.emplace(target.epoch, target.region);
  if (leaders_.size() > kRemembered) leaders_.erase(leaders_.begin());
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
