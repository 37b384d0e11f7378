// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decision.h"

#include <array>
#include <utility>

#include "domain/names.h"

namespace rebate {
namespace {

constexpr std::array kActions{std::pair{Action::approve, "approve"}, std::pair{Action::hold, "hold"},
                              std::pair{Action::reject, "reject"}};

struct ProblemRow {
  Problem problem;
  const char* text;
  int status;
};
constexpr std::array kProblems{
    ProblemRow{Problem::validation, "validation", 400},
    ProblemRow{Problem::unauthenticated, "unauthenticated", 401},
    ProblemRow{Problem::forbidden, "forbidden", 403},
    ProblemRow{Problem::notFound, "not-found", 404},
    ProblemRow{Problem::notLeader, "not-leader", 421},
    ProblemRow{Problem::noLeader, "no-leader", 503},
    ProblemRow{Problem::idempotencyMismatch, "idempotency-mismatch", 422},
    ProblemRow{Problem::inFlight, "in-flight", 409},
    ProblemRow{Problem::preconditionRequired, "precondition-required", 428},
    ProblemRow{Problem::versionMoved, "version-moved", 412},
    ProblemRow{Problem::epochMoved, "epoch-moved", 412},
    ProblemRow{Problem::alreadyDecided, "already-decided", 412},
    ProblemRow{Problem::notDecidable, "not-decidable", 422},
    ProblemRow{Problem::proposerIsDecider, "proposer-is-decider", 403},
    ProblemRow{Problem::reasonRequired, "reason-required", 422},
    ProblemRow{Problem::rateLimited, "rate-limited", 429},
    ProblemRow{Problem::tooLarge, "too-large", 413},
    ProblemRow{Problem::methodNotAllowed, "method-not-allowed", 405},
    ProblemRow{Problem::unavailable, "unavailable", 503},
    ProblemRow{Problem::locked, "locked", 429},
    ProblemRow{Problem::codeRequired, "code-required", 401},
    ProblemRow{Problem::codeWrong, "code-wrong", 401},
    ProblemRow{Problem::ledgerStopped, "ledger-stopped", 503},
    ProblemRow{Problem::sequenceReused, "sequence-reused", 409},
    ProblemRow{Problem::storageFull, "storage-full", 507},
    ProblemRow{Problem::fault, "fault", 500},
};

Rebate after(const Rebate& seen, RebateState state, Reason reason, const Decision& decision,
             const std::string& person) {
  Rebate next = seen;
  next.state = state;
  next.reason = reason;
  next.decidedBy = person;
  next.note = decision.reason;
  return next;
}

Result<Rebate> approve(const Rebate& seen, const Decision& decision, const std::string& person,
                       const DecisionRules& rules) {
  if (seen.proposedBy == person) return Error{Errc::notAllowed, "proposed_by", "proposer and decider are one person"};
  const bool firstOfTwo = seen.split.user > rules.secondDeciderAbove && seen.proposedBy == "feed";
  if (!firstOfTwo) return after(seen, RebateState::credited, Reason::none, decision, person);
  // Two people above the threshold: the first approval becomes a proposal that somebody else decides.
  Rebate proposal = after(seen, RebateState::awaitingApproval, Reason::none, decision, person);
  proposal.proposedBy = person;
  return proposal;
}

}  // namespace

std::string_view name(Action action) { return nameIn(kActions, action); }

std::optional<Action> actionFrom(std::string_view text) { return valueIn<Action>(kActions, text); }

std::string_view name(Problem problem) {
  for (const auto& row : kProblems)
    if (row.problem == problem) return row.text;
  return {};
}

std::optional<Problem> problemFrom(std::string_view text) {
  for (const auto& row : kProblems)
    if (text == row.text) return row.problem;
  return std::nullopt;
}

int httpStatus(Problem problem) {
  for (const auto& row : kProblems)
    if (row.problem == problem) return row.status;
  return 500;
}

bool isDecidable(const Rebate& rebate, Action action) {
  const bool heldByPerson = rebate.state == RebateState::held && rebate.reason == Reason::heldByOperator;
  switch (action) {
    case Action::approve:
      // A person's hold hides upstream's own state; only a settled line may become money.
      return rebate.state == RebateState::awaitingApproval ||
             (heldByPerson && rebate.upstream == UpstreamState::settled && !rebate.refundOpen);
    case Action::hold: return rebate.state == RebateState::awaitingApproval;
    case Action::reject: return rebate.state == RebateState::awaitingApproval || rebate.state == RebateState::held;
  }
  return false;
}

Result<Rebate> decide(const Rebate& seen, const Decision& decision, const std::string& person,
                      const DecisionRules& rules) {
  if (decision.version != seen.version) return Error{Errc::moved, "version", "the rebate moved since it was seen"};
  if (decision.contentHash != seen.contentHash) return Error{Errc::moved, "content_hash", "the rebate's content moved"};
  if (decision.amount != seen.split.user) return Error{Errc::moved, "amount", "not the amount the rebate has"};
  if (decision.action != Action::approve && decision.reason.empty())
    return invalid("reason", "holding and rejecting need a reason");
  if (!isDecidable(seen, decision.action)) return invalid("state", "cannot be decided so in this state");
  switch (decision.action) {
    case Action::approve: return approve(seen, decision, person, rules);
    case Action::hold: return after(seen, RebateState::held, Reason::heldByOperator, decision, person);
    case Action::reject: return after(seen, RebateState::rejected, Reason::rejectedByOperator, decision, person);
  }
  return invalid("action", "unknown");
}

}  // namespace rebate
