// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <random>
#include <string_view>

#include "domain/time.h"

namespace rebate {

enum class BreakerState { closed, open, halfOpen };
std::string_view name(BreakerState state);

struct BreakerRules {
  std::size_t window = 10;        ///< the last so many calls are looked at
  std::size_t minimumCalls = 4;   ///< fewer than these never open it
  double failureRate = 0.5;       ///< opens at or above
  Millis openFor = 1'000;         ///< doubled at each failed probe, up to
  Millis openForMax = 15'000;
};

/// A circuit breaker around one dependency; time is handed in. Half-open lets one probe through.
class Breaker {
 public:
  explicit Breaker(BreakerRules rules = {}) : rules_(rules), openFor_(rules.openFor) {}

  bool allow(Millis now);  ///< may a call start? takes the probe's place when half-open
  void succeeded();
  void failed(Millis now);
  BreakerState state(Millis now) const;
  Millis retryIn(Millis now) const;  ///< ms until the next probe, 0 when closed

 private:
  void open(Millis now);

  BreakerRules rules_;
  std::deque<bool> calls_;  ///< true: failed
  bool tripped_ = false;
  bool probing_ = false;
  Millis openedAt_ = 0;
  Millis openFor_;
};

/// Exponential back-off with full jitter: attempt 0 → up to `first`, doubling up to `most`.
class Backoff {
 public:
  Backoff(Millis first, Millis most, std::uint32_t seed) : first_(first), most_(most), random_(seed) {}
  Millis next();  ///< at least a quarter of the current step
  void reset() { attempt_ = 0; }
  int attempt() const { return attempt_; }

 private:
  Millis first_;
  Millis most_;
  int attempt_ = 0;
  std::minstd_rand random_;
};

}  // namespace rebate
