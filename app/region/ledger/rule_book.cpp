// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/rule_book.h"

#include <algorithm>

#include "wire/rules_json.h"

namespace rebate::region {
namespace {

constexpr const char* kColumns = "version, in_force_from, body, proposal_id, proposed_by, decided_by, at";

RuleVersion versionOf(SqlSession& sql, const SqlRow& row) {
  RuleVersion version;
  const auto body = wire::parseJson(row.text(2));
  const auto rules = body ? wire::rulesFrom(*body) : body.error();
  if (!rules)
    sql.fail({Errc::corrupt, "rule_versions", "version " + std::to_string(row.integer(0)) + " cannot be read"});
  version.rules = rules.valueOr({});
  version.rules.version = row.integer(0);
  version.rules.from = row.integer(1);
  version.proposal = row.text(3);
  version.proposedBy = row.text(4);
  version.decidedBy = row.text(5);
  version.at = row.integer(6);
  return version;
}

}  // namespace

std::vector<RuleVersion> ruleVersions(SqlSession& sql) {
  static const std::string query = std::string("SELECT ") + kColumns + " FROM rule_versions ORDER BY version DESC";
  std::vector<RuleVersion> versions;
  sql.each(query, {}, [&](const SqlRow& row) { versions.push_back(versionOf(sql, row)); });
  return versions;
}

Rules loadRules(SqlSession& sql) {
  std::vector<RuleSet> sets;
  for (auto& version : ruleVersions(sql)) sets.push_back(std::move(version.rules));
  return Rules(std::move(sets));
}

RuleSet ruleNumbered(SqlSession& sql, std::int64_t version) {
  static const std::string query =
      std::string("SELECT ") + kColumns + " FROM rule_versions WHERE version <= $1 ORDER BY version DESC LIMIT 1";
  RuleSet rules;
  sql.each(query, {version}, [&](const SqlRow& row) { rules = versionOf(sql, row).rules; });
  return rules;
}

RuleSet rulesNow(SqlSession& sql, Millis now) {
  static const std::string query =
      std::string("SELECT ") + kColumns + " FROM rule_versions WHERE in_force_from <= $1 ORDER BY version DESC LIMIT 1";
  RuleSet rules;
  sql.each(query, {now}, [&](const SqlRow& row) { rules = versionOf(sql, row).rules; });
  return rules;
}

void addRules(Writing& writing, RuleVersion version) {
  auto& rules = version.rules;
  rules.version = writing.sql.integer("SELECT MAX(version) FROM rule_versions").value_or(0) + 1;
  rules.from = std::max(rules.from, writing.now);
  writing.sql.run(
      "INSERT INTO rule_versions (version, in_force_from, body, proposal_id, proposed_by, decided_by, at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {rules.version, rules.from, wire::json::serialize(wire::toJson(rules)), version.proposal, version.proposedBy,
       version.decidedBy, writing.now});
}

}  // namespace rebate::region
