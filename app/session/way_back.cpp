// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/way_back.h"

namespace rebate {

void WayBackTracker::lost(Millis now, std::int64_t seq) {
  if (away()) return;
  *this = {};
  lostAt_ = now;
  seqBefore_ = seq;
}

void WayBackTracker::found(Millis now, const std::vector<OutboxItem>& waiting) {
  if (!away()) return;
  if (now - lostAt_ < kWorthTelling) return reset();
  back_ = WayBack{lostAt_, now, 0, 0, 0};
  for (const auto& item : waiting)
    if (isOpen(item.state)) waiting_.insert(item.decision.id);
}

void WayBackTracker::moved(const std::vector<OutboxItem>& settled) {
  if (!back_) return;
  for (const auto& item : settled) {
    if (isOpen(item.state) || waiting_.erase(item.decision.id) == 0) continue;
    if (item.state == OutboxState::applied)
      ++back_->applied;
    else if (item.state != OutboxState::cancelled)
      ++back_->refused;
  }
}

std::optional<WayBack> WayBackTracker::finished(Millis now, std::int64_t seq) {
  if (!back_) return std::nullopt;
  if (!waiting_.empty() && now - back_->backAt < kPatience) return std::nullopt;
  auto whole = *back_;
  whole.changes = seq - seqBefore_;
  reset();
  return whole;
}

void WayBackTracker::reset() {
  *this = {};
}

}  // namespace rebate
