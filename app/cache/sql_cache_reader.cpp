// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache/sql_cache_reader.h"

#include "cache/row_text.h"
#include "cache/search.h"

namespace rebate::cache {
namespace {

struct Sql {
  std::string text;
  std::vector<Value> values;
};

Sql pageOf(const RebateQuery& query, const TextFilter& filter, const std::optional<PageKey>& after, int limit) {
  const std::string column = query.order == RebateOrder::newest ? "created_at" : "amount";
  Sql sql{std::string("SELECT ") + kRebateColumns + " FROM rebates" + (filter.few ? " NOT INDEXED" : ""), {}};
  sql.text += filter.where.empty() ? " WHERE 1" : " WHERE " + filter.where;
  sql.values = filter.values;
  if (query.state) {
    sql.text += " AND state = ?";
    sql.values.emplace_back(std::string(name(*query.state)));
  }
  if (after) {
    sql.text += " AND (" + column + ", id) < (?, ?)";
    sql.values.emplace_back(after->value);
    sql.values.emplace_back(after->id);
  }
  sql.text += " ORDER BY " + column + " DESC, id DESC LIMIT ?";
  sql.values.emplace_back(std::int64_t{limit});
  return sql;
}

}  // namespace

Result<std::vector<Rebate>> SqlCacheReader::rebates(const RebateQuery& query, const std::optional<PageKey>& after,
                                                    int limit) {
  auto filter = query.text.empty() ? Result<TextFilter>(TextFilter{}) : filterFor(database_, query.text);
  if (!filter) return filter.error();
  const auto sql = pageOf(query, *filter, after, limit);
  auto read = database_.prepare(sql.text);
  if (!read) return read.error();
  bindAll(*read, sql.values);
  std::vector<Rebate> page;
  while (true) {
    const auto row = read->step();
    if (!row) return row.error();
    if (!*row) return page;
    auto rebate = rebateIn(*read);
    if (!rebate) return rebate.error();
    page.push_back(*std::move(rebate));
  }
}

Result<std::optional<Rebate>> SqlCacheReader::rebate(const std::string& id) {
  auto read = database_.prepare(std::string("SELECT ") + kRebateColumns + " FROM rebates WHERE id = ?");
  if (!read) return read.error();
  const auto row = read->bind(1, id).step();
  if (!row) return row.error();
  if (!*row) return std::optional<Rebate>{};
  auto rebate = rebateIn(*read);
  if (!rebate) return rebate.error();
  return std::optional<Rebate>{*std::move(rebate)};
}

Result<std::vector<User>> SqlCacheReader::users(const std::string& text, int limit) {
  return usersWith(database_, text, limit);
}

Result<std::optional<User>> SqlCacheReader::user(const std::string& id) {
  auto read = database_.prepare(std::string("SELECT ") + kUserColumns + " FROM users WHERE id = ? AND version > 0");
  if (!read) return read.error();
  const auto row = read->bind(1, id).step();
  if (!row) return row.error();
  if (!*row) return std::optional<User>{};
  auto user = userIn(*read);
  if (!user) return user.error();
  return std::optional<User>{*std::move(user)};
}

Result<CacheCounts> SqlCacheReader::counts() {
  auto read = database_.prepare("SELECT kind, number FROM counts");
  if (!read) return read.error();
  CacheCounts counts;
  counts.awaitingAmount = Fen{};
  while (true) {
    const auto row = read->step();
    if (!row) return row.error();
    if (!*row) return counts;
    const auto kind = read->text(0);
    if (kind == "users")
      counts.users = read->integer(1);
    else if (kind == kAwaitingFen)
      counts.awaitingAmount = Fen{read->integer(1)};
    else if (const auto state = rebateStateFrom(kind); state && read->integer(1) != 0)
      counts.rebates[*state] = read->integer(1);
  }
}

}  // namespace rebate::cache
