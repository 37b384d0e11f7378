// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache/search.h"

#include <algorithm>
#include <map>
#include <optional>

#include "cache/row_text.h"
#include "wire/blind_index.h"
#include "wire/hex.h"

namespace rebate::cache {
namespace {

constexpr std::int64_t kFew = 20'000;         // rows that are looked up and sorted in some milliseconds
constexpr std::size_t kMostTrigrams = 24;     // more of them narrow nothing further
constexpr std::int64_t kMostEndings = 500;    // of a pair of characters
constexpr std::size_t kShortestNickname = 2;  // by a single character, rebates of a hundredth of all users
constexpr std::string_view kAfterEverything = "\xF4\x8F\xBF\xBF";  // U+10FFFF: ends a prefix's range

/// Where each character begins, and the end.
std::vector<std::size_t> characterStarts(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < text.size(); ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) starts.push_back(i);
  starts.push_back(text.size());
  return starts;
}

/// A string for FTS5: whatever a person types is text, never query syntax.
std::string quoted(std::string_view text) {
  std::string phrase = "\"";
  for (const char c : text) {
    if (c == '"') phrase += '"';
    phrase += c;
  }
  return phrase + '"';
}

std::string joined(const std::vector<std::string>& terms, const char* with) {
  std::string text;
  for (const auto& term : terms) (text += text.empty() ? "" : with) += term;
  return text;
}

/// Rows that have every trigram of the text.
std::string allTrigrams(const std::string& text) {
  const auto starts = characterStarts(text);
  std::vector<std::string> terms;
  for (std::size_t i = 0; i + 3 < starts.size(); ++i)
    terms.push_back(quoted(std::string_view(text).substr(starts[i], starts[i + 3] - starts[i])));
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  if (terms.size() > kMostTrigrams) terms.resize(kMostTrigrams);
  return joined(terms, " AND ");
}

/// Words like 手机 have two characters only. Not of letters that have a case: the index keeps them folded.
bool isPairOfIdeographs(const std::string& text) {
  const auto starts = characterStarts(text);
  if (starts.size() != 3) return false;
  return std::all_of(starts.begin(), starts.end() - 1, [&text](std::size_t at) {
    return static_cast<unsigned char>(text[at]) >= 0xE3;  // from U+3000 on
  });
}

/// Rows that have a trigram which begins with the two characters; the index ends each item with a blank for that.
/// Empty: there are none. Absent: too many different ones.
Result<std::optional<std::string>> trigramsFrom(sqlite::Database& database, const std::string& text) {
  auto read = database.prepare("SELECT term FROM rebate_terms WHERE term >= ? AND term < ? LIMIT ?");
  if (!read) return read.error();
  read->bind(1, text).bind(2, text + std::string(kAfterEverything)).bind(3, kMostEndings + 1);
  std::vector<std::string> terms;
  while (true) {
    const auto row = read->step();
    if (!row) return row.error();
    if (!*row) break;
    terms.push_back(quoted(read->text(0)));
  }
  if (static_cast<std::int64_t>(terms.size()) > kMostEndings) return std::optional<std::string>{};
  return std::optional(joined(terms, " OR "));
}

/// A zero byte would end a query in its middle. No row has the one that takes its place.
std::string withoutZeros(std::string text) {
  std::replace(text.begin(), text.end(), '\0', '\1');
  return text;
}

std::string likeText(const std::string& text) {
  std::string like = "%";
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') like += '\\';
    like += c;
  }
  return like + '%';
}

Result<std::string> tokenQuery(sqlite::Database& database, const std::string& text, std::size_t shortestNickname) {
  auto read = database.prepare("SELECT value FROM meta WHERE key = 'search_key'");
  if (!read) return read.error();
  const auto row = read->step();
  if (!row) return row.error();
  const auto key = *row ? wire::fromHex(read->text(0)).value_or("") : std::string();
  auto wanted = wire::wantedTokens(text, key);
  if (characterStarts(text).size() - 1 < shortestNickname) wanted.nickname.clear();
  for (auto& token : wanted.phone) token = quoted(token);
  std::vector<std::string> either;
  if (!wanted.phone.empty()) either.push_back("(" + joined(wanted.phone, " AND ") + ")");
  if (!wanted.nickname.empty()) either.push_back(quoted(wanted.nickname));
  return joined(either, " OR ");
}

struct Part {
  std::string sql;
  std::vector<Value> values;
};

/// Adds the numbers that a part finds; stops beyond kFew.
Outcome addNumbers(sqlite::Database& database, const Part& part, std::vector<std::int64_t>& numbers) {
  const auto room = kFew + 1 - static_cast<std::int64_t>(numbers.size());
  if (room <= 0) return Done{};
  auto read = database.prepare(part.sql + " LIMIT " + std::to_string(kFew + 1));
  if (!read) return read.error();
  bindAll(*read, part.values);
  for (std::int64_t i = 0; i < room; ++i) {
    const auto row = read->step();
    if (!row) return row.error();
    if (!*row) return Done{};
    numbers.push_back(read->integer(0));
  }
  return Done{};
}

