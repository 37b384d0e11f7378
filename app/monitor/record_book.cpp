// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/record_book.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "monitor/record_json.h"
#include "monitor/record_merge.h"

namespace rebate {
namespace {

constexpr Millis kTick = 1'000;
constexpr Millis kEventsKept = 365 * 86'400'000LL, kTrimEvery = 3'600'000;
constexpr std::size_t kEventsShown = 200;
constexpr int kAll = 100'000;
constexpr Millis kForEver = std::numeric_limits<Millis>::max();
constexpr const char *kFailover = "failover", *kEvent = "event", *kSetting = "setting";

template <class T>
HistoryEntry entryOf(Millis at, const T& value) {
  return {at, value.id, wire::json::serialize(monitor::toJson(value))};
}

/// Those that cannot be read are left out: a newer console may have written them.
template <class T>
std::vector<T> readAll(const Result<std::vector<HistoryEntry>>& entries, Result<T> (*from)(const wire::json::value&)) {
  std::vector<T> all;
  if (!entries) return all;
  for (const auto& entry : *entries) {
    const auto value = wire::parseJson(entry.body);
    if (!value) continue;
    if (auto one = from(*value)) all.push_back(*std::move(one));
  }
  return all;
}

bool isLater(const FailoverRecord& a, const FailoverRecord& b) {
  return std::pair(a.at(), a.measured.epochAfter) > std::pair(b.at(), b.measured.epochAfter);
}

}  // namespace

RecordBook::RecordBook(Parts parts)
    : parts_(std::move(parts)), lookup_(*parts_.workspace), workspace_(parts_.workspace->listen(*this)) {
  if (parts_.alerts != nullptr) alerting_ = parts_.alerts->listen(*this);
  tick();
}

Subscription RecordBook::listen(RecordListener& listener) {
  const int id = nextListener_++;
  listeners_[id] = &listener;
  return Subscription([this, id] { listeners_.erase(id); });
}

void RecordBook::announce() {
  for (const auto& [id, listener] : std::map(listeners_))
    if (listeners_.contains(id)) listener->recordFactsChanged();
}

History* RecordBook::history() {
  auto* history = parts_.history();
  if ((history != nullptr) == open_) return history;
  open_ = history != nullptr;
  watch_ = {};
  told_.clear();
  recorder_.restart();
  facts_ = {};
  nextAsk_ = nextTrim_ = 0;
  if (history != nullptr) load(*history);
  announce();
  return history;
}

void RecordBook::load(History& history) {
  facts_.open = true;
  const auto failovers = history.entries(kFailover, 0, kForEver, kAll);
  if (!failovers) facts_.trouble = failovers.error();
  facts_.failovers = readAll(failovers, monitor::failoverFrom);
  std::stable_sort(facts_.failovers.begin(), facts_.failovers.end(), isLater);
  facts_.events = readAll(history.entries(kEvent, 0, kForEver, kEventsShown), monitor::eventFrom);
  std::reverse(facts_.events.begin(), facts_.events.end());
  for (const auto& event : facts_.events) told_.insert(event.id);
  const auto settings = history.entries(kSetting, 0, kForEver, kAll).valueOr({});
  for (const auto& setting : settings)
    if (const auto value = wire::parseJson(setting.body); setting.id == "budget" && value && value->is_int64())
      facts_.budget = value->get_int64();
}

void RecordBook::factsChanged() {
  if (history() == nullptr) return;
  takeMeasured();
  keepEvents(watch_.looked(parts_.workspace->facts(), parts_.clock->wall()));
}

void RecordBook::alertFactsChanged() {
  if (history() != nullptr) keepEvents(watch_.looked(parts_.alerts->facts(), parts_.clock->wall()));
}

void RecordBook::tick() {
  ticking_ = parts_.clock->after(kTick, [this] { tick(); });
  auto* history = this->history();
  if (history == nullptr) return;
  keepMoment(*history);
  if (parts_.clock->monotonic() >= nextTrim_) trim(*history);
  askRegions();
  lookUpDecisions();
}

void RecordBook::keepMoment(History& history) {
  const auto kept = recorder_.looked(monitor::momentOf(parts_.workspace->facts(), parts_.clock->wall()));
  if (kept && !wrote(history.put(kept->kind, {kept->entry}))) recorder_.restart();
}

void RecordBook::trim(History& history) {
  nextTrim_ = parts_.clock->monotonic() + kTrimEvery;
  const auto now = parts_.clock->wall();
  for (const auto* kind : {monitor::MomentRecorder::kWhole, monitor::MomentRecorder::kDifference})
    static_cast<void>(wrote(history.forget(kind, now - monitor::kMomentsKept)));
  static_cast<void>(wrote(history.forget(kEvent, now - kEventsKept)));
}

void RecordBook::takeMeasured() {
  for (const auto& failover : parts_.workspace->facts().failovers) {
    if (failover.epochAfter == 0) continue;
    static_cast<void>(
        keep(failoverId(failover.epochAfter), [&](FailoverRecord& record) { monitor::addMeasured(record, failover); }));
  }
}

FailoverRecord* RecordBook::recordOf(const std::string& id) {
  const auto found = std::find_if(facts_.failovers.begin(), facts_.failovers.end(),
                                  [&](const FailoverRecord& record) { return record.id == id; });
  return found == facts_.failovers.end() ? nullptr : &*found;
}

Outcome RecordBook::keep(const std::string& id, const std::function<void(FailoverRecord&)>& change) {
  auto* known = recordOf(id);
  FailoverRecord next = known != nullptr ? *known : FailoverRecord{};
  change(next);
  if (known != nullptr && *known == next) return Done{};
  auto* history = parts_.history();
  if (history == nullptr) return Error{Errc::unavailable, "history", "nobody is inside"};
  if (const auto put = wrote(history->put(kFailover, {entryOf(next.at(), next)})); !put) return put;
  if (known != nullptr) facts_.failovers.erase(facts_.failovers.begin() + (known - facts_.failovers.data()));
  const auto at = std::upper_bound(facts_.failovers.begin(), facts_.failovers.end(), next, isLater);
  facts_.failovers.insert(at, std::move(next));
  announce();
  return Done{};
}

void RecordBook::keepEvents(std::vector<RecordEvent> events) {
  std::erase_if(events, [&](const RecordEvent& event) { return !told_.insert(event.id).second; });
  if (events.empty()) return;
  std::vector<HistoryEntry> entries;
  for (const auto& event : events) entries.push_back(entryOf(event.at, event));
  if (auto* history = parts_.history()) static_cast<void>(wrote(history->put(kEvent, entries)));
  facts_.events.insert(facts_.events.end(), events.begin(), events.end());
  std::stable_sort(facts_.events.begin(), facts_.events.end(),
                   [](const RecordEvent& a, const RecordEvent& b) { return a.at > b.at; });
  if (facts_.events.size() > kEventsShown) facts_.events.resize(kEventsShown);
  announce();
}

Outcome RecordBook::wrote(const Outcome& outcome) {
  const auto trouble = outcome ? std::optional<Error>() : std::optional(outcome.error());
  if (trouble == facts_.trouble) return outcome;
  facts_.trouble = trouble;
  announce();
  return outcome;
}

}  // namespace rebate
