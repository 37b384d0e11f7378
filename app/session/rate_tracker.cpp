// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/rate_tracker.h"

#include <utility>

namespace rebate {

std::optional<double> counterOf(const Samples& samples, const std::string& name) {
  std::optional<double> sum;
  for (auto at = samples.lower_bound(name); at != samples.end() && at->first.starts_with(name); ++at) {
    const bool same = at->first.size() == name.size() || at->first[name.size()] == '{';
    if (same) sum = sum.value_or(0) + at->second;
  }
  return sum;
}

void RateTracker::sampled(const std::string& region, double counter) {
  round_[region] = counter;
}

std::optional<RatePoint> RateTracker::finish(const std::string& leader, Millis now) {
  const auto round = std::exchange(round_, {});
  const auto before = std::exchange(before_, round);
  const auto began = std::exchange(roundBefore_, now);
  if (began == 0 || now <= began) return std::nullopt;
  const bool known = round.contains(leader) && before.contains(leader);
  if (!known) return RatePoint{now, 0, true};
  double grown = 0;
  for (const auto& [region, counter] : round) {
    const auto last = before.find(region);
    if (last == before.end()) continue;  // nothing to compare it with yet
    grown += counter >= last->second ? counter - last->second : counter;
  }
  return RatePoint{now, grown * 1000.0 / static_cast<double>(now - began), false};
}

}  // namespace rebate