std::string jsonOf(const std::vector<std::int64_t>& numbers) {
  std::string json = "[";
  for (const auto number : numbers) (json += json.size() > 1 ? "," : "") += std::to_string(number);
  return json + ']';
}

constexpr const char* kUsersWithTokens =
    "user_id IN (SELECT id FROM users WHERE number IN (SELECT rowid FROM user_search WHERE user_search MATCH ?))";

/// The condition itself, whichever way the rows are come by.
Part conditionFor(const std::string& text, const std::string& tokens) {
  const std::string end = text + std::string(kAfterEverything);
  const bool anyPart = characterStarts(text).size() > 3;
  Part part{"(item LIKE ? ESCAPE '\\' OR user_id >= ? AND user_id < ?", {likeText(text), text, end}};
  part.sql += anyPart ? " OR line LIKE ? ESCAPE '\\'" : " OR line >= ? AND line < ?";
  part.values.emplace_back(anyPart ? likeText(text) : text);
  if (!anyPart) part.values.emplace_back(end);
  if (!tokens.empty()) {
    part.sql += std::string(" OR ") + kUsersWithTokens;
    part.values.emplace_back(tokens);
  }
  part.sql += ")";
  return part;
}

/// What together finds every row that the condition can be true of. None: only a walk does.
Result<std::vector<Part>> sourcesFor(sqlite::Database& database, const std::string& text, const std::string& tokens) {
  std::vector<Part> parts;
  auto trigrams = Result<std::optional<std::string>>(allTrigrams(text));
  if (trigrams->value().empty()) {
    if (!isPairOfIdeographs(text)) return parts;
    trigrams = trigramsFrom(database, text);
    if (!trigrams) return trigrams.error();
    if (!*trigrams) return parts;
  }
  const std::string end = text + std::string(kAfterEverything);
  if (!(*trigrams)->empty())
    parts.push_back({"SELECT rowid FROM rebate_search WHERE rebate_search MATCH ?", {**trigrams}});
  parts.push_back({"SELECT number FROM rebates WHERE user_id >= ? AND user_id < ?", {text, end}});
  if (!tokens.empty()) parts.push_back({std::string("SELECT number FROM rebates WHERE ") + kUsersWithTokens, {tokens}});
  return parts;
}

Outcome addUsers(sqlite::Database& database, const Part& part, int limit, std::map<std::string, User>& found) {
  auto read =
      database.prepare(std::string("SELECT ") + kUserColumns + " FROM " + part.sql + " LIMIT " + std::to_string(limit));
  if (!read) return read.error();
  bindAll(*read, part.values);
  while (true) {
    const auto row = read->step();
    if (!row) return row.error();
    if (!*row) return Done{};
    auto user = userIn(*read);
    if (!user) return user.error();
    found.emplace(user->id, *user);
  }
}

}  // namespace

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

Result<TextFilter> filterFor(sqlite::Database& database, const std::string& typed) {
  const auto text = withoutZeros(typed);
  const auto tokens = tokenQuery(database, text, kShortestNickname);
  if (!tokens) return tokens.error();
  const auto condition = conditionFor(text, *tokens);
  const auto sources = sourcesFor(database, text, *tokens);
  if (!sources) return sources.error();
  std::vector<std::int64_t> numbers;
  for (const auto& source : *sources)
    if (const auto added = addNumbers(database, source, numbers); !added) return added.error();
  TextFilter filter{condition.sql, condition.values, false};
  filter.few = !sources->empty() && static_cast<std::int64_t>(numbers.size()) <= kFew;
  if (!filter.few) return filter;
  filter.where = "number IN (SELECT value FROM json_each(?)) AND " + filter.where;
  filter.values.insert(filter.values.begin(), jsonOf(numbers));
  return filter;
}

Result<std::vector<User>> usersWith(sqlite::Database& database, const std::string& typed, int limit) {
  const auto text = withoutZeros(typed);
  // "林**": the mask of those whose nickname begins with what stands before the stars.
  const auto star = text.find_first_of("*");
  const auto tokens = tokenQuery(database, text.substr(0, star), 1);
  if (!tokens) return tokens.error();
  std::map<std::string, User> found;
  // People read an id out by its number.
  const bool number = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  for (const auto& id : number ? std::vector{text, "u-" + text} : std::vector{text}) {
    const Part byId{"users WHERE version > 0 AND id >= ? AND id < ? ORDER BY id",
                    {id, id + std::string(kAfterEverything)}};
    if (const auto added = addUsers(database, byId, limit, found); !added) return added.error();
  }
  if (!tokens->empty()) {
    // From the index to the users, so that it ends with the last one wanted.
    Part blind{"user_search CROSS JOIN users ON number = user_search.rowid WHERE user_search MATCH ? AND version > 0",
               {*tokens}};
    if (star != std::string::npos) blind.sql += " AND mask = ?", blind.values.emplace_back(text);
    if (const auto added = addUsers(database, blind, limit, found); !added) return added.error();
  }
  std::vector<User> users;
  for (auto& [id, user] : found)
    if (static_cast<int>(users.size()) < limit) users.push_back(std::move(user));
  return users;
}

}  // namespace rebate::cache
