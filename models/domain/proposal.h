// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "domain/operator.h"
#include "domain/result.h"

namespace rebate {

/// What one person proposes and another decides.
enum class ProposalKind {
  rules,  ///< a new version of the rules; subject: empty
};
std::string_view name(ProposalKind kind);
std::optional<ProposalKind> proposalKindFrom(std::string_view name);

/// The rows of the one table (operator.h) that a kind needs.
Permission toPropose(ProposalKind kind);
Permission toDecide(ProposalKind kind);

enum class ProposalState { open, approved, rejected, withdrawn };
std::string_view name(ProposalState state);
std::optional<ProposalState> proposalStateFrom(std::string_view name);

struct Proposal {
  std::string id;  ///< UUIDv7, minted by who proposes: the same one again is the same proposal
  ProposalKind kind = ProposalKind::rules;
  std::string subject;  ///< the entity it is about; empty: the platform
  std::string body;     ///< JSON object of the kind
  std::string reason;
  std::string proposedBy;
  Millis proposedAt = 0;
  ProposalState state = ProposalState::open;
  std::string decidedBy;
  std::optional<Millis> decidedAt;
  std::string decisionReason;
  std::int64_t version = 1;
  bool operator==(const Proposal&) const = default;
};

enum class ProposalVerdict { approve, reject, withdraw };
std::string_view name(ProposalVerdict verdict);
std::optional<ProposalVerdict> proposalVerdictFrom(std::string_view name);

struct ProposalDecision {
  ProposalVerdict verdict = ProposalVerdict::approve;
  std::int64_t version = 0;  ///< the proposal's version they saw
  std::string reason;        ///< needed to reject
};

/// The proposal after the decision, or why not: Errc::moved (version, or decided already: field "state"),
/// Errc::notAllowed (proposer = decider; or withdrawing somebody else's), Errc::invalid (field "reason").
/// Proposers may only withdraw their own; nobody else may.
Result<Proposal> decide(const Proposal& seen, const ProposalDecision& decision, const std::string& person, Millis now);

}  // namespace rebate
