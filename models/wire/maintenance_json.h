// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/maintenance.h"
#include "wire/json.h"

namespace rebate::wire {

json::object toJson(const FailoverPause& pause);
Result<FailoverPause> failoverPauseFrom(const json::value& value);
json::object toJson(const MaintenanceWindow& window);
Result<MaintenanceWindow> maintenanceWindowFrom(const json::value& value);
/// {"pause"?: …, "windows": […]}
json::object toJson(const MaintenanceBoard& board);
Result<MaintenanceBoard> maintenanceBoardFrom(const json::value& value);

/// As a console asks: without `owner` and `since`.
json::object wishJson(const FailoverPause& pause);
json::object wishJson(const MaintenanceWindow& window);
Result<FailoverPause> pauseWishFrom(const json::value& value);
/// Without `from`: from `now` on. Errc::invalid "id": no UUID.
Result<MaintenanceWindow> windowWishFrom(const json::value& value, Millis now);

}  // namespace rebate::wire
