// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/operator.h"
#include "domain/proposal.h"
#include "domain/rules.h"
#include "domain/user.h"

namespace rebate {

/// What a person has a region do besides deciding on a rebate. Each becomes one request of the region API, under the
/// id of its outbox row: the same command sent twice is done once. Reasons are needed wherever there is a member, and
/// have up to 500 bytes, of a review up to 2 000.

struct AddNote {
  std::string userId;
  std::string text;  ///< sealed by the region; up to 2 000 characters (code points)
  bool operator==(const AddNote&) const = default;
};
/// Level or state of a user; version as seen.
struct ChangeUser {
  std::string userId;
  std::int64_t version = 0;
  std::optional<Level> level{};
  std::optional<UserState> state{};  ///< active or frozen
  std::string reason{};
  bool operator==(const ChangeUser&) const = default;
};
struct ProposeAdjustment {
  std::string userId;
  Fen amount;  ///< what the balance is to change by; not zero
  std::string reason;
  bool operator==(const ProposeAdjustment&) const = default;
};
/// An order that nobody owns, for a user.
struct ProposeClaim {
  std::string userId;
  Platform platform = Platform::taobao;
  std::string order;     ///< number of the order or of one of its lines
  std::string evidence;  ///< sealed by the region like a note
  bool operator==(const ProposeClaim&) const = default;
};
struct ProposeErasure {
  std::string userId;
  std::string reason;
  bool operator==(const ProposeErasure&) const = default;
};
struct ProposeRules {
  std::int64_t baseVersion = 0;  ///< what the new ones were made from
  RuleSet rules;                 ///< `from`: in force from then on; 0: from the approval on
  std::string reason;
  bool operator==(const ProposeRules&) const = default;
};
/// Somebody new, another role, or the end of a sign-in name.
enum class StaffChange { add, role, disable };
std::string_view name(StaffChange change);
std::optional<StaffChange> staffChangeFrom(std::string_view name);
struct ProposeOperator {
  StaffChange change = StaffChange::add;
  Operator who;  ///< to disable: the name only
  std::string reason;
  bool operator==(const ProposeOperator&) const = default;
};
struct DecideProposal {
  std::string proposalId;
  ProposalKind kind = ProposalKind::rules;
  ProposalVerdict verdict = ProposalVerdict::approve;
  std::int64_t version = 0;
  std::string reason;  ///< needed to reject
  bool operator==(const DecideProposal&) const = default;
};
struct RequestWithdrawal {
  std::string userId;
  Fen amount;
  bool operator==(const RequestWithdrawal&) const = default;
};
struct ReviewWithdrawal {
  std::string withdrawalId;
  std::string userId;
  Fen amount;  ///< as seen
  ReviewVerdict verdict = ReviewVerdict::approve;
  std::int64_t version = 0;
  std::string contentHash;
  std::string reason;  ///< needed to reject and to cancel
  bool operator==(const ReviewWithdrawal&) const = default;
};
/// Asks the provider what became of one that nobody knows about; it is never sent again.
struct QueryWithdrawal {
  std::string withdrawalId;
  bool operator==(const QueryWithdrawal&) const = default;
};
struct BuildPayout {
  std::vector<std::string> withdrawalIds;  ///< 1 to 500, reviewed
  Fen total;                               ///< as seen
  bool operator==(const BuildPayout&) const = default;
};
struct RereadFeed {
  Platform platform = Platform::taobao;
  std::optional<int> queryType{};  ///< absent: orders by update time
  Millis from = 0, to = 0;
  bool operator==(const RereadFeed&) const = default;
};
struct EnterBill {
  Platform platform = Platform::taobao;
  std::string month;  ///< "2026-05"
  Fen total;
  std::int64_t lines = 0;
  bool operator==(const EnterBill&) const = default;
};
struct ConfirmBill {
  std::string billId;
  Fen ours;            ///< our sum as seen
  std::string reason;  ///< needed when the bill differs from it
  bool operator==(const ConfirmBill&) const = default;
};

/// For everybody who looks at the incident; see incident_note.h.
struct AddIncidentNote {
  std::string fingerprint;
  std::string alert;
  std::string region;  ///< empty: nobody in particular
  std::string text;    ///< up to 2 000 characters; nothing personal: it is kept in the clear
  bool operator==(const AddIncidentNote&) const = default;
};

using Command = std::variant<AddNote, ChangeUser, ProposeAdjustment, ProposeClaim, ProposeErasure, ProposeRules,
                             ProposeOperator, DecideProposal, RequestWithdrawal, ReviewWithdrawal, QueryWithdrawal,
                             BuildPayout, RereadFeed, EnterBill, ConfirmBill, AddIncidentNote>;

/// Members of what a command is about as a region tells them, "level" → "gold": what was seen, and what stands there
/// now.
using Facts = std::map<std::string, std::string>;

std::string_view kindOf(const Command& command);  ///< "note", "user", "adjustment", …; stable, it is stored
/// What commands queue up for: those of one entity go one after the other. "user:u-88210".
std::string entityOf(const Command& command);
Permission neededFor(const Command& command);
/// All that it takes: level and state in one change take a permission each.
bool allows(Role role, const Command& command);
/// Errc::invalid with the member's name: what the region would refuse whatever stands there.
Outcome check(const Command& command);
/// Names the version it was made on: two of these that wait for one entity could only end in a conflict.
bool isBound(const Command& command);
/// What the person said about it; empty where there is no such member. Never what is personal.
std::string reasonOf(const Command& command);
/// Money moves, or is let go: only on what is fresh enough, like a decision.
bool isAboutMoney(const Command& command);

}  // namespace rebate
