// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/command_words.h"

#include "ui/rebates/decision_words.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

QString joined(const QStringList& parts) {
  QStringList filled;
  for (const auto& part : parts)
    if (!part.isEmpty()) filled << part;
  return filled.join(QStringLiteral(" · "));
}

}  // namespace

QString CommandWords::group(Group group) {
  switch (group) {
    case Group::rebates:
      return tr("Rebates");
    case Group::users:
      return tr("Users");
    case Group::withdrawals:
      return tr("Withdrawals");
    case Group::proposals:
      return tr("Proposals");
    case Group::platform:
      return tr("Feeds and bills");
    case Group::incidents:
      return tr("Incidents");
  }
  return {};
}

CommandWords::Group CommandWords::groupOf(const OutboxItem& item) {
  if (!item.command) return Group::rebates;
  return std::visit(
      Overloaded{[](const AddNote&) { return Group::users; }, [](const ChangeUser&) { return Group::users; },
                 [](const RequestWithdrawal&) { return Group::withdrawals; },
                 [](const ReviewWithdrawal&) { return Group::withdrawals; },
                 [](const QueryWithdrawal&) { return Group::withdrawals; },
                 [](const BuildPayout&) { return Group::withdrawals; },
                 [](const AddIncidentNote&) { return Group::incidents; },
                 [](const RereadFeed&) { return Group::platform; }, [](const EnterBill&) { return Group::platform; },
                 [](const ConfirmBill&) { return Group::platform; }, [](const auto&) { return Group::proposals; }},
      *item.command);
}

QString CommandWords::action(const Command& command) {
  const auto ofChange = [](const ChangeUser& c) {
    if (c.level && c.state) return tr("Change level and state");
    if (c.level) return tr("Change level");
    return c.state == UserState::frozen ? tr("Freeze") : tr("Lift the freeze");
  };
  const auto ofVerdict = [](const DecideProposal& c) {
    switch (c.verdict) {
      case ProposalVerdict::approve:
        return tr("Approve proposal");
      case ProposalVerdict::reject:
        return tr("Reject proposal");
      case ProposalVerdict::withdraw:
        return tr("Withdraw proposal");
    }
    return QString();
  };
  const auto ofReview = [](const ReviewWithdrawal& c) {
    switch (c.verdict) {
      case ReviewVerdict::approve:
        return tr("Approve withdrawal");
      case ReviewVerdict::reject:
        return tr("Reject withdrawal");
      case ReviewVerdict::cancel:
        return tr("Cancel withdrawal");
    }
    return QString();
  };
  return std::visit(
      Overloaded{[](const AddNote&) { return tr("Write note"); }, ofChange,
                 [](const ProposeAdjustment&) { return tr("Propose adjustment"); },
                 [](const ProposeClaim&) { return tr("Claim order"); },
                 [](const ProposeErasure&) { return tr("Propose erasure"); },
                 [](const ProposeRules&) { return tr("Propose rules"); },
                 [](const ProposeOperator&) { return tr("Propose operator"); }, ofVerdict,
                 [](const RequestWithdrawal&) { return tr("Request withdrawal"); }, ofReview,
                 [](const QueryWithdrawal&) { return tr("Ask the provider"); },
                 [](const BuildPayout&) { return tr("Pay out"); }, [](const RereadFeed&) { return tr("Read again"); },
                 [](const EnterBill&) { return tr("Enter bill"); },
                 [](const ConfirmBill&) { return tr("Confirm bill"); },
                 [](const AddIncidentNote&) { return tr("Write incident note"); }},
      command);
}

QString CommandWords::on(const Command& command) {
  return std::visit(
      Overloaded{
          [](const AddNote& c) { return qs(c.userId); },
          [](const ChangeUser& c) {
            return joined({qs(c.userId), c.level ? Words::level(*c.level) : QString(),
                           c.state ? userState(*c.state) : QString()});
          },
          [](const ProposeAdjustment& c) {
            return joined({qs(c.userId), yuan(c.amount)});
          },
          [](const ProposeClaim& c) {
            return joined({qs(c.userId), Words::platform(c.platform), tr("order %1").arg(qs(c.order))});
          },
          [](const ProposeErasure& c) { return qs(c.userId); },
          [](const ProposeRules& c) { return tr("made from version %1").arg(c.baseVersion); },
          [](const ProposeOperator& c) {
            const bool role = c.change != StaffChange::disable;
            return joined({qs(c.who.name), staffChange(c.change), role ? Words::role(c.who.role) : QString()});
          },
          [](const DecideProposal& c) {
            return joined({proposalKind(c.kind), shortHash(c.proposalId)});
          },
          [](const RequestWithdrawal& c) {
            return joined({qs(c.userId), yuan(c.amount)});
          },
          [](const ReviewWithdrawal& c) {
            return joined({qs(c.userId), yuan(c.amount)});
          },
          [](const QueryWithdrawal& c) { return tr("withdrawal %1").arg(shortHash(c.withdrawalId)); },
          [](const BuildPayout& c) {
            return joined({tr("%n withdrawal(s)", nullptr, static_cast<int>(c.withdrawalIds.size())), yuan(c.total)});
          },
          [](const RereadFeed& c) {
            return joined({Words::platform(c.platform), tr("%1 to %2").arg(dayTime(c.from), dayTime(c.to))});
          },
          [](const EnterBill& c) {
            return joined({Words::platform(c.platform), qs(c.month), yuan(c.total)});
          },
          [](const ConfirmBill& c) {
            return joined({tr("bill %1").arg(shortHash(c.billId)), yuan(c.ours)});
          },
          [](const AddIncidentNote& c) {
            return joined({qs(c.alert), qs(c.region)});
          }},
      command);
}

