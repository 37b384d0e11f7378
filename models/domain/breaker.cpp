// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/breaker.h"

#include <algorithm>

namespace rebate {

std::string_view name(BreakerState state) {
  switch (state) {
    case BreakerState::closed: return "closed";
    case BreakerState::open: return "open";
    case BreakerState::halfOpen: return "half_open";
  }
  return {};
}

BreakerState Breaker::state(Millis now) const {
  if (!tripped_) return BreakerState::closed;
  return now - openedAt_ >= openFor_ ? BreakerState::halfOpen : BreakerState::open;
}

Millis Breaker::retryIn(Millis now) const {
  return tripped_ ? std::max<Millis>(0, openedAt_ + openFor_ - now) : 0;
}

bool Breaker::allow(Millis now) {
  switch (state(now)) {
    case BreakerState::closed: return true;
    case BreakerState::open: return false;
    case BreakerState::halfOpen:
      if (probing_) return false;
      probing_ = true;
      return true;
  }
  return false;
}

void Breaker::succeeded() {
  if (tripped_) {
    tripped_ = probing_ = false;
    openFor_ = rules_.openFor;
    calls_.clear();
  }
  calls_.push_back(false);
  if (calls_.size() > rules_.window) calls_.pop_front();
}

void Breaker::failed(Millis now) {
  if (tripped_) {
    if (!probing_) return;  // a straggler from before it opened
    openFor_ = std::min(openFor_ * 2, rules_.openForMax);
    open(now);
    return;
  }
  calls_.push_back(true);
  if (calls_.size() > rules_.window) calls_.pop_front();
  const auto failures = static_cast<double>(std::count(calls_.begin(), calls_.end(), true));
  if (calls_.size() >= rules_.minimumCalls && failures / static_cast<double>(calls_.size()) >= rules_.failureRate)
    open(now);
}

void Breaker::open(Millis now) {
  tripped_ = true;
  probing_ = false;
  openedAt_ = now;
}

Millis Backoff::next() {
  const auto step = std::min(most_, first_ << std::min(attempt_, 20));
  ++attempt_;
  std::uniform_int_distribution<Millis> spread(step / 4, step);
  return spread(random_);
}

}  // namespace rebate
