// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/posting_book.h"

#include "region/ledger/user_book.h"

namespace rebate::region {
namespace {

std::vector<Leg> legsOf(SqlSession& sql, const std::string& key) {
  std::vector<Leg> legs;
  sql.each("SELECT account, user_id, amount_fen FROM postings WHERE transaction_key = $1 ORDER BY leg", {key},
           [&legs](const SqlRow& row) {
             legs.push_back({accountFrom(row.text(0)).value_or(Account::reserve), row.text(1), row.fen(2)});
           });
  return legs;
}

/// Legs first: the transaction row seals them, and the store checks their balance then.
void book(Writing& writing, const Transaction& transaction, const std::string& actor) {
  if (const auto balanced = checkBalanced(transaction); !balanced) return writing.sql.fail(balanced.error());
  int number = 0;
  for (const auto& leg : transaction.legs)
    writing.sql.run(
        "INSERT INTO postings (transaction_key, leg, account, user_id, amount_fen) VALUES ($1, $2, $3, $4, $5)",
        {transaction.key, ++number, name(leg.account), leg.userId, leg.amount});
  const auto reverses = transaction.reverses.empty() ? std::optional<std::string>{} : transaction.reverses;
  writing.sql.run(
      "INSERT INTO transactions (key, kind, rebate_id, reverses, actor, epoch, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {transaction.key, name(transaction.kind), transaction.rebateId, reverses, actor, writing.epoch, writing.now});
  for (const auto& leg : transaction.legs)
    if (leg.account == Account::userPayable) addToBalance(writing, leg.userId, {-leg.amount.value});
}

Result<Transaction> nextCredit(SqlSession& sql, const Rebate& rebate) {
  const auto before =
      sql.integer("SELECT COUNT(*) FROM transactions WHERE rebate_id = $1 AND kind = 'credit'", {rebate.id});
  return creditOf(rebate, static_cast<int>(before.value_or(0)));
}

}  // namespace

std::optional<Transaction> openCredit(SqlSession& sql, const std::string& rebateId) {
  std::optional<Transaction> found;
  sql.each(
      "SELECT t.key FROM transactions t WHERE t.rebate_id = $1 AND t.kind = 'credit' "
      "AND NOT EXISTS (SELECT 1 FROM transactions r WHERE r.reverses = t.key)",
      {rebateId}, [&](const SqlRow& row) {
        found = Transaction{row.text(0), TransactionKind::credit, rebateId, {}, {}};
      });
  if (found) found->legs = legsOf(sql, found->key);
  return found;
}

bool bookToMatch(Writing& writing, const Rebate& rebate, const std::string& actor) {
  const auto open = openCredit(writing.sql, rebate.id);
  const bool due = rebate.state == RebateState::credited;
  if (!open && !due) return false;
  std::optional<Transaction> credit;
  if (due) {
    auto wanted = nextCredit(writing.sql, rebate);
    if (!wanted) return writing.sql.fail(wanted.error()), false;
    credit = *std::move(wanted);
  }
  if (open && credit && open->legs == credit->legs) return false;
  if (open) book(writing, reversalOf(*open), actor);
  if (credit) {
    book(writing, *credit, actor);
    ++writing.effects.credited;
    writing.effects.creditedFen += rebate.split.user.value;
  }
  return true;
}

}  // namespace rebate::region
