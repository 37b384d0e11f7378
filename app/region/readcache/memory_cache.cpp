// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/readcache/memory_cache.h"

#include "region/telemetry/clock.h"

namespace rebate::region {

Result<std::optional<CachedRow>> MemoryCache::get(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = byKey_.find(key);
  if (found == byKey_.end() || found->second->outdated) return std::optional<CachedRow>{};
  if (bootMillis() - found->second->at > ttl_) return std::optional<CachedRow>{};
  entries_.splice(entries_.begin(), entries_, found->second);
  return std::optional(found->second->row);
}

Outcome MemoryCache::put(const std::string& key, const CachedRow& row) {
  const std::lock_guard lock(mutex_);
  place({key, row, bootMillis(), false});
  return Done{};
}

Outcome MemoryCache::outdate(const Outdated& keys) {
  const std::lock_guard lock(mutex_);
  for (const auto& [key, seq] : keys) place({key, {seq, {}}, bootMillis(), true});
  return Done{};
}

/// A row is as good as a mark of its number, and newer than one below.
void MemoryCache::place(Entry entry) {
  const auto found = byKey_.find(entry.key);
  if (found != byKey_.end()) {
    auto& there = *found->second;
    if (there.row.seq > entry.row.seq || (there.row.seq == entry.row.seq && entry.outdated)) return;
    there = std::move(entry);
    entries_.splice(entries_.begin(), entries_, found->second);
    return;
  }
  entries_.push_front(std::move(entry));
  byKey_.emplace(entries_.front().key, entries_.begin());
  if (entries_.size() <= most_) return;
  byKey_.erase(entries_.back().key);
  entries_.pop_back();
}

std::size_t MemoryCache::size() const {
  const std::lock_guard lock(mutex_);
  return entries_.size();
}

}  // namespace rebate::region
