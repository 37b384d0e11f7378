// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <list>
#include <mutex>
#include <unordered_map>

#include "region/readcache/read_cache.h"

namespace rebate::region {

/// In this process; so many rows, the least recently used one goes, and none lives longer than the ttl.
class MemoryCache : public ReadCache {
 public:
  explicit MemoryCache(std::size_t most, Millis ttl = 30'000) : most_(most), ttl_(ttl) {}
  bool isRemote() const override { return false; }
  Result<std::optional<CachedRow>> get(const std::string& key) override;
  Outcome put(const std::string& key, const CachedRow& row) override;
  Outcome outdate(const Outdated& keys) override;
  std::size_t size() const;

 private:
  struct Entry {
    std::string key;
    CachedRow row;
    Millis at = 0;
    bool outdated = false;  ///< only a number, below which nothing is taken
  };
  void place(Entry entry);

  const std::size_t most_;
  const Millis ttl_;
  mutable std::mutex mutex_;
  std::list<Entry> entries_;  ///< the newest use first
  std::unordered_map<std::string, std::list<Entry>::iterator> byKey_;
};

}  // namespace rebate::region
