// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <string>

#include "domain/detail.h"
#include "domain/order.h"

namespace rebate {

enum class Level { bronze, silver, gold };
std::string_view name(Level level);
std::optional<Level> levelFrom(std::string_view name);

/// Our rebate's state; kept apart from the platform's order state.
enum class RebateState { estimated, waiting, awaitingApproval, held, credited, rejected, voided, clawedBack };
std::string_view name(RebateState state);  ///< "awaiting_approval", "void", …
std::optional<RebateState> rebateStateFrom(std::string_view name);

/// Why a rebate is held, void, or waits although it is settled (billOpen). Several holds at once: the first of this order is shown.
enum class Reason { none, attributionConflict, unattributed, unknownStatus, refundOpen, punished, billOpen,
                    heldByOperator, closedUpstream, nothingDue, rejectedByOperator };
std::string_view name(Reason reason);  ///< "" for none
std::optional<Reason> reasonFrom(std::string_view name);

/// How one commission is split; due = user + inviter + platform + reserve always.
struct Split {
  Fen due;       ///< income − platform fee, never below zero
  Fen reserve;   ///< due − base
  Fen user;
  Fen platform;  ///< the remainder
  Fen inviter = {};  ///< of the platform's part, to who invited the buyer
  bool operator==(const Split&) const = default;
};

/// base = floor(due × (10000 − reserve) / 10000), user = floor(base × share / 10000), the rest is ours;
/// of that the inviter gets floor(rest × inviter / 10000).
Result<Split> split(Fen income, Fen platformFee, BasisPoints reserve, BasisPoints share, BasisPoints inviter = {});

struct Rebate {
  std::string id;        ///< line key, "taobao:2035…:2"
  Platform platform = Platform::taobao;
  std::string line;
  int role = 2;
  std::string userId;    ///< empty: nobody found
  std::string userMask;  ///< nickname, masked ("林**"); never the whole one
  std::string item;
  std::int64_t statusCode = 0;
  UpstreamState upstream = UpstreamState::unknown;
  bool refundOpen = false;
  Level level = Level::bronze;
  BasisPoints reserveRate;
  BasisPoints shareRate;
  std::string inviterId;   ///< who invited the buyer, when that pays; empty: nobody
  BasisPoints inviterRate;
  std::int64_t ruleVersion = 1;  ///< the rules its rates were frozen from
  Fen paid;
  Fen income;            ///< settled income once settled, estimated before
  Fen platformFee;
  Split split;
  RebateState state = RebateState::estimated;
  Reason reason = Reason::none;
  std::string proposedBy;  ///< "feed", or the person whose first approval stands
  std::string decidedBy;
  std::string note;        ///< the decider's reason
  std::int64_t version = 0;  ///< +1 with every change; 0: not stored yet
  std::string contentHash; ///< wire::contentHash of what a person sees
  Millis createdAt = 0;    ///< order created
  Millis modifiedAt = 0;   ///< newest upstream version
  Millis updatedAt = 0;    ///< region time of the last change
  bool operator==(const Rebate&) const = default;
};

/// All that the rules need to know of one line.
struct LineFacts {
  OrderVersion newest;
  /// Owners named by the versions seen so far; "" stands for a claim nobody matches.
  std::set<std::string> owners;
  Level level = Level::bronze;
  BasisPoints reserveRate;
  BasisPoints shareRate;
  BasisPoints inviterRate = {};
  DetailSummary details = {};  ///< refunds and punishments
  bool billOpen = false;       ///< the platform's bill of the month is needed, and nobody confirmed it yet
};

/// A refund is not decided: a detail says so, or the order's flag while there are no details that explain it.
bool refundIsOpen(const LineFacts& facts);
/// What the commission is: settled income less what was refunded of it, or the estimate. Never below zero.
Result<Fen> incomeOf(const LineFacts& facts);

/// What upstream alone says of a line: state, reason, split. Pure; the table of money.md.
struct Verdict {
  RebateState state = RebateState::estimated;
  Reason reason = Reason::none;
  std::string userId;
  Split split;
  bool operator==(const Verdict&) const = default;
};
Result<Verdict> judge(const LineFacts& facts);

/// Joins upstream's verdict with what people already decided: an operator's hold or rejection stays
/// unless upstream voids the line; a credited rebate stays credited, or is clawed back when nothing is due.
Verdict withDecisions(const Verdict& upstream, const Rebate& current);

}  // namespace rebate
