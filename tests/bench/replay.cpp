// SPDX-License-Identifier: GPL-3.0-or-later
#include "replay.h"

#include <sqlite3.h>

#include "bench.h"

namespace rebate::bench {

Recorded recorded(std::string_view sql, const region::SqlValues& values) {
  Recorded recorded{std::string(sql), {}};
  for (const auto& value : values) {
    if (const auto* number = std::get_if<std::int64_t>(&value.get()))
      recorded.values.emplace_back(*number);
    else if (const auto* text = std::get_if<std::string_view>(&value.get()))
      recorded.values.emplace_back(std::string(*text));
    else
      recorded.values.emplace_back();
  }
  return recorded;
}

Bare::~Bare() {
  for (auto& [sql, statement] : prepared_) sqlite3_finalize(statement);
}

sqlite3_stmt* Bare::prepared(const std::string& sql) {
  auto& statement = prepared_[sql];
  if (!statement && sqlite3_prepare_v3(handle_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != 0)
    giveUp(sql + ": " + sqlite3_errmsg(handle_));
  return statement;
}

void Bare::finish(sqlite3_stmt* statement) {
  int code = SQLITE_ROW;
  while (code == SQLITE_ROW) {
    code = sqlite3_step(statement);
    for (int i = 0; code == SQLITE_ROW && i < sqlite3_column_count(statement); ++i) sqlite3_column_text(statement, i);
  }
  if (code != SQLITE_DONE) giveUp(std::string(sqlite3_sql(statement)) + ": " + sqlite3_errmsg(handle_));
  sqlite3_reset(statement);
}

void Bare::run(const std::string& sql, std::int64_t value) {
  auto* statement = prepared(sql);
  if (sqlite3_bind_parameter_count(statement) > 0) sqlite3_bind_int64(statement, 1, value);
  finish(statement);
}

void Bare::run(const Recorded& recorded) {
  auto* statement = prepared(recorded.sql);
  int parameter = 0;
  for (const auto& value : recorded.values) {
    ++parameter;
    if (const auto* number = std::get_if<std::int64_t>(&value))
      sqlite3_bind_int64(statement, parameter, *number);
    else if (const auto* text = std::get_if<std::string>(&value))
      sqlite3_bind_text64(statement, parameter, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
    else
      sqlite3_bind_null(statement, parameter);
  }
  finish(statement);
}

void Bare::execute(const std::string& sql) {
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    giveUp(sql + ": " + sqlite3_errmsg(handle_));
}

}  // namespace rebate::bench
