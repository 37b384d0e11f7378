// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/switchover.h"
#include "wire/json.h"

namespace rebate::wire {

json::object toJson(const SwitchoverWish& wish);
/// Errc::invalid "id": no UUID. A `confirm` (the name typed once more) has to be `to`.
Result<SwitchoverWish> switchoverWishFrom(const json::value& value);

json::object toJson(const Switchover& order);
Result<Switchover> switchoverFrom(const json::value& value);

struct SwitchoverDecision {
  SwitchoverVerdict verdict = SwitchoverVerdict::approve;
  std::string reason;
};
json::object toJson(const SwitchoverDecision& decision);
Result<SwitchoverDecision> switchoverDecisionFrom(const json::value& value);

json::object toJson(const Preflight& preflight);
Result<Preflight> preflightFrom(const json::value& value);

json::object toJson(const LeadershipChange& change);
Result<LeadershipChange> leadershipChangeFrom(const json::value& value);

}  // namespace rebate::wire
