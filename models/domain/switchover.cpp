// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/switchover.h"

#include <algorithm>
#include <array>

#include "domain/names.h"

namespace rebate {
namespace {

constexpr std::size_t kLongestReason = 500;

constexpr std::array kStates{
    std::pair{SwitchoverState::asked, "asked"},         std::pair{SwitchoverState::approved, "approved"},
    std::pair{SwitchoverState::running, "running"},     std::pair{SwitchoverState::done, "done"},
    std::pair{SwitchoverState::refused, "refused"},     std::pair{SwitchoverState::rejected, "rejected"},
    std::pair{SwitchoverState::cancelled, "cancelled"}, std::pair{SwitchoverState::lapsed, "lapsed"}};
constexpr std::array kVerdicts{std::pair{SwitchoverVerdict::approve, "approve"},
                               std::pair{SwitchoverVerdict::reject, "reject"},
                               std::pair{SwitchoverVerdict::cancel, "cancel"}};

Error past(const Switchover& order) {
  return {Errc::moved, "state", "it is " + std::string(name(order.state))};
}

SwitchoverState after(SwitchoverVerdict verdict) {
  switch (verdict) {
    case SwitchoverVerdict::approve:
      return SwitchoverState::approved;
    case SwitchoverVerdict::reject:
      return SwitchoverState::rejected;
    case SwitchoverVerdict::cancel:
      return SwitchoverState::cancelled;
  }
  return SwitchoverState::cancelled;
}

}  // namespace

std::string_view name(SwitchoverState state) {
  return nameIn(kStates, state);
}

std::optional<SwitchoverState> switchoverStateFrom(std::string_view text) {
  return valueIn<SwitchoverState>(kStates, text);
}

std::string_view name(SwitchoverVerdict verdict) {
  return nameIn(kVerdicts, verdict);
}

std::optional<SwitchoverVerdict> switchoverVerdictFrom(std::string_view text) {
  return valueIn<SwitchoverVerdict>(kVerdicts, text);
}

bool isOpen(SwitchoverState state) {
  return state == SwitchoverState::asked || state == SwitchoverState::approved || state == SwitchoverState::running;
}

Outcome check(const SwitchoverWish& wish, const std::string& leader, Millis now) {
  if (wish.to.empty()) return invalid("to", "is needed");
  if (wish.to == leader) return invalid("to", "it leads already");
  if (wish.reason.empty() || wish.reason.size() > kLongestReason) return invalid("reason", "1 to 500 bytes");
  if (!wish.at) return Done{};
  if (*wish.at <= now) return invalid("at", "is past already");
  if (*wish.at - now > kFurthestSwitchover) return invalid("at", "7 days ahead at most");
  return Done{};
}

Result<Switchover> decide(const Switchover& seen, SwitchoverVerdict verdict, const std::string& person,
                          const std::string& reason, Millis now) {
  const bool cancels = verdict == SwitchoverVerdict::cancel;
  if (cancels) {
    if (seen.state != SwitchoverState::asked && seen.state != SwitchoverState::approved) return past(seen);
    if (person != seen.askedBy && !seen.decidedBy.empty() && person != seen.decidedBy)
      return Error{Errc::notAllowed, "asked_by", "it is theirs who asked or approved"};
  } else {
    if (seen.state != SwitchoverState::asked) return past(seen);
    if (person == seen.askedBy) return Error{Errc::notAllowed, "asked_by", "another person has to decide"};
  }
  if (reason.size() > kLongestReason) return invalid("reason", "500 bytes at most");
  if (verdict == SwitchoverVerdict::reject && reason.empty()) return invalid("reason", "is needed to reject");
  auto order = seen;
  order.state = after(verdict);
  ++order.version;
  if (cancels) {
    order.result = "by " + person + (reason.empty() ? "" : ": " + reason);
  } else {
    order.decidedBy = person;
    order.decidedAt = now;
    order.result = reason;
  }
  if (!isOpen(order.state)) order.endedAt = now;
  return order;
}

const PreflightCheck* Preflight::against() const {
  const auto found =
      std::find_if(checks.begin(), checks.end(), [](const auto& one) { return one.status == Status::bad; });
  return found == checks.end() ? nullptr : &*found;
}

}  // namespace rebate
