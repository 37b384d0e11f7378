// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/threshold_judge.h"

namespace rebate {

void ThresholdJudge::judge(const WorkspaceFacts& facts, const std::set<std::string>& watched, Millis now, Millis wall) {
  std::set<Key> still;
  for (const auto& threshold : thresholds_) {
    if (!threshold.on) continue;
    for (const auto& reading : readingsOf(threshold.watch, facts)) {
      const bool theirs = watched.contains(reading.region) && !isSeenFromHereOnly(threshold.watch);
      if (theirs && !isOwn(threshold)) continue;
      const Key key{threshold.watch, reading.region};
      still.insert(key);
      step(cases_[key], threshold, reading, now, wall);
    }
  }
  std::erase_if(cases_, [&](const auto& one) { return !still.contains(one.first); });
}

void ThresholdJudge::step(Case& one, const Threshold& threshold, const Reading& reading, Millis now, Millis wall) {
  one.stale = !reading.value;
  if (one.stale) return;  // neither better nor worse
  one.judgement = {threshold.watch, *reading.value, threshold.limit, reading.of};
  const bool towards = one.firing ? *reading.value <= threshold.clear : *reading.value > threshold.limit;
  if (!towards) return one.since.reset();
  if (!one.since) one.since = now;
  if (now - *one.since < threshold.hold) return;
  one.firing = !one.firing;
  one.since.reset();
  if (one.firing) one.startsAt = wall;
}

Alert ThresholdJudge::alertOf(const Key& key, const Case& one) const {
  const std::string watch(name(key.first));
  Alert alert;
  alert.fingerprint = "here/" + watch + (key.second.empty() ? "" : "/" + key.second);
  alert.labels = {{"alertname", watch},
                  {"severity", thresholds_[static_cast<std::size_t>(key.first)].severity},
                  {"region", key.second.empty() ? "all" : key.second}};
  alert.startsAt = one.startsAt;
  return alert;
}

std::vector<LocalAlert> ThresholdJudge::firing() const {
  std::vector<LocalAlert> alerts;
  for (const auto& [key, one] : cases_)
    if (one.firing) alerts.push_back({alertOf(key, one), one.judgement, one.stale});
  return alerts;
}

}  // namespace rebate
