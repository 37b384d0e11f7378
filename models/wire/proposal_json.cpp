// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/proposal_json.h"

#include "wire/reader.h"
#include "wire/time_text.h"
#include "wire/uuid.h"

namespace rebate::wire {
namespace {

constexpr std::size_t kLongestReason = 500;

/// What a proposal is about: the same in both directions.
void readSubstance(Reader& in, Proposal& proposal) {
  proposal.id = in.text("id");
  proposal.kind = in.named<ProposalKind>("kind", proposalKindFrom);
  proposal.subject = in.textOr("subject");
  const auto* body = in.optional("body");
  if (body && body->is_object()) proposal.body = json::serialize(*body);
  if (!body || !body->is_object()) in.fail(invalid("body", "an object is expected"));
  proposal.reason = in.text("reason");
}

}  // namespace

json::object toJson(const Proposal& proposal) {
  const auto body = parseJson(proposal.body);
  json::object object{{"id", proposal.id},
                      {"kind", name(proposal.kind)},
                      {"subject", proposal.subject},
                      {"body", body ? *body : json::value(json::object{})},
                      {"reason", proposal.reason},
                      {"proposed_by", proposal.proposedBy},
                      {"proposed_at", formatRfc3339(proposal.proposedAt)},
                      {"state", name(proposal.state)},
                      {"decided_by", proposal.decidedBy},
                      {"decision_reason", proposal.decisionReason},
                      {"version", proposal.version}};
  if (proposal.decidedAt) object["decided_at"] = formatRfc3339(*proposal.decidedAt);
  return object;
}

Result<Proposal> proposalFrom(const json::value& value) {
  Reader in(value);
  Proposal proposal;
  readSubstance(in, proposal);
  proposal.proposedBy = in.text("proposed_by");
  proposal.proposedAt = in.time("proposed_at");
  proposal.state = in.named<ProposalState>("state", proposalStateFrom);
  proposal.decidedBy = in.text("decided_by");
  proposal.decisionReason = in.text("decision_reason");
  proposal.version = in.integer("version");
  if (in.optional("decided_at")) proposal.decidedAt = in.time("decided_at");
  return in.finish(std::move(proposal));
}

Result<Proposal> newProposalFrom(const json::value& value) {
  Reader in(value);
  Proposal proposal;
  readSubstance(in, proposal);
  if (!isUuid(proposal.id)) in.fail(invalid("id", "a UUID is expected"));
  if (proposal.reason.empty() || proposal.reason.size() > kLongestReason) in.fail(invalid("reason", "1 to 500 bytes"));
  return in.finish(std::move(proposal));
}

Result<ProposalDecision> proposalDecisionFrom(const json::value& value) {
  Reader in(value);
  ProposalDecision decision;
  decision.verdict = in.named<ProposalVerdict>("verdict", proposalVerdictFrom);
  decision.version = in.integer("version");
  decision.reason = in.textOr("reason");
  if (decision.reason.size() > kLongestReason) in.fail(invalid("reason", "at most 500 bytes"));
  return in.finish(std::move(decision));
}

}  // namespace rebate::wire
