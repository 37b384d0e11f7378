// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache/salvage_json.h"

#include "wire/json.h"

namespace rebate::cache {

std::string textOf(const Salvage& salvage) {
  wire::json::array lost;
  for (const auto& numbers : salvage.lost) lost.push_back(wire::json::array{numbers.from, numbers.to});
  return wire::json::serialize(wire::json::object{{"file", salvage.setAside},
                                                  {"saved", salvage.saved},
                                                  {"damaged", salvage.damaged},
                                                  {"lost", lost},
                                                  {"whole_numbers", salvage.wholeNumbers},
                                                  {"profile", salvage.profileSaved}});
}

std::optional<Salvage> salvageFrom(const std::string& text) {
  const auto value = text.empty() ? Error{} : wire::parseJson(text);
  if (!value || !value->is_object()) return std::nullopt;
  const auto& object = value->as_object();
  Salvage salvage;
  salvage.setAside = wire::textOr(object, "file");
  salvage.saved = wire::integerOr(object, "saved");
  salvage.damaged = wire::integerOr(object, "damaged");
  salvage.wholeNumbers = wire::boolMember(object, "whole_numbers").valueOr(false);
  salvage.profileSaved = wire::boolMember(object, "profile").valueOr(false);
  const auto* lost = object.if_contains("lost");
  if (lost == nullptr || !lost->is_array()) return salvage;
  for (const auto& pair : lost->get_array())
    if (pair.is_array() && pair.get_array().size() == 2 && pair.at(0).is_int64() && pair.at(1).is_int64())
      salvage.lost.push_back({pair.at(0).get_int64(), pair.at(1).get_int64()});
  return salvage;
}

}  // namespace rebate::cache
