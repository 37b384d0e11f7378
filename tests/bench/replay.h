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

/// As one that is kept: what it borrows is copied.
Recorded recorded(std::string_view sql, const region::SqlValues& values);

/// A session of some engine that writes down what goes through it, a group for every savepoint.
template <class Session>
class RecordingSession : public Session {
 public:
  template <class... Arguments>
  explicit RecordingSession(Recording& recording, Arguments&&... arguments)
      : Session(std::forward<Arguments>(arguments)...), recording_(recording) {}

 protected:
  Result<std::int64_t> doRun(std::string_view sql, const region::SqlValues& values) override {
    record(sql, values);
    return Session::doRun(sql, values);
  }
  Outcome doEach(std::string_view sql, const region::SqlValues& values,
                 const region::SqlSession::OnRow& onRow) override {
    record(sql, values);
    return Session::doEach(sql, values, onRow);
  }
  Outcome doPost(std::string_view sql, const region::SqlValues& values, std::optional<std::int64_t> expected,
                 const Error& otherwise) override {
    // Where the session makes a run of it, that is recorded.
    const auto before = inJob_ ? recording_.back().size() : 0;
    const auto posted = Session::doPost(sql, values, expected, otherwise);
    if (inJob_ && recording_.back().size() == before) record(sql, values);
    return posted;
  }
  Outcome control(std::string_view sql) override {
    inJob_ = sql.starts_with("SAVEPOINT");
    if (inJob_) recording_.emplace_back();
    return Session::control(sql);
  }

 private:
  void record(std::string_view sql, const region::SqlValues& values) {
    if (inJob_) recording_.back().push_back(recorded(sql, values));
  }
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
