// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/alert_poll.h"

#include <utility>

namespace rebate {

AlertPoll::AlertPoll(std::string address, std::unique_ptr<AlertSource> source, const Clock& clock,
                     std::function<void()> changed)
    : address_(std::move(address)), source_(std::move(source)), clock_(clock), changed_(std::move(changed)) {}

void AlertPoll::tick() {
  if (clock_.monotonic() >= askAt_) ask();
}

void AlertPoll::again() {
  ask();
}

/// What was asked before and is not answered yet never will be: its deadline is shorter than the pace.
void AlertPoll::ask() {
  askAt_ = clock_.monotonic() + kEvery;
  // Silences first: an alert's are then known when it says that it is silenced.
  askingSilences_ = source_->silences([this](Result<std::vector<Silence>> silences) {
    if (!silences) return;
    silences_ = *std::move(silences);
    for (auto& one : silences_) one.source = address_;
    changed_();
  });
  askingAlerts_ = source_->alerts([this](Result<std::vector<Alert>> alerts) {
    if (alerts) alerts_ = *alerts;
    heard(alerts ? std::nullopt : std::optional(alerts.error()));
  });
  askingGroups_ = source_->groups([this](Result<AlertGroups> groups) {
    if (!groups) return;
    groups_ = *std::move(groups);
    changed_();
  });
  if (!version_.empty()) return;
  askingVersion_ = source_->version([this](Result<std::string> version) {
    if (!version) return;
    version_ = *std::move(version);
    changed_();
  });
}

void AlertPoll::heard(const std::optional<Error>& trouble) {
  trouble_ = trouble;
  if (!trouble_) {
    heard_ = clock_.monotonic();
    heardAt_ = clock_.wall();
  }
  changed_();
}

bool AlertPoll::isFresh() const {
  return heard_ && clock_.monotonic() - *heard_ <= kAgeLimit;
}

AlertSourceView AlertPoll::view() const {
  return {address_, {}, isFresh() ? Status::ok : Status::unknown, heardAt_, version_, trouble_};
}

}  // namespace rebate
