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

Sql pageOf(const RebateQuery& query, const std::optional<PageKey>& after, int limit) {
  const std::string column = query.order == RebateOrder::newest ? "created_at" : "amount";
  Sql sql{"SELECT body FROM rebates WHERE 1", {}};
  if (query.state) {
    sql.text += " AND state = ?";
    sql.values.emplace_back(std::string(name(*query.state)));
  }
  if (after) {
    sql.text += " AND (" + column + ", id) < (?, ?)";
    sql.values.emplace_back(after->value);
    sql.values.emplace_back(after->id);
  }
  if (!query.text.empty()) addText(sql, query.text);
  sql.text += " ORDER BY " + column + " DESC, id DESC LIMIT ?";
  sql.values.emplace_back(std::int64_t{limit});
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
  const auto sql = pageOf(query, after, limit);
  auto read = database_.prepare(sql.text);
  if (!read) return read.error();
  bindAll(*read, sql.values);
  std::vector<Rebate> page;
  while (true) {
    const auto row = read->step();
    if (!row) return row.error();
    if (!*row) return page;
    auto rebate = rebateOfBody(read->text(0));
    if (!rebate) return rebate.error();
    page.push_back(*std::move(rebate));
  }
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
