// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/api/rate_limiter.h"

#include <algorithm>

namespace rebate::region {
namespace {

constexpr std::size_t kMostKeys = 10'000;

}  // namespace

bool RateLimiter::allow(const std::string& key, Millis now) {
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= kMostKeys && !buckets_.contains(key)) forget(now);
  auto& bucket = buckets_.try_emplace(key, Bucket{burst_, now}).first->second;
  const auto passed = static_cast<double>(std::max<Millis>(0, now - bucket.at)) / 1'000;
  bucket.tokens = std::min(burst_, bucket.tokens + passed * perSecond_);
  bucket.at = now;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

/// A bucket that has filled up again says nothing; when none has, all start anew rather than grow for ever.
void RateLimiter::forget(Millis now) {
  const auto full = static_cast<Millis>(burst_ / perSecond_ * 1'000) + 1;
  std::erase_if(buckets_, [&](const auto& entry) { return now - entry.second.at > full; });
  if (buckets_.size() >= kMostKeys) buckets_.clear();
}

}  // namespace rebate::region
