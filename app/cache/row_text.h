// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/user.h"
#include "ports/cache.h"
#include "sqlite/statement.h"

namespace rebate::cache {

/// The row of `counts` that sums the user parts of all that await approval; the others count rows.
inline constexpr const char* kAwaitingFen = "awaiting_fen";

/// What SELECT takes for a Rebate, of the table `rebates`: the mask is its user's.
extern const char* const kRebateColumns;
/// Reads it, beginning at a column. Errc::corrupt when a stored name is none.
Result<Rebate> rebateIn(const sqlite::Statement& row, int column = 0);
/// Binds it to the 33 parameters from `parameter` on, in the order of the table; the mask is left out.
int bindRebate(sqlite::Statement& write, const Rebate& rebate, int parameter = 1);

/// The rows of `counts` of one stage: how many, and what they sum up to.
std::string rowsKind(WithdrawalStage stage);
std::string sumKind(WithdrawalStage stage);

/// With its user, of `withdrawals`.
extern const char* const kWithdrawalColumns;
Result<WithdrawalRow> withdrawalIn(const sqlite::Statement& row, int column = 0);
/// Binds it to the 19 parameters from `parameter` on, in the order of the table.
int bindWithdrawal(sqlite::Statement& write, const Withdrawal& withdrawal, int parameter = 1);

extern const char* const kUserColumns;
Result<User> userIn(const sqlite::Statement& row, int column = 0);

}  // namespace rebate::cache
