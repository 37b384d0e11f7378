// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/json.h"

namespace rebate::monitor {

/// What is to be merged into `from` so that it becomes `to` (RFC 7396): only members that differ; one that is gone is
/// null. Neither holds nulls of its own. An empty object: nothing differs.
wire::json::object patchBetween(const wire::json::object& from, const wire::json::object& to);
void applyPatch(wire::json::object& target, const wire::json::object& patch);

}  // namespace rebate::monitor
