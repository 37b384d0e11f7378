// SPDX-License-Identifier: GPL-3.0-or-later
// RecordBook: what others know is asked for, and what people ask of the book is answered.
#include <algorithm>

#include "monitor/record_book.h"
#include "monitor/record_json.h"
#include "monitor/record_merge.h"

namespace rebate {
namespace {

constexpr Millis kAskEvery = 5'000;
constexpr Millis kSettle = 10'000;             ///< until the outbox has had its answers
constexpr Millis kLookUpWithin = 30 * 60'000;  ///< later nobody expects it any more
constexpr std::size_t kLongestNote = 500;
constexpr Millis kLeastBudget = 1'000, kMostBudget = 3'600'000;

}  // namespace

void RecordBook::askRegions() {
  const auto& facts = parts_.workspace->facts();
  if (parts_.clock->monotonic() < nextAsk_ || facts.signIn != SignIn::signedIn) return;
  nextAsk_ = parts_.clock->monotonic() + kAskEvery;
  if (facts.readingFrom.empty()) return;
  askForChanges(facts.readingFrom);
  askForOrders();
}

void RecordBook::askForChanges(const std::string& region) {
  const std::weak_ptr<bool> alive = alive_;
  ask(
      *parts_.workspace, FailoversRead{},
      [this, alive](const Result<FailoverSlice>& slice) {
        if (alive.expired() || !slice || history() == nullptr) return;
        const auto ahead = parts_.workspace->facts().clockAhead;
        for (const auto& change : slice->changes) {
          if (change.from.empty() || change.from == change.to) continue;  // the first leader, or one that began again
          // What was told and not measured keeps its moment, however the clocks are thought to stand today.
          const auto* known = recordOf(failoverId(change.epoch));
          if (known != nullptr && !known->measuredHere && !known->reason.empty()) continue;
          static_cast<void>(
              keep(failoverId(change.epoch), [&](FailoverRecord& record) { monitor::addTold(record, change, ahead); }));
        }
      },
      region);
}

void RecordBook::askForOrders() {
  const std::weak_ptr<bool> alive = alive_;
  ask(*parts_.workspace, SwitchoversRead{}, [this, alive](const Result<SwitchoverSlice>& slice) {
    if (alive.expired() || !slice || history() == nullptr) return;
    if (facts_.orders != slice->orders) {
      facts_.orders = slice->orders;
      announce();
    }
    std::vector<RecordEvent> events;
    for (const auto& order : slice->orders) {
      for (auto& event : monitor::eventsOf(order, parts_.workspace->facts().clockAhead))
        events.push_back(std::move(event));
      if (order.epochAfter == 0 || recordOf(failoverId(order.epochAfter)) == nullptr) continue;
      static_cast<void>(
          keep(failoverId(order.epochAfter), [&](FailoverRecord& record) { monitor::addOrder(record, order); }));
    }
    keepEvents(std::move(events));
  });
}

void RecordBook::lookUpDecisions() {
  const auto& facts = parts_.workspace->facts();
  const auto now = parts_.clock->wall();
  if (lookup_.isRunning() || facts.signIn != SignIn::signedIn || facts.target.state != WriteState::writing) return;
  if (facts.outbox.waiting > 0) return;
  for (const auto& record : facts_.failovers) {
    const auto& reroutedAt = record.measured.reroutedAt;
    if (!record.measuredHere || record.decisions || !reroutedAt) continue;
    if (now - *reroutedAt < kSettle || now - *reroutedAt > kLookUpWithin) continue;
    lookup_.run(record.measured, [this, id = record.id](std::optional<DecisionsThrough> found) {
      if (found) static_cast<void>(keep(id, [&](FailoverRecord& one) { one.decisions = found; }));
    });
    return;
  }
}

void RecordBook::moments(Millis from, Millis to, std::function<void(Result<std::vector<Moment>>)> answer) {
  auto* history = this->history();
  if (history == nullptr) return answer(Error{Errc::unavailable, "history", "nobody is inside"});
  if (to - from > kLongestReplay) return answer(invalid("to", "15 minutes at most"));
  answer(monitor::momentsOf(*history, from, to));
}

void RecordBook::events(Millis from, Millis to, std::function<void(Result<std::vector<RecordEvent>>)> answer) {
  auto* history = this->history();
  if (history == nullptr) return answer(Error{Errc::unavailable, "history", "nobody is inside"});
  const auto entries = history->entries("event", from, to, 10'000);
  if (!entries) return answer(entries.error());
  std::vector<RecordEvent> events;
  for (const auto& entry : *entries) {
    const auto value = wire::parseJson(entry.body);
    if (!value) continue;
    if (auto event = monitor::eventFrom(*value)) events.push_back(*std::move(event));
  }
  answer(std::move(events));
}

void RecordBook::setNote(const std::string& id, const std::string& note, std::function<void(Outcome)> answer) {
  if (history() == nullptr) return answer(Error{Errc::unavailable, "history", "nobody is inside"});
  if (note.size() > kLongestNote) return answer(invalid("note", "500 bytes at most"));
  if (recordOf(id) == nullptr) return answer(Error{Errc::notFound, "id", id});
  answer(keep(id, [&](FailoverRecord& record) { record.note = note; }));
}

void RecordBook::setBudget(Millis budget, std::function<void(Outcome)> answer) {
  auto* history = this->history();
  if (history == nullptr) return answer(Error{Errc::unavailable, "history", "nobody is inside"});
  if (budget < kLeastBudget || budget > kMostBudget) return answer(invalid("budget", "1 s to 1 h"));
  const auto put = wrote(history->put("setting", {{parts_.clock->wall(), "budget", std::to_string(budget)}}));
  if (put) {
    facts_.budget = budget;
    announce();
  }
  answer(put);
}

}  // namespace rebate
