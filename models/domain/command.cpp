// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/command.h"

#include <algorithm>
#include <array>
#include <string>

#include "domain/incident_note.h"
#include "domain/names.h"

namespace rebate {
namespace {

template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

constexpr std::array kStaffChanges{std::pair{StaffChange::add, "add"}, std::pair{StaffChange::role, "role"},
                                   std::pair{StaffChange::disable, "disable"}};

constexpr std::size_t kLongestReason = 500, kLongestReviewReason = 2'000, kLongestName = 64;
constexpr std::ptrdiff_t kLongestText = 2'000;

std::string ofUser(const std::string& id) {
  return "user:" + id;
}

std::string ofWithdrawal(const std::string& id) {
  return "withdrawal:" + id;
}

std::string feedOf(Platform platform) {
  return "feed:" + std::string(name(platform));
}

Outcome needed(const char* member, const std::string& text, std::size_t longest = kLongestReason) {
  if (text.empty()) return invalid(member, "is needed");
  if (text.size() > longest) return invalid(member, "at most " + std::to_string(longest) + " bytes");
  return Done{};
}

/// A text of so many characters at most, whatever bytes they take.
Outcome text(const char* member, const std::string& given) {
  if (given.empty()) return invalid(member, "is needed");
  const auto begins = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; };
  if (std::count_if(given.begin(), given.end(), begins) > kLongestText)
    return invalid(member, "at most " + std::to_string(kLongestText) + " characters");
  return Done{};
}

}  // namespace

std::string_view name(StaffChange change) {
  return nameIn(kStaffChanges, change);
}

std::optional<StaffChange> staffChangeFrom(std::string_view text) {
  return valueIn<StaffChange>(kStaffChanges, text);
}

std::string_view kindOf(const Command& command) {
  return std::visit(
      Overloaded{[](const AddNote&) { return "note"; }, [](const ChangeUser&) { return "user"; },
                 [](const ProposeAdjustment&) { return "adjustment"; }, [](const ProposeClaim&) { return "claim"; },
                 [](const ProposeErasure&) { return "erasure"; }, [](const ProposeRules&) { return "rules"; },
                 [](const ProposeOperator&) { return "operator"; },
                 [](const DecideProposal&) { return "proposal_decision"; },
                 [](const RequestWithdrawal&) { return "withdrawal"; },
                 [](const ReviewWithdrawal&) { return "review"; }, [](const QueryWithdrawal&) { return "query"; },
                 [](const BuildPayout&) { return "payout"; }, [](const RereadFeed&) { return "reread"; },
                 [](const EnterBill&) { return "bill"; }, [](const ConfirmBill&) { return "bill_confirmation"; },
                 [](const AddIncidentNote&) { return "incident_note"; }},
      command);
}

std::string entityOf(const Command& command) {
  return std::visit(
      Overloaded{[](const AddNote& c) { return ofUser(c.userId); },
                 [](const ChangeUser& c) { return ofUser(c.userId); },
                 [](const ProposeAdjustment& c) { return ofUser(c.userId); },
                 [](const ProposeClaim& c) { return ofUser(c.userId); },
                 [](const ProposeErasure& c) { return ofUser(c.userId); },
                 [](const ProposeRules&) { return std::string("rules"); },
                 [](const ProposeOperator& c) { return "operator:" + c.who.name; },
                 [](const DecideProposal& c) { return "proposal:" + c.proposalId; },
                 [](const RequestWithdrawal& c) { return ofUser(c.userId); },
                 [](const ReviewWithdrawal& c) { return ofWithdrawal(c.withdrawalId); },
                 [](const QueryWithdrawal& c) { return ofWithdrawal(c.withdrawalId); },
                 [](const BuildPayout&) { return std::string("payouts"); },
                 [](const RereadFeed& c) { return feedOf(c.platform); },
                 [](const EnterBill& c) { return "bill:" + std::string(name(c.platform)) + ":" + c.month; },
                 [](const ConfirmBill& c) { return "bill:" + c.billId; },
                 [](const AddIncidentNote& c) { return "incident:" + c.fingerprint; }},
      command);
}

Permission neededFor(const Command& command) {
  return std::visit(Overloaded{[](const AddNote&) { return Permission::writeNotes; },
                               [](const ChangeUser& c) {
                                 if (c.state == UserState::active) return Permission::unfreezeUsers;
                                 return c.state ? Permission::freezeUsers : Permission::changeLevels;
                               },
                               [](const ProposeAdjustment&) { return toPropose(ProposalKind::adjustment); },
                               [](const ProposeClaim&) { return toPropose(ProposalKind::claim); },
                               [](const ProposeErasure&) { return toPropose(ProposalKind::erasure); },
                               [](const ProposeRules&) { return toPropose(ProposalKind::rules); },
                               [](const ProposeOperator&) { return toPropose(ProposalKind::staff); },
                               [](const DecideProposal& c) {
                                 return c.verdict == ProposalVerdict::withdraw ? toPropose(c.kind) : toDecide(c.kind);
                               },
                               [](const RequestWithdrawal&) { return Permission::requestWithdrawals; },
                               [](const ReviewWithdrawal&) { return Permission::reviewWithdrawals; },
                               [](const QueryWithdrawal&) { return Permission::payOut; },
                               [](const BuildPayout&) { return Permission::payOut; },
                               [](const RereadFeed&) { return Permission::rereadFeeds; },
                               [](const EnterBill&) { return Permission::settleBills; },
                               [](const ConfirmBill&) { return Permission::settleBills; },
                               [](const AddIncidentNote&) { return Permission::writeIncidentNotes; }},
                    command);
}

