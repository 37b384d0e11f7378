// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "region/storage/sql_session.h"
#include "sqlite/database.h"

namespace rebate::region {

/// SqlSession over one SQLite file.
class SqliteSession : public SqlSession {
 public:
  explicit SqliteSession(sqlite::Database database) : database_(std::move(database)) {}
  sqlite::Database& database() { return database_; }

  Outcome execute(const std::string& sql) override { return database_.execute(sql); }
  std::string position() override;
  void setPatience(Millis patience) override;

  /// Readers that always overlap keep the write-ahead log from ever being begun anew; it grows without end, and the
  /// next opener after a crash reads all of it. Above the limit a moment without readers is waited for.
  void tidy() override;
  void setLogLimit(std::int64_t bytes) { logLimit_ = bytes; }

 protected:
  Result<std::int64_t> doRun(std::string_view sql, const SqlValues& values) override;
  Outcome doEach(std::string_view sql, const SqlValues& values, const OnRow& onRow) override;
  Outcome control(std::string_view sql) override;
  std::string_view beginWriteSql() const override { return "BEGIN IMMEDIATE"; }

 private:
  sqlite::Database database_;
  std::int64_t logLimit_ = 64LL << 20;
  std::int64_t tryAbove_ = 0;  ///< after a try in vain: not again before it has grown to this
  int commits_ = 0;
};

}  // namespace rebate::region
