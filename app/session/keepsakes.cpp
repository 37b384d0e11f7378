// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/keepsakes.h"

#include "wire/json.h"
#include "wire/offline_lease.h"
#include "wire/rules_json.h"

namespace rebate {
namespace {

using wire::integerOr;
using wire::textOr;

wire::json::object objectOf(const std::string& text) {
  const auto value = wire::parseJson(text);
  return value && value->is_object() ? value->get_object() : wire::json::object{};
}

}  // namespace

std::string textOf(const LeaseStand& stand) {
  wire::json::object object{{"public_key", stand.publicKey},
                            {"boot", stand.mark.boot},
                            {"monotonic", stand.mark.monotonic},
                            {"wall", stand.mark.wall},
                            {"region", stand.mark.region}};
  if (stand.lease) object["lease"] = wire::toJson(*stand.lease);
  return wire::json::serialize(object);
}

LeaseStand leaseStandFrom(const std::string& text) {
  const auto object = objectOf(text);
  LeaseStand stand;
  stand.publicKey = textOr(object, "public_key");
  stand.mark = {textOr(object, "boot"), integerOr(object, "monotonic"), integerOr(object, "wall"),
                integerOr(object, "region")};
  if (const auto* value = object.if_contains("lease"))
    if (auto lease = wire::offlineLeaseFrom(*value)) stand.lease = *std::move(lease);
  return stand;
}

std::string textOf(const Preferences& preferences) {
  wire::json::object kept;
  for (const auto& [name, text] : preferences.kept) kept[name] = text;
  return wire::json::serialize(wire::json::object{{"lock_after", preferences.lockAfter},
                                                  {"hold_back", preferences.holdBack},
                                                  {"keep_settled_days", preferences.keepSettledDays},
                                                  {"cache_bytes", preferences.cacheBytes},
                                                  {"kept", std::move(kept)}});
}

Preferences preferencesFrom(const std::string& text) {
  const auto object = objectOf(text);
  Preferences preferences;
  preferences.lockAfter = integerOr(object, "lock_after", preferences.lockAfter);
  preferences.holdBack = integerOr(object, "hold_back", preferences.holdBack);
  preferences.keepSettledDays = static_cast<int>(integerOr(object, "keep_settled_days", preferences.keepSettledDays));
  preferences.cacheBytes = integerOr(object, "cache_bytes", preferences.cacheBytes);
  if (const auto* kept = object.if_contains("kept"); kept != nullptr && kept->is_object())
    for (const auto& [name, value] : kept->get_object())
      if (value.is_string()) preferences.kept[std::string(name)] = std::string(value.get_string());
  return preferences;
}

std::string textOf(const std::vector<RuleSet>& versions) {
  wire::json::array list;
  for (const auto& rules : versions)
    list.push_back(
        wire::json::object{{"version", rules.version}, {"from", rules.from}, {"rules", wire::toJson(rules)}});
  return wire::json::serialize(list);
}

std::vector<RuleSet> ruleVersionsFrom(const std::string& text) {
  std::vector<RuleSet> versions;
  const auto list = wire::parseJson(text);
  if (!list || !list->is_array()) return versions;
  for (const auto& entry : list->get_array()) {
    const auto* object = entry.if_object();
    const auto* said = object != nullptr ? object->if_contains("rules") : nullptr;
    auto rules = said != nullptr ? wire::rulesFrom(*said) : Result<RuleSet>(Error{});
    if (!rules) return {};
    rules->version = integerOr(*object, "version");
    rules->from = integerOr(*object, "from");
    versions.push_back(*std::move(rules));
  }
  return versions;
}

std::string textOf(const ChainMark& mark) {
  return wire::json::serialize(wire::json::object{{"store", mark.store}, {"seq", mark.seq}, {"hash", mark.hash}});
}

ChainMark chainMarkFrom(const std::string& text) {
  const auto object = objectOf(text);
  return {textOr(object, "store"), integerOr(object, "seq"), textOr(object, "hash")};
}

std::string textOf(const KnownRegions& regions) {
  wire::json::object object;
  for (const auto& [address, region] : regions)
    object[address] = wire::json::object{{"name", region.name}, {"city", region.city}};
  return wire::json::serialize(object);
}

KnownRegions knownRegionsFrom(const std::string& text) {
  KnownRegions regions;
  for (const auto& [address, value] : objectOf(text))
    if (value.is_object())
      regions[std::string(address)] = {textOr(value.get_object(), "name"), textOr(value.get_object(), "city")};
  return regions;
}

}  // namespace rebate
