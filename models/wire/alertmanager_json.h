// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include "domain/alert.h"
#include "wire/json.h"

namespace rebate::wire {

// Alertmanager's API v2 (0.22 or newer), as far as it is read and written here. Members that are not known are left
// out; an alert that cannot be read is left out, too, and its fellows count (Errc::malformed: no list at all).

/// GET /alerts.
Result<std::vector<Alert>> alertsFrom(const json::value& value);
/// GET /alerts/groups: for each fingerprint the labels it is grouped by; the first group that has it counts.
Result<std::map<std::string, Labels>> alertGroupsFrom(const json::value& value);
/// GET /silences. `source` is empty.
Result<std::vector<Silence>> silencesFrom(const json::value& value);
/// GET /status: "0.25.0".
Result<std::string> alertmanagerVersionFrom(const json::value& value);

/// Of POST /silences, and of one that is kept here: with its id where it has one.
json::object toJson(const Silence& silence);
Result<Silence> silenceFrom(const json::value& value);
/// The answer to POST /silences.
Result<std::string> silenceIdFrom(const json::value& value);

}  // namespace rebate::wire
