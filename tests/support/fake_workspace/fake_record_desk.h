// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <set>
#include <utility>

#include "ports/record_desk.h"

namespace rebate {

/// Records in memory. A test changes `state` and `recorded`, then announces it.
class FakeRecordDesk : public RecordDesk {
 public:
  const RecordFacts& facts() const override { return state; }
  Subscription listen(RecordListener& listener) override {
    listeners_.insert(&listener);
    return Subscription([this, &listener] { listeners_.erase(&listener); });
  }
  void moments(Millis from, Millis to, std::function<void(Result<std::vector<Moment>>)> answer) override {
    if (failure) return answer(*failure);
    std::vector<Moment> found;
    for (const auto& moment : recorded)
      if (moment.at >= from && moment.at < to) found.push_back(moment);
    answer(found);
  }
  void events(Millis from, Millis to, std::function<void(Result<std::vector<RecordEvent>>)> answer) override {
    if (failure) return answer(*failure);
    std::vector<RecordEvent> found;
    for (auto event = state.events.rbegin(); event != state.events.rend(); ++event)
      if (event->at >= from && event->at < to) found.push_back(*event);
    answer(found);
  }
  void setNote(const std::string& id, const std::string& note, std::function<void(Outcome)> answer) override {
    if (failure) return answer(*failure);
    for (auto& record : state.failovers)
      if (record.id == id) record.note = note;
    announce();
    answer(Done{});
  }
  void setBudget(Millis budget, std::function<void(Outcome)> answer) override {
    state.budget = budget;
    announce();
    answer(Done{});
  }
  void announce() {
    for (auto* listener : std::set(listeners_)) listener->recordFactsChanged();
  }

  RecordFacts state;
  std::vector<Moment> recorded;
  std::optional<Error> failure;

 private:
  std::set<RecordListener*> listeners_;
};

}  // namespace rebate
