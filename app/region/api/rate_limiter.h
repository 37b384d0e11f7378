// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mutex>
#include <string>
#include <unordered_map>

#include "domain/time.h"

namespace rebate::region {

/// A bucket of tokens per key (operator or address): `perSecond` on average, a second's worth at once.
/// Remembers a bounded number of keys.
class RateLimiter {
 public:
  explicit RateLimiter(double perSecond, double burst) : perSecond_(perSecond), burst_(burst) {}
  bool allow(const std::string& key, Millis now);

 private:
  struct Bucket {
    double tokens;
    Millis at;
  };
  void forget(Millis now);
  double perSecond_;
  double burst_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace rebate::region
