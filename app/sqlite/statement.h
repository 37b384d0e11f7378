// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "domain/result.h"

struct sqlite3_stmt;

namespace rebate::sqlite {

/// A prepared statement on loan. Parameters count from 1, columns from 0.
class [[nodiscard]] Statement {
 public:
  Statement(sqlite3_stmt* handle, std::function<void(sqlite3_stmt*)> giveBack);
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, std::string_view text);
  Statement& bindNull(int parameter);

  /// True: a row is there. False: done.
  Result<bool> step();
  /// Runs to the end; for statements without rows.
  Outcome run();
  /// Ready for new parameters.
  void reset();

  std::int64_t integer(int column) const;
  std::string text(int column) const;
  bool isNull(int column) const;

 private:
  sqlite3_stmt* handle_;
  std::function<void(sqlite3_stmt*)> giveBack_;
};

}  // namespace rebate::sqlite
