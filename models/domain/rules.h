// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include "domain/user.h"

namespace rebate {

inline constexpr int kPlatformCount = 3;
inline constexpr int kLevelCount = 3;

/// What finance and admins rule by number. Versioned; in force from a moment on for the orders made since.
/// The defaults are version 1.
struct RuleSet {
  std::int64_t version = 1;
  Millis from = 0;            ///< UNIX ms; orders made at or after it
  BasisPoints reserve{1000};  ///< held back of what is due
  int reserveDays = 0;        ///< after a credit the reserve is released; 0: it stays until told otherwise
  BasisPoints inviter{0};     ///< of the platform's part, to who invited the buyer; 0: off
  Fen minimumWithdrawal{100};
  Fen secondDeciderAbove{50'000};    ///< user parts above this need two different people
  Fen secondReviewerAbove{100'000};  ///< withdrawals above this, too
  /// [platform][level] of the base
  std::array<std::array<BasisPoints, kLevelCount>, kPlatformCount> share{
      {{{{4000}, {5000}, {6000}}}, {{{4000}, {5000}, {6000}}}, {{{4000}, {5000}, {6000}}}}};
  BasisPoints shareOf(Platform platform, Level level) const;
  BasisPoints& shareOf(Platform platform, Level level);
  bool operator==(const RuleSet&) const = default;
};

/// Errc::invalid, naming the member and what would be right: rates of 0 to 10 000 basis points, days of 0 to 3 650,
/// amounts of 0 fen or more.
Outcome checkRules(const RuleSet& rules);

/// All versions there are. Never empty.
class Rules {
 public:
  explicit Rules(std::vector<RuleSet> versions = {RuleSet{}});
  /// In force at that moment: of those that have begun the newest version.
  const RuleSet& at(Millis moment) const;
  const RuleSet& newest() const { return versions_.back(); }
  /// The version of that number; the newest when there is none.
  const RuleSet& numbered(std::int64_t version) const;
  const std::vector<RuleSet>& all() const { return versions_; }  ///< by version

 private:
  std::vector<RuleSet> versions_;
};

}  // namespace rebate
