// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/failover_tracker.h"

#include <algorithm>

namespace rebate {
namespace {

constexpr Millis kShownFor = 30'000;
constexpr int kPatienceInLeases = 3;  ///< with a lost leader that everybody else goes on naming

bool isRunning(const std::optional<Failover>& failover) {
  return failover && !failover->reroutedAt;
}

}  // namespace

void FailoverTracker::looked(const std::vector<RegionView>& regions, Millis leaseTtl, Millis now) {
  const RegionView* newest = nullptr;
  const RegionView* old = nullptr;
  bool anyLive = false;
  for (const auto& region : regions) {
    if (region.name == leader_) old = &region;
    if (region.link != LinkState::live) continue;
    anyLive = true;
    if (newest == nullptr || region.epoch > newest->epoch || (region.epoch == newest->epoch && newest->leader.empty()))
      newest = &region;
  }
  if (old != nullptr) leaderHeard_ = std::max(leaderHeard_, old->lastHeard);
  if (!anyLive) {
    // We are blind: that says nothing about the regions. What happened meanwhile shows when one is back.
    if (isRunning(current_)) current_.reset();
    return;
  }
  if (epoch_ == 0) {
    if (newest->leader.empty()) return;
    leader_ = newest->leader;
    epoch_ = newest->epoch;
    return;
  }
  const bool leaderLost = old != nullptr && old->link == LinkState::lost;
  if (!leaderLost) onlyOurLink_ = false;
  if (leaderLost && !onlyOurLink_ && !isRunning(current_)) begin(leaderHeard_, now);
  if (newest->epoch > epoch_ && !newest->leader.empty()) elected(*newest, now);
  if (isRunning(current_) && current_->electedAt && !current_->promotedAt)
    for (const auto& region : regions)
      if (region.link == LinkState::live && region.name == current_->successor &&
          region.epoch >= current_->epochAfter && region.leader == region.name)
        current_->promotedAt = now;
  abandonWhenFalse(regions, leaseTtl, now);
}

void FailoverTracker::begin(Millis lostAt, Millis now) {
  current_ = Failover{.lost = leader_,
                      .successor = {},
                      .epochBefore = epoch_,
                      .epochAfter = 0,
                      .lostAt = lostAt > 0 ? lostAt : now,
                      .detectedAt = now,
                      .electedAt = {},
                      .promotedAt = {},
                      .firstWriteAt = {},
                      .reroutedAt = {}};
}

void FailoverTracker::elected(const RegionView& claim, Millis now) {
  // Planned, or nobody here saw the leader go: it begins with its end.
  if (!isRunning(current_)) begin(leaderHeard_, now);
  if (!current_->electedAt) current_->electedAt = now;
  if (claim.leader != current_->successor) current_->promotedAt.reset();
  current_->successor = claim.leader;
  current_->epochAfter = claim.epoch;
  leader_ = claim.leader;
  leaderHeard_ = 0;
  epoch_ = claim.epoch;
}

void FailoverTracker::abandonWhenFalse(const std::vector<RegionView>& regions, Millis leaseTtl, Millis now) {
  if (!isRunning(current_) || current_->electedAt) return;
  const bool stillLeads = std::any_of(regions.begin(), regions.end(), [&](const RegionView& region) {
    return region.link == LinkState::live && region.epoch == epoch_ && region.leader == leader_;
  });
  const auto back = std::any_of(regions.begin(), regions.end(), [&](const RegionView& region) {
    return region.link == LinkState::live && region.name == leader_ && region.leader == leader_;
  });
  const bool waitedLong = now - *current_->detectedAt > kPatienceInLeases * leaseTtl;
  if (!back && !(stillLeads && waitedLong)) return;
  onlyOurLink_ = !back;
  current_.reset();
}

void FailoverTracker::changed(std::int64_t epoch, Millis now) {
  if (current_ && current_->electedAt && !current_->firstWriteAt && epoch >= current_->epochAfter) {
    current_->firstWriteAt = now;
    if (current_->reroutedAt && !past_.empty()) past_.front() = *current_;
  }
}

void FailoverTracker::routed(const WriteTarget& target, Millis now) {
  if (!isRunning(current_) || !current_->promotedAt) return;
  if (target.state != WriteState::writing || target.epoch < current_->epochAfter) return;
  current_->reroutedAt = now;
  past_.insert(past_.begin(), *current_);
}

bool FailoverTracker::tick(Millis now) {
  if (!current_ || !current_->reroutedAt || now - *current_->reroutedAt < kShownFor) return false;
  current_.reset();
  return true;
}

}  // namespace rebate
