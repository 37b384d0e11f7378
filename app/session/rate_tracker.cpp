// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/rate_tracker.h"

#include <set>

namespace rebate {
namespace {

constexpr Millis kKept = 15'000;  // several rounds: a balancer may take the same instance a few times

}  // namespace

std::optional<double> counterOf(const Samples& samples, const std::string& name) {
  std::optional<double> sum;
  for (auto at = samples.lower_bound(name); at != samples.end() && at->first.starts_with(name); ++at) {
    const bool same = at->first.size() == name.size() || at->first[name.size()] == '{';
    if (same) sum = sum.value_or(0) + at->second;
  }
  return sum;
}

std::string processOf(const Samples& samples) {
  const std::string series = "rebate_process_info{";
  const auto found = samples.lower_bound(series);
  return found != samples.end() && found->first.starts_with(series) ? found->first.substr(series.size()) : "";
}

void RateTracker::sampled(const std::string& region, const std::string& process, double counter) {
  round_[{region, process}] = counter;
}

void RateTracker::note(const Source& source, double counter, Millis now) {
  const auto [at, fresh] = counts_.try_emplace(source, Count{counter, now});
  if (fresh) return;  // nothing to compare it with yet
  auto& count = at->second;
  const auto grown = counter >= count.counter ? counter - count.counter : counter;
  count = {counter, now, grown * 1000.0 / static_cast<double>(now - count.at)};
}

std::optional<RatePoint> RateTracker::finish(const std::string& leader, Millis now) {
  const auto round = std::exchange(round_, {});
  const auto began = std::exchange(roundBefore_, now);
  if (began > 0 && now <= began) return std::nullopt;
  std::erase_if(counts_, [now](const auto& entry) { return now - entry.second.at > kKept; });
  std::set<std::string> heard;
  for (const auto& [source, counter] : round) {
    note(source, counter, now);
    heard.insert(source.first);
  }
  if (began == 0) return std::nullopt;
  bool known = false;
  double all = 0;
  for (const auto& [source, count] : counts_) {
    if (!count.perSecond || !heard.contains(source.first)) continue;
    all += *count.perSecond;
    known = known || source.first == leader;
  }
  return known ? RatePoint{now, all, false} : RatePoint{now, 0, true};
}

}  // namespace rebate
