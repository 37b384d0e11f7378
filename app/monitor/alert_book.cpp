// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/alert_book.h"

#include <set>
#include <utility>

#include "wire/threshold_json.h"

namespace rebate {
namespace {

/// The same one, however it is written; empty: nothing that can be asked.
std::string addressOf(const RegionView& view) {
  auto address = view.topology ? view.topology->monitoring.alertmanager : std::string{};
  while (address.ends_with('/')) address.pop_back();
  const bool web = address.starts_with("http://") || address.starts_with("https://");
  return web ? address : std::string{};
}

}  // namespace

AlertBook::AlertBook(Parts parts) : parts_(std::move(parts)), workspace_(parts_.workspace->listen(*this)) {
  factsChanged();
}

Subscription AlertBook::listen(AlertListener& listener) {
  const int id = nextListener_++;
  listeners_[id] = &listener;
  return Subscription([this, id] { listeners_.erase(id); });
}

Millis AlertBook::now() const {
  return parts_.clock->wall() + parts_.workspace->facts().clockAhead;
}

void AlertBook::factsChanged() {
  const bool inside = isInside(parts_.workspace->facts().signIn);
  if (inside && !inside_) enter();
  if (!inside && inside_) leave();
  if (!inside) return;
  // The history may open a moment after somebody is inside.
  if (auto* history = parts_.history ? parts_.history() : nullptr; !local_.isOf(history)) local_.load(history, now());
  takeThresholds();
  findSources();
  judge();
  publish();
}

void AlertBook::enter() {
  inside_ = true;
  local_.load(parts_.history ? parts_.history() : nullptr, now());
  tick();
}

void AlertBook::leave() {
  inside_ = false;
  ticking_.reset();
  polls_.clear();
  named_.clear();
  judge_.forget();
  local_.load(nullptr, 0);
  publish();
}

void AlertBook::tick() {
  ticking_ = parts_.clock->after(kTick, [this] { tick(); });
  for (auto& [address, polled] : polls_) polled.poll->tick();
  local_.drop(now());
  judge();
  publish();
}

void AlertBook::takeThresholds() {
  const auto& kept = parts_.workspace->facts().preferences.kept;
  const auto found = kept.find(kThresholds);
  auto text = found == kept.end() ? std::string{} : found->second;
  if (text == keptThresholds_) return;
  keptThresholds_ = std::move(text);
  judge_.setThresholds(wire::thresholdsIn(keptThresholds_));
}

/// A region that is silent keeps the Alertmanager it named: what it had is then asked on.
void AlertBook::findSources() {
  if (!parts_.makeSource) return;
  std::set<std::string> present;
  for (const auto& view : parts_.workspace->facts().regions) {
    present.insert(view.name);
    if (view.topology) named_[view.name] = addressOf(view);
  }
  std::erase_if(named_, [&](const auto& one) { return !present.contains(one.first); });
  std::map<std::string, std::vector<std::string>> wanted;
  for (const auto& [region, address] : named_)
    if (!address.empty()) wanted[address].push_back(region);
  std::erase_if(polls_, [&](const auto& one) { return !wanted.contains(one.first); });
  for (auto& [address, regions] : wanted) {
    auto& polled = polls_[address];
    polled.regions = std::move(regions);
    if (polled.poll) continue;
    polled.poll = std::make_unique<AlertPoll>(address, parts_.makeSource(address), *parts_.clock, [this] {
      judge();
      publish();
    });
    polled.poll->tick();
  }
}

void AlertBook::judge() {
  std::set<std::string> watched;
  for (const auto& [address, polled] : polls_)
    if (polled.poll->isFresh()) watched.insert(polled.regions.begin(), polled.regions.end());
  judge_.judge(parts_.workspace->facts(), watched, parts_.clock->monotonic(), now());
}

std::vector<SourceSaid> AlertBook::said() const {
  std::vector<SourceSaid> all;
  for (const auto& [address, polled] : polls_) {
    const auto& poll = *polled.poll;
    all.push_back({address, poll.isFresh(), &poll.alerts(), &poll.groups(), &poll.silences()});
  }
  return all;
}

void AlertBook::publish() {
  AlertFacts next;
  next.thresholds = judge_.thresholds();
  next.watching = inside_;
  if (inside_) {
    const auto all = said();
    next.alerts = alertViews(all, judge_.firing(), local_.all(), now());
    next.silences = openSilences(all, local_.all(), now());
    next.clockAhead = parts_.workspace->facts().clockAhead;
    for (const auto& [address, polled] : polls_) {
      next.sources.push_back(polled.poll->view());
      next.sources.back().regions = polled.regions;
    }
  }
  if (next == facts_) return;
  facts_ = std::move(next);
  for (const auto& [id, listener] : std::map(listeners_))
    if (listeners_.contains(id)) listener->alertFactsChanged();
}

}  // namespace rebate
