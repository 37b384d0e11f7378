// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.h"
#include "domain/time.h"
#include "region/storage/sql_session.h"

struct pg_conn;
struct pg_result;

namespace rebate::region {

/// What a connection is for decides how long the server lets it be slow.
struct PgOptions {
  std::string setting;  ///< libpq's, without the password
  std::string password;
  bool writes = false;      ///< only a server that takes writes will do
  Millis patience = 5'000;  ///< for the write lock, and for rows somebody else has locked
  Millis statementTimeout = 60'000;
  Millis idleInTransaction = 60'000;  ///< a stopped process must not keep the write lock
};

/// What is to come of a statement that was sent ahead.
struct PgExpected {
  std::optional<std::int64_t> rows;  ///< changed; absent: any number
  Error otherwise;
};

/// One libpq connection and the statements prepared on it. Used by one thread at a time. Statements sent ahead wait in
/// a pipeline for the next one that is answered; when one of them fails, that one's answer is its error, and none that
/// was sent after it is done.
class PgConnection {
 public:
  using Answer = std::unique_ptr<pg_result, void (*)(pg_result*)>;

  /// Errc::unavailable: nobody there, nobody who takes writes, not let in.
  static Result<std::unique_ptr<PgConnection>> open(const PgOptions& options);
  ~PgConnection();
  PgConnection(const PgConnection&) = delete;
  PgConnection& operator=(const PgConnection&) = delete;

  Result<Answer> execute(const std::string& sql);  ///< one or more statements; the last one's rows
  Result<Answer> run(std::string_view sql, const SqlValues& values);
  Outcome send(std::string_view sql, const SqlValues& values, PgExpected expected);
  Outcome settle();  ///< waits for what was sent ahead
  bool lost() const;
  bool inTransaction() const;
  /// The server answered a commit, but said that no other member may have it.
  bool commitIsUncertain() const { return uncertain_; }

 private:
  PgConnection(pg_conn* connection, Millis answerWithin);
  struct Sent {
    std::string prepares;  ///< the key of the statement it only prepares; empty: it is run
    PgExpected expected;
  };
  Result<Answer> answer(bool sent);
  bool awaitAnswer(Millis until);
  Result<std::string> prepared(std::string_view sql, const SqlValues& values);
  std::string freshName() { return "s" + std::to_string(++prepared_); }

  // The pipeline: pg_pipeline.cpp
  Outcome append(std::string_view sql, const SqlValues& values, PgExpected expected);
  Result<std::string> prepareAhead(std::string_view sql, const SqlValues& values);
  Result<Answer> drain();
  Result<Answer> next();
  std::optional<Error> failureOf(const Sent& sent, const pg_result* came);
  static void heard(void* self, const pg_result* notice);

  pg_conn* connection_;
  const Millis answerWithin_;                              ///< the server's own limit and then some
  bool silent_ = false;                                    ///< it did not keep to it: nothing more is asked here
  std::map<std::string, std::string, std::less<>> names_;  ///< of prepared statements, by text and types
  int prepared_ = 0;
  std::vector<Sent> ahead_;  ///< in the pipeline; not empty: in pipeline mode
  bool uncertain_ = false;
};

/// By SQLSTATE; the detail is the server's first line, which holds no values of rows.
Error pgError(const pg_result* answer, pg_conn* connection);

}  // namespace rebate::region
