// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rules.h"

#include <algorithm>

namespace rebate {
namespace {

constexpr int kMostDays = 3'650;

Outcome checkRate(std::string field, BasisPoints rate) {
  if (rate.value >= 0 && rate <= kWhole) return Done{};
  return invalid(std::move(field), "0 to 10000 basis points");
}

Outcome checkAmount(std::string field, Fen amount) {
  if (amount.value >= 0) return Done{};
  return invalid(std::move(field), "0 fen or more");
}

}  // namespace

BasisPoints RuleSet::shareOf(Platform platform, Level level) const {
  return share[static_cast<std::size_t>(platform)][static_cast<std::size_t>(level)];
}

BasisPoints& RuleSet::shareOf(Platform platform, Level level) {
  return share[static_cast<std::size_t>(platform)][static_cast<std::size_t>(level)];
}

Outcome checkRules(const RuleSet& rules) {
  if (const auto done = checkRate("reserve_bp", rules.reserve); !done) return done;
  if (const auto done = checkRate("inviter_bp", rules.inviter); !done) return done;
  for (const auto platform : {Platform::taobao, Platform::jd, Platform::pdd})
    for (const auto level : {Level::bronze, Level::silver, Level::gold}) {
      auto field = "share_bp." + std::string(name(platform)) + '.' + std::string(name(level));
      if (const auto done = checkRate(std::move(field), rules.shareOf(platform, level)); !done) return done;
    }
  if (rules.reserveDays < 0 || rules.reserveDays > kMostDays) return invalid("reserve_days", "0 to 3650 days");
  if (const auto done = checkAmount("minimum_withdrawal_fen", rules.minimumWithdrawal); !done) return done;
  if (const auto done = checkAmount("second_decider_above_fen", rules.secondDeciderAbove); !done) return done;
  return checkAmount("second_reviewer_above_fen", rules.secondReviewerAbove);
}

Rules::Rules(std::vector<RuleSet> versions) : versions_(std::move(versions)) {
  if (versions_.empty()) versions_.emplace_back();
  std::sort(versions_.begin(), versions_.end(), [](const auto& a, const auto& b) { return a.version < b.version; });
}

const RuleSet& Rules::at(Millis moment) const {
  for (auto version = versions_.rbegin(); version != versions_.rend(); ++version)
    if (version->from <= moment) return *version;
  return versions_.front();
}

const RuleSet& Rules::numbered(std::int64_t version) const {
  for (const auto& known : versions_)
    if (known.version == version) return known;
  return newest();
}

}  // namespace rebate
