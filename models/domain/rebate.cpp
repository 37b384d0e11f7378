// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rebate.h"

#include <algorithm>
#include <array>
#include <utility>

#include "domain/names.h"

namespace rebate {
namespace {

constexpr std::array kLevels{std::pair{Level::bronze, "bronze"}, std::pair{Level::silver, "silver"},
                             std::pair{Level::gold, "gold"}};
constexpr std::array kStates{std::pair{RebateState::estimated, "estimated"},
                             std::pair{RebateState::waiting, "waiting"},
                             std::pair{RebateState::awaitingApproval, "awaiting_approval"},
                             std::pair{RebateState::held, "held"},
                             std::pair{RebateState::credited, "credited"},
                             std::pair{RebateState::rejected, "rejected"},
                             std::pair{RebateState::voided, "void"},
                             std::pair{RebateState::clawedBack, "clawed_back"}};
constexpr std::array kReasons{std::pair{Reason::none, ""},
                              std::pair{Reason::attributionConflict, "attribution_conflict"},
                              std::pair{Reason::unattributed, "unattributed"},
                              std::pair{Reason::unknownStatus, "unknown_status"},
                              std::pair{Reason::refundOpen, "refund_open"},
                              std::pair{Reason::punished, "punished"},
                              std::pair{Reason::billOpen, "bill_open"},
                              std::pair{Reason::heldByOperator, "held_by_operator"},
                              std::pair{Reason::closedUpstream, "closed_upstream"},
                              std::pair{Reason::nothingDue, "nothing_due"},
                              std::pair{Reason::rejectedByOperator, "rejected_by_operator"}};

RebateState liveState(UpstreamState upstream) {
  switch (upstream) {
    case UpstreamState::paid: return RebateState::estimated;
    case UpstreamState::received: return RebateState::waiting;
    case UpstreamState::settled: return RebateState::awaitingApproval;
    case UpstreamState::closed: return RebateState::voided;
    case UpstreamState::unknown: return RebateState::held;
  }
  return RebateState::held;
}

Reason firstHold(const LineFacts& facts) {
  if (facts.owners.size() > 1) return Reason::attributionConflict;
  if (facts.owners.empty() || facts.owners.begin()->empty()) return Reason::unattributed;
  if (facts.newest.state == UpstreamState::unknown) return Reason::unknownStatus;
  if (facts.newest.state != UpstreamState::settled) return Reason::none;
  if (refundIsOpen(facts)) return Reason::refundOpen;
  if (facts.details.punished) return Reason::punished;
  return Reason::none;
}

Verdict voided(Reason reason, std::string userId) { return {RebateState::voided, reason, std::move(userId), {}}; }

}  // namespace

std::string_view name(Level level) { return nameIn(kLevels, level); }
std::optional<Level> levelFrom(std::string_view text) { return valueIn<Level>(kLevels, text); }
std::string_view name(RebateState state) { return nameIn(kStates, state); }
std::optional<RebateState> rebateStateFrom(std::string_view text) { return valueIn<RebateState>(kStates, text); }
std::string_view name(Reason reason) { return nameIn(kReasons, reason); }
std::optional<Reason> reasonFrom(std::string_view text) { return valueIn<Reason>(kReasons, text); }

Result<Split> split(Fen income, Fen platformFee, BasisPoints reserve, BasisPoints share, BasisPoints inviter) {
  const auto net = subtract(income, platformFee);
  if (!net) return net.error();
  const Fen due{std::max<std::int64_t>(0, net->value)};
  if (reserve.value < 0 || reserve > kWhole) return invalid("reserve", "basis points lie between 0 and 10000");
  const auto base = floorShare(due, {kWhole.value - reserve.value});
  if (!base) return base.error();
  const auto user = floorShare(*base, share);
  if (!user) return user.error();
  const Fen rest{base->value - user->value};
  const auto invited = floorShare(rest, inviter);
  if (!invited) return invited.error();
  return Split{due, {due.value - base->value}, *user, {rest.value - invited->value}, *invited};
}

bool refundIsOpen(const LineFacts& facts) {
  return facts.details.refunds ? facts.details.refundOpen : facts.newest.refundOpen;
}

Result<Fen> incomeOf(const LineFacts& facts) {
  if (facts.newest.state != UpstreamState::settled) return facts.newest.estimatedIncome;
  const auto left = subtract(facts.newest.settledIncome, facts.details.refunded);
  if (!left) return left.error();
  return Fen{std::max<std::int64_t>(0, left->value)};
}

Result<Verdict> judge(const LineFacts& facts) {
  const auto& newest = facts.newest;
  const bool settled = newest.state == UpstreamState::settled;
  const auto income = incomeOf(facts);
  if (!income) return income.error();
  const auto parts = split(*income, newest.platformFee, facts.reserveRate, facts.shareRate, facts.inviterRate);
  if (!parts) return parts.error();
  const auto hold = firstHold(facts);
  std::string user = facts.owners.size() == 1 ? *facts.owners.begin() : std::string{};
  if (newest.state == UpstreamState::closed) return voided(Reason::closedUpstream, std::move(user));
  if (settled && parts->due.value == 0) return voided(Reason::nothingDue, std::move(user));
  if (hold != Reason::none) return Verdict{RebateState::held, hold, std::move(user), *parts};
  if (settled && facts.billOpen) return Verdict{RebateState::waiting, Reason::billOpen, std::move(user), *parts};
  return Verdict{liveState(newest.state), Reason::none, std::move(user), *parts};
}

Verdict withDecisions(const Verdict& upstream, const Rebate& current) {
  Verdict joined = upstream;
  switch (current.state) {
    case RebateState::credited:
    case RebateState::clawedBack: {
      // Booked money follows the newly due amount of a settled line and goes back when the line is void.
      // Anything doubtful (unknown status, a second claim) leaves it as booked until a person has looked.
      joined.userId = current.userId;
      const bool voided = upstream.state == RebateState::voided;
      // What would keep a settled line from being credited does not make its amount doubtful; but it is no reason
      // to credit again what was taken back.
      const bool known = current.state == RebateState::credited &&
                         (upstream.reason == Reason::refundOpen || upstream.reason == Reason::punished ||
                          upstream.reason == Reason::billOpen);
      const bool recomputed = voided || upstream.state == RebateState::awaitingApproval || known;
      if (!recomputed) joined.split = current.split;
      joined.state = voided ? RebateState::clawedBack : recomputed ? RebateState::credited : current.state;
      joined.reason = voided ? upstream.reason : Reason::none;
      return joined;
    }
    case RebateState::rejected:
      if (upstream.state == RebateState::voided) return joined;
      joined.state = RebateState::rejected;
      joined.reason = Reason::rejectedByOperator;
      return joined;
    case RebateState::held:
      if (current.reason != Reason::heldByOperator || upstream.state == RebateState::voided) return joined;
      if (upstream.state == RebateState::held || upstream.reason == Reason::billOpen) return joined;  // it says more
      joined.state = RebateState::held;
      joined.reason = Reason::heldByOperator;
      return joined;
    case RebateState::estimated:
    case RebateState::waiting:
    case RebateState::awaitingApproval:
    case RebateState::voided:
      return joined;
  }
  return joined;
}

}  // namespace rebate