Outcome check(const Command& command) {
  return std::visit(Overloaded{[](const AddNote& c) { return text("text", c.text); },
                               [](const ChangeUser& c) -> Outcome {
                                 if (!c.level && !c.state) return invalid("level", "neither level nor state changes");
                                 if (c.state == UserState::erased)
                                   return invalid("state", "erasing somebody takes two people");
                                 return needed("reason", c.reason);
                               },
                               [](const ProposeAdjustment& c) -> Outcome {
                                 if (c.amount.value == 0) return invalid("amount_fen", "changes nothing");
                                 return needed("reason", c.reason);
                               },
                               [](const ProposeClaim& c) -> Outcome {
                                 if (const auto order = needed("order", c.order, kLongestName); !order) return order;
                                 return text("evidence", c.evidence);
                               },
                               [](const ProposeErasure& c) { return needed("reason", c.reason); },
                               [](const ProposeRules& c) -> Outcome {
                                 if (const auto rules = checkRules(c.rules); !rules) return rules;
                                 return needed("reason", c.reason);
                               },
                               [](const ProposeOperator& c) -> Outcome {
                                 if (const auto named = needed("name", c.who.name, kLongestName); !named) return named;
                                 if (c.who.display.size() > kLongestName) return invalid("display", "at most 64 bytes");
                                 return needed("reason", c.reason);
                               },
                               [](const DecideProposal& c) -> Outcome {
                                 if (c.verdict != ProposalVerdict::reject) return Done{};
                                 return needed("reason", c.reason);
                               },
                               [](const RequestWithdrawal& c) -> Outcome {
                                 if (c.amount.value <= 0) return invalid("amount_fen", "more than nothing");
                                 return Done{};
                               },
                               [](const ReviewWithdrawal& c) -> Outcome {
                                 if (c.verdict == ReviewVerdict::approve) return Done{};
                                 return needed("reason", c.reason, kLongestReviewReason);
                               },
                               [](const QueryWithdrawal&) -> Outcome { return Done{}; },
                               [](const BuildPayout& c) -> Outcome {
                                 if (c.withdrawalIds.empty()) return invalid("ids", "none is chosen");
                                 if (c.withdrawalIds.size() > 500) return invalid("ids", "at most 500 in one payout");
                                 return Done{};
                               },
                               [](const RereadFeed& c) -> Outcome {
                                 if (c.from >= c.to) return invalid("to", "is not after from");
                                 return Done{};
                               },
                               [](const EnterBill& c) -> Outcome {
                                 if (c.total.value < 0) return invalid("total_fen", "is below nothing");
                                 return needed("month", c.month, 7);
                               },
                               [](const ConfirmBill& c) -> Outcome {
                                 if (c.reason.size() <= kLongestReason) return Done{};
                                 return needed("reason", c.reason);
                               },
                               [](const AddIncidentNote& c) -> Outcome {
                                 if (const auto about = needed("fingerprint", c.fingerprint, kLongestFingerprint);
                                     !about)
                                   return about;
                                 if (const auto named = needed("alert", c.alert, kLongestAlertName); !named)
                                   return named;
                                 if (c.region.size() > kLongestName) return invalid("region", "at most 64 bytes");
                                 return text("text", c.text);
                               }},
                    command);
}

bool allows(Role role, const Command& command) {
  const auto* change = std::get_if<ChangeUser>(&command);
  const bool levelToo = change != nullptr && change->level && change->state;
  return allows(role, neededFor(command)) && (!levelToo || allows(role, Permission::changeLevels));
}

bool isBound(const Command& command) {
  return std::visit(Overloaded{[](const ChangeUser&) { return true; }, [](const ProposeRules&) { return true; },
                               [](const DecideProposal&) { return true; }, [](const ReviewWithdrawal&) { return true; },
                               [](const auto&) { return false; }},
                    command);
}

std::string reasonOf(const Command& command) {
  return std::visit(
      [](const auto& c) -> std::string {
        if constexpr (requires { c.reason; })
          return c.reason;
        else
          return {};
      },
      command);
}

bool isAboutMoney(const Command& command) {
  return std::visit(Overloaded{[](const DecideProposal& c) { return c.kind == ProposalKind::adjustment; },
                               [](const RequestWithdrawal&) { return true; },
                               [](const ReviewWithdrawal&) { return true; }, [](const BuildPayout&) { return true; },
                               [](const ConfirmBill&) { return true; }, [](const auto&) { return false; }},
                    command);
}

}  // namespace rebate
