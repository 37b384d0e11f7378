// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/posting.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// Writes a transaction down and moves the balances of the users it names. What does not balance, takes more than
/// there is or was booked before fails the job; the store enforces the same.
void book(Writing& writing, const Transaction& transaction, const std::string& actor);

/// A booked transaction with its legs.
std::optional<Transaction> findTransaction(SqlSession& sql, const std::string& key);

/// The credit of this rebate that no reversal has undone; there is at most one.
std::optional<Transaction> openCredit(SqlSession& sql, const std::string& rebateId);

/// Makes the books say what the rebate says: a credited one has exactly one open credit with its split, any
/// other has none. What differs is reversed, never edited; with a credit goes the release of its reserve.
/// The reserve of a new credit waits as long as the rules say that the rebate was frozen to. True when something was
/// booked.
bool bookToMatch(Writing& writing, const Rebate& rebate, const std::string& actor);

/// Releases up to `limit` reserves whose day has come. How many.
int releaseReserves(Writing& writing, int limit);

}  // namespace rebate::region
