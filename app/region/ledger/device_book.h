// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "domain/decision.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// Each desktop numbers its decisions. A number that comes again with another decision comes from an older copy of
/// that desktop's outbox: what else it holds may be long decided. Numbers may come out of order, and a program
/// without an outbox has none.

/// The highest number seen of the decision's device, when its own was used by another decision.
std::optional<std::int64_t> sequenceReused(SqlSession& sql, const Decision& decision);
void noteSequence(Writing& writing, const Decision& decision, const std::string& person);

}  // namespace rebate::region
