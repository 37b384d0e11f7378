// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/posting.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// The credit of this rebate that no reversal has undone; there is at most one.
std::optional<Transaction> openCredit(SqlSession& sql, const std::string& rebateId);

/// Makes the books say what the rebate says: a credited one has exactly one open credit with its split, any
/// other has none. What differs is reversed, never edited. True when something was booked.
bool bookToMatch(Writing& writing, const Rebate& rebate, const std::string& actor);

}  // namespace rebate::region
