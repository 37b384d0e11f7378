// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>

#include "monitor/threshold_readings.h"
#include "ports/alert_desk.h"

namespace rebate {

/// A threshold of this desktop that fires.
struct LocalAlert {
  Alert alert;
  Judgement judgement;
  bool stale = false;  ///< nothing was read of it just now: it goes on firing, because it is not known to be over
};

/// Holds the thresholds against the facts, as time passes.
class ThresholdJudge {
 public:
  /// One for each Watch, in their order.
  void setThresholds(std::vector<Threshold> thresholds) { thresholds_ = std::move(thresholds); }
  const std::vector<Threshold>& thresholds() const { return thresholds_; }
  /// `now`: monotonic ms. `wall`: when it is by the regions' clock. `watched`: regions whose own alerts are heard, so
  /// that here only what no Alertmanager can know, and what a person set themselves, is judged.
  void judge(const WorkspaceFacts& facts, const std::set<std::string>& watched, Millis now, Millis wall);
  std::vector<LocalAlert> firing() const;
  void forget() { cases_.clear(); }

 private:
  struct Case {
    bool firing = false;
    bool stale = false;
    std::optional<Millis> since;  ///< monotonic: above the limit, or, while firing, below where it ends
    Millis startsAt = 0;          ///< wall
    Judgement judgement;
  };
  using Key = std::pair<Watch, std::string>;
  static void step(Case& one, const Threshold& threshold, const Reading& reading, Millis now, Millis wall);
  Alert alertOf(const Key& key, const Case& one) const;

  std::vector<Threshold> thresholds_ = usualThresholds();
  std::map<Key, Case> cases_;
};

}  // namespace rebate
