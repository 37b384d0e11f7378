// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache/sql_cache_reader.h"

#include <algorithm>

#include "cache/row_text.h"

namespace rebate::cache {
namespace {

using Sql = SqlCacheReader::Sql;

const char* columnOf(const RebateQuery& query) {
  return query.order == RebateOrder::newest ? "created_at" : "amount";
}

/// A user has few rebates: those are looked up and sorted, whatever else is asked for.
const char* waysIn(const RebateQuery& query, const TextFilter& filter) {
  if (!query.user.empty()) return " INDEXED BY rebates_user";
  return filter.few ? " NOT INDEXED" : "";
}

void addCondition(Sql& sql, const char* condition, std::optional<Value> value) {
  if (!value) return;
  sql.text += condition;
  sql.values.push_back(*std::move(value));
}

std::optional<Value> fenOf(const std::optional<Fen>& amount) {
  return amount ? std::optional<Value>(amount->value) : std::nullopt;
}

std::optional<Value> momentOf(const std::optional<Millis>& moment) {
  return moment ? std::optional<Value>(*moment) : std::nullopt;
}

std::optional<Value> wordOf(const std::string& word) {
  return word.empty() ? std::nullopt : std::optional<Value>(word);
}

/// All rows of the query, on whichever side of a key.
Sql selectOf(const char* what, const RebateQuery& query, const TextFilter& filter) {
  Sql sql{std::string("SELECT ") + what + " FROM rebates" + waysIn(query, filter), filter.values};
  sql.text += filter.where.empty() ? " WHERE 1" : " WHERE " + filter.where;
  if (query.state) addCondition(sql, " AND state = ?", Value(std::string(name(*query.state))));
  if (query.platform) addCondition(sql, " AND platform = ?", Value(std::string(name(*query.platform))));
  // A plus keeps a column's index out: the walk is along the table's order, and nothing is sorted.
  const bool newest = query.order == RebateOrder::newest;
  addCondition(sql, newest ? " AND +amount >= ?" : " AND amount >= ?", fenOf(query.least));
  addCondition(sql, newest ? " AND +amount <= ?" : " AND amount <= ?", fenOf(query.most));
  addCondition(sql, newest ? " AND created_at >= ?" : " AND +created_at >= ?", momentOf(query.createdFrom));
  addCondition(sql, newest ? " AND created_at < ?" : " AND +created_at < ?", momentOf(query.createdUntil));
  addCondition(sql, " AND updated_at >= ?", momentOf(query.updatedFrom));
  addCondition(sql, " AND updated_at < ?", momentOf(query.updatedUntil));
  addCondition(sql, " AND user_id = ?", wordOf(query.user));
  addCondition(sql, " AND proposed_by = ?", wordOf(query.proposedBy));
  return sql;
}

/// Only those on one side of a key.
void addSide(Sql& sql, const RebateQuery& query, const PageKey& key, bool below, bool inclusive) {
  const bool greater = below == query.ascending;
  sql.text +=
      std::string(" AND (") + columnOf(query) + ", id) " + (greater ? ">" : "<") + (inclusive ? "=" : "") + " (?, ?)";
  sql.values.emplace_back(key.value);
  sql.values.emplace_back(key.id);
}

void addOrder(Sql& sql, const RebateQuery& query, bool backwards, std::int64_t limit) {
  const std::string way = query.ascending != backwards ? " ASC" : " DESC";
  sql.text += std::string(" ORDER BY ") + columnOf(query) + way + ", id" + way + " LIMIT ?";
  sql.values.emplace_back(limit);
}

Sql pageOf(const PageRequest& request, const TextFilter& filter) {
  auto sql = selectOf(kRebateColumns, request.query, filter);
  if (request.from) addSide(sql, request.query, *request.from, !request.backwards, request.inclusive);
  addOrder(sql, request.query, request.backwards, request.limit);
  if (request.skip == 0) return sql;
  sql.text += " OFFSET ?";
  sql.values.emplace_back(request.skip);
  return sql;
}

/// Keys only, so that the walk stays in the index.
Sql walkOf(const RebateQuery& query, const TextFilter& filter, const std::optional<PageKey>& after,
           std::int64_t limit) {
  auto sql = selectOf(query.order == RebateOrder::newest ? "created_at, id" : "amount, id", query, filter);
  if (after) addSide(sql, query, *after, true, false);
  addOrder(sql, query, false, limit);
  return sql;
}

Sql countOfRange(const RebateQuery& query, const TextFilter& filter, const std::optional<PageKey>& after,
                 const std::optional<PageKey>& through) {
  auto sql = selectOf("count(*)", query, filter);
  if (after) addSide(sql, query, *after, true, false);
  if (through) addSide(sql, query, *through, false, true);
  return sql;
}

Result<TextFilter> filterOf(sqlite::Database& database, const RebateQuery& query) {
  return query.text.empty() ? Result<TextFilter>(TextFilter{}) : filterFor(database, query.text);
}

void noteWithdrawals(CacheCounts& counts, const std::string& kind, std::size_t colon, std::int64_t number) {
  const auto stage = withdrawalStageFrom(std::string_view(kind).substr(colon + 1));
  if (!stage || number == 0) return;
  auto& count = counts.withdrawals[*stage];
  (kind == rowsKind(*stage) ? count.rows : count.sum.value) = number;
}

}  // namespace

Result<std::vector<Rebate>> SqlCacheReader::rebates(const RebateQuery& query, const std::optional<PageKey>& after,
                                                    int limit) {
  return page({.query = query, .from = after, .limit = limit});
}

Result<std::vector<Rebate>> SqlCacheReader::page(const PageRequest& request) {
  const auto sql = pageSql(request);
  if (!sql) return sql.error();
  auto read = database_.prepare(sql->text);
  if (!read) return read.error();
  bindAll(*read, sql->values);
  std::vector<Rebate> found;
  while (true) {
    const auto row = read->step();
    if (!row) return row.error();
    if (!*row) break;
    auto rebate = rebateIn(*read);
    if (!rebate) return rebate.error();
    found.push_back(*std::move(rebate));
  }
  if (request.backwards) std::reverse(found.begin(), found.end());
  return found;
}

Result<SqlCacheReader::Sql> SqlCacheReader::pageSql(const PageRequest& request) {
  const auto filter = filterOf(database_, request.query);
  if (!filter) return filter.error();
  return pageOf(request, *filter);
}

Result<Anchors> SqlCacheReader::anchors(const RebateQuery& query, const std::optional<PageKey>& after, int every,
                                        int limit) {
  const auto filter = filterOf(database_, query);
  if (!filter) return filter.error();
  const auto sql = walkOf(query, *filter, after, std::int64_t{every} * limit);
  auto read = database_.prepare(sql.text);
  if (!read) return read.error();
  bindAll(*read, sql.values);
  Anchors found;
  while (true) {
    const auto row = read->step();
    if (!row) return row.error();
    if (!*row) break;
    if (++found.rest < every) continue;
    found.keys.push_back({read->integer(0), read->text(1)});
    found.rest = 0;
  }
  found.ended = static_cast<int>(found.keys.size()) < limit;
  return found;
}

Result<std::int64_t> SqlCacheReader::countBetween(const RebateQuery& query, const std::optional<PageKey>& after,
                                                  const std::optional<PageKey>& through) {
  const auto filter = filterOf(database_, query);
  if (!filter) return filter.error();
  return count(countOfRange(query, *filter, after, through));
}

Result<std::int64_t> SqlCacheReader::count(const Sql& sql) {
  auto read = database_.prepare(sql.text);
  if (!read) return read.error();
  bindAll(*read, sql.values);
  const auto row = read->step();
  if (!row) return row.error();
  return read->integer(0);
}

Result<std::optional<std::int64_t>> SqlCacheReader::countOf(const RebateQuery& query) {
  if (!query.text.empty() || isNarrowed(query)) {
    const auto filter = filterOf(database_, query);
    if (!filter) return filter.error();
    if (!filter->few && query.user.empty()) return std::optional<std::int64_t>{};
    const auto counted = count(countOfRange(query, *filter, {}, {}));
    return counted ? Result(std::optional(*counted)) : counted.error();
  }
  const auto counted = counts();
  if (!counted) return counted.error();
  if (!query.state) return std::optional{counted->total()};
  const auto found = counted->rebates.find(*query.state);
  return std::optional{found == counted->rebates.end() ? std::int64_t{0} : found->second};
}

Result<std::vector<DeciderPair>> SqlCacheReader::deciderPairs() {
  auto read = database_.prepare(
      "SELECT proposed_by, decided_by, count(*) AS rebates, sum(amount) FROM rebates WHERE decided_by <> ''"
      " GROUP BY proposed_by, decided_by ORDER BY rebates DESC, proposed_by, decided_by");
  if (!read) return read.error();
  std::vector<DeciderPair> pairs;
  while (true) {
    const auto row = read->step();
    if (!row) return row.error();
    if (!*row) return pairs;
    pairs.push_back({read->text(0), read->text(1), read->integer(2), {read->integer(3)}});
  }
}

Outcome SqlCacheReader::together(const std::function<Outcome()>& reads) {
  if (const auto begun = database_.execute("BEGIN"); !begun) return begun;
  auto outcome = reads();
  if (database_.inTransaction())
    if (const auto ended = database_.execute("COMMIT"); !ended && outcome) outcome = ended;
  if (database_.inTransaction()) (void)database_.execute("ROLLBACK");  // an interrupt may have hit the COMMIT
  return outcome;
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
    else if (const auto colon = kind.find(':'); colon != std::string::npos)
      noteWithdrawals(counts, kind, colon, read->integer(1));
    else if (const auto state = rebateStateFrom(kind); state && read->integer(1) != 0)
      counts.rebates[*state] = read->integer(1);
  }
}

}  // namespace rebate::cache
