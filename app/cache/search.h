// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "domain/user.h"
#include "sqlite/database.h"

namespace rebate::cache {

using Value = std::variant<std::int64_t, std::string>;
void bindAll(sqlite::Statement& statement, const std::vector<Value>& values);

/// Which rows of `rebates` a text finds (ports/cache.h says what by), as a condition for WHERE.
struct TextFilter {
  std::string where;
  std::vector<Value> values;
  /// Few rows can match, and the condition begins with their numbers: read FROM rebates NOT INDEXED and sort. Otherwise
  /// many do: walk along the order's index, and the page is soon full.
  bool few = false;
};
Result<TextFilter> filterFor(sqlite::Database& database, const std::string& text);

Result<std::vector<User>> usersWith(sqlite::Database& database, const std::string& text, int limit);

}  // namespace rebate::cache
