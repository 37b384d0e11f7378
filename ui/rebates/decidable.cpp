// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/decidable.h"

#include "ui/style/data_age.h"
#include "ui/style/words.h"

namespace rebate {

QString Decidable::whyNot(const Rebate& rebate, Action action, const WorkspaceFacts& facts, bool pending, Millis now) {
  if (!facts.who) return tr("Sign in to decide.");
  if (facts.readOnly) return tr("This is a read-only session: nothing is kept here, so nothing can be decided.");
  if (!allows(facts.who->role, Permission::decideRebates))
    return tr("Your role (%1) reads rebates and does not decide them.").arg(Words::role(facts.who->role));
  if (pending) return tr("Your decision on this rebate is still on its way.");
  if (DataAge::of(facts, now).value_or(0) > kRefuseAfter)
    return tr("This data is older than 24 hours. Connect to a region before deciding about money.");
  if (!isDecidable(rebate, action)) {
    if (rebate.state == RebateState::held && action == Action::approve)
      return tr("It is held: %1. It can be rejected.").arg(Words::reason(rebate.reason));
    return tr("There is nothing to decide: its state is “%1”.").arg(Words::state(rebate.state));
  }
  if (action == Action::approve && rebate.proposedBy == facts.who->name)
    return tr("You proposed it: somebody else has to approve it.");
  return {};
}

Fen Decidable::secondAbove(const WorkspaceFacts& facts) {
  return facts.rules ? facts.rules->secondDeciderAbove : DecisionRules{}.secondDeciderAbove;
}

QString Decidable::situation(const Rebate& rebate, const WorkspaceFacts& facts) {
  QStringList said;
  if (rebate.proposedBy == "feed") {
    said << tr("Proposed by the order feed.");
    if (rebate.split.user > secondAbove(facts))
      said << tr("1 of 2: above %1 your approval only proposes it; another person with the finance role has to approve "
                 "it as well.")
                  .arg(yuan(secondAbove(facts)));
  } else {
    const bool me = facts.who && facts.who->name == rebate.proposedBy;
    if (me)
      said << tr("You proposed it: somebody else has to approve it.")
           << tr("Anybody else with the finance role may be the second.");
    else
      said << tr("2 of 2: proposed by %1.").arg(qs(rebate.proposedBy))
           << tr("You are a different person: you may decide.");
    said << tr(
        "Owner, state and money are as they were proposed: had one of them moved, the proposal would have lapsed.");
  }
  said << tr("Bound to version %1; if anything changes upstream, this decision lapses.").arg(rebate.version);
  return said.join(QLatin1Char(' '));
}

}  // namespace rebate
