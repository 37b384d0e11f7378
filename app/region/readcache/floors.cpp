// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/readcache/floors.h"

#include <algorithm>

namespace rebate::region {

void Floors::raise(const std::string& id, std::int64_t seq, Millis now) {
  const std::lock_guard lock(mutex_);
  auto& floor = floors_[id];
  if (seq <= floor) return;
  floor = seq;
  order_.push_back({id, seq, now});
  while (!order_.empty() && (order_.size() > most_ || now - order_.front().at > keep_)) {
    const auto& oldest = order_.front();
    if (order_.size() > most_) all_ = std::max(all_, oldest.seq);  // too many to remember: all of them, then
    const auto found = floors_.find(oldest.id);
    if (found != floors_.end() && found->second == oldest.seq) floors_.erase(found);
    order_.pop_front();
  }
}

std::int64_t Floors::of(const std::string& id) const {
  const std::lock_guard lock(mutex_);
  const auto found = floors_.find(id);
  return found == floors_.end() ? all_ : std::max(all_, found->second);
}

std::size_t Floors::size() const {
  const std::lock_guard lock(mutex_);
  return floors_.size();
}

}  // namespace rebate::region
