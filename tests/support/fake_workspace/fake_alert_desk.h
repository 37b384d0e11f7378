// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <utility>
#include <vector>

#include "ports/alert_desk.h"

namespace rebate {

/// Alerts as the window sees them, in memory. A test changes `state` and announces it; what was asked is written down
/// and answered with `outcome`.
class FakeAlertDesk : public AlertDesk {
 public:
  struct Acknowledged {
    std::string fingerprint, reason;
    Millis span = 0;
  };

  const AlertFacts& facts() const override { return state; }
  Subscription listen(AlertListener& listener) override {
    listeners_.insert(&listener);
    return Subscription([this, &listener] { listeners_.erase(&listener); });
  }
  void acknowledge(const std::string& fingerprint, const std::string& reason, Millis span, Answer answer) override {
    acknowledged.push_back({fingerprint, reason, span});
    answer(outcome);
  }
  void silence(const SilenceWish& wish, Answer answer) override {
    silenced.push_back(wish);
    answer(outcome);
  }
  void expire(const Silence& silence, Answer answer) override {
    expired.push_back(silence);
    answer(outcome);
  }
  void setThresholds(const std::vector<Threshold>& thresholds, Answer answer) override {
    if (outcome) state.thresholds = thresholds;
    answer(outcome);
    announce();
  }
  void announce() {
    for (auto* listener : std::set(listeners_))
      if (listeners_.contains(listener)) listener->alertFactsChanged();
  }

  AlertFacts state;
  Outcome outcome = Done{};
  std::vector<Acknowledged> acknowledged;
  std::vector<SilenceWish> silenced;
  std::vector<Silence> expired;

 private:
  std::set<AlertListener*> listeners_;
};

}  // namespace rebate
