// SPDX-License-Identifier: GPL-3.0-or-later
// SqlCacheReader: withdrawals, with what the copy knows of their users.
#include "cache/row_text.h"
#include "cache/sql_cache_reader.h"

namespace rebate::cache {
namespace {

std::string selectWithUsers() {
  return std::string("SELECT ") + kWithdrawalColumns + " FROM withdrawals LEFT JOIN users ON users.id = user_id";
}

std::string escaped(const std::string& text) {
  std::string pattern;
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') pattern += '\\';
    pattern += c;
  }
  return pattern + '%';
}

void addConditions(SqlCacheReader::Sql& sql, const WithdrawalQuery& query) {
  if (!query.stages.empty()) {
    sql.text += " AND stage IN (";
    for (const auto stage : query.stages) {
      sql.text += sql.text.back() == '(' ? "?" : ", ?";
      sql.values.emplace_back(std::string(name(stage)));
    }
    sql.text += ')';
  }
  if (query.text.empty()) return;
  sql.text += " AND (withdrawals.id LIKE ? ESCAPE '\\' OR user_id LIKE ? ESCAPE '\\' OR payout_id LIKE ? ESCAPE '\\')";
  for (int i = 0; i < 3; ++i) sql.values.emplace_back(escaped(query.text));
}

}  // namespace

Result<std::vector<WithdrawalRow>> SqlCacheReader::withdrawals(const WithdrawalQuery& query,
                                                               const std::optional<PageKey>& after, int limit) {
  Sql sql{selectWithUsers() + " WHERE 1", {}};
  addConditions(sql, query);
  const std::string column = query.order == RebateOrder::newest ? "requested_at" : "amount";
  if (after) {
    sql.text += " AND (" + column + ", withdrawals.id) " + (query.ascending ? ">" : "<") + " (?, ?)";
    sql.values.emplace_back(after->value);
    sql.values.emplace_back(after->id);
  }
  const std::string way = query.ascending ? " ASC" : " DESC";
  sql.text += " ORDER BY " + column + way + ", withdrawals.id" + way + " LIMIT ?";
  sql.values.emplace_back(std::int64_t{limit});
  auto read = database_.prepare(sql.text);
  if (!read) return read.error();
  bindAll(*read, sql.values);
  std::vector<WithdrawalRow> found;
  while (true) {
    const auto row = read->step();
    if (!row) return row.error();
    if (!*row) return found;
    auto one = withdrawalIn(*read);
    if (!one) return one.error();
    found.push_back(*std::move(one));
  }
}

Result<std::optional<WithdrawalRow>> SqlCacheReader::withdrawal(const std::string& id) {
  auto read = database_.prepare(selectWithUsers() + " WHERE withdrawals.id = ?");
  if (!read) return read.error();
  const auto row = read->bind(1, id).step();
  if (!row) return row.error();
  if (!*row) return std::optional<WithdrawalRow>{};
  auto one = withdrawalIn(*read);
  if (!one) return one.error();
  return std::optional<WithdrawalRow>{*std::move(one)};
}

SqlCacheReader::Sql SqlCacheReader::withdrawalsOfSql(const std::string& userId, const std::optional<PageKey>& below,
                                                     int limit) {
  Sql sql{selectWithUsers() + " WHERE user_id = ?", {userId}};
  if (below) {
    sql.text += " AND (requested_at, withdrawals.id) < (?, ?)";
    sql.values.emplace_back(below->value);
    sql.values.emplace_back(below->id);
  }
  sql.text += " ORDER BY requested_at DESC, withdrawals.id DESC LIMIT ?";
  sql.values.emplace_back(std::int64_t{limit});
  return sql;
}

Result<std::vector<Withdrawal>> SqlCacheReader::withdrawalsOf(const std::string& userId,
                                                              const std::optional<PageKey>& below, int limit) {
  const auto sql = withdrawalsOfSql(userId, below, limit);
  auto read = database_.prepare(sql.text);
  if (!read) return read.error();
  bindAll(*read, sql.values);
  std::vector<Withdrawal> found;
  while (true) {
    const auto row = read->step();
    if (!row) return row.error();
    if (!*row) return found;
    auto one = withdrawalIn(*read);
    if (!one) return one.error();
    found.push_back(std::move(one->withdrawal));
  }
}

}  // namespace rebate::cache
