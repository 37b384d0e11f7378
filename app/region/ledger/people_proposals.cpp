// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/people_proposals.h"

#include "region/ledger/posting_book.h"
#include "region/ledger/proposal_body.h"
#include "region/ledger/user_book.h"
#include "region/ledger/user_desk.h"

namespace rebate::region {
namespace {

Refused checkUser(const std::optional<User>& user) {
  if (!user) return Refusal{Problem::notFound, "subject", "no such user"};
  if (user->state == UserState::erased) return Refusal{Problem::notDecidable, "subject", "this user is erased"};
  return std::nullopt;
}

Result<Fen> amountOf(const Proposal& proposal) {
  const auto body = bodyOf(proposal, {"amount_fen"});
  if (!body) return body.error();
  const auto amount = wire::integerMember(*body, "amount_fen");
  if (!amount) return amount.error();
  const bool fits = *amount >= -kLargestAdjustment.value && *amount <= kLargestAdjustment.value;
  if (*amount == 0 || !fits) return invalid("amount_fen", "not zero, and at most 100 000.00 either way");
  return Fen{*amount};
}

}  // namespace

Refused checkAdjustment(SqlSession& sql, const Proposal& proposal) {
  const auto amount = amountOf(proposal);
  if (!amount) return badBody(amount.error());
  const auto user = findUser(sql, proposal.subject);
  if (auto refused = checkUser(user)) return refused;
  const auto after = add(user->balance, *amount);
  if (!after) return badBody({after.error().code, "amount_fen", "the balance would not fit"});
  if (amount->value < 0 && after->value < 0)
    return Refusal{Problem::notDecidable, "body.amount_fen", "it takes more than the balance"};
  return std::nullopt;
}

void applyAdjustment(Writing& writing, const Proposal& proposal) {
  const auto amount = amountOf(proposal);
  if (!amount) return writing.sql.fail(amount.error());
  const Transaction adjustment{
      "adjustment:" + proposal.id,
      TransactionKind::adjustment,
      proposal.id,
      {},
      {{Account::goodwill, {}, *amount}, {Account::userPayable, proposal.subject, {-amount->value}}}};
  book(writing, adjustment, proposal.decidedBy);
}

Refused checkErasure(SqlSession& sql, const Proposal& proposal) {
  if (const auto body = bodyOf(proposal, {}); !body) return badBody(body.error());
  const auto user = findUser(sql, proposal.subject);
  if (auto refused = checkUser(user)) return refused;
  if (user->frozen.value != 0) return Refusal{Problem::notDecidable, "subject", "there are open withdrawals"};
  return std::nullopt;
}

void applyErasure(Writing& writing, const Proposal& proposal) {
  eraseUser(writing, proposal.subject, proposal.decidedBy, proposal.id);
}

}  // namespace rebate::region
