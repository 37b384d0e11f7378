// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/offline_lease.h"
#include "domain/region_clock.h"
#include "domain/rules.h"
#include "ports/preferences.h"

namespace rebate {

/// What the session keeps in a profile, as text. Unreadable text reads as nothing kept.
struct LeaseStand {
  std::string publicKey;
  std::optional<OfflineLease> lease;
  ClockMark mark;
};
std::string textOf(const LeaseStand& stand);
LeaseStand leaseStandFrom(const std::string& text);

std::string textOf(const Preferences& preferences);
Preferences preferencesFrom(const std::string& text);

/// Every version of the rules, by version. What cannot be read reads as none.
std::string textOf(const std::vector<RuleSet>& versions);
std::vector<RuleSet> ruleVersionsFrom(const std::string& text);

/// How far a store's audit chain was verified.
struct ChainMark {
  std::string store;
  std::int64_t seq = 0;
  std::string hash;
};
std::string textOf(const ChainMark& mark);
ChainMark chainMarkFrom(const std::string& text);

/// How the region at an address calls itself, for a start without any region.
struct KnownRegion {
  std::string name;
  std::string city;
  bool operator==(const KnownRegion&) const = default;
};
using KnownRegions = std::map<std::string, KnownRegion>;
std::string textOf(const KnownRegions& regions);
KnownRegions knownRegionsFrom(const std::string& text);

}  // namespace rebate
