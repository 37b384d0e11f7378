// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/incident_note.h"
#include "wire/json.h"

namespace rebate::wire {

json::object toJson(const IncidentNote& note);
Result<IncidentNote> incidentNoteFrom(const json::value& value);

}  // namespace rebate::wire
