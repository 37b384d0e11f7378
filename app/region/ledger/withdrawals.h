// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "region/ledger/refusal.h"
#include "region/ledger/withdrawal_book.h"

namespace rebate::region {

/// What people do with withdrawals. State, postings, audit record and change rows are of one transaction; what is
/// refused has written nothing. While the ledger is stopped nothing new is frozen or paid out.
struct WithdrawalAnswer {
  Refused refused;
  std::optional<Withdrawal> now;  ///< as it stands; absent: there is none
};

/// Freezes the amount. `person` asks on behalf of the user.
WithdrawalAnswer requestWithdrawal(Writing& writing, const std::string& userId, Fen amount, const std::string& person);
WithdrawalAnswer reviewWithdrawal(Writing& writing, const std::string& id, const Review& review,
                                  const std::string& person);
/// An unknown one, or a paid one, is asked for at once instead of when its time comes.
WithdrawalAnswer wantQuery(Writing& writing, const std::string& id, const std::string& person);

inline constexpr int kMostPerPayout = 500;

/// Either these, all or none; or up to `most` of the oldest that this person may pay out.
struct PayoutWish {
  std::vector<std::string> ids;
  int most = 0;
};
struct PayoutAnswer {
  Refused refused;
  std::optional<Payout> payout;
};
PayoutAnswer createPayout(Writing& writing, const PayoutWish& wish, const std::string& person);

}  // namespace rebate::region
