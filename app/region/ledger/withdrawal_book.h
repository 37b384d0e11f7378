// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/withdrawal.h"
#include "region/ledger/writing.h"

namespace rebate::region {

std::optional<Withdrawal> findWithdrawal(SqlSession& sql, const std::string& id);

/// What of the withdrawals is asked for; empty members: all.
struct WithdrawalFilter {
  std::optional<WithdrawalState> state;
  std::string userId;
  std::string payoutId;
};
/// Keyset page by id, which is by time.
std::vector<Withdrawal> withdrawalsAfter(SqlSession& sql, const WithdrawalFilter& filter, const std::string& after,
                                         int limit);

/// Stores a new one or the next version of one, books what follows, and tells the consoles. `next` gets its version,
/// hash and time; `before`: the state it comes from.
void saveWithdrawal(Writing& writing, const std::optional<WithdrawalState>& before, Withdrawal& next,
                    const std::string& actor);

/// A batch, and how its withdrawals stand now.
struct Payout {
  std::string id;
  std::string createdBy;
  Millis createdAt = 0;
  std::int64_t items = 0;
  Fen total;
  struct Count {
    WithdrawalState state = WithdrawalState::inPayout;
    std::int64_t items = 0;
    Fen total;
  };
  std::vector<Count> states;
};
void insertPayout(Writing& writing, const Payout& payout);
std::optional<Payout> findPayout(SqlSession& sql, const std::string& id);
std::vector<Payout> payoutsAfter(SqlSession& sql, const std::string& after, int limit);
std::vector<Payout> payoutsBefore(SqlSession& sql, const std::string& before, int limit);  ///< newest first; "": all

}  // namespace rebate::region
