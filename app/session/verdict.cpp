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
  switch (reply.problem.value_or(Problem::fault)) {
    case Problem::alreadyDecided:
      if (reply.now && sameOutcome(item, *reply.now)) {
        item.why = reply.now->decidedBy;
        return settled(std::move(item), OutboxState::applied, region, now);
      }
      return settled(std::move(item), OutboxState::conflict, region, now);
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

}  // namespace rebate
