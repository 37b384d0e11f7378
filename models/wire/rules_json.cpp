// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/rules_json.h"

#include <limits>

namespace rebate::wire {
namespace {

constexpr Platform kAllPlatforms[] = {Platform::taobao, Platform::jd, Platform::pdd};
constexpr Level kAllLevels[] = {Level::bronze, Level::silver, Level::gold};

/// The one list of plain members: written and read by it.
template <class Visit>
void eachMember(RuleSet& rules, Visit visit) {
  visit("reserve_bp", rules.reserve.value);
  visit("reserve_days", rules.reserveDays);
  visit("inviter_bp", rules.inviter.value);
  visit("minimum_withdrawal_fen", rules.minimumWithdrawal.value);
  visit("second_decider_above_fen", rules.secondDeciderAbove.value);
  visit("second_reviewer_above_fen", rules.secondReviewerAbove.value);
}

Outcome readInto(const json::value& value, std::string field, std::int64_t& target) {
  const auto* number = value.if_int64();
  if (!number) return invalid(std::move(field), "a whole number is expected");
  target = *number;
  return Done{};
}

Outcome readInto(const json::value& value, std::string field, std::int32_t& target) {
  const auto* number = value.if_int64();
  const auto fits = number && *number >= std::numeric_limits<std::int32_t>::min() &&
                    *number <= std::numeric_limits<std::int32_t>::max();
  if (!fits) return invalid(std::move(field), "a whole number is expected");
  target = static_cast<std::int32_t>(*number);
  return Done{};
}

Outcome readLevels(const json::value& value, Platform platform, RuleSet& rules) {
  const auto path = "share_bp." + std::string(name(platform));
  const auto* levels = value.if_object();
  if (!levels) return invalid(path, "an object of levels is expected");
  for (const auto& [key, share] : *levels) {
    const auto level = levelFrom(std::string_view(key));
    if (!level) return invalid(path + '.' + std::string(key), "bronze, silver or gold");
    if (auto done = readInto(share, path + '.' + std::string(key), rules.shareOf(platform, *level).value); !done)
      return done;
  }
  return Done{};
}

Outcome readShares(const json::value& value, RuleSet& rules) {
  const auto* platforms = value.if_object();
  if (!platforms) return invalid("share_bp", "an object of platforms is expected");
  for (const auto& [key, levels] : *platforms) {
    const auto platform = platformFrom(std::string_view(key));
    if (!platform) return invalid("share_bp." + std::string(key), "taobao, jd or pdd");
    if (auto done = readLevels(levels, *platform, rules); !done) return done;
  }
  return Done{};
}

}  // namespace

json::object toJson(const RuleSet& rules) {
  json::object object;
  RuleSet copy = rules;
  eachMember(copy, [&object](const char* name, auto& value) { object[name] = value; });
  json::object shares;
  for (const auto platform : kAllPlatforms) {
    json::object levels;
    for (const auto level : kAllLevels) levels[name(level)] = rules.shareOf(platform, level).value;
    shares[name(platform)] = std::move(levels);
  }
  object["share_bp"] = std::move(shares);
  return object;
}

Result<RuleSet> rulesFrom(const json::value& value, const RuleSet& otherwise) {
  const auto* object = value.if_object();
  if (!object) return Error{Errc::malformed, {}, "an object is expected"};
  RuleSet rules = otherwise;
  Outcome outcome = Done{};
  std::size_t known = 0;
  eachMember(rules, [&](const char* name, auto& target) {
    const auto* member = object->if_contains(name);
    if (!member) return;
    ++known;
    if (auto read = readInto(*member, name, target); !read && outcome) outcome = read;
  });
  if (const auto* shares = object->if_contains("share_bp")) {
    ++known;
    if (auto read = readShares(*shares, rules); !read && outcome) outcome = read;
  }
  if (!outcome) return outcome.error();
  if (known != object->size()) {
    const auto members = toJson(rules);
    for (const auto& [key, ignored] : *object)
      if (!members.contains(key)) return invalid(std::string(key), "not a rule");
  }
  if (const auto checked = checkRules(rules); !checked) return checked.error();
  return rules;
}

}  // namespace rebate::wire
