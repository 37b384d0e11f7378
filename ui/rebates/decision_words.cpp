// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/decision_words.h"

#include <algorithm>

#include "ui/outbox/command_words.h"
#include "ui/style/words.h"

namespace rebate {

Millis DecisionWords::heldFor(const OutboxItem& item, Millis now) {
  return item.state == OutboxState::queued && now > 0 ? std::max<Millis>(0, item.sendAfter - now) : 0;
}

bool DecisionWords::canWithdraw(const OutboxItem& item) {
  return item.state == OutboxState::queued && item.tries == 0;
}

QString DecisionWords::queued(const OutboxItem& item, const WorkspaceFacts& facts, Millis now) {
  const auto held = heldFor(item, now);
  if (held > 0) return tr("sent in %1 unless you withdraw it").arg(Words::age(held + 999));
  switch (facts.target.state) {
    case WriteState::writing:
      return tr("about to be sent to %1").arg(qs(facts.target.region));
    case WriteState::noLeader:
      return tr("waiting for a write leader");
    case WriteState::disagreement:
      return tr("the regions disagree about the leader");
    case WriteState::offline:
      return tr("waiting for a region");
  }
  return {};
}

/// What moved between the decision and its arrival.
QString DecisionWords::conflict(const OutboxItem& item) {
  if (!item.problem) return item.why.empty() ? tr("no reason was given") : qs(item.why);
  if (*item.problem == Problem::forbidden) return tr("your role may not decide this any more");
  if (*item.problem == Problem::proposerIsDecider) return tr("the rules now ask for somebody else: you proposed it");
  if (*item.problem == Problem::reasonRequired) return tr("the rules now ask for a reason");
  const bool named = *item.problem == Problem::alreadyDecided && item.now && !item.now->decidedBy.empty();
  return named ? tr("%1 decided otherwise first").arg(qs(item.now->decidedBy)) : Words::problem(*item.problem);
}

QString DecisionWords::parked(const OutboxItem& item) {
  if (item.problem == Problem::epochMoved) return tr("decided on another history of the platform; it waits for you");
  if (item.problem == Problem::fault) return tr("the region failed on it again and again; it waits for you");
  return tr("saved from a damaged outbox; it waits for you");
}

QString DecisionWords::why(const OutboxItem& item, const WorkspaceFacts& facts, Millis now) {
  switch (item.state) {
    case OutboxState::queued:
      return queued(item, facts, now);
    case OutboxState::sending:
      return tr("sent, waiting for the answer");
    case OutboxState::unknown:
      return tr("no answer came; it is looked up before it is sent again");
    case OutboxState::applied: {
      if (item.problem == Problem::alreadyDecided) return tr("%1 had decided the same").arg(qs(item.why));
      const auto by = item.appliedBy.empty() ? QString() : tr("by %1").arg(qs(item.appliedBy));
      return item.auditHash.empty() ? by : tr("%1 · audit %2").arg(by, shortHash(item.auditHash));
    }
    case OutboxState::conflict:
    case OutboxState::rejected:
      return conflict(item);
    case OutboxState::parked:
      return parked(item);
    case OutboxState::expired:
      return tr("not sent before %1, so it lapsed").arg(dayTime(item.expiresAt));
    case OutboxState::cancelled:
      return item.tries == 0 ? tr("withdrawn before it was sent") : tr("put aside on this desktop");
  }
  return {};
}

QString DecisionWords::outcome(const OutboxItem& item, const WorkspaceFacts& facts) {
  if (item.command) return CommandWords::outcome(item, facts);
  const auto what = QStringLiteral("%1 %2").arg(Words::action(item.decision.action), yuan(item.decision.amount));
  const auto on = item.seen.userId.empty() ? what : tr("%1 (%2)").arg(what, qs(item.seen.userId));
  switch (item.state) {
    case OutboxState::queued:
      return facts.target.state == WriteState::writing ? tr("%1: kept, being sent").arg(on)
                                                       : tr("%1: kept – %2").arg(on, why(item, facts));
    case OutboxState::sending:
      return tr("%1: sent").arg(on);
    case OutboxState::unknown:
      return tr("%1: %2").arg(on, why(item, facts));
    case OutboxState::applied:
      return item.now && item.now->state == RebateState::awaitingApproval
                 ? tr("%1: applied, a second person has to approve it").arg(on)
                 : tr("%1: applied %2")
                       .arg(on, item.appliedBy.empty() ? QString() : tr("by %1").arg(qs(item.appliedBy)));
    case OutboxState::conflict:
    case OutboxState::rejected:
    case OutboxState::expired:
    case OutboxState::cancelled:
    case OutboxState::parked:
      return tr("%1: not applied, %2").arg(on, why(item, facts));
  }
  return {};
}

QString DecisionWords::heldBack(const OutboxItem& item, Millis left) {
  const auto seconds = (left + 999) / 1'000;
  if (item.command) return tr("%1 · sends in %2 s").arg(CommandWords::action(*item.command)).arg(seconds);
  const auto on = item.seen.userId.empty() ? yuan(item.decision.amount)
                                           : tr("%1 (%2)").arg(yuan(item.decision.amount), qs(item.seen.userId));
  switch (item.decision.action) {
    case Action::approve:
      return tr("Approved %1 · sends in %2 s").arg(on).arg(seconds);
    case Action::hold:
      return tr("Held %1 · sends in %2 s").arg(on).arg(seconds);
    case Action::reject:
      return tr("Rejected %1 · sends in %2 s").arg(on).arg(seconds);
  }
  return {};
}

const char* DecisionWords::tone(OutboxState state) {
  switch (state) {
    case OutboxState::queued:
    case OutboxState::sending:
      return "unknown";
    case OutboxState::applied:
      return "ok";
    case OutboxState::unknown:
    case OutboxState::conflict:
    case OutboxState::parked:
      return "warning";
    case OutboxState::rejected:
      return "bad";
    case OutboxState::expired:
      return "warning";
    case OutboxState::cancelled:
      return "unknown";
  }
  return "unknown";
}

}  // namespace rebate
