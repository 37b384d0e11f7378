// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/figure_tracker.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "wire/prometheus_text.h"

namespace rebate {
namespace {

constexpr Millis kWindow = 60'000;
constexpr Millis kSilent = 15'000;  // several rounds: a balancer may take the same process a few times

/// Every series of that name, with its labels.
template <class Take>
void eachSeries(const Samples& samples, const std::string& name, Take take) {
  for (auto at = samples.lower_bound(name); at != samples.end() && at->first.starts_with(name); ++at) {
    const bool same = at->first.size() == name.size() || at->first[name.size()] == '{';
    if (same && std::isfinite(at->second)) take(wire::labelsOf(at->first), at->second);
  }
}

std::string processOf(const Samples& samples) {
  std::string process;
  eachSeries(samples, "rebate_process_info", [&](const auto& labels, double) {
    if (const auto named = labels.find("process"); named != labels.end()) process = named->second;
  });
  return process;
}

bool labelIs(const std::map<std::string, std::string>& labels, const char* name, std::string_view value) {
  const auto found = labels.find(name);
  return found != labels.end() && found->second == value;
}

std::optional<double> boundOf(const std::map<std::string, std::string>& labels) {
  const auto found = labels.find("le");
  if (found == labels.end()) return std::nullopt;
  if (found->second == "+Inf") return std::numeric_limits<double>::infinity();
  double bound = 0;
  const auto& text = found->second;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bound);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional{bound} : std::nullopt;
}

std::optional<double> shareOf(double part, double whole) {
  return whole > 0 ? std::optional{part / whole} : std::nullopt;
}

}  // namespace

std::optional<double> quantileOf(const std::map<double, double>& cumulative, double share) {
  const double all = cumulative.empty() ? 0 : cumulative.rbegin()->second;
  if (all <= 0) return std::nullopt;
  const double wanted = share * all;
  double lower = 0, below = 0;
  for (const auto& [upper, atOrBelow] : cumulative) {
    if (atOrBelow >= wanted) {
      if (std::isinf(upper)) return lower;
      return atOrBelow > below ? lower + (upper - lower) * (wanted - below) / (atOrBelow - below) : upper;
    }
    lower = upper;
    below = atOrBelow;
  }
  return lower;
}

FigureTracker::Counts FigureTracker::countsIn(const Samples& samples, Millis now) {
  Counts counts;
  counts.at = now;
  eachSeries(samples, "rebate_credited_total", [&](const auto&, double value) { counts.credited += value; });
  eachSeries(samples, "rebate_requests_total", [&](const auto& labels, double value) {
    counts.requests += value;
    const auto status = labels.find("status");
    if (status != labels.end() && status->second.starts_with('5')) counts.failed += value;
  });
  eachSeries(samples, "rebate_read_cache_total", [&](const auto& labels, double value) {
    if (labelIs(labels, "outcome", "hit")) counts.hits += value;
    if (labelIs(labels, "outcome", "miss")) counts.misses += value;
  });
  eachSeries(samples, "rebate_request_seconds_bucket", [&](const auto& labels, double value) {
    const auto bound = boundOf(labels);
    if (bound && labelIs(labels, "route", "POST /v1/decisions")) counts.decisions[*bound] += value;
  });
  return counts;
}

void FigureTracker::note(Process& process, Counts counts) {
  auto& rounds = process.rounds;
  if (!rounds.empty()) {
    const auto before = rounds.back();
    if (counts.at <= before.at) return;
    const bool again = counts.credited < before.credited || counts.requests < before.requests;
    if (again) {  // another process that does not say so: it counts from zero
      rounds.clear();
      rounds.emplace_back().at = before.at;
    }
    const double grown = counts.credited - rounds.back().credited;
    process.creditedPerSecond = grown * 1000 / static_cast<double>(counts.at - before.at);
  }
  while (rounds.size() > 1 && rounds[1].at <= counts.at - kWindow) rounds.pop_front();
  rounds.push_back(std::move(counts));
}

void FigureTracker::forgetOld(Millis now) {
  std::erase_if(processes_, [&](const auto& each) {
    const auto age = now - each.second.rounds.back().at;
    return age > kWindow || age < 0;  // the clock was set
  });
}

std::optional<double> FigureTracker::creditedPerSecond() const {
  std::optional<double> sum;
  Millis newest = 0;
  for (const auto& [id, process] : processes_) newest = std::max(newest, process.rounds.back().at);
  for (const auto& [id, process] : processes_)
    if (process.creditedPerSecond && newest - process.rounds.back().at <= kSilent)
      sum = sum.value_or(0) + *process.creditedPerSecond;
  return sum;
}

FigureTracker::Counts FigureTracker::grownInAMinute() const {
  Counts grown;
  for (const auto& [id, process] : processes_) {
    const auto &from = process.rounds.front(), &to = process.rounds.back();
    grown.requests += to.requests - from.requests;
    grown.failed += to.failed - from.failed;
    grown.hits += to.hits - from.hits;
    grown.misses += to.misses - from.misses;
    for (const auto& [bound, count] : to.decisions) {
      const auto before = from.decisions.find(bound);
      grown.decisions[bound] += count - (before == from.decisions.end() ? 0 : before->second);
    }
  }
  return grown;
}

Figures FigureTracker::take(const Samples& samples, Millis now) {
  forgetOld(now);
  note(processes_[processOf(samples)], countsIn(samples, now));
  const auto grown = grownInAMinute();
  std::optional<double> waiting;
  eachSeries(samples, "rebate_events_waiting", [&](const auto&, double value) { waiting = value; });
  return {{Figure::credited, creditedPerSecond()},
          {Figure::decisionP99, quantileOf(grown.decisions, 0.99)},
          {Figure::failedShare, shareOf(grown.failed, grown.requests)},
          {Figure::queueWaiting, waiting},
          {Figure::cacheHit, shareOf(grown.hits, grown.hits + grown.misses)}};
}

}  // namespace rebate
