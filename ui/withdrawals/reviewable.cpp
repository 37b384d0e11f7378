// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/withdrawals/reviewable.h"

#include "ui/style/data_age.h"
#include "ui/style/words.h"
#include "ui/withdrawals/withdrawal_words.h"

namespace rebate {
namespace {

bool isTooOld(const WorkspaceFacts& facts, Millis wall) {
  return DataAge::of(facts, wall).value_or(0) > Reviewable::kRefuseAfter;
}

}  // namespace

QString Reviewable::nobody(const WorkspaceFacts& facts, Permission needed) {
  if (!facts.who) return tr("Sign in first.");
  if (facts.readOnly) return tr("This is a read-only session: nothing is kept here, so nothing can be done.");
  if (allows(facts.who->role, needed)) return {};
  const auto role = Words::role(facts.who->role);
  if (needed == Permission::requestWithdrawals) return tr("Your role (%1) does not ask for withdrawals.").arg(role);
  return tr("Your role (%1) reads withdrawals and does not decide them.").arg(role);
}

/// The words for what domain/withdrawal.h refuses.
QString Reviewable::rule(const Error& error) {
  if (error.code == Errc::notAllowed && error.field == "requested_by")
    return tr("You asked for it: somebody else decides.");
  if (error.code == Errc::notAllowed && error.field == "first_reviewer")
    return tr("You approved it first: a second person has to approve it.");
  if (error.code == Errc::notAllowed && error.field == "reviewer")
    return tr("You approved it last: somebody else pays it out.");
  return {};
}

QString Reviewable::review(const Withdrawal& w, ReviewVerdict verdict, const WorkspaceFacts& facts, bool pending,
                           Millis wall) {
  if (const auto why = nobody(facts, Permission::reviewWithdrawals); !why.isEmpty()) return why;
  if (pending) return tr("What you did with it is still on its way.");
  if (isTooOld(facts, wall))
    return tr("This data is older than 24 hours. Connect to a region before deciding about money.");
  const auto would = rebate::review(w, {verdict, w.version, w.contentHash, "-"}, facts.who->name, wall);
  if (would) return {};
  if (const auto why = rule(would.error()); !why.isEmpty()) return why;
  if (verdict == ReviewVerdict::approve && w.state == WithdrawalState::reviewed)
    return tr("It is approved already. It can still be rejected or cancelled.");
  if (w.state == WithdrawalState::inPayout || w.state == WithdrawalState::unknown)
    return verdict == ReviewVerdict::approve || w.sentAt == 0 ? tr("It is in a payout already.")
                                                              : tr("It was sent: nobody can take it back.");
  return tr("There is nothing to decide: its state is “%1”.").arg(WithdrawalWords::state(w));
}

QString Reviewable::query(const Withdrawal& w, const WorkspaceFacts& facts, bool pending) {
  if (const auto why = nobody(facts, Permission::payOut); !why.isEmpty()) return why;
  if (w.state != WithdrawalState::unknown && w.state != WithdrawalState::paid)
    return tr("Only an unknown or a paid one is asked about.");
  return pending ? tr("Your question is still on its way.") : QString();
}

QString Reviewable::payOut(const WithdrawalRow& row, const WorkspaceFacts& facts, bool pending) {
  if (const auto why = nobody(facts, Permission::payOut); !why.isEmpty()) return why;
  if (pending) return tr("What you did with it is still on its way.");
  if (row.userState != UserState::active) return tr("Its user is frozen or erased: nothing is paid out to them.");
  const auto would = putIntoPayout(row.withdrawal, "-", facts.who->name);
  if (would) return {};
  const auto why = rule(would.error());
  return !why.isEmpty()
             ? why
             : tr("Only what is reviewed is paid out; it is “%1”.").arg(WithdrawalWords::state(row.withdrawal));
}

QString Reviewable::request(const WorkspaceFacts& facts, Millis wall) {
  if (const auto why = nobody(facts, Permission::requestWithdrawals); !why.isEmpty()) return why;
  return isTooOld(facts, wall) ? tr("This data is older than 24 hours. Connect to a region before asking for money.")
                               : QString();
}

QString Reviewable::buildPayout(const WorkspaceFacts& facts, Millis wall) {
  if (const auto why = nobody(facts, Permission::payOut); !why.isEmpty()) return why;
  return isTooOld(facts, wall) ? tr("This data is older than 24 hours. Connect to a region before paying out.")
                               : QString();
}

}  // namespace rebate
