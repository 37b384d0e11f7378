// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "domain/user.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// Appends to the change stream; consecutive numbers, each naming the one before. Returns the number.
std::int64_t recordChange(Writing& writing, const Rebate& rebate);
std::int64_t recordChange(Writing& writing, const User& user);
std::int64_t recordChange(Writing& writing, const Withdrawal& withdrawal);

/// Changes after a number, oldest first, as they go out: a user's with the search tokens of now, which are never part
/// of what the log keeps, so that they can be erased.
void eachChange(SqlSession& sql, std::int64_t after, int limit,
                const std::function<void(std::int64_t seq, std::string text)>& tell);

/// The users among the changes after a number and up to another, oldest first.
void eachUserChange(SqlSession& sql, std::int64_t after, std::int64_t upTo,
                    const std::function<void(std::string id, std::int64_t seq)>& tell);

std::int64_t newestChange(SqlSession& sql);  ///< 0: none

}  // namespace rebate::region
