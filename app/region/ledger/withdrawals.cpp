// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/withdrawals.h"

#include <algorithm>
#include <set>

#include "region/ledger/audit_log.h"
#include "region/ledger/ledger_guard.h"
#include "region/ledger/payout_desk.h"
#include "region/ledger/rule_book.h"
#include "region/ledger/user_book.h"
#include "wire/uuid.h"
#include "wire/withdrawal_json.h"

namespace rebate::region {
namespace {

WithdrawalAnswer refuse(Problem problem, std::string field, std::string detail,
                        std::optional<Withdrawal> now = std::nullopt) {
  return {Refusal{problem, std::move(field), std::move(detail)}, std::move(now)};
}

Problem problemOf(const Error& error, const Withdrawal& now) {
  if (error.code == Errc::moved) return isOpen(now) ? Problem::versionMoved : Problem::alreadyDecided;
  if (error.code == Errc::notAllowed) return Problem::proposerIsDecider;
  if (error.field == "reason") return Problem::reasonRequired;
  return Problem::notDecidable;
}

WithdrawalAnswer refuse(const Error& error, const Withdrawal& now) {
  return refuse(problemOf(error, now), error.field, error.detail, now);
}

bool isActive(SqlSession& sql, const std::string& userId) {
  const auto user = findUser(sql, userId);
  return user && user->state == UserState::active;
}

/// What may be paid out by this person, or what is at fault.
Result<Withdrawal> payable(Writing& writing, const Withdrawal& withdrawal, const std::string& payoutId,
                           const std::string& person) {
  if (!isActive(writing.sql, withdrawal.userId)) return invalid("user_id", "nothing is paid out to this user");
  return putIntoPayout(withdrawal, payoutId, person);
}

struct Batch {
  Refused refused;
  std::vector<std::pair<Withdrawal, Withdrawal>> items;  ///< before, after
};

Batch named(Writing& writing, const std::vector<std::string>& ids, const std::string& payoutId,
            const std::string& person) {
  Batch batch;
  for (const auto& id : std::set<std::string>(ids.begin(), ids.end())) {
    const auto found = findWithdrawal(writing.sql, id);
    if (!found) return {Refusal{Problem::notFound, "ids", "no such withdrawal: " + id}, {}};
    auto next = payable(writing, *found, payoutId, person);
    if (!next) return {Refusal{problemOf(next.error(), *found), "ids", id + ": " + next.error().detail}, {}};
    batch.items.emplace_back(*found, *std::move(next));
  }
  return batch;
}

Batch oldest(Writing& writing, int most, const std::string& payoutId, const std::string& person) {
  Batch batch;
  std::string after;
  while (static_cast<int>(batch.items.size()) < most) {
    const auto page = withdrawalsAfter(writing.sql, {WithdrawalState::reviewed, {}, {}}, after, kMostPerPayout);
    if (page.empty()) break;
    for (const auto& found : page) {
      if (static_cast<int>(batch.items.size()) == most) break;
      if (auto next = payable(writing, found, payoutId, person)) batch.items.emplace_back(found, *std::move(next));
    }
    after = page.back().id;
  }
  return batch;
}

wire::json::object listOf(const Batch& batch, Fen total) {
  wire::json::array ids;
  for (const auto& [before, after] : batch.items) ids.push_back(wire::json::value(after.id));
  return {{"withdrawals", std::move(ids)}, {"total_fen", total.value}};
}

}  // namespace

WithdrawalAnswer requestWithdrawal(Writing& writing, const std::string& userId, Fen amount, const std::string& person) {
  if (auto stopped = refuseWhileStopped(writing)) return {std::move(stopped), std::nullopt};
  const auto user = findUser(writing.sql, userId);
  if (!user) return refuse(Problem::notFound, "user_id", "no such user");
  const auto rules = rulesNow(writing.sql, writing.now);
  if (const auto fits = checkRequest(*user, amount, rules); !fits) {
    const bool small = fits.error().field == "amount_fen";
    return refuse(small ? Problem::validation : Problem::notDecidable, fits.error().field, fits.error().detail);
  }
  Withdrawal fresh;
  fresh.id = wire::uuid7(writing.now);
  fresh.userId = userId;
  fresh.amount = amount;
  fresh.reviewers = amount > rules.secondReviewerAbove ? 2 : 1;
  fresh.requestedBy = person;
  fresh.requestedAt = writing.now;
  saveWithdrawal(writing, {}, fresh, person);
  recordAudit(writing, {person, "withdrawal.request", fresh.id, {{"after", wire::toJson(fresh)}}});
  return {{}, std::move(fresh)};
}

WithdrawalAnswer reviewWithdrawal(Writing& writing, const std::string& id, const Review& review,
                                  const std::string& person) {
  const auto seen = findWithdrawal(writing.sql, id);
  if (!seen) return refuse(Problem::notFound, "id", "no such withdrawal");
  auto next = rebate::review(*seen, review, person, writing.now);
  if (!next) return refuse(next.error(), *seen);
  saveWithdrawal(writing, seen->state, *next, person);
  recordAudit(writing, {person,
                        "withdrawal." + std::string(name(review.verdict)),
                        id,
                        {{"reason", review.reason}, {"before", wire::toJson(*seen)}, {"after", wire::toJson(*next)}}});
  return {{}, *std::move(next)};
}

WithdrawalAnswer wantQuery(Writing& writing, const std::string& id, const std::string& person) {
  const auto found = findWithdrawal(writing.sql, id);
  if (!found) return refuse(Problem::notFound, "id", "no such withdrawal");
  if (const auto asked = queried(*found, {}, writing.now); !asked) return refuse(asked.error(), *found);
  queryAt(writing, id, writing.now);
  recordAudit(writing, {person, "withdrawal.query", id, {}});
  return {{}, found};
}

PayoutAnswer createPayout(Writing& writing, const PayoutWish& wish, const std::string& person) {
  if (auto stopped = refuseWhileStopped(writing)) return {std::move(stopped), std::nullopt};
  Payout payout{wire::uuid7(writing.now), person, writing.now, 0, {}, {}};
  auto batch = wish.ids.empty() ? oldest(writing, std::min(wish.most, kMostPerPayout), payout.id, person)
                                : named(writing, wish.ids, payout.id, person);
  if (batch.refused) return {batch.refused, {}};
  if (batch.items.empty())
    return {Refusal{Problem::notDecidable, "most", "nothing is reviewed that this person may pay out"}, {}};
  for (const auto& [before, after] : batch.items) {
    const auto sum = add(payout.total, after.amount);
    if (!sum) return writing.sql.fail(sum.error()), PayoutAnswer{};
    payout.total = *sum;
  }
  payout.items = static_cast<std::int64_t>(batch.items.size());
  insertPayout(writing, payout);
  for (auto& [before, after] : batch.items) saveWithdrawal(writing, before.state, after, person);
  recordAudit(writing, {person, "payout.created", payout.id, listOf(batch, payout.total)});
  return {{}, findPayout(writing.sql, payout.id)};
}

}  // namespace rebate::region
