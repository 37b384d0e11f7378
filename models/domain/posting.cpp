// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/posting.h"

#include <array>
#include <utility>

namespace rebate {
namespace {

constexpr std::array kAccounts{std::pair{Account::commissionReceivable, "commission_receivable"},
                               std::pair{Account::userPayable, "user_payable"},
                               std::pair{Account::platformIncome, "platform_income"},
                               std::pair{Account::reserve, "reserve"}};

}  // namespace

std::string_view name(Account account) {
  for (const auto& [known, text] : kAccounts)
    if (known == account) return text;
  return {};
}

std::optional<Account> accountFrom(std::string_view text) {
  for (const auto& [known, name] : kAccounts)
    if (text == name) return known;
  return std::nullopt;
}

std::string_view name(TransactionKind kind) {
  switch (kind) {
    case TransactionKind::credit: return "credit";
    case TransactionKind::reversal: return "reversal";
  }
  return {};
}

Result<Transaction> creditOf(const Rebate& rebate, int revision) {
  if (rebate.userId.empty()) return invalid("user_id", "nobody to credit");
  if (rebate.split.due.value <= 0) return invalid("due_fen", "nothing is due");
  Transaction credit;
  credit.key = std::string(name(rebate.platform)) + ':' + rebate.line + ':' + rebate.userId + ':' +
               std::to_string(rebate.role) + ":credit";
  if (revision > 0) credit.key += ':' + std::to_string(revision);
  credit.rebateId = rebate.id;
  const auto addLeg = [&credit](Account account, std::string user, std::int64_t fen) {
    if (fen != 0) credit.legs.push_back({account, std::move(user), {fen}});
  };
  addLeg(Account::commissionReceivable, {}, rebate.split.due.value);
  addLeg(Account::userPayable, rebate.userId, -rebate.split.user.value);
  addLeg(Account::platformIncome, {}, -rebate.split.platform.value);
  addLeg(Account::reserve, {}, -rebate.split.reserve.value);
  if (const auto balanced = checkBalanced(credit); !balanced) return balanced.error();
  return credit;
}

Transaction reversalOf(const Transaction& booked) {
  Transaction reversal = booked;
  reversal.key = booked.key + ":reversal";
  reversal.kind = TransactionKind::reversal;
  reversal.reverses = booked.key;
  for (auto& leg : reversal.legs) leg.amount.value = -leg.amount.value;
  return reversal;
}

Outcome checkBalanced(const Transaction& transaction) {
  if (transaction.legs.size() < 2) return invalid("legs", "a transaction has at least two legs");
  Fen sum;
  for (const auto& leg : transaction.legs) {
    if (leg.amount.value == 0) return invalid("legs", "a leg of zero fen");
    const auto next = add(sum, leg.amount);
    if (!next) return next.error();
    sum = *next;
  }
  if (sum.value != 0) return invalid("legs", "the legs do not sum to zero");
  return Done{};
}

}  // namespace rebate
