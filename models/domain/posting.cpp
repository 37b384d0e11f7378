// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/posting.h"

#include <array>
#include <utility>

#include "domain/names.h"

namespace rebate {
namespace {

constexpr std::array kAccounts{std::pair{Account::commissionReceivable, "commission_receivable"},
                               std::pair{Account::userPayable, "user_payable"},
                               std::pair{Account::userFrozen, "user_frozen"},
                               std::pair{Account::platformIncome, "platform_income"},
                               std::pair{Account::reserve, "reserve"},
                               std::pair{Account::goodwill, "goodwill"},
                               std::pair{Account::cash, "cash"}};
constexpr std::array kKinds{
    std::pair{TransactionKind::credit, "credit"},         std::pair{TransactionKind::release, "release"},
    std::pair{TransactionKind::withdrawal, "withdrawal"}, std::pair{TransactionKind::payout, "payout"},
    std::pair{TransactionKind::adjustment, "adjustment"}, std::pair{TransactionKind::reversal, "reversal"}};

}  // namespace

std::string_view name(Account account) { return nameIn(kAccounts, account); }

std::optional<Account> accountFrom(std::string_view text) { return valueIn<Account>(kAccounts, text); }

std::string_view name(TransactionKind kind) { return nameIn(kKinds, kind); }

std::optional<TransactionKind> transactionKindFrom(std::string_view text) { return valueIn<TransactionKind>(kKinds, text); }

Result<Transaction> creditOf(const Rebate& rebate, int revision) {
  if (rebate.userId.empty()) return invalid("user_id", "nobody to credit");
  if (rebate.split.due.value <= 0) return invalid("due_fen", "nothing is due");
  Transaction credit;
  credit.key = std::string(name(rebate.platform)) + ':' + rebate.line + ':' + rebate.userId + ':' +
               std::to_string(rebate.role) + ":credit";
  if (revision > 0) credit.key += ':' + std::to_string(revision);
  credit.subject = rebate.id;
  const auto addLeg = [&credit](Account account, std::string user, std::int64_t fen) {
    if (fen != 0) credit.legs.push_back({account, std::move(user), {fen}});
  };
  addLeg(Account::commissionReceivable, {}, rebate.split.due.value);
  addLeg(Account::userPayable, rebate.userId, -rebate.split.user.value);
  if (rebate.split.inviter.value != 0 && rebate.inviterId.empty())
    return invalid("inviter_id", "nobody to credit the inviter's part to");
  addLeg(Account::userPayable, rebate.inviterId, -rebate.split.inviter.value);
  addLeg(Account::platformIncome, {}, -rebate.split.platform.value);
  addLeg(Account::reserve, {}, -rebate.split.reserve.value);
  if (const auto balanced = checkBalanced(credit); !balanced) return balanced.error();
  return credit;
}

Result<Transaction> releaseOf(const Transaction& credit) {
  for (const auto& leg : credit.legs) {
    if (leg.account != Account::reserve) continue;
    return Transaction{credit.key + ":release",
                       TransactionKind::release,
                       credit.subject,
                       {},
                       {{Account::reserve, {}, {-leg.amount.value}}, {Account::platformIncome, {}, leg.amount}}};
  }
  return invalid("legs", "nothing was held back");
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
