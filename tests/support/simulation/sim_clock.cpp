// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/sim_clock.h"

#include <algorithm>
#include <utility>

namespace rebate::fixtures {

SimClock::~SimClock() {
  for (auto& [due, timer] : timers_) timer->then = nullptr;  // what it holds may hold the timer
}

Subscription SimClock::after(Millis delay, std::function<void()> then) {
  auto timer = std::make_shared<Timer>(Timer{std::move(then)});
  timers_.emplace(now_ + std::max<Millis>(0, delay), timer);
  return Subscription([timer] {
    timer->ended = true;
    timer->then = nullptr;
  });
}

void SimClock::advance(Millis span) {
  const auto until = now_ + span;
  while (!timers_.empty() && timers_.begin()->first <= until) {
    const auto next = timers_.begin();
    now_ = std::max(now_, next->first);
    const auto timer = next->second;
    timers_.erase(next);
    if (std::exchange(timer->ended, true)) continue;
    const auto then = std::exchange(timer->then, nullptr);  // it may end itself
    then();
  }
  now_ = std::max(now_, until);
}

bool SimClock::advanceUntil(const std::function<bool()>& holds, Millis most, Millis step) {
  for (Millis spent = 0; !holds(); spent += step) {
    if (spent >= most) return false;
    advance(step);
  }
  return true;
}

}  // namespace rebate::fixtures
