// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/rules.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// All versions of the rules; fails the session when one cannot be read: rules are never guessed.
Rules loadRules(SqlSession& sql);
/// Of one version; of the newest before it when there is none of that number.
RuleSet ruleNumbered(SqlSession& sql, std::int64_t version);
/// What is in force now: thresholds and the like.
RuleSet rulesNow(SqlSession& sql, Millis now);

/// A version of the rules and who made it.
struct RuleVersion {
  RuleSet rules;
  std::string proposal;
  std::string proposedBy;
  std::string decidedBy;
  Millis at = 0;
};
std::vector<RuleVersion> ruleVersions(SqlSession& sql);  ///< newest first

/// Adds a version; its number and moment of entry are given here: `from` in the past becomes now.
void addRules(Writing& writing, RuleVersion version);

}  // namespace rebate::region
