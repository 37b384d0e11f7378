// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/region.h"
#include "wire/json.h"

namespace rebate::wire {

std::string_view name(Status status);
std::string_view name(PartKind kind);

json::object toJson(const Topology& topology);
Result<Topology> topologyFrom(const json::value& value);

json::object toJson(const Heartbeat& beat);
Result<Heartbeat> heartbeatFrom(const json::value& value);

json::object toJson(const Cursor& cursor);
Result<Cursor> cursorFrom(const json::value& value);

}  // namespace rebate::wire
