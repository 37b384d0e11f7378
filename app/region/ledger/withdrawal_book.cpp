// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/withdrawal_book.h"

#include "region/ledger/change_log.h"
#include "region/ledger/posting_book.h"
#include "wire/withdrawal_json.h"

namespace rebate::region {
namespace {

constexpr const char* kColumns =
    "id, user_id, amount_fen, state, reviewers, requested_by, first_reviewer, reviewer, payer, payout_id, note, "
    "requested_at, sent_at, valid_till, settled_at, updated_at, version, content_hash";

Withdrawal withdrawalAt(const SqlRow& row) {
  Withdrawal w;
  w.id = row.text(0);
  w.userId = row.text(1);
  w.amount = row.fen(2);
  w.state = withdrawalStateFrom(row.text(3)).value_or(WithdrawalState::unknown);  // the column's check knows no other
  w.reviewers = static_cast<int>(row.integer(4));
  w.requestedBy = row.text(5);
  w.firstReviewer = row.text(6);
  w.reviewer = row.text(7);
  w.payer = row.text(8);
  if (!row.isNull(9)) w.payoutId = row.text(9);
  w.note = row.text(10);
  w.requestedAt = row.integer(11);
  w.sentAt = row.integer(12);
  w.validTill = row.integer(13);
  w.settledAt = row.integer(14);
  w.updatedAt = row.integer(15);
  w.version = row.integer(16);
  w.contentHash = row.text(17);
  return w;
}

std::optional<std::string> payoutOfRow(const Withdrawal& w) {
  return w.payoutId.empty() ? std::optional<std::string>{} : w.payoutId;
}

void insert(SqlSession& sql, const Withdrawal& w) {
  static const std::string statement =
      std::string("INSERT INTO withdrawals (") + kColumns +
      ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";
  const auto payout = payoutOfRow(w);
  sql.run(statement,
          {w.id, w.userId, w.amount, name(w.state), w.reviewers, w.requestedBy, w.firstReviewer, w.reviewer, w.payer,
           payout, w.note, w.requestedAt, w.sentAt, w.validTill, w.settledAt, w.updatedAt, w.version, w.contentHash});
}

void update(SqlSession& sql, const Withdrawal& w) {
  const auto payout = payoutOfRow(w);
  const auto changed = sql.run(
      "UPDATE withdrawals SET state = $1, first_reviewer = $2, reviewer = $3, payer = $4, payout_id = $5, note = $6, "
      "sent_at = $7, valid_till = $8, settled_at = $9, updated_at = $10, version = $11, content_hash = $12 "
      "WHERE id = $13",
      {name(w.state), w.firstReviewer, w.reviewer, w.payer, payout, w.note, w.sentAt, w.validTill, w.settledAt,
       w.updatedAt, w.version, w.contentHash, w.id});
  if (changed != 1) sql.fail({Errc::notFound, "id", "no such withdrawal"});
}

std::vector<Payout::Count> countsOf(SqlSession& sql, const std::string& payoutId) {
  std::vector<Payout::Count> counts;
  sql.each(
      "SELECT state, COUNT(*), SUM(amount_fen) FROM withdrawals WHERE payout_id = $1 GROUP BY state ORDER BY state",
      {payoutId}, [&counts](const SqlRow& row) {
        counts.push_back(
            {withdrawalStateFrom(row.text(0)).value_or(WithdrawalState::unknown), row.integer(1), row.fen(2)});
      });
  return counts;
}

std::vector<Payout> payoutsOf(SqlSession& sql, const std::string& query, const SqlValues& values) {
  std::vector<Payout> payouts;
  sql.each(query, values, [&payouts](const SqlRow& row) {
    payouts.push_back({row.text(0), row.text(1), row.integer(2), row.integer(3), row.fen(4), {}});
  });
  for (auto& payout : payouts) payout.states = countsOf(sql, payout.id);
  return payouts;
}

}  // namespace

std::optional<Withdrawal> findWithdrawal(SqlSession& sql, const std::string& id) {
  static const std::string query = std::string("SELECT ") + kColumns + " FROM withdrawals WHERE id = $1";
  std::optional<Withdrawal> found;
  sql.each(query, {id}, [&found](const SqlRow& row) { found = withdrawalAt(row); });
  return found;
}

std::vector<Withdrawal> withdrawalsAfter(SqlSession& sql, const WithdrawalFilter& filter, const std::string& after,
                                         int limit) {
  std::string query = std::string("SELECT ") + kColumns + " FROM withdrawals WHERE id > $1";
  SqlValues values{after};
  const auto state = filter.state ? std::string(name(*filter.state)) : std::string{};
  const std::pair<const char*, const std::string&> members[] = {
      {"state", state}, {"user_id", filter.userId}, {"payout_id", filter.payoutId}};
  for (const auto& [column, value] : members) {
    if (value.empty()) continue;
    values.emplace_back(value);
    query += std::string(" AND ") + column + " = $" + std::to_string(values.size());
  }
  values.emplace_back(limit);
  query += " ORDER BY id LIMIT $" + std::to_string(values.size());
  std::vector<Withdrawal> page;
  sql.each(query, values, [&page](const SqlRow& row) { page.push_back(withdrawalAt(row)); });
  return page;
}

void saveWithdrawal(Writing& writing, const std::optional<WithdrawalState>& before, Withdrawal& next,
                    const std::string& actor) {
  ++next.version;
  next.updatedAt = writing.now;
  next.contentHash = wire::contentHash(next);
  if (before)
    update(writing.sql, next);
  else
    insert(writing.sql, next);
  for (const auto& transaction : bookingsOf(before, next)) book(writing, transaction, actor);
  if (!writing.sql.failure()) recordChange(writing, next);
}

void insertPayout(Writing& writing, const Payout& payout) {
  writing.sql.run("INSERT INTO payouts (id, created_by, created_at, items, total_fen) VALUES ($1, $2, $3, $4, $5)",
                  {payout.id, payout.createdBy, payout.createdAt, payout.items, payout.total});
}

std::optional<Payout> findPayout(SqlSession& sql, const std::string& id) {
  auto found = payoutsOf(sql, "SELECT id, created_by, created_at, items, total_fen FROM payouts WHERE id = $1", {id});
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Payout> payoutsAfter(SqlSession& sql, const std::string& after, int limit) {
  return payoutsOf(
      sql, "SELECT id, created_by, created_at, items, total_fen FROM payouts WHERE id > $1 ORDER BY id LIMIT $2",
      {after, limit});
}

std::vector<Payout> payoutsBefore(SqlSession& sql, const std::string& before, int limit) {
  return payoutsOf(sql,
                   "SELECT id, created_by, created_at, items, total_fen FROM payouts WHERE id < $1 OR $1 = '' "
                   "ORDER BY id DESC LIMIT $2",
                   {before, limit});
}

}  // namespace rebate::region
