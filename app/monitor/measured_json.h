// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/failover.h"
#include "wire/json.h"
#include "wire/region_json.h"

namespace rebate::monitor {

/// A failover as it was measured; moments are UNIX ms, absent until reached.
wire::json::object toJson(const Failover& failover);
Result<Failover> measuredFrom(const wire::json::value& value);

}  // namespace rebate::monitor
