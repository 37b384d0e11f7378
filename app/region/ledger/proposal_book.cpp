// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/proposal_book.h"

#include "region/ledger/audit_log.h"
#include "region/ledger/proposal_effects.h"
#include "wire/proposal_json.h"

namespace rebate::region {
namespace {

constexpr std::string_view kBehindAllIds = "\x7F";  // ids are hex and minus
constexpr const char* kColumns =
    "id, kind, subject, body, reason, proposed_by, proposed_at, state, decided_by, decided_at, decision_reason, "
    "version";

Proposal proposalOf(SqlSession& sql, const SqlRow& row) {
  Proposal proposal;
  proposal.id = row.text(0);
  const auto kind = proposalKindFrom(row.text(1));
  const auto state = proposalStateFrom(row.text(7));
  if (!kind || !state) sql.fail({Errc::corrupt, "proposals", proposal.id + " is of an unknown kind or state"});
  proposal.kind = kind.value_or(ProposalKind::rules);
  proposal.subject = row.text(2);
  proposal.body = row.text(3);
  proposal.reason = row.text(4);
  proposal.proposedBy = row.text(5);
  proposal.proposedAt = row.integer(6);
  proposal.state = state.value_or(ProposalState::withdrawn);
  proposal.decidedBy = row.text(8);
  if (!row.isNull(9)) proposal.decidedAt = row.integer(9);
  proposal.decisionReason = row.text(10);
  proposal.version = row.integer(11);
  return proposal;
}

bool sameSubstance(const Proposal& a, const Proposal& b) {
  return a.kind == b.kind && a.subject == b.subject && a.body == b.body && a.reason == b.reason &&
         a.proposedBy == b.proposedBy;
}

Refusal refusalOf(const Error& error) {
  if (error.code == Errc::moved)
    return {error.field == "state" ? Problem::alreadyDecided : Problem::versionMoved, error.field, error.detail};
  if (error.code == Errc::notAllowed)
    return {error.field == "proposed_by" ? Problem::proposerIsDecider : Problem::forbidden, error.field, error.detail};
  return {error.field == "reason" ? Problem::reasonRequired : Problem::validation, error.field, error.detail};
}

void update(Writing& writing, const Proposal& proposal) {
  writing.sql.run(
      "UPDATE proposals SET state = $1, decided_by = $2, decided_at = $3, decision_reason = $4, version = $5 "
      "WHERE id = $6",
      {name(proposal.state), proposal.decidedBy, proposal.decidedAt, proposal.decisionReason, proposal.version,
       proposal.id});
}

std::string actionOf(const Proposal& proposal) {
  return std::string(name(proposal.kind)) + '.' + std::string(name(proposal.state));
}

}  // namespace

std::optional<Proposal> findProposal(SqlSession& sql, const std::string& id) {
  static const std::string query = std::string("SELECT ") + kColumns + " FROM proposals WHERE id = $1";
  std::optional<Proposal> found;
  sql.each(query, {id}, [&](const SqlRow& row) { found = proposalOf(sql, row); });
  return found;
}

std::vector<Proposal> proposalsAfter(SqlSession& sql, const ProposalFilter& filter, const std::string& after,
                                     int limit) {
  const bool backwards = filter.newestFirst;
  std::string query = std::string("SELECT ") + kColumns + " FROM proposals WHERE id " + (backwards ? "< $1" : "> $1");
  SqlValues values{backwards && after.empty() ? std::string_view(kBehindAllIds) : std::string_view(after)};
  const auto where = [&](const char* column, std::string_view value) {
    values.emplace_back(value);
    query += std::string(" AND ") + column + " = $" + std::to_string(values.size());
  };
  if (filter.state) where("state", name(*filter.state));
  if (!filter.subject.empty()) where("subject", filter.subject);
  if (filter.kind) where("kind", name(*filter.kind));
  values.emplace_back(limit);
  query += std::string(" ORDER BY id") + (backwards ? " DESC" : "") + " LIMIT $" + std::to_string(values.size());
  std::vector<Proposal> proposals;
  sql.each(query, values, [&](const SqlRow& row) { proposals.push_back(proposalOf(sql, row)); });
  return proposals;
}

Refused propose(Writing& writing, Proposal& proposal, const Operator& person) {
  proposal.proposedBy = person.name;
  proposal.proposedAt = writing.now;
  proposal.state = ProposalState::open;
  if (const auto known = findProposal(writing.sql, proposal.id)) {
    if (!sameSubstance(*known, proposal))
      return Refusal{Problem::idempotencyMismatch, "id", "this id was used for another proposal"};
    proposal = *known;
    return std::nullopt;
  }
  if (auto refused = checkEffect(writing.sql, proposal, writing.now)) return refused;
  writing.sql.run(
      "INSERT INTO proposals (id, kind, subject, body, reason, proposed_by, proposed_at, state, decided_by, "
      "decided_at, decision_reason, version) VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', '', NULL, '', $8)",
      {proposal.id, name(proposal.kind), proposal.subject, proposal.body, proposal.reason, proposal.proposedBy,
       proposal.proposedAt, proposal.version});
  recordAudit(writing, {person.name,
                        std::string(name(proposal.kind)) + ".proposed",
                        proposal.id,
                        {{"proposal", wire::toJson(proposal)}}});
  return std::nullopt;
}

Refused decideProposal(Writing& writing, Proposal& proposal, const ProposalDecision& decision, const Operator& person) {
  const auto before = findProposal(writing.sql, proposal.id);
  if (!before) return Refusal{Problem::notFound, "id", "no such proposal"};
  proposal = *before;
  auto after = decide(*before, decision, person.name, writing.now);
  if (!after) return refusalOf(after.error());
  if (after->state == ProposalState::approved) {
    if (auto refused = checkEffect(writing.sql, *before, writing.now)) return refused;
    applyEffect(writing, *after);
  }
  update(writing, *after);
  recordAudit(
      writing,
      {person.name, actionOf(*after), after->id, {{"before", wire::toJson(*before)}, {"after", wire::toJson(*after)}}});
  proposal = *std::move(after);
  return std::nullopt;
}

}  // namespace rebate::region
