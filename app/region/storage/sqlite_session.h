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

 protected:
  Result<std::int64_t> doRun(std::string_view sql, const SqlValues& values) override;
  Outcome doEach(std::string_view sql, const SqlValues& values, const OnRow& onRow) override;
  Outcome control(std::string_view sql) override;
  std::string_view beginWriteSql() const override { return "BEGIN IMMEDIATE"; }

 private:
  sqlite::Database database_;
};

}  // namespace rebate::region
