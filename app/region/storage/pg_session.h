// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "region/storage/pg_connection.h"

namespace rebate::region {

/// SqlSession over PostgreSQL. Connects when it is first asked, and again, between transactions, when the connection
/// was lost. A commit without an answer, or one that no other member confirmed, is Errc::unanswered: it may be there.
class PgSession : public SqlSession {
 public:
  explicit PgSession(PgOptions options) : options_(std::move(options)) {}

  Outcome execute(const std::string& sql) override;
  std::string position() override;
  void setPatience(Millis patience) override;
  Outcome connect();  ///< only to find out whether it can

 protected:
  Result<std::int64_t> doRun(std::string_view sql, const SqlValues& values) override;
  Outcome doPost(std::string_view sql, const SqlValues& values, std::optional<std::int64_t> expected,
                 const Error& otherwise) override;
  Outcome doEach(std::string_view sql, const SqlValues& values, const OnRow& onRow) override;
  Outcome control(std::string_view sql) override;
  std::string_view beginWriteSql() const override;
  std::string_view beginReadSql() const override { return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"; }

 private:
  Outcome begin(const std::string& sql);
  Outcome end();
  Result<PgConnection::Answer> ask(std::string_view sql, const SqlValues& values);

  PgOptions options_;
  std::unique_ptr<PgConnection> connection_;
  bool open_ = false;  ///< a transaction was begun; if its connection is lost, so is it
};

}  // namespace rebate::region
