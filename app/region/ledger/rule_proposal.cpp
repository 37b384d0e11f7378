// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/rule_proposal.h"

#include <limits>

#include "region/ledger/rule_book.h"
#include "wire/reader.h"
#include "wire/rules_json.h"

namespace rebate::region {
namespace {

struct RuleChange {
  std::int64_t baseVersion = 0;
  RuleSet rules;
};

Result<RuleChange> changeOf(const Proposal& proposal, const RuleSet& newest) {
  const auto json = wire::parseJson(proposal.body);
  if (!json) return json.error();
  wire::Reader in(*json);
  RuleChange change;
  change.baseVersion = in.integer("base_version");
  const Millis from = in.optional("in_force_from") ? in.time("in_force_from") : 0;
  const auto* members = in.optional("rules");
  if (!members) in.fail(invalid("rules", "an object is expected"));
  if (members)
    if (auto rules = in.nested("rules", wire::rulesFrom(*members, newest))) change.rules = *std::move(rules);
  change.rules.from = from;
  return in.finish(std::move(change));
}

bool sameRules(RuleSet a, const RuleSet& b) {
  a.version = b.version;
  a.from = b.from;
  return a == b;
}

RuleSet newestRules(SqlSession& sql) {
  return ruleNumbered(sql, std::numeric_limits<std::int64_t>::max());
}

}  // namespace

Refused checkRuleProposal(SqlSession& sql, const Proposal& proposal, Millis now) {
  const auto newest = newestRules(sql);
  const auto change = changeOf(proposal, newest);
  if (!change) return Refusal{Problem::validation, "body." + change.error().field, change.error().detail};
  if (!proposal.subject.empty()) return Refusal{Problem::validation, "subject", "rules are of the whole platform"};
  if (change->baseVersion != newest.version)
    return Refusal{Problem::versionMoved, "body.base_version",
                   "version " + std::to_string(newest.version) + " is newest"};
  if (sameRules(change->rules, newest)) return Refusal{Problem::validation, "body.rules", "nothing would change"};
  if (change->rules.from != 0 && change->rules.from < now)
    return Refusal{Problem::validation, "body.in_force_from", "not in the past: propose it anew"};
  return std::nullopt;
}

void applyRuleProposal(Writing& writing, const Proposal& proposal) {
  auto change = changeOf(proposal, newestRules(writing.sql));
  if (!change) return writing.sql.fail(change.error());
  addRules(writing, {std::move(change->rules), proposal.id, proposal.proposedBy, proposal.decidedBy, writing.now});
}

}  // namespace rebate::region
