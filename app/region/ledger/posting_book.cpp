// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/posting_book.h"

#include "region/ledger/rule_book.h"
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

constexpr Millis kDay = 24LL * 60 * 60 * 1'000;

/// All credits a rebate ever had, and the one that was not reversed.
struct Credits {
  int count = 0;
  std::optional<Transaction> open;
};
Credits creditsOf(SqlSession& sql, const std::string& rebateId) {
  Credits credits;
  sql.each(
      "SELECT t.key, EXISTS (SELECT 1 FROM transactions r WHERE r.reverses = t.key) FROM transactions t "
      "WHERE t.subject = $1 AND t.kind = 'credit'",
      {rebateId}, [&](const SqlRow& row) {
        ++credits.count;
        if (row.integer(1) == 0) credits.open = Transaction{row.text(0), TransactionKind::credit, rebateId, {}, {}};
      });
  if (credits.open) credits.open->legs = legsOf(sql, credits.open->key);
  return credits;
}

bool isReversed(SqlSession& sql, const std::string& key) {
  return sql.integer("SELECT 1 FROM transactions WHERE reverses = $1", {key}).has_value();
}

/// All of them in one statement: each one costs its beginning, its way and its end.
void bookLegs(SqlSession& sql, const Transaction& transaction) {
  std::string rows;
  SqlValues values{transaction.key};
  for (std::size_t i = 0; i < transaction.legs.size(); ++i) {
    const auto& leg = transaction.legs[i];
    for (const auto& value : SqlValues{static_cast<std::int64_t>(i + 1), name(leg.account), leg.userId, leg.amount})
      values.push_back(value);
    rows += i == 0 ? "($1" : ", ($1";
    for (std::size_t place = 4 * i + 2; place < 4 * i + 6; ++place) rows += ", $" + std::to_string(place);
    rows += ')';
  }
  sql.post("INSERT INTO postings (transaction_key, leg, account, user_id, amount_fen) VALUES " + rows, values);
}

void undoCredit(Writing& writing, const Transaction& credit, const std::string& actor) {
  writing.sql.post("DELETE FROM reserves_held WHERE transaction_key = $1", {credit.key});
  const auto release = findTransaction(writing.sql, credit.key + ":release");
  if (release && !isReversed(writing.sql, release->key)) book(writing, reversalOf(*release), actor);
  book(writing, reversalOf(credit), actor);
}

void bookCredit(Writing& writing, const Transaction& credit, const std::string& actor, std::int64_t ruleVersion) {
  book(writing, credit, actor);
  auto& known = writing.sql.known().reserve;
  auto days = known.find(ruleVersion);
  if (days == known.end()) days = known.emplace(ruleVersion, ruleNumbered(writing.sql, ruleVersion).reserveDays).first;
  if (days->second > 0 && releaseOf(credit))
    writing.sql.post("INSERT INTO reserves_held (transaction_key, due_at) VALUES ($1, $2)",
                     {credit.key, writing.now + days->second * kDay});
}

}  // namespace

/// Legs first: the transaction row seals them, and the store checks their balance then.
void book(Writing& writing, const Transaction& transaction, const std::string& actor) {
  if (const auto balanced = checkBalanced(transaction); !balanced) return writing.sql.fail(balanced.error());
  bookLegs(writing.sql, transaction);
  const auto reverses = transaction.reverses.empty() ? std::optional<std::string>{} : transaction.reverses;
  writing.sql.post(
      "INSERT INTO transactions (key, kind, subject, reverses, actor, epoch, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {transaction.key, name(transaction.kind), transaction.subject, reverses, actor, writing.epoch, writing.now});
  for (const auto& leg : transaction.legs)
    if (!leg.userId.empty()) moveBalance(writing, leg.userId, leg.account, {-leg.amount.value});
}

std::optional<Transaction> findTransaction(SqlSession& sql, const std::string& key) {
  std::optional<Transaction> found;
  sql.each("SELECT kind, subject, reverses FROM transactions WHERE key = $1", {key}, [&](const SqlRow& row) {
    found = Transaction{
        key, transactionKindFrom(row.text(0)).value_or(TransactionKind::credit), row.text(1), row.text(2), {}};
  });
  if (found) found->legs = legsOf(sql, key);
  return found;
}

std::optional<Transaction> openCredit(SqlSession& sql, const std::string& rebateId) {
  return creditsOf(sql, rebateId).open;
}

bool bookToMatch(Writing& writing, const Rebate& rebate, const std::string& actor) {
  const auto credits = creditsOf(writing.sql, rebate.id);
  const auto& open = credits.open;
  const bool due = rebate.state == RebateState::credited;
  if (!open && !due) return false;
  std::optional<Transaction> credit;
  if (due) {
    auto wanted = creditOf(rebate, credits.count);
    if (!wanted) return writing.sql.fail(wanted.error()), false;
    credit = *std::move(wanted);
  }
  if (open && credit && open->legs == credit->legs) return false;
  if (open) undoCredit(writing, *open, actor);
  if (credit) {
    bookCredit(writing, *credit, actor, rebate.ruleVersion);
    ++writing.effects.credited;
    writing.effects.creditedFen += rebate.split.user.value;
  }
  return true;
}

int releaseReserves(Writing& writing, int limit) {
  std::vector<std::string> keys;
  writing.sql.each("SELECT transaction_key FROM reserves_held WHERE due_at <= $1 ORDER BY due_at LIMIT $2",
                   {writing.now, limit}, [&keys](const SqlRow& row) { keys.push_back(row.text(0)); });
  for (const auto& key : keys) {
    const auto credit = findTransaction(writing.sql, key);
    const auto release = credit ? releaseOf(*credit) : invalid("transaction_key", "no such credit");
    if (!release) return writing.sql.fail(release.error()), 0;
    book(writing, *release, "reserve");
    writing.sql.post("DELETE FROM reserves_held WHERE transaction_key = $1", {key});
  }
  return static_cast<int>(keys.size());
}

}  // namespace rebate::region
