// SPDX-License-Identifier: GPL-3.0-or-later
#include "colleague/colleague.h"

#include <algorithm>

namespace rebate::fixtures {
namespace {

constexpr int kLookThrough = 200;

}  // namespace

Colleague::Colleague(Desk& desk, HeadlessConsole& console, Habits habits)
    : desk_(desk), console_(console), habits_(habits) {
  work();
}

void Colleague::work() {
  if (approveOne()) ++decided_;
  const auto pause = static_cast<Millis>(60'000 / std::max(0.01, habits_.perMinute));
  next_ = desk_.clock.after(std::max<Millis>(1, pause), [this] { work(); });
}

bool Colleague::approveOne() {
  for (const auto& rebate : console_.rebates({RebateState::awaitingApproval, {}, RebateOrder::newest}, kLookThrough)) {
    if (rebate.split.user > habits_.below) continue;
    const auto known = refused_.find(rebate.id);
    if (known != refused_.end() && known->second == rebate.version) continue;
    const auto item = console_.decide(rebate, Action::approve);
    if (item) return true;
    // A decision of ours that still waits; or one we may not make: until it changes, it is somebody else's.
    refused_[rebate.id] = rebate.version;
  }
  return false;
}

}  // namespace rebate::fixtures
