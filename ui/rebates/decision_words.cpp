// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/decision_words.h"

#include "ui/style/words.h"

namespace rebate {

QString DecisionWords::why(const OutboxItem& item, const WorkspaceFacts& facts) {
  switch (item.state) {
    case OutboxState::queued:
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
    case OutboxState::sending:
      return tr("sent, waiting for the answer");
    case OutboxState::unknown:
      return tr("no answer came; it is looked up before it is sent again");
    case OutboxState::applied: {
      const auto by = item.appliedBy.empty() ? QString() : tr("by %1").arg(qs(item.appliedBy));
      return item.auditHash.empty() ? by : tr("%1 · audit %2").arg(by, shortHash(item.auditHash));
    }
    case OutboxState::conflict:
    case OutboxState::rejected:
    case OutboxState::parked:
      if (item.problem) return Words::problem(*item.problem);
      return item.why.empty() ? tr("no reason was given") : qs(item.why);
    case OutboxState::expired:
      return tr("too old to be sent");
    case OutboxState::cancelled:
      return tr("dropped on this desktop, never booked");
  }
  return {};
}

QString DecisionWords::outcome(const OutboxItem& item, const WorkspaceFacts& facts) {
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
    case OutboxState::cancelled:
      return "unknown";
  }
  return "unknown";
}

}  // namespace rebate
