// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/record_desk.h"
#include "wire/json.h"

namespace rebate::monitor {

/// The form in which they are kept; times are UNIX ms.
wire::json::object toJson(const Moment& moment);
Result<Moment> momentFrom(const wire::json::value& value);

wire::json::object toJson(const FailoverRecord& record);
Result<FailoverRecord> failoverFrom(const wire::json::value& value);

wire::json::object toJson(const RecordEvent& event);
Result<RecordEvent> eventFrom(const wire::json::value& value);

}  // namespace rebate::monitor
