// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/storage/sqlite_session.h"

#include <algorithm>

namespace rebate::region {
namespace {

class Row : public SqlRow {
 public:
  explicit Row(const sqlite::Statement& statement) : statement_(statement) {}
  std::int64_t integer(int column) const override { return statement_.integer(column); }
  std::string text(int column) const override { return statement_.text(column); }
  bool isNull(int column) const override { return statement_.isNull(column); }

 private:
  const sqlite::Statement& statement_;
};

void bind(sqlite::Statement& statement, const SqlValues& values) {
  int parameter = 0;
  for (const auto& value : values) {
    ++parameter;
    if (const auto* number = std::get_if<std::int64_t>(&value.get()))
      statement.bind(parameter, *number);
    else if (const auto* text = std::get_if<std::string_view>(&value.get()))
      statement.bind(parameter, *text);
    else
      statement.bindNull(parameter);
  }
}

constexpr int kLookEvery = 16;          // commits; looking costs a system call
constexpr Millis kWaitForReaders = 30;  // well below any lease: renewals wait behind it

}  // namespace

void SqliteSession::tidy() {
  if (++commits_ % kLookEvery != 0) return;
  const auto size = database_.logSize();
  if (size <= std::max(logLimit_, tryAbove_)) return;
  tryAbove_ = database_.restartLog(kWaitForReaders) ? 0 : size + logLimit_ / 8;
}

std::string SqliteSession::position() {
  return std::to_string(integer("PRAGMA data_version").value_or(-1));
}

void SqliteSession::setPatience(Millis patience) {
  static_cast<void>(database_.execute("PRAGMA busy_timeout = " + std::to_string(patience)));
}

Result<std::int64_t> SqliteSession::doRun(std::string_view sql, const SqlValues& values) {
  auto statement = database_.prepare(sql);
  if (!statement) return statement.error();
  bind(*statement, values);
  if (const auto done = statement->run(); !done) return done.error();
  return database_.changes();
}

Outcome SqliteSession::doEach(std::string_view sql, const SqlValues& values, const OnRow& onRow) {
  auto statement = database_.prepare(sql);
  if (!statement) return statement.error();
  bind(*statement, values);
  while (true) {
    const auto more = statement->step();
    if (!more) return more.error();
    if (!*more) return Done{};
    onRow(Row(*statement));
  }
}

Outcome SqliteSession::control(std::string_view sql) {
  auto statement = database_.prepare(sql);
  if (!statement) return statement.error();
  return statement->run();
}

}  // namespace rebate::region
