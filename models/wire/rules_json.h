// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/rules.h"
#include "wire/json.h"

namespace rebate::wire {

/// What the rules say, without their version and date; every member is written.
json::object toJson(const RuleSet& rules);

/// A member that is absent keeps what `otherwise` says. Unknown members, wrong types and rates out of bounds are
/// Errc::invalid with the member's path, "share_bp.jd.gold".
Result<RuleSet> rulesFrom(const json::value& value, const RuleSet& otherwise = {});

}  // namespace rebate::wire
