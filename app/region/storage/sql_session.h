// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/money.h"
#include "domain/result.h"
#include "domain/time.h"

namespace rebate::region {

/// A parameter. Text is borrowed: it must live until the call returns.
class SqlValue {
 public:
  SqlValue(std::int64_t value) : value_(value) {}
  SqlValue(int value) : value_(static_cast<std::int64_t>(value)) {}
  SqlValue(bool value) : value_(static_cast<std::int64_t>(value ? 1 : 0)) {}
  SqlValue(Fen amount) : value_(amount.value) {}
  SqlValue(std::string_view text) : value_(text) {}
  SqlValue(const std::string& text) : value_(std::string_view(text)) {}
  SqlValue(const char* text) : value_(std::string_view(text)) {}
  SqlValue(std::nullopt_t) {}
  template <class T>
  SqlValue(const std::optional<T>& value) {  // absent: NULL
    if (value) *this = SqlValue(*value);
  }
  const std::variant<std::monostate, std::int64_t, std::string_view>& get() const { return value_; }

 private:
  std::variant<std::monostate, std::int64_t, std::string_view> value_;
};
using SqlValues = std::vector<SqlValue>;

/// What the jobs of one write transaction have read or written already and would each read again; nobody else can
/// change it meanwhile. Forgotten with the transaction, and as soon as a part of it is undone.
struct SqlKnown {
  struct AuditEnd {
    std::int64_t seq = 0;
    std::string hash;
  };
  std::optional<std::int64_t> change;   ///< the newest one's number
  std::optional<AuditEnd> audit;        ///< the newest record
  std::optional<std::string> stopped;   ///< the broken rule crediting was stopped for; empty: none
  std::map<std::int64_t, int> reserve;  ///< days, by version of the rules
};

/// A row on loan to a callback. Columns count from 0.
class SqlRow {
 public:
  virtual ~SqlRow() = default;
  virtual std::int64_t integer(int column) const = 0;
  virtual std::string text(int column) const = 0;
  virtual bool isNull(int column) const = 0;
  Fen fen(int column) const { return {integer(column)}; }
};

/// One connection to a store, used by one thread at a time. SQL is kept portable; parameters are $1, $2, …
/// and must first occur in that order (SQLite numbers them so).
///
/// A session remembers its first failure: from then on every call does nothing and yields nothing, so a job
/// is written as a plain sequence and whoever runs it looks once, and rolls back, at the end.
class SqlSession {
 public:
  using OnRow = std::function<void(const SqlRow&)>;

  virtual ~SqlSession() = default;
  /// Rows changed.
  std::int64_t run(std::string_view sql, const SqlValues& values = {});
  /// As run, where nobody asks how many rows changed: a driver may send it together with what comes next. A failure
  /// shows by the next statement that answers, at the latest when the job is released or the transaction committed.
  void post(std::string_view sql, const SqlValues& values = {});
  /// One that changes exactly one row, or fails with `otherwise`.
  void postOne(std::string_view sql, const SqlValues& values, const Error& otherwise);
  void each(std::string_view sql, const SqlValues& values, const OnRow& onRow);
  std::optional<std::int64_t> integer(std::string_view sql, const SqlValues& values = {});
  std::optional<std::string> text(std::string_view sql, const SqlValues& values = {});

  /// A job may find out for itself that it cannot go on.
  void fail(Error error);
  const std::optional<Error>& failure() const { return failure_; }
  Outcome outcome() const;

  Outcome beginWrite();  ///< takes the write lock at once
  Outcome beginRead();   ///< everything read until end() is of one moment
  Outcome commit();      ///< fails, and rolls back, after a failure
  void rollback();       ///< forgets the failure
  Outcome savepoint();
  SqlKnown& known() { return known_; }  ///< of a write transaction
  Outcome release();                    ///< fails, and undoes to the savepoint, after a failure; forgets the failure

  /// One or more statements without parameters, outside of what a session remembers of failures.
  virtual Outcome execute(const std::string& sql) = 0;
  /// Another text after anybody's commit (and now and then without one).
  virtual std::string position() = 0;
  /// How long a write waits for another one. Between transactions only.
  virtual void setPatience(Millis patience) = 0;

  /// Between two transactions of a busy writer: housekeeping that must not wait for quieter times.
  virtual void tidy() {}

 protected:
  virtual Result<std::int64_t> doRun(std::string_view sql, const SqlValues& values) = 0;
  /// `expected`: how many rows change, if that is known; `otherwise` says what it means when it was another number.
  virtual Outcome doPost(std::string_view sql, const SqlValues& values, std::optional<std::int64_t> expected,
                         const Error& otherwise);
  virtual Outcome doEach(std::string_view sql, const SqlValues& values, const OnRow& onRow) = 0;
  virtual Outcome control(std::string_view sql) = 0;
  virtual std::string_view beginWriteSql() const = 0;
  virtual std::string_view beginReadSql() const { return "BEGIN"; }

 private:
  std::optional<Error> failure_;
  SqlKnown known_;
};

}  // namespace rebate::region
