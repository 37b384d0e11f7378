// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>

#include "ports/clock.h"

namespace rebate::fixtures {

/// Time that passes only when a test says so; what is due is called in order, each at its own moment.
class SimClock : public Clock {
 public:
  SimClock() = default;
  SimClock(const SimClock&) = delete;
  SimClock& operator=(const SimClock&) = delete;
  ~SimClock() override;

  Millis wall() const override { return kStart + now_ + skew_; }
  Millis monotonic() const override { return now_; }
  Subscription after(Millis delay, std::function<void()> then) override;

  void advance(Millis span);
  /// In steps, until it holds; false after `most`.
  bool advanceUntil(const std::function<bool()>& holds, Millis most = 60'000, Millis step = 10);
  void sleepThrough(Millis span) { now_ += span; }  ///< nothing is called meanwhile, as in a suspended machine
  void stepWall(Millis by) { skew_ += by; }
  Millis truth() const { return kStart + now_; }  ///< what the regions' clocks show

 private:
  static constexpr Millis kStart = 1'780'000'000'000;
  struct Timer {
    std::function<void()> then;
    bool ended = false;
  };
  Millis now_ = 1'000;
  Millis skew_ = 0;
  std::multimap<Millis, std::shared_ptr<Timer>> timers_;
};

}  // namespace rebate::fixtures
