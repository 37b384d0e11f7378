// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/data_age.h"

#include <algorithm>

#include "ui/style/make.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr Millis kLive = 30'000;  // heartbeats come every second: past this, something in between holds changes back
constexpr Millis kSameDay = 20 * 3'600'000;  // until then the time of day says it

}  // namespace

bool DataAge::isOffline(const WorkspaceFacts& facts) {
  if (facts.signIn == SignIn::offline) return true;
  return std::none_of(facts.regions.begin(), facts.regions.end(), [](const RegionView& view) {
    return view.link == LinkState::live || view.link == LinkState::lagging;
  });
}

std::optional<Millis> DataAge::of(const WorkspaceFacts& facts, Millis wall) {
  if (facts.fetchedAt <= 0) return std::nullopt;
  return std::max<Millis>(0, wall + facts.clockAhead - facts.fetchedAt);
}

QString DataAge::note(const WorkspaceFacts& facts, Millis wall) {
  const auto age = of(facts, wall);
  if (!age || (!isOffline(facts) && *age < kLive)) return {};
  const auto here = facts.fetchedAt - facts.clockAhead;
  return tr("as of %1 · %2 ago").arg(*age < kSameDay ? clockTime(here) : dayTime(here), Words::age(*age));
}

void DataAge::show(QLabel* label, const WorkspaceFacts& facts, Millis wall) {
  make::setText(label, note(facts, wall));
  make::setProperty(label, "tone", "warning");
  label->setVisible(!label->text().isEmpty());
}

}  // namespace rebate
