// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/user.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// Appends to the change stream; consecutive numbers, each naming the one before. Returns the number.
std::int64_t recordChange(Writing& writing, const Rebate& rebate);
std::int64_t recordChange(Writing& writing, const User& user);
std::int64_t recordChange(Writing& writing, const Withdrawal& withdrawal);

std::int64_t newestChange(SqlSession& sql);  ///< 0: none

}  // namespace rebate::region
