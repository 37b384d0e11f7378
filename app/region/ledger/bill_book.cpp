// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/bill_book.h"

#include "region/ledger/audit_log.h"
#include "wire/time_text.h"

namespace rebate::region {
namespace {

constexpr const char* kColumns =
    "id, platform, month, total_fen, line_count, state, entered_by, entered_at, confirmed_by, confirmed_at, reason";

Bill billOf(const SqlRow& row) {
  Bill bill;
  bill.id = row.text(0);
  bill.platform = platformFrom(row.text(1)).value_or(Platform::taobao);
  bill.month = row.text(2);
  bill.total = row.fen(3);
  bill.lines = row.integer(4);
  bill.state = row.text(5);
  bill.enteredBy = row.text(6);
  bill.enteredAt = row.integer(7);
  bill.confirmedBy = row.text(8);
  if (!row.isNull(9)) bill.confirmedAt = row.integer(9);
  bill.reason = row.text(10);
  return bill;
}

bool isRequired(SqlSession& sql, Platform platform) {
  return sql.integer("SELECT required FROM bill_policies WHERE platform = $1", {name(platform)}).value_or(0) != 0;
}

/// Settled lines, which may wait for a bill or have waited for one; "" for every month.
void judgeAgain(Writing& writing, Platform platform, const std::string& month) {
  writing.sql.run(
      "INSERT INTO events (kind, key, at) SELECT 'order.updated', b.line_key, $1 FROM bill_lines b "
      "JOIN rebates r ON r.id = b.line_key WHERE b.platform = $2 AND (b.month = $3 OR $3 = '') "
      "AND (r.reason = 'bill_open' OR r.state = 'awaiting_approval') ORDER BY b.line_key",
      {writing.now, name(platform), month});
  writing.effects.eventsWaiting = true;
}

wire::json::object detailOf(const Bill& bill, const MonthSum& ours) {
  return {{"platform", name(bill.platform)}, {"month", bill.month},
          {"total_fen", bill.total.value},   {"lines", bill.lines},
          {"ours_fen", ours.income.value},   {"our_lines", ours.lines}};
}

Refused refuseConfirmation(const Bill& bill, const MonthSum& ours, const Confirmation& by) {
  if (bill.state == "confirmed") return Refusal{Problem::alreadyDecided, "id", "confirmed by " + bill.confirmedBy};
  if (bill.state != "open") return Refusal{Problem::notDecidable, "id", "another bill took its place"};
  if (bill.enteredBy == by.person)
    return Refusal{Problem::proposerIsDecider, "entered_by", "somebody else has to confirm it"};
  if (by.seen != ours.income) return Refusal{Problem::versionMoved, "ours_fen", "our sum moved since it was seen"};
  const bool differs = bill.total != ours.income || bill.lines != ours.lines;
  if (differs && by.reason.empty()) return Refusal{Problem::reasonRequired, "reason", "it differs from our sum"};
  return std::nullopt;
}

}  // namespace

MonthSum monthSum(SqlSession& sql, Platform platform, const std::string& month) {
  MonthSum sum;
  sql.each("SELECT COALESCE(SUM(income_fen), 0), COUNT(*) FROM bill_lines WHERE platform = $1 AND month = $2",
           {name(platform), month}, [&sum](const SqlRow& row) {
             sum = {row.fen(0), row.integer(1)};
           });
  return sum;
}

std::string billMonthOf(const OrderVersion& version) {
  return wire::formatFeedTime(version.earnedAt.value_or(version.modifiedAt)).substr(0, 7);
}

void noteBillLine(Writing& writing, const OrderVersion& newest) {
  const auto key = lineKey(newest);
  if (newest.state != UpstreamState::settled) {
    writing.sql.run("DELETE FROM bill_lines WHERE line_key = $1", {key});
    return;
  }
  const auto month = billMonthOf(newest);
  writing.sql.run(
      "INSERT INTO bill_lines (line_key, platform, month, income_fen) VALUES ($1, $2, $3, $4) "
      "ON CONFLICT (line_key) DO UPDATE SET month = excluded.month, income_fen = excluded.income_fen",
      {key, name(newest.platform), month, newest.settledIncome});
}

bool billIsOpen(SqlSession& sql, const OrderVersion& newest) {
  if (newest.state != UpstreamState::settled || !isRequired(sql, newest.platform)) return false;
  const auto month = billMonthOf(newest);
  return !sql.integer("SELECT 1 FROM bills WHERE platform = $1 AND month = $2 AND state = 'confirmed'",
                      {name(newest.platform), month});
}

void setBillPolicy(Writing& writing, const std::set<Platform>& required, const std::string& actor) {
  for (const auto platform : {Platform::taobao, Platform::jd, Platform::pdd}) {
    const bool wanted = required.contains(platform);
    if (isRequired(writing.sql, platform) == wanted) continue;
    writing.sql.run(
        "INSERT INTO bill_policies (platform, required) VALUES ($1, $2) "
        "ON CONFLICT (platform) DO UPDATE SET required = excluded.required",
        {name(platform), wanted});
    recordAudit(writing, {actor, "bill.required", std::string(name(platform)), {{"required", wanted}}});
    judgeAgain(writing, platform, "");
  }
}

Refused enterBill(Writing& writing, const Bill& bill) {
  std::string before;
  writing.sql.each("SELECT id, state FROM bills WHERE platform = $1 AND month = $2 AND state <> 'superseded'",
                   {name(bill.platform), bill.month},
                   [&before](const SqlRow& row) { before = row.text(1) == "confirmed" ? "confirmed" : row.text(0); });
  if (before == "confirmed") return Refusal{Problem::alreadyDecided, "month", "the bill of this month is confirmed"};
  if (!before.empty()) writing.sql.run("UPDATE bills SET state = 'superseded' WHERE id = $1", {before});
  writing.sql.run(
      "INSERT INTO bills (id, platform, month, total_fen, line_count, state, entered_by, entered_at) "
      "VALUES ($1, $2, $3, $4, $5, 'open', $6, $7)",
      {bill.id, name(bill.platform), bill.month, bill.total, bill.lines, bill.enteredBy, writing.now});
  auto detail = detailOf(bill, monthSum(writing.sql, bill.platform, bill.month));
  if (!before.empty()) detail["supersedes"] = before;
  recordAudit(writing, {bill.enteredBy, "bill.entered", bill.id, std::move(detail)});
  return std::nullopt;
}

Refused confirmBill(Writing& writing, const Confirmation& confirmation) {
  const auto bill = findBill(writing.sql, confirmation.id);
  if (!bill) return Refusal{Problem::notFound, "id", "no such bill"};
  const auto ours = monthSum(writing.sql, bill->platform, bill->month);
  if (auto refused = refuseConfirmation(*bill, ours, confirmation)) return refused;
  writing.sql.run(
      "UPDATE bills SET state = 'confirmed', confirmed_by = $1, confirmed_at = $2, reason = $3, "
      "confirmed_income_fen = $4, confirmed_lines = $5 WHERE id = $6",
      {confirmation.person, writing.now, confirmation.reason, ours.income, ours.lines, bill->id});
  auto detail = detailOf(*bill, ours);
  detail["reason"] = confirmation.reason;
  detail["entered_by"] = bill->enteredBy;
  recordAudit(writing, {confirmation.person, "bill.confirmed", bill->id, std::move(detail)});
  judgeAgain(writing, bill->platform, bill->month);
  return std::nullopt;
}

std::optional<Bill> findBill(SqlSession& sql, const std::string& id) {
  static const std::string query = std::string("SELECT ") + kColumns + " FROM bills WHERE id = $1";
  std::optional<Bill> found;
  sql.each(query, {id}, [&found](const SqlRow& row) { found = billOf(row); });
  return found;
}

std::vector<Bill> billsBefore(SqlSession& sql, const std::string& before, int limit) {
  static const std::string query =
      std::string("SELECT ") + kColumns + " FROM bills WHERE id < $1 OR $1 = '' ORDER BY id DESC LIMIT $2";
  std::vector<Bill> bills;
  sql.each(query, {before, limit}, [&bills](const SqlRow& row) { bills.push_back(billOf(row)); });
  return bills;
}

}  // namespace rebate::region
