// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/order.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// JD settles without a word: a row that names a day to come is settled on that day, the row unchanged. So the line is
/// noted, and on its day the newest row is read once more. Corrections after that (balanceExt) change the row and
/// come through the feed like any update.
void noteMaturity(Writing& writing, const OrderVersion& version);

/// Reads up to `limit` rows whose day has come once more. How many there were.
int matureLines(Writing& writing, int limit);

/// Lines whose day has come.
std::int64_t linesDue(SqlSession& sql, Millis now);

}  // namespace rebate::region
