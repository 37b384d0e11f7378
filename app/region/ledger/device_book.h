// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/decision.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// Each desktop numbers its decisions. A number that comes again with another decision comes from an older copy of
/// that desktop's outbox: what else it holds may be long decided. Numbers may come out of order, and a program
/// without an outbox has none.

bool isNumbered(const Decision& decision);
/// The highest number seen of the decision's device; its own when there is none.
std::int64_t highestSequence(SqlSession& sql, const Decision& decision);
void noteSequence(Writing& writing, const Decision& decision, const std::string& person);

}  // namespace rebate::region
