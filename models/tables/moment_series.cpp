// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/moment_series.h"

#include <algorithm>

namespace rebate {
namespace {

std::optional<double> lagOf(const Moment& moment) {
  std::optional<double> most;
  for (const auto& view : moment.regions) {
    if (view.link != LinkState::live || !view.topology) continue;
    for (const auto& part : view.topology->parts)
      if (part.kind == PartKind::database && part.lag)
        most = std::max(most.value_or(0), static_cast<double>(*part.lag) / 1'000);
  }
  return most;
}

std::int64_t newestSeq(const Moment& moment) {
  std::int64_t newest = moment.seq;
  for (const auto& view : moment.regions) newest = std::max(newest, view.seq);
  return newest;
}

/// Begins another stretch after a hole, or where there is no value.
class Line {
 public:
  void add(Millis at, std::optional<double> value, bool hole) {
    if (!value) return static_cast<void>(apart_ = true);
    if (apart_ || hole || stretches.empty()) stretches.emplace_back();
    apart_ = false;
    stretches.back().push_back({static_cast<double>(at), *value});
  }
  std::vector<ChartStretch> stretches;

 private:
  bool apart_ = false;
};

}  // namespace

MomentSeries seriesOf(const std::vector<Moment>& moments) {
  Line writes, lag, awaiting;
  const Moment* before = nullptr;
  for (const auto& moment : moments) {
    const bool hole = before == nullptr || moment.at - before->at > kMomentHolds;
    std::optional<double> rate;
    if (!hole && moment.at > before->at)
      rate = 1'000.0 * static_cast<double>(std::max<std::int64_t>(0, newestSeq(moment) - newestSeq(*before))) /
             static_cast<double>(moment.at - before->at);
    writes.add(moment.at, rate, hole);
    lag.add(moment.at, lagOf(moment), hole);
    awaiting.add(moment.at, moment.awaiting < 0 ? std::nullopt : std::optional(static_cast<double>(moment.awaiting)),
                 hole);
    before = &moment;
  }
  return {std::move(writes.stretches), std::move(lag.stretches), std::move(awaiting.stretches)};
}

const Moment* momentAt(const std::vector<Moment>& moments, Millis at) {
  const auto next = std::upper_bound(moments.begin(), moments.end(), at,
                                     [](Millis moment, const Moment& one) { return moment < one.at; });
  if (next == moments.begin()) return nullptr;
  const auto& last = *std::prev(next);
  return at - last.at < kMomentHolds ? &last : nullptr;
}

}  // namespace rebate
