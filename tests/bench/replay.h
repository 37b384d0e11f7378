// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "region/storage/sqlite_session.h"

struct sqlite3;
struct sqlite3_stmt;

namespace rebate::bench {

struct Recorded {
  std::string sql;
  std::vector<std::variant<std::monostate, std::int64_t, std::string>> values;
};
/// The statements of each job, in turn.
using Recording = std::vector<std::vector<Recorded>>;

/// Writes down what goes through it, a group for every savepoint.
class RecordingSession : public region::SqliteSession {
 public:
  RecordingSession(sqlite::Database database, Recording& recording)
      : SqliteSession(std::move(database)), recording_(recording) {}

 protected:
  Result<std::int64_t> doRun(std::string_view sql, const region::SqlValues& values) override;
  Outcome doEach(std::string_view sql, const region::SqlValues& values, const OnRow& onRow) override;
  Outcome control(std::string_view sql) override;

 private:
  void record(std::string_view sql, const region::SqlValues& values);
  Recording& recording_;
  bool inJob_ = false;
};

/// SQLite and nothing else: every statement prepared once, bound, stepped, reset.
class Bare {
 public:
  explicit Bare(sqlite3* handle) : handle_(handle) {}
  ~Bare();
  Bare(const Bare&) = delete;
  Bare& operator=(const Bare&) = delete;
  void run(const std::string& sql, std::int64_t value);
  void run(const Recorded& recorded);
  void execute(const std::string& sql);

 private:
  sqlite3_stmt* prepared(const std::string& sql);
  void finish(sqlite3_stmt* statement);
  sqlite3* handle_;
  std::map<std::string, sqlite3_stmt*, std::less<>> prepared_;
};

}  // namespace rebate::bench
