// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/user_acts.h"

#include "ui/rebates/decidable.h"
#include "ui/style/data_age.h"
#include "ui/style/words.h"
#include "ui/users/user_words.h"

namespace rebate {

Permission UserActs::needed(UserAct act) {
  switch (act) {
    case UserAct::reveal:
      return Permission::reveal;
    case UserAct::note:
      return Permission::writeNotes;
    case UserAct::claim:
      return Permission::proposeClaims;
    case UserAct::adjust:
      return Permission::proposeAdjustments;
    case UserAct::withdraw:
      return Permission::requestWithdrawals;
    case UserAct::changeLevel:
      return Permission::changeLevels;
    case UserAct::freeze:
      return Permission::freezeUsers;
    case UserAct::unfreeze:
      return Permission::unfreezeUsers;
    case UserAct::erase:
      return Permission::proposeErasures;
  }
  return Permission::propose;
}

bool UserActs::offered(UserAct act, const WorkspaceFacts& facts) {
  return facts.who && allows(facts.who->role, needed(act));
}

QString UserActs::name(UserAct act) {
  switch (act) {
    case UserAct::reveal:
      return tr("Reveal…");
    case UserAct::note:
      return tr("Add note");
    case UserAct::claim:
      return tr("Claim an order…");
    case UserAct::adjust:
      return tr("Adjust balance…");
    case UserAct::withdraw:
      return tr("Withdraw…");
    case UserAct::changeLevel:
      return tr("Change level…");
    case UserAct::freeze:
      return tr("Freeze…");
    case UserAct::unfreeze:
      return tr("Lift the freeze…");
    case UserAct::erase:
      return tr("Erase…");
  }
  return {};
}

QString UserActs::whyNot(UserAct act, const User& user, const WorkspaceFacts& facts, Millis wall) {
  if (!facts.who) return tr("Sign in first.");
  if (!offered(act, facts)) return tr("Your role (%1) may not do this.").arg(Words::role(facts.who->role));
  if (facts.readOnly && act != UserAct::reveal)
    return tr("This is a read-only session: nothing is kept here, so nothing can be sent.");
  if (user.state == UserState::erased) return tr("What is personal about them was erased; only the books are left.");
  switch (act) {
    case UserAct::reveal:
      return facts.target.state == WriteState::writing
                 ? QString()
                 : tr("Revealing is recorded by the region that leads, and none can be reached.");
    case UserAct::withdraw:
      if (user.state == UserState::frozen) return tr("Frozen: nothing is paid out until finance lifts it.");
      if (user.balance.value <= 0) return tr("There is nothing to withdraw.");
      if (DataAge::of(facts, wall).value_or(0) > Decidable::kRefuseAfter)
        return tr("This data is older than 24 hours. Connect to a region before moving money.");
      return {};
    case UserAct::freeze:
      return user.state == UserState::frozen ? tr("Frozen already. Finance lifts a freeze.") : QString();
    case UserAct::unfreeze:
      return user.state == UserState::active ? tr("They are not frozen.") : QString();
    case UserAct::erase:
      return user.frozen.value != 0 ? tr("There are open withdrawals: erase after they are settled.") : QString();
    case UserAct::note:
    case UserAct::claim:
    case UserAct::adjust:
    case UserAct::changeLevel:
      return {};
  }
  return {};
}

Facts UserActs::seen(const User& user) {
  return {{"level", std::string(rebate::name(user.level))},
          {"state", std::string(rebate::name(user.state))},
          {"balance_fen", std::to_string(user.balance.value)},
          {"frozen_fen", std::to_string(user.frozen.value)},
          {"version", std::to_string(user.version)}};
}

}  // namespace rebate
