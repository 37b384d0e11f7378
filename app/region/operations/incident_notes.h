// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/incident_note.h"
#include "region/ledger/refusal.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// Keeps it under the next number, audited without its text. The same id with the same note by the same person changes
/// nothing; `note` becomes what is kept.
Refused addIncidentNote(Writing& writing, IncidentNote& note);

/// As they came, those after number `after`; of one alert, or of all (empty).
std::vector<IncidentNote> incidentNotesAfter(SqlSession& sql, const std::string& fingerprint, std::int64_t after,
                                             int limit);

}  // namespace rebate::region
