// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/statement.h"

#include <charconv>
#include <chrono>
#include <cstdio>

namespace rebate::region {
namespace {

constexpr Millis kEast = 8 * 3'600'000;  // +08:00

Millis firstOf(int year, int month) {
  const std::chrono::sys_days day = std::chrono::year(year) / month / 1;
  return std::chrono::duration_cast<std::chrono::milliseconds>(day.time_since_epoch()).count() - kEast;
}

bool addTo(SqlSession& sql, Fen& sum, Fen amount) {
  const auto next = add(sum, amount);
  if (!next) return sql.fail(next.error()), false;
  sum = *next;
  return true;
}

bool addTo(SqlSession& sql, Owed& sum, const Owed& moved) {
  return addTo(sql, sum.free, moved.free) && addTo(sql, sum.frozen, moved.frozen);
}

/// A user's balance is minus the sum of their legs.
Owed owedBefore(SqlSession& sql, const std::string& userId, Millis end) {
  Owed owed;
  sql.each(
      "SELECT p.account, -SUM(p.amount_fen) FROM postings p JOIN transactions t ON t.key = p.transaction_key "
      "WHERE p.user_id = $1 AND t.at < $2 GROUP BY p.account",
      {userId, end}, [&owed](const SqlRow& row) {
        if (row.text(0) == name(Account::userPayable)) owed.free = row.fen(1);
        if (row.text(0) == name(Account::userFrozen)) owed.frozen = row.fen(1);
      });
  return owed;
}

Section sectionOf(TransactionKind kind) {
  switch (kind) {
    case TransactionKind::credit:
    case TransactionKind::release:
      return Section::credits;  // a release touches no user
    case TransactionKind::withdrawal:
      return Section::withdrawals;
    case TransactionKind::payout:
      return Section::payouts;
    case TransactionKind::adjustment:
      return Section::adjustments;
    case TransactionKind::reversal:
      return Section::reversals;
  }
  return Section::adjustments;
}

/// Rebates' ids begin with their platform.
std::optional<Platform> platformOf(TransactionKind of, const std::string& subject) {
  if (of != TransactionKind::credit) return std::nullopt;
  return platformFrom(std::string_view(subject).substr(0, subject.find(':')));
}

void addLine(SqlSession& sql, Statement& statement, Section section, StatementLine line) {
  addTo(sql, statement.sums[section], line.moved);
  if (line.platform) addTo(sql, statement.byPlatform[*line.platform], line.moved.free);
  statement.lines[section].push_back(std::move(line));
}

void readLines(SqlSession& sql, Statement& statement) {
  struct Row {
    Section section;
    StatementLine line;
  };
  std::vector<Row> rows;
  sql.each(
      "SELECT t.key, t.kind, t.subject, t.at, COALESCE(u.kind, t.kind), "
      "-SUM(CASE WHEN p.account = 'user_payable' THEN p.amount_fen ELSE 0 END), "
      "-SUM(CASE WHEN p.account = 'user_frozen' THEN p.amount_fen ELSE 0 END) "
      "FROM postings p JOIN transactions t ON t.key = p.transaction_key LEFT JOIN transactions u ON u.key = t.reverses "
      "WHERE p.user_id = $1 AND t.at >= $2 AND t.at < $3 "
      "GROUP BY t.key, t.kind, t.subject, t.at, u.kind ORDER BY t.at, t.key",
      {statement.userId, statement.month.begin(), statement.month.end()}, [&](const SqlRow& row) {
        const auto kind = transactionKindFrom(row.text(1)).value_or(TransactionKind::adjustment);
        const auto of = transactionKindFrom(row.text(4)).value_or(kind);
        rows.push_back(
            {sectionOf(kind),
             {row.integer(3), row.text(0), row.text(2), of, platformOf(of, row.text(2)), {row.fen(5), row.fen(6)}}});
      });
  for (auto& row : rows) addLine(sql, statement, row.section, std::move(row.line));
}

}  // namespace

Millis Month::begin() const {
  return firstOf(year, month);
}

Millis Month::end() const {
  return month == 12 ? firstOf(year + 1, 1) : firstOf(year, month + 1);
}

std::optional<Month> monthFrom(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  Month month;
  const auto number = [](std::string_view digits, int& target) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), target);
    return error == std::errc{} && end == digits.data() + digits.size();
  };
  if (!number(text.substr(0, 4), month.year) || !number(text.substr(5), month.month)) return std::nullopt;
  if (month.year < 1970 || month.month < 1 || month.month > 12) return std::nullopt;
  return month;
}

std::string textOf(const Month& month) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02d", month.year, month.month);
  return text;
}

std::string_view name(Section section) {
  switch (section) {
    case Section::credits:
      return "credits";
    case Section::reversals:
      return "reversals";
    case Section::adjustments:
      return "adjustments";
    case Section::withdrawals:
      return "withdrawals";
    case Section::payouts:
      return "payouts";
  }
  return {};
}

Statement statementOf(SqlSession& sql, const std::string& userId, const Month& month) {
  Statement statement{userId, month, owedBefore(sql, userId, month.begin()), owedBefore(sql, userId, month.end()), {},
                      {},     {}};
  for (const auto section : kSections) statement.lines[section], statement.sums[section];
  readLines(sql, statement);
  Owed proof = statement.opening;
  for (const auto& [section, sum] : statement.sums) addTo(sql, proof, sum);
  if (proof != statement.closing) sql.fail({Errc::corrupt, "closing", "the lines do not add up to it"});
  return statement;
}

std::vector<std::string> usersWithStatements(SqlSession& sql, const Month& month) {
  std::vector<std::string> ids;
  sql.each(
      "SELECT DISTINCT p.user_id FROM postings p JOIN transactions t ON t.key = p.transaction_key "
      "WHERE p.user_id <> '' AND t.at < $1 ORDER BY p.user_id",
      {month.end()}, [&ids](const SqlRow& row) { ids.push_back(row.text(0)); });
  return ids;
}

}  // namespace rebate::region
