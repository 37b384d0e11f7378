// SPDX-License-Identifier: GPL-3.0-or-later
// CommandWords: members and values of what commands are about.
#include "ui/outbox/command_words.h"
#include "ui/style/words.h"

namespace rebate {

QString CommandWords::proposalKind(ProposalKind kind) {
  switch (kind) {
    case ProposalKind::rules:
      return tr("rules");
    case ProposalKind::adjustment:
      return tr("adjustment");
    case ProposalKind::claim:
      return tr("order claim");
    case ProposalKind::erasure:
      return tr("erasure");
    case ProposalKind::staff:
      return tr("operator");
  }
  return {};
}

QString CommandWords::proposalState(ProposalState state) {
  switch (state) {
    case ProposalState::open:
      return tr("open");
    case ProposalState::approved:
      return tr("approved");
    case ProposalState::rejected:
      return tr("rejected");
    case ProposalState::withdrawn:
      return tr("withdrawn");
  }
  return {};
}

QString CommandWords::staffChange(StaffChange change) {
  switch (change) {
    case StaffChange::add:
      return tr("new");
    case StaffChange::role:
      return tr("another role");
    case StaffChange::disable:
      return tr("ends");
  }
  return {};
}

QString CommandWords::userState(UserState state) {
  switch (state) {
    case UserState::active:
      return tr("active");
    case UserState::frozen:
      return tr("frozen");
    case UserState::erased:
      return tr("erased");
  }
  return {};
}

QString CommandWords::member(const std::string& name) {
  static const std::map<std::string, const char*> kNames{
      {"level", QT_TR_NOOP("level")},
      {"state", QT_TR_NOOP("state")},
      {"version", QT_TR_NOOP("version")},
      {"base_version", QT_TR_NOOP("made from version")},
      {"reason", QT_TR_NOOP("reason")},
      {"amount_fen", QT_TR_NOOP("amount ¥")},
      {"total_fen", QT_TR_NOOP("total ¥")},
      {"ours_fen", QT_TR_NOOP("our sum ¥")},
      {"difference_fen", QT_TR_NOOP("difference ¥")},
      {"balance_fen", QT_TR_NOOP("balance ¥")},
      {"frozen_fen", QT_TR_NOOP("frozen ¥")},
      {"user_id", QT_TR_NOOP("user")},
      {"order", QT_TR_NOOP("order")},
      {"platform", QT_TR_NOOP("platform")},
      {"month", QT_TR_NOOP("month")},
      {"lines", QT_TR_NOOP("lines")},
      {"kind", QT_TR_NOOP("kind")},
      {"role", QT_TR_NOOP("role")},
      {"display", QT_TR_NOOP("shown as")},
      {"name", QT_TR_NOOP("sign-in name")},
      {"subject", QT_TR_NOOP("about")},
      {"proposed_by", QT_TR_NOOP("proposed by")},
      {"decided_by", QT_TR_NOOP("decided by")},
      {"decision_reason", QT_TR_NOOP("their reason")},
      {"reviewer", QT_TR_NOOP("approved by")},
      {"first_reviewer", QT_TR_NOOP("first approved by")},
      {"requested_by", QT_TR_NOOP("requested by")},
      {"payer", QT_TR_NOOP("paid out by")},
      {"entered_by", QT_TR_NOOP("entered by")},
      {"confirmed_by", QT_TR_NOOP("confirmed by")},
      {"reserve_bp", QT_TR_NOOP("reserve")},
      {"reserve_days", QT_TR_NOOP("reserve is released after (days)")},
      {"inviter_bp", QT_TR_NOOP("inviter's part")},
      {"minimum_withdrawal_fen", QT_TR_NOOP("smallest withdrawal ¥")},
      {"second_decider_above_fen", QT_TR_NOOP("two people for rebates above ¥")},
      {"second_reviewer_above_fen", QT_TR_NOOP("two people for withdrawals above ¥")},
      {"in_force_from", QT_TR_NOOP("in force from")},
      {"text", QT_TR_NOOP("text")},
      {"evidence", QT_TR_NOOP("evidence")},
      {"change", QT_TR_NOOP("change")},
      {"to", QT_TR_NOOP("until")},
      {"from", QT_TR_NOOP("from")},
  };
  const auto known = kNames.find(name);
  return known == kNames.end() ? qs(name) : tr(known->second);
}

QString CommandWords::value(const std::string& member, const std::string& text) {
  if (const bool fen = member.ends_with("_fen"); fen || member.ends_with("_bp")) {
    bool number = false;
    const auto amount = qs(text).toLongLong(&number);
    if (number) return fen ? money({amount}) : percent({static_cast<std::int32_t>(amount)});
  }
  if (member == "level")
    if (const auto level = levelFrom(text)) return Words::level(*level);
  if (member == "role")
    if (const auto role = roleFrom(text)) return Words::role(*role);
  if (member == "platform")
    if (const auto platform = platformFrom(text)) return Words::platform(*platform);
  if (member == "kind")
    if (const auto kind = proposalKindFrom(text)) return proposalKind(*kind);
  if (member == "change")
    if (const auto change = staffChangeFrom(text)) return staffChange(*change);
  if (member == "state") {
    if (const auto state = userStateFrom(text)) return userState(*state);
    if (const auto state = proposalStateFrom(text)) return proposalState(*state);
  }
  return qs(text);
}

Facts CommandWords::wanted(const Command& command) {
  Facts facts;
  if (const auto* c = std::get_if<ChangeUser>(&command)) {
    if (c->level) facts["level"] = name(*c->level);
    if (c->state) facts["state"] = name(*c->state);
    facts["version"] = std::to_string(c->version);
  } else if (const auto* d = std::get_if<DecideProposal>(&command)) {
    facts["state"] = name(d->verdict == ProposalVerdict::approve  ? ProposalState::approved
                          : d->verdict == ProposalVerdict::reject ? ProposalState::rejected
                                                                  : ProposalState::withdrawn);
    facts["kind"] = name(d->kind);
    facts["version"] = std::to_string(d->version);
  } else if (const auto* r = std::get_if<ReviewWithdrawal>(&command)) {
    facts["state"] = name(r->verdict == ReviewVerdict::approve  ? WithdrawalState::reviewed
                          : r->verdict == ReviewVerdict::reject ? WithdrawalState::rejected
                                                                : WithdrawalState::cancelled);
    facts["amount_fen"] = std::to_string(r->amount.value);
    facts["version"] = std::to_string(r->version);
  } else if (const auto* bill = std::get_if<ConfirmBill>(&command)) {
    facts["ours_fen"] = std::to_string(bill->ours.value);
  } else if (const auto* rules = std::get_if<ProposeRules>(&command)) {
    facts["base_version"] = std::to_string(rules->baseVersion);
  } else if (const auto* adjustment = std::get_if<ProposeAdjustment>(&command)) {
    facts["amount_fen"] = std::to_string(adjustment->amount.value);
  } else if (const auto* withdrawal = std::get_if<RequestWithdrawal>(&command)) {
    facts["amount_fen"] = std::to_string(withdrawal->amount.value);
  }
  return facts;
}

}  // namespace rebate
