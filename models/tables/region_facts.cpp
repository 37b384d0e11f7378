// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/region_facts.h"

#include <algorithm>

namespace rebate {
namespace {

bool answers(const RegionView& view, Millis now) {
  const bool linked = view.link == LinkState::live || view.link == LinkState::lagging;
  return linked && view.lastHeard > 0 && now - view.lastHeard <= kRegionAgeLimit;
}

Status linkStatus(const RegionView& view, bool othersAnswer, Millis now) {
  if (view.api && !understands(fitOf(*view.api))) return Status::bad;
  switch (view.link) {
    case LinkState::live:
      return answers(view, now) ? Status::ok : Status::unknown;
    case LinkState::lagging:
      return answers(view, now) ? Status::warning : Status::unknown;
    case LinkState::needsSignIn:
      return Status::warning;
    case LinkState::connecting:
      return Status::unknown;
    case LinkState::refused:
      return Status::bad;
    // When nobody answers it may well be our own network: then we know nothing of the region.
    case LinkState::lost:
      return othersAnswer ? Status::bad : Status::unknown;
  }
  return Status::unknown;
}

RegionPlace placeOf(const RegionView& view, bool silent) {
  const bool saysItself = !view.leader.empty() && view.leader == view.name;
  if (silent) return saysItself ? RegionPlace::formerLeader : RegionPlace::unknown;
  if (saysItself) return RegionPlace::leader;
  return view.leader.empty() ? RegionPlace::candidate : RegionPlace::replica;
}

}  // namespace

RegionFacts factsOf(const RegionView& view, bool othersAnswer, Millis now) {
  RegionFacts facts;
  facts.view = view;
  facts.status = linkStatus(view, othersAnswer, now);
  facts.silent = !answers(view, now);
  facts.place = placeOf(view, facts.silent);
  if (view.lastHeard > 0) facts.age = std::max<Millis>(0, now - view.lastHeard);
  if (!view.topology) return facts;
  for (const auto& part : view.topology->parts) {
    auto status = facts.silent ? Status::unknown : part.status;
    // The gateway is what we ourselves talk to: its silence is a finding, not a lack of one.
    if (part.kind == PartKind::gateway && facts.silent)
      status = facts.status == Status::ok ? Status::unknown : facts.status;
    facts.parts.push_back({part, status});
  }
  return facts;
}

std::vector<RegionFacts> factsOf(const std::vector<RegionView>& views, Millis now) {
  const auto live = std::count_if(views.begin(), views.end(), [now](const auto& view) { return answers(view, now); });
  std::vector<RegionFacts> all;
  for (const auto& view : views) all.push_back(factsOf(view, live > (answers(view, now) ? 1 : 0), now));
  return all;
}

}  // namespace rebate