QString CommandWords::why(const OutboxItem& item, const WorkspaceFacts& facts, Millis now) {
  if (!item.command) return DecisionWords::why(item, facts, now);
  switch (item.state) {
    case OutboxState::unknown:
      return tr("no answer came; it is sent again under its own number, which counts once");
    case OutboxState::expired:
      if (item.tries > 0) return tr("sent without an answer, and lapsed: see whether it was done");
      break;
    case OutboxState::applied:
      if (item.problem == Problem::alreadyDecided && item.why.empty()) return tr("somebody had done the same");
      break;
    case OutboxState::conflict:
      if (item.problem == Problem::notFound) return tr("what it is about is gone");
      if (item.problem == Problem::notDecidable) return tr("not possible as things stand now");
      if (item.problem == Problem::proposerIsDecider) return tr("somebody else has to do this: two people are needed");
      if (item.problem == Problem::alreadyDecided) return tr("it was decided before");
      break;
    case OutboxState::queued:
    case OutboxState::sending:
    case OutboxState::rejected:
    case OutboxState::cancelled:
    case OutboxState::parked:
      break;
  }
  return DecisionWords::why(item, facts, now);
}

QString CommandWords::outcome(const OutboxItem& item, const WorkspaceFacts& facts) {
  if (!item.command) return DecisionWords::outcome(item, facts);
  const auto what = action(*item.command);
  if (item.state == OutboxState::applied) return tr("%1: done").arg(what);
  if (isOpen(item.state)) return tr("%1: kept – %2").arg(what, why(item, facts));
  return tr("%1: not done, %2").arg(what, why(item, facts));
}

QString CommandWords::error(const Error& error) {
  if (error.code == Errc::moved && error.field == "pending")
    return tr("A change of the same still waits in the outbox. Wait for it, or withdraw it there.");
  if (error.code == Errc::moved && error.field == "age")
    return tr("What is shown is older than 24 hours. Reach a region first.");
  if (error.code == Errc::notAllowed && error.field == "read-only")
    return tr("Without the keyring nothing can be kept, so nothing can be done.");
  if (error.code == Errc::invalid && error.field == "reason") return tr("A reason is needed: up to 500 bytes.");
  if (error.code == Errc::invalid) return tr("%1: not possible so.").arg(member(error.field));
  return Words::error(error);
}

Destination CommandWords::place(const Command& command) {
  const auto user = [](const auto& c) { return Destination{PageId::users, c.userId}; };
  const auto admin = [](std::string id) { return Destination{PageId::admin, std::move(id)}; };
  return std::visit(
      Overloaded{[&](const AddNote& c) { return user(c); }, [&](const ChangeUser& c) { return user(c); },
                 [&](const ProposeAdjustment& c) { return user(c); }, [&](const ProposeClaim& c) { return user(c); },
                 [&](const ProposeErasure& c) { return user(c); }, [&](const ProposeRules&) { return admin("rules"); },
                 [&](const ProposeOperator&) { return admin("operators"); },
                 [&](const DecideProposal& c) { return admin("proposal:" + c.proposalId); },
                 [&](const RequestWithdrawal& c) { return user(c); },
                 [&](const ReviewWithdrawal& c) {
                   return Destination{PageId::withdrawals, c.withdrawalId};
                 },
                 [&](const QueryWithdrawal& c) {
                   return Destination{PageId::withdrawals, c.withdrawalId};
                 },
                 [&](const BuildPayout& c) {
                   return Destination{PageId::withdrawals, c.withdrawalIds.empty() ? "" : c.withdrawalIds.front()};
                 },
                 [&](const RereadFeed&) { return admin("feeds"); }, [&](const EnterBill&) { return admin("bills"); },
                 [&](const ConfirmBill&) { return admin("bills"); },
                 [](const AddIncidentNote& c) {
                   return Destination{PageId::incidents, c.fingerprint};
                 }},
      command);
}

QString CommandWords::again(const Command& command) {
  switch (place(command).page) {
    case PageId::users:
      return tr("Look at the user");
    case PageId::withdrawals:
      return tr("Look at the withdrawal");
    case PageId::overview:
    case PageId::rebates:
    case PageId::outbox:
    case PageId::audit:
    case PageId::admin:
    case PageId::incidents:
    case PageId::metrics:
    case PageId::failovers:
      break;
  }
  return tr("Look at it");
}

}  // namespace rebate
