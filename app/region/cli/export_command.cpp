// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>

#include "region/cli/commands.h"
#include "region/ledger/rebate_book.h"
#include "region/ledger/statement_json.h"
#include "region/ledger/user_book.h"
#include "region/ledger/withdrawal_book.h"
#include "region/storage/store.h"
#include "wire/rebate_json.h"
#include "wire/time_text.h"
#include "wire/withdrawal_json.h"

namespace rebate::region::cli {
namespace {

void print(const wire::json::object& object) {
  std::cout << wire::json::serialize(object) << '\n';
}

void rebates(SqlSession& sql) {
  std::string after;
  while (true) {
    const auto page = rebatesAfter(sql, std::nullopt, after, 1'000);
    if (page.empty()) return;
    for (const auto& rebate : page) {
      auto object = wire::toJson(rebate);
      object["trade_id"] = rebate.line;  // the feed's name of it
      print(object);
    }
    after = page.back().id;
  }
}

void users(SqlSession& sql) {
  std::string after;
  while (true) {
    const auto page = usersAfter(sql, after, 1'000);
    if (page.empty()) return;
    for (const auto& user : page) print(wire::toJson(user));
    after = page.back().id;
  }
}

void withdrawals(SqlSession& sql) {
  std::string after;
  while (true) {
    const auto page = withdrawalsAfter(sql, {}, after, 1'000);
    if (page.empty()) return;
    for (const auto& withdrawal : page) print(wire::toJson(withdrawal));
    after = page.back().id;
  }
}

void statements(SqlSession& sql, const Month& month) {
  for (const auto& user : usersWithStatements(sql, month)) {
    const auto statement = statementOf(sql, user, month);
    if (sql.failure()) return;  // nothing instead of a statement that does not add up
    print(toJson(statement));
  }
}

void postings(SqlSession& sql) {
  sql.each(
      "SELECT t.key, t.kind, t.subject, t.reverses, t.actor, t.epoch, t.at, p.leg, p.account, p.user_id, "
      "p.amount_fen FROM transactions t JOIN postings p ON p.transaction_key = t.key ORDER BY t.at, t.key, p.leg",
      {}, [](const SqlRow& row) {
        print({{"transaction", row.text(0)},
               {"kind", row.text(1)},
               {"subject", row.text(2)},
               {"reverses", row.text(3)},
               {"actor", row.text(4)},
               {"epoch", row.integer(5)},
               {"at", wire::formatRfc3339(row.integer(6))},
               {"leg", row.integer(7)},
               {"account", row.text(8)},
               {"user_id", row.text(9)},
               {"amount_fen", row.integer(10)}});
      });
}

/// Page by page: with PostgreSQL an answer is in memory as a whole before its first row is told.
constexpr std::int64_t kPage = 2'000;

/// Of a table whose rows are numbered without gaps, in the order of their numbers.
void numbered(SqlSession& sql, std::string_view query, const SqlSession::OnRow& onRow) {
  std::int64_t last = 0;
  for (std::int64_t rows = kPage; rows == kPage;) {
    rows = 0;
    sql.each(query, {last, kPage}, [&](const SqlRow& row) {
      onRow(row);
      last = row.integer(0);
      ++rows;
    });
  }
}

void audit(SqlSession& sql) {
  numbered(sql, "SELECT seq, record, hash FROM audit WHERE seq > $1 ORDER BY seq LIMIT $2", [](const SqlRow& row) {
    const auto record = wire::parseJson(row.text(1));
    print({{"seq", row.integer(0)}, {"record", record ? *record : wire::json::value{}}, {"hash", row.text(2)}});
  });
}

void changes(SqlSession& sql) {
  numbered(sql, "SELECT seq, body FROM changes WHERE seq > $1 ORDER BY seq LIMIT $2",
           [](const SqlRow& row) { std::cout << row.text(1) << '\n'; });
}

}  // namespace

int exportRows(const StoreAddress& store, const std::string& what, const std::string& monthText) {
  std::ios::sync_with_stdio(false);
  const auto month = monthFrom(monthText);
  if (what == "statements" && !month) return report(invalid("month", "give it as --month 2026-06"));
  const auto session = openStore({store, true});
  if (!session) return report(session.error());
  SqlSession& sql = **session;
  if (const auto begun = sql.beginRead(); !begun) return report(begun.error());
  if (what == "rebates") rebates(sql);
  if (what == "users") users(sql);
  if (what == "withdrawals") withdrawals(sql);
  if (what == "statements") statements(sql, *month);
  if (what == "postings") postings(sql);
  if (what == "audit") audit(sql);
  if (what == "changes") changes(sql);
  std::cout.flush();
  if (sql.failure()) return report(*sql.failure());
  return std::cout ? kFine : report({Errc::storage, "stdout", "cannot be written"});
}

}  // namespace rebate::region::cli
