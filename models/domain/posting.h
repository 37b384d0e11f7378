// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/rebate.h"

namespace rebate {

/// Accounts of the ledger. Debits are positive legs, credits negative; a user's balance is minus the sum.
enum class Account {
  commissionReceivable,
  userPayable,  ///< a user's balance, free to withdraw
  userFrozen,   ///< a user's open withdrawals
  platformIncome,
  reserve,
  goodwill,  ///< what adjustments cost us
  cash,      ///< what was paid out
};
std::string_view name(Account account);
std::optional<Account> accountFrom(std::string_view name);

struct Leg {
  Account account = Account::commissionReceivable;
  std::string userId;  ///< for userPayable and userFrozen only
  Fen amount;          ///< positive: debit, negative: credit
  bool operator==(const Leg&) const = default;
};

enum class TransactionKind { credit, release, withdrawal, payout, adjustment, reversal };
std::string_view name(TransactionKind kind);
std::optional<TransactionKind> transactionKindFrom(std::string_view name);

/// Double entry: at least two legs that sum to zero. Insert only; a correction is a reversal plus a new credit.
struct Transaction {
  std::string key;  ///< business-unique: platform:line:user:role:kind[:n]; the same key is booked once
  TransactionKind kind = TransactionKind::credit;
  std::string subject;   ///< the rebate, withdrawal or proposal it is booked for
  std::string reverses;  ///< key of the transaction undone; each is undone at most once
  std::vector<Leg> legs;
  bool operator==(const Transaction&) const = default;
};

/// Dr commission receivable / Cr user + inviter + platform + reserve. `revision` counts the credits of this line before
/// it. Legs of zero fen are left out. Errc::invalid when nothing is due or nobody owns it.
Result<Transaction> creditOf(const Rebate& rebate, int revision);

/// Dr reserve / Cr platform: what a credit held back becomes ours. Errc::invalid when it held nothing back.
Result<Transaction> releaseOf(const Transaction& credit);

/// The same legs with the signs turned.
Transaction reversalOf(const Transaction& booked);

/// Errc::invalid unless there are two legs or more, none zero, and they sum to zero.
Outcome checkBalanced(const Transaction& transaction);

}  // namespace rebate
