// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache/sql_cache_reader.h"

#include <algorithm>
#include <variant>

#include "cache/body.h"

namespace rebate::cache {
namespace {

constexpr std::size_t kTrigram = 3;
constexpr std::string_view kAfterEverything = "\xF4\x8F\xBF\xBF";  // U+10FFFF: ends a prefix's range

using Value = std::variant<std::int64_t, std::string>;

struct Sql {
  std::string text;
  std::vector<Value> values;
};

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

/// A phrase for FTS5: whatever a person types is text, never query syntax.
std::string quoted(const std::string& text) {
  std::string phrase = "\"";
  for (const char c : text) {
    if (c == '"') phrase += '"';
    phrase += c;
  }
  return phrase + '"';
}

void addText(Sql& sql, const std::string& text) {
  const std::string end = text + std::string(kAfterEverything);
  if (characters(text) < kTrigram) {
    // Too short for the index: walk the order until the page is full.
    sql.text += " AND ((line >= ? AND line < ?) OR (user_id >= ? AND user_id < ?) OR instr(item, ?) > 0)";
    for (const auto& value : {text, end, text, end, text}) sql.values.emplace_back(value);
    return;
  }
  sql.text +=
      " AND number IN (SELECT number FROM rebates WHERE line >= ? AND line < ?"
      " UNION SELECT number FROM rebates WHERE user_id >= ? AND user_id < ?"
      " UNION SELECT rowid FROM item_search WHERE item_search MATCH ?)";
  for (const auto& value : {text, end, text, end, quoted(text)}) sql.values.emplace_back(value);
}

const char* columnOf(const RebateQuery& query) {
  return query.order == RebateOrder::newest ? "created_at" : "amount";
}

void addState(Sql& sql, const RebateQuery& query) {
  if (!query.state) return;
  sql.text += " AND state = ?";
  sql.values.emplace_back(std::string(name(*query.state)));
}

/// Rows on one side of a key.
void addSide(Sql& sql, const RebateQuery& query, const PageKey& key, bool below, bool inclusive) {
  const bool greater = below == query.ascending;
  sql.text +=
      std::string(" AND (") + columnOf(query) + ", id) " + (greater ? ">" : "<") + (inclusive ? "=" : "") + " (?, ?)";
  sql.values.emplace_back(key.value);
  sql.values.emplace_back(key.id);
}

void addOrder(Sql& sql, const RebateQuery& query, bool backwards) {
  const std::string way = query.ascending != backwards ? " ASC" : " DESC";
  sql.text += std::string(" ORDER BY ") + columnOf(query) + way + ", id" + way + " LIMIT ?";
}

Sql pageOf(const PageRequest& request) {
  Sql sql{"SELECT body FROM rebates WHERE 1", {}};
  addState(sql, request.query);
  if (request.from) addSide(sql, request.query, *request.from, !request.backwards, request.inclusive);
  if (!request.query.text.empty()) addText(sql, request.query.text);
  addOrder(sql, request.query, request.backwards);
  sql.values.emplace_back(std::int64_t{request.limit});
  if (request.skip > 0) {
    sql.text += " OFFSET ?";
    sql.values.emplace_back(request.skip);
  }
  return sql;
}

/// Keys only, so that the walk stays in the index.
Sql walkOf(const RebateQuery& query, const std::optional<PageKey>& after, std::int64_t limit) {
  Sql sql{std::string("SELECT ") + columnOf(query) + ", id FROM rebates WHERE 1", {}};
  addState(sql, query);
  if (after) addSide(sql, query, *after, true, false);
  if (!query.text.empty()) addText(sql, query.text);
  addOrder(sql, query, false);
  sql.values.emplace_back(limit);
  return sql;
}

Sql countOfRange(const RebateQuery& query, const std::optional<PageKey>& after, const std::optional<PageKey>& through) {
  Sql sql{"SELECT count(*) FROM rebates WHERE 1", {}};
  addState(sql, query);
  if (after) addSide(sql, query, *after, true, false);
  if (through) addSide(sql, query, *through, false, true);
  if (!query.text.empty()) addText(sql, query.text);
  return sql;
}

void bindAll(sqlite::Statement& statement, const std::vector<Value>& values) {
  int number = 0;
  for (const auto& value : values) {
    ++number;
    if (const auto* integer = std::get_if<std::int64_t>(&value))
      statement.bind(number, *integer);
    else
      statement.bind(number, std::get<std::string>(value));
  }
}

}  // namespace

Result<std::vector<Rebate>> SqlCacheReader::rebates(const RebateQuery& query, const std::optional<PageKey>& after,
                                                    int limit) {
  return page({.query = query, .from = after, .limit = limit});
}

Result<std::vector<Rebate>> SqlCacheReader::page(const PageRequest& request) {
  const auto sql = pageOf(request);
  auto read = database_.prepare(sql.text);
  if (!read) return read.error();
  bindAll(*read, sql.values);
  std::vector<Rebate> page;
  while (true) {
    const auto row = read->step();
    if (!row) return row.error();
    if (!*row) break;
    auto rebate = rebateOfBody(read->text(0));
    if (!rebate) return rebate.error();
    page.push_back(*std::move(rebate));
  }
  if (request.backwards) std::reverse(page.begin(), page.end());
  return page;
}

Result<Anchors> SqlCacheReader::anchors(const RebateQuery& query, const std::optional<PageKey>& after, int every,
                                        int limit) {
  const auto most = std::int64_t{every} * limit;
  const auto sql = walkOf(query, after, most);
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
  const auto sql = countOfRange(query, after, through);
  auto read = database_.prepare(sql.text);
  if (!read) return read.error();
  bindAll(*read, sql.values);
  const auto row = read->step();
  if (!row) return row.error();
  return read->integer(0);
}

Result<std::optional<std::int64_t>> SqlCacheReader::countOf(const RebateQuery& query) {
  if (!query.text.empty()) return std::optional<std::int64_t>{};
  const auto counted = counts();
  if (!counted) return counted.error();
  if (!query.state) return std::optional{counted->total()};
  const auto found = counted->rebates.find(*query.state);
  return std::optional{found == counted->rebates.end() ? std::int64_t{0} : found->second};
}

Outcome SqlCacheReader::together(const std::function<Outcome()>& reads) {
  if (const auto begun = database_.execute("BEGIN"); !begun) return begun;
  auto outcome = reads();
  if (database_.inTransaction())
    if (const auto ended = database_.execute("COMMIT"); !ended && outcome) outcome = ended;
  if (database_.inTransaction()) (void)database_.execute("ROLLBACK");  // an interrupt may have hit the COMMIT
  return outcome;
}

void SqlCacheReader::interrupt() {
  database_.interrupt();
}

Result<std::optional<Rebate>> SqlCacheReader::rebate(const std::string& id) {
  auto read = database_.prepare("SELECT body FROM rebates WHERE id = ?");
  if (!read) return read.error();
  const auto row = read->bind(1, id).step();
  if (!row) return row.error();
  if (!*row) return std::optional<Rebate>{};
  auto rebate = rebateOfBody(read->text(0));
  if (!rebate) return rebate.error();
  return std::optional<Rebate>{*std::move(rebate)};
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
