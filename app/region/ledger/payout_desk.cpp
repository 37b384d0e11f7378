// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/payout_desk.h"

#include <algorithm>

#include "region/ledger/audit_log.h"
#include "region/ledger/ledger_guard.h"
#include "region/ledger/user_book.h"
#include "wire/withdrawal_json.h"

namespace rebate::region {
namespace {

constexpr const char* kActor = "payout";
constexpr int kMostDoublings = 20;

void schedule(Writing& writing, const std::string& id, Millis due, std::int64_t asked) {
  writing.sql.run(
      "INSERT INTO payout_queries (withdrawal_id, due_at, asked) VALUES ($1, $2, $3) "
      "ON CONFLICT (withdrawal_id) DO UPDATE SET due_at = excluded.due_at, asked = excluded.asked",
      {id, due, asked});
}

/// When it is asked about next, if ever. A question that was not answered is asked again whatever it was about: else
/// the last one, a month after a payout, could miss what the bank sent back.
void planNextQuery(Writing& writing, const Withdrawal& w, PayoutFate fate, const PayoutPace& pace) {
  const bool open = w.state == WithdrawalState::unknown || w.state == WithdrawalState::paid;
  if (open && fate == PayoutFate::unanswered) {
    const auto asked =
        writing.sql.integer("SELECT asked FROM payout_queries WHERE withdrawal_id = $1", {w.id}).value_or(0);
    const auto wait = std::min(pace.queryMost, pace.queryFirst << std::min<std::int64_t>(asked, kMostDoublings));
    return schedule(writing, w.id, writing.now + wait, asked + 1);
  }
  if (w.state == WithdrawalState::paid && writing.now + pace.recheck < w.settledAt + pace.recheckFor)
    return schedule(writing, w.id, writing.now + pace.recheck, 0);
  writing.sql.run("DELETE FROM payout_queries WHERE withdrawal_id = $1", {w.id});
}

/// Stores the step when it is one, and plans what follows.
std::optional<Withdrawal> take(Writing& writing, const Withdrawal& before, Withdrawal next, PayoutFate fate,
                               const char* why, const PayoutPace& pace) {
  if (next != before) {
    saveWithdrawal(writing, before.state, next, kActor);
    recordAudit(writing, {kActor,
                          "withdrawal." + std::string(name(next.state)),
                          next.id,
                          {{"by", why}, {"before", wire::toJson(before)}, {"after", wire::toJson(next)}}});
  }
  planNextQuery(writing, next, fate, pace);
  return next;
}

}  // namespace

std::vector<PayoutWork> payoutWork(SqlSession& sql, Millis now, int most) {
  std::vector<std::pair<std::string, bool>> ids;
  sql.each("SELECT withdrawal_id FROM payout_queries WHERE due_at <= $1 ORDER BY due_at LIMIT $2", {now, most},
           [&ids](const SqlRow& row) { ids.emplace_back(row.text(0), true); });
  if (brokenRule(sql).empty())
    sql.each(
        "SELECT w.id FROM withdrawals w JOIN users u ON u.id = w.user_id "
        "WHERE w.state = 'in_payout' AND w.sent_at = 0 AND u.state = 'active' ORDER BY w.id LIMIT $1",
        {most}, [&ids](const SqlRow& row) { ids.emplace_back(row.text(0), false); });
  std::vector<PayoutWork> work;
  for (const auto& [id, query] : ids)
    if (auto found = findWithdrawal(sql, id)) work.push_back({*std::move(found), query});
  return work;
}

int giveUpInFlight(Writing& writing, const PayoutPace& pace) {
  std::vector<std::string> ids;
  writing.sql.each("SELECT id FROM withdrawals WHERE state = 'in_payout' AND sent_at > 0 ORDER BY id", {},
                   [&ids](const SqlRow& row) { ids.push_back(row.text(0)); });
  for (const auto& id : ids) {
    const auto sent = findWithdrawal(writing.sql, id);
    auto next = sent ? answered(*sent, {}, writing.now) : invalid("id", "no such withdrawal");
    if (!next) return writing.sql.fail(next.error()), 0;
    take(writing, *sent, *std::move(next), PayoutFate::unanswered, "the leader before ended while it waited", pace);
    queryAt(writing, id, writing.now);
  }
  return static_cast<int>(ids.size());
}

std::optional<Withdrawal> markSent(Writing& writing, const std::string& id, const PayoutPace& pace) {
  const auto unsent = findWithdrawal(writing.sql, id);
  const auto user = unsent ? findUser(writing.sql, unsent->userId) : std::nullopt;
  if (!user || user->state != UserState::active || !brokenRule(writing.sql).empty()) return std::nullopt;
  auto next = send(*unsent, writing.now, writing.now + pace.valid);
  if (!next) return std::nullopt;
  saveWithdrawal(writing, unsent->state, *next, kActor);
  recordAudit(writing, {kActor, "withdrawal.sent", id, {{"after", wire::toJson(*next)}}});
  return *std::move(next);
}

std::optional<Withdrawal> recordAnswer(Writing& writing, const std::string& id, const PayoutNews& news,
                                       const PayoutPace& pace) {
  const auto sent = findWithdrawal(writing.sql, id);
  auto next = sent ? answered(*sent, news, writing.now) : invalid("id", "no such withdrawal");
  if (!next) return sent;
  return take(writing, *sent, *std::move(next), news.fate, "answer", pace);
}

std::optional<Withdrawal> recordQuery(Writing& writing, const std::string& id, const PayoutNews& news,
                                      const PayoutPace& pace) {
  const auto asked = findWithdrawal(writing.sql, id);
  auto next = asked ? queried(*asked, news, writing.now) : invalid("id", "no such withdrawal");
  if (next) return take(writing, *asked, *std::move(next), news.fate, "query", pace);
  writing.sql.run("DELETE FROM payout_queries WHERE withdrawal_id = $1", {id});  // nothing to ask any more
  return asked;
}

void queryAt(Writing& writing, const std::string& id, Millis due) {
  schedule(writing, id, due, 0);
}

}  // namespace rebate::region
