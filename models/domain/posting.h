// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/rebate.h"

namespace rebate {

/// Accounts of the ledger. Debits are positive legs, credits negative; a user's balance is minus the sum.
enum class Account { commissionReceivable, userPayable, platformIncome, reserve };
std::string_view name(Account account);
std::optional<Account> accountFrom(std::string_view name);

struct Leg {
  Account account = Account::commissionReceivable;
  std::string userId;  ///< for userPayable only
  Fen amount;          ///< positive: debit, negative: credit
  bool operator==(const Leg&) const = default;
};

enum class TransactionKind { credit, reversal };
std::string_view name(TransactionKind kind);

/// Double entry: at least two legs that sum to zero. Insert only; a correction is a reversal plus a new credit.
struct Transaction {
  std::string key;        ///< business-unique: platform:line:user:role:kind[:n]; the same key is booked once
  TransactionKind kind = TransactionKind::credit;
  std::string rebateId;
  std::string reverses;   ///< key of the transaction undone; each is undone at most once
  std::vector<Leg> legs;
  bool operator==(const Transaction&) const = default;
};

/// Dr commission receivable / Cr user + platform + reserve. `revision` counts the credits of this line before it.
/// Legs of zero fen are left out. Errc::invalid when nothing is due or nobody owns it.
Result<Transaction> creditOf(const Rebate& rebate, int revision);

/// The same legs with the signs turned.
Transaction reversalOf(const Transaction& booked);

/// Errc::invalid unless there are two legs or more, none zero, and they sum to zero.
Outcome checkBalanced(const Transaction& transaction);

}  // namespace rebate
