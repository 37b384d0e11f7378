// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/proposal.h"

#include <array>

#include "domain/names.h"

namespace rebate {
namespace {

struct KindRow {
  ProposalKind kind;
  std::string_view name;
  Permission propose;
  Permission decide;
};
constexpr std::array kKinds{
    KindRow{ProposalKind::rules, "rules", Permission::proposeRules, Permission::decideRules},
};
constexpr std::array kStates{std::pair{ProposalState::open, "open"}, std::pair{ProposalState::approved, "approved"},
                             std::pair{ProposalState::rejected, "rejected"},
                             std::pair{ProposalState::withdrawn, "withdrawn"}};
constexpr std::array kVerdicts{std::pair{ProposalVerdict::approve, "approve"},
                               std::pair{ProposalVerdict::reject, "reject"},
                               std::pair{ProposalVerdict::withdraw, "withdraw"}};

const KindRow& rowOf(ProposalKind kind) {
  for (const auto& row : kKinds)
    if (row.kind == kind) return row;
  return kKinds.front();
}

ProposalState after(ProposalVerdict verdict) {
  switch (verdict) {
    case ProposalVerdict::approve: return ProposalState::approved;
    case ProposalVerdict::reject: return ProposalState::rejected;
    case ProposalVerdict::withdraw: return ProposalState::withdrawn;
  }
  return ProposalState::open;
}

}  // namespace

std::string_view name(ProposalKind kind) { return rowOf(kind).name; }

std::optional<ProposalKind> proposalKindFrom(std::string_view text) {
  for (const auto& row : kKinds)
    if (row.name == text) return row.kind;
  return std::nullopt;
}

Permission toPropose(ProposalKind kind) { return rowOf(kind).propose; }
Permission toDecide(ProposalKind kind) { return rowOf(kind).decide; }

std::string_view name(ProposalState state) { return nameIn(kStates, state); }
std::optional<ProposalState> proposalStateFrom(std::string_view text) { return valueIn<ProposalState>(kStates, text); }
std::string_view name(ProposalVerdict verdict) { return nameIn(kVerdicts, verdict); }
std::optional<ProposalVerdict> proposalVerdictFrom(std::string_view text) {
  return valueIn<ProposalVerdict>(kVerdicts, text);
}

Result<Proposal> decide(const Proposal& seen, const ProposalDecision& decision, const std::string& person, Millis now) {
  if (seen.state != ProposalState::open) return Error{Errc::moved, "state", "decided already"};
  if (decision.version != seen.version) return Error{Errc::moved, "version", "the proposal moved since it was seen"};
  const bool own = person == seen.proposedBy;
  const bool withdraws = decision.verdict == ProposalVerdict::withdraw;
  if (own && !withdraws) return Error{Errc::notAllowed, "proposed_by", "proposer and decider are one person"};
  if (!own && withdraws) return Error{Errc::notAllowed, "verdict", "only who proposed it withdraws it"};
  if (decision.verdict == ProposalVerdict::reject && decision.reason.empty())
    return invalid("reason", "rejecting needs a reason");
  Proposal next = seen;
  next.state = after(decision.verdict);
  next.decidedBy = person;
  next.decidedAt = now;
  next.decisionReason = decision.reason;
  ++next.version;
  return next;
}

}  // namespace rebate
