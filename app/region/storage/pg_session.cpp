// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/storage/pg_session.h"

#include <libpq-fe.h>

#include <charconv>
#include <cstdlib>

namespace rebate::region {
namespace {

class Row : public SqlRow {
 public:
  Row(const PGresult* answer, int row) : answer_(answer), row_(row) {}
  std::int64_t integer(int column) const override {
    const char* text = PQgetvalue(answer_, row_, column);
    if (*text == 't') return 1;  // truth comes as t or f
    return std::strtoll(text, nullptr, 10);
  }
  std::string text(int column) const override {
    return {PQgetvalue(answer_, row_, column), static_cast<std::size_t>(PQgetlength(answer_, row_, column))};
  }
  bool isNull(int column) const override { return PQgetisnull(answer_, row_, column) != 0; }

 private:
  const PGresult* answer_;
  int row_;
};

std::int64_t rowsChanged(const PGresult* answer) {
  const std::string_view text = PQcmdTuples(const_cast<PGresult*>(answer));
  std::int64_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

Error unknown(std::string why) {
  return {Errc::unanswered, "commit", std::move(why)};
}

}  // namespace

Outcome PgSession::connect() {
  if (connection_ && !connection_->lost()) return Done{};
  connection_.reset();
  auto opened = PgConnection::open(options_);
  if (!opened) return opened.error();
  connection_ = *std::move(opened);
  return Done{};
}

void PgSession::setPatience(Millis patience) {
  options_.patience = patience;
  connection_.reset();  // the next one is begun with it
}

/// One writer at a time in the whole cluster, as with a file: numbers have no gaps, the audit chain and the rules about
/// money need no other locks.
std::string_view PgSession::beginWriteSql() const {
  return "BEGIN; SELECT pg_advisory_xact_lock(7234298870611337216)";
}

Result<PgConnection::Answer> PgSession::ask(std::string_view sql, const SqlValues& values) {
  if (open_ && (!connection_ || connection_->lost()))
    return Error{Errc::unavailable, "postgresql", "the connection was lost"};
  if (const auto there = connect(); !there) return there.error();
  auto answer = connection_->run(sql, values);
  // Between transactions a reading that met an old, dead connection is asked once more; a write is not.
  const bool again = !answer && !open_ && connection_->lost() && sql.starts_with("SELECT");
  if (!again) return answer;
  if (const auto there = connect(); !there) return there.error();
  return connection_->run(sql, values);
}

Result<std::int64_t> PgSession::doRun(std::string_view sql, const SqlValues& values) {
  const auto answer = ask(sql, values);
  if (!answer) return answer.error();
  return rowsChanged(answer->get());
}

/// Only what is a part of a transaction waits: it comes to its end with it.
Outcome PgSession::doPost(std::string_view sql, const SqlValues& values, std::optional<std::int64_t> expected,
                          const Error& otherwise) {
  if (!open_) return SqlSession::doPost(sql, values, expected, otherwise);
  if (!connection_ || connection_->lost()) return Error{Errc::unavailable, "postgresql", "the connection was lost"};
  return connection_->send(sql, values, {expected, otherwise});
}

/// The answer is here as a whole before the first row is told: a callback may ask something else meanwhile.
Outcome PgSession::doEach(std::string_view sql, const SqlValues& values, const OnRow& onRow) {
  const auto answer = ask(sql, values);
  if (!answer) return answer.error();
  const int rows = PQntuples(answer->get());
  for (int row = 0; row < rows; ++row) onRow(Row(answer->get(), row));
  return Done{};
}

Outcome PgSession::control(std::string_view sql) {
  if (sql.starts_with("BEGIN")) return begin(std::string(sql));
  if (sql == "COMMIT") return end();
  const bool gone = !connection_ || connection_->lost();
  if (sql == "ROLLBACK") {
    open_ = false;
    if (!gone) static_cast<void>(connection_->settle());       // whatever came of it is undone
    if (gone || !connection_->inTransaction()) return Done{};  // the server has rolled back, or will when it notices
  }
  if (gone) return Error{Errc::unavailable, "postgresql", "the connection was lost"};
  if (sql.starts_with("SAVEPOINT")) {
    // What failed before it must not look like something that can be undone to it.
    const auto settled = connection_->settle();
    return settled ? connection_->send(sql, {}, {}) : settled;
  }
  const bool undoes = sql.starts_with("ROLLBACK");
  if (undoes) static_cast<void>(connection_->settle());
  const auto done = undoes ? connection_->execute(std::string(sql)) : connection_->run(sql, {});
  if (!done) return done.error();
  return Done{};
}

/// Nothing has been done yet: a connection that died since it was last used is simply another one.
Outcome PgSession::begin(const std::string& sql) {
  for (int attempt = 0;; ++attempt) {
    if (const auto there = connect(); !there) return there;
    const auto begun = connection_->execute(sql);
    open_ = begun.ok();
    if (begun) return Done{};
    if (!connection_->lost()) static_cast<void>(connection_->execute("ROLLBACK"));
    if (!connection_->lost() || attempt > 0) return begun.error();
  }
}

Outcome PgSession::end() {
  open_ = false;
  if (!connection_ || connection_->lost()) return Error{Errc::unavailable, "postgresql", "the connection was lost"};
  if (const auto settled = connection_->settle(); !settled) return settled;
  // The server must not give up waiting for another member to confirm: what it then shows would look like done. Nobody
  // sees it while it waits; we stop waiting before that.
  const auto done = connection_->execute("SET LOCAL statement_timeout = 0; COMMIT");
  if (!done) return connection_->lost() ? unknown(done.error().detail) : done.error();
  if (connection_->commitIsUncertain()) return unknown("no other member has confirmed it");
  if (std::string_view(PQcmdStatus(done->get())) != "COMMIT")
    return Error{Errc::storage, "commit", "the transaction had failed and was rolled back"};
  return Done{};
}

Outcome PgSession::execute(const std::string& sql) {
  if (const auto there = connect(); !there) return there;
  const auto done = connection_->execute(sql);
  if (!done) return done.error();
  return Done{};
}

/// What can be seen, not what has been written: a commit that still waits for the other members is in the log already.
std::string PgSession::position() {
  return text("SELECT CAST(pg_current_snapshot() AS TEXT)").value_or("");
}

}  // namespace rebate::region
