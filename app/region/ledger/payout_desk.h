// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "region/ledger/withdrawal_book.h"

namespace rebate::region {

/// The store's side of paying out: what is to be handed over or asked next, and what became of it; one transaction
/// each. A withdrawal is marked as sent, and that is committed, before a byte of it goes out; so whatever happens
/// afterwards, and whoever leads then, it is only ever asked about.

struct PayoutPace {
  Millis valid = 600'000;     ///< the provider refuses what arrives later than this after it was marked
  Millis queryFirst = 1'000;  ///< wait before the first query of an unknown one; doubled each time, up to
  Millis queryMost = 300'000;
  Millis recheck = 86'400'000;  ///< between two queries of a paid one, which its bank may send back
  Millis recheckFor = 30 * 86'400'000LL;
};

struct PayoutWork {
  Withdrawal withdrawal;
  bool query = false;  ///< else: send it
};
/// Up to `most` due queries, the longest due first, and behind them up to `most` unsent ones of users who may be paid,
/// oldest first. While the ledger is stopped nothing is sent; asking goes on.
std::vector<PayoutWork> payoutWork(SqlSession& sql, Millis now, int most);

/// What the leader before was waiting for is unknown now; each is queried at once. How many.
int giveUpInFlight(Writing& writing, const PayoutPace& pace);

/// Nothing when it must not be sent: sent or cancelled meanwhile, or its user was frozen.
std::optional<Withdrawal> markSent(Writing& writing, const std::string& id, const PayoutPace& pace);

/// What the provider answered to the one that was sent, or to a query. When it is not waited for any more, because
/// another leader has settled it, nothing happens. The withdrawal as it stands.
std::optional<Withdrawal> recordAnswer(Writing& writing, const std::string& id, const PayoutNews& news,
                                       const PayoutPace& pace);
std::optional<Withdrawal> recordQuery(Writing& writing, const std::string& id, const PayoutNews& news,
                                      const PayoutPace& pace);

void queryAt(Writing& writing, const std::string& id, Millis due);

}  // namespace rebate::region
