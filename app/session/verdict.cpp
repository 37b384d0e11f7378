// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/verdict.h"

#include <utility>

namespace rebate {
namespace {

/// Somebody else did what this decision wanted: there is nothing left to ask a person.
bool sameOutcome(const OutboxItem& item, const Rebate& now) {
  switch (item.decision.action) {
    case Action::approve:
      return now.state == RebateState::credited;
    case Action::hold:
      return now.state == RebateState::held && now.reason == Reason::heldByOperator;
    case Action::reject:
      return now.state == RebateState::rejected;
  }
  return false;
}

std::string factOf(const Facts& facts, const char* member) {
  const auto fact = facts.find(member);
  return fact == facts.end() ? std::string{} : fact->second;
}

bool cameToTheSame(const ChangeUser& wish, const Facts& now) {
  return (!wish.level || factOf(now, "level") == name(*wish.level)) &&
         (!wish.state || factOf(now, "state") == name(*wish.state));
}
bool cameToTheSame(const DecideProposal& wish, const Facts& now) {
  switch (wish.verdict) {
    case ProposalVerdict::approve:
      return factOf(now, "state") == name(ProposalState::approved);
    case ProposalVerdict::reject:
      return factOf(now, "state") == name(ProposalState::rejected);
    case ProposalVerdict::withdraw:
      return factOf(now, "state") == name(ProposalState::withdrawn);
  }
  return false;
}
/// An approval is one of several: that somebody else's stands there says nothing about this one.
bool cameToTheSame(const ReviewWithdrawal& wish, const Facts& now) {
  switch (wish.verdict) {
    case ReviewVerdict::approve:
      return false;
    case ReviewVerdict::reject:
      return factOf(now, "state") == name(WithdrawalState::rejected);
    case ReviewVerdict::cancel:
      return factOf(now, "state") == name(WithdrawalState::cancelled);
  }
  return false;
}
template <class Other>
bool cameToTheSame(const Other&, const Facts&) {
  return false;  // nothing that somebody else could have done in its stead
}

Settled settled(OutboxItem item, OutboxState state, const std::string& region, Millis now) {
  item.state = state;
  item.settledAt = now;
  item.appliedBy = state == OutboxState::applied ? region : std::string{};
  return {std::move(item), false, false};
}

Settled queuedAgain(OutboxItem item) {
  item.state = OutboxState::queued;
  return {std::move(item), true, false};
}

Settled refused(OutboxItem item, Problem problem, const std::string& region, Millis now) {
  switch (problem) {
    case Problem::alreadyDecided:
    case Problem::versionMoved:
    case Problem::epochMoved:
    case Problem::notFound:
    case Problem::forbidden:  // a right that was lost meanwhile
    case Problem::proposerIsDecider:
    case Problem::notDecidable:
    case Problem::reasonRequired:  // a rule that changed: the desktop checked the ones it knew
      return settled(std::move(item), OutboxState::conflict, region, now);
    case Problem::validation:
    case Problem::idempotencyMismatch:
    case Problem::preconditionRequired:
    case Problem::sequenceReused:
    case Problem::preflightFailed:
    case Problem::tooLarge:
    case Problem::methodNotAllowed:
      return settled(std::move(item), OutboxState::rejected, region, now);
    case Problem::unauthenticated:
    case Problem::codeRequired:
    case Problem::codeWrong: {
      auto again = queuedAgain(std::move(item));
      again.signIn = true;
      return again;
    }
    case Problem::notLeader:
    case Problem::noLeader:
    case Problem::inFlight:
    case Problem::rateLimited:
    case Problem::locked:
    case Problem::unavailable:
    case Problem::storageFull:
    case Problem::ledgerStopped:
    case Problem::fault:
      return queuedAgain(std::move(item));
  }
  return queuedAgain(std::move(item));
}

}  // namespace

Settled settle(OutboxItem item, const DecisionReply& reply, const std::string& region, Millis now) {
  item.problem = reply.problem;
  item.why = reply.detail;
  item.now = reply.now;
  item.auditHash = reply.auditHash;
  if (reply.applied) {
    item.problem.reset();
    return settled(std::move(item), OutboxState::applied, region, now);
  }
  const auto problem = reply.problem.value_or(Problem::fault);
  if (problem == Problem::alreadyDecided && reply.now && sameOutcome(item, *reply.now)) {
    item.why = reply.now->decidedBy;
    return settled(std::move(item), OutboxState::applied, region, now);
  }
  return refused(std::move(item), problem, region, now);
}

Settled settle(OutboxItem item, const CommandReply& reply, const std::string& region, Millis now) {
  item.problem = reply.problem;
  item.why = reply.detail;
  item.factsNow = reply.now;
  if (reply.applied) {
    item.problem.reset();
    return settled(std::move(item), OutboxState::applied, region, now);
  }
  const auto problem = reply.problem.value_or(Problem::fault);
  const bool moved = problem == Problem::alreadyDecided || problem == Problem::versionMoved;
  const auto same = [&](const auto& wish) { return cameToTheSame(wish, reply.now); };
  if (moved && item.command && std::visit(same, *item.command)) {
    item.problem = Problem::alreadyDecided;
    item.why = factOf(reply.now, "decided_by");
    return settled(std::move(item), OutboxState::applied, region, now);
  }
  return refused(std::move(item), problem, region, now);
}

}  // namespace rebate
