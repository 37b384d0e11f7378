// SPDX-License-Identifier: GPL-3.0-or-later
// Session: the rules in force. Whether a second person is needed is the region's to say, and is kept for when no
// region answers.
#include "session/keepsakes.h"
#include "session/session.h"

namespace rebate {
namespace {

constexpr const char* kRules = "rules";
constexpr Millis kAskEvery = 5LL * 60'000;
constexpr Millis kAskAgainIn = 10'000;  ///< when it could not be answered

}  // namespace

void Session::openRules(Profile& profile) {
  rules_ = ruleVersionsFrom(profile.value(kRules).valueOr({}));
  rulesDueAt_ = 0;
  showRules();
}

void Session::keepRules() {
  showRules();
  const bool may = facts_.who && allows(facts_.who->role, Permission::readProposals);
  if (!entered_ || !may || !signedIn() || facts_.readingFrom.empty()) return;
  const auto now = clock_.monotonic();
  if (now < rulesDueAt_) return;
  rulesDueAt_ = now + kAskEvery;
  ask(*this, RulesRead{}, [this, now](const Result<std::vector<RuleVersion>>& versions) {
    if (versions)
      rulesCame(*versions);
    else
      rulesDueAt_ = now + kAskAgainIn;
  });
}

void Session::rulesCame(const std::vector<RuleVersion>& versions) {
  if (!isOpen() || versions.empty()) return;
  std::vector<RuleSet> came;
  for (const auto& version : versions) came.push_back(version.rules);
  if (came == rules_) return;
  rules_ = std::move(came);
  // Not kept means only that a start without regions goes by what was kept before.
  static_cast<void>(account_->profile()->setValue(kRules, textOf(rules_)));
  showRules();
  publish();
}

/// By the regions' clock: a version may come into force while nobody asks.
void Session::showRules() {
  facts_.rules.reset();
  if (!rules_.empty()) facts_.rules = Rules(rules_).at(regionNow());
}

DecisionRules Session::decisionRules() const {
  return facts_.rules ? DecisionRules{facts_.rules->secondDeciderAbove} : parts_.rules;
}

}  // namespace rebate
