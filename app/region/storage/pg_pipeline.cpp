// SPDX-License-Identifier: GPL-3.0-or-later
// Statements sent ahead of the one whose answer is waited for: one way to the server and back for all of them.
#include <libpq-fe.h>

#include <charconv>

#include "region/storage/pg_connection.h"
#include "region/storage/pg_parameters.h"
#include "region/telemetry/clock.h"

namespace rebate::region {
namespace {

constexpr std::size_t kMostAhead = 128;  // the server must not have to keep many answers back

std::int64_t rowsOf(const PGresult* answer) {
  const std::string_view text = PQcmdTuples(const_cast<PGresult*>(answer));
  std::int64_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

}  // namespace

Outcome PgConnection::send(std::string_view sql, const SqlValues& values, PgExpected expected) {
  if (ahead_.size() >= kMostAhead)
    if (const auto settled = settle(); !settled) return settled;
  return append(sql, values, std::move(expected));
}

Outcome PgConnection::settle() {
  if (ahead_.empty()) return Done{};
  if (const auto done = drain(); !done) return done.error();
  return Done{};
}

Outcome PgConnection::append(std::string_view sql, const SqlValues& values, PgExpected expected) {
  if (ahead_.empty() && PQenterPipelineMode(connection_) == 0) return pgError(nullptr, connection_);
  const auto name = prepareAhead(sql, values);
  if (!name) return name.error();
  const Parameters parameters(values);
  if (PQsendQueryPrepared(connection_, name->c_str(), parameters.count(), parameters.pointers(), nullptr, nullptr, 0) ==
      0)
    return pgError(nullptr, connection_);
  ahead_.push_back({{}, std::move(expected)});
  return Done{};
}

Result<std::string> PgConnection::prepareAhead(std::string_view sql, const SqlValues& values) {
  const auto types = typesOf(values);
  auto key = keyOf(sql, types);
  if (const auto known = names_.find(key); known != names_.end()) return known->second;
  auto name = freshName();
  if (PQsendPrepare(connection_, name.c_str(), std::string(sql).c_str(), static_cast<int>(types.size()),
                    types.data()) == 0)
    return pgError(nullptr, connection_);
  names_.emplace(key, name);
  ahead_.push_back({std::move(key), {}});
  return name;
}

/// The answer to the newest, or the first failure. What was sent behind a failure was skipped by the server.
Result<PgConnection::Answer> PgConnection::drain() {
  const auto sent = std::exchange(ahead_, {});
  if (PQpipelineSync(connection_) == 0) return pgError(nullptr, connection_);
  Answer last{nullptr, PQclear};
  std::optional<Error> failure;
  for (const auto& statement : sent) {
    auto came = next();
    if (!came) return came.error();
    const auto wrong = failureOf(statement, came->get());
    if (wrong && !statement.prepares.empty()) names_.erase(statement.prepares);
    if (wrong && !failure) failure = wrong;
    last = *std::move(came);
    if (const auto end = next(); !end) return end.error();  // each one's answers end with none
  }
  if (const auto synced = next(); !synced) return synced.error();
  if (lost() || PQexitPipelineMode(connection_) == 0) return pgError(nullptr, connection_);
  if (failure) return *failure;
  return last;
}

/// Null: the end of one's answers. A server that stays silent for too long counts as lost.
Result<PgConnection::Answer> PgConnection::next() {
  if (!awaitAnswer(bootMillis() + answerWithin_)) {
    silent_ = true;
    return Error{Errc::unavailable, "postgresql", "no answer"};
  }
  Answer came{PQgetResult(connection_), PQclear};
  if (lost()) return pgError(nullptr, connection_);
  return came;
}

std::optional<Error> PgConnection::failureOf(const Sent& sent, const PGresult* came) {
  const auto status = PQresultStatus(came);
  if (status == PGRES_PIPELINE_ABORTED) return Error{Errc::cancelled, "postgresql", "skipped"};
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) return pgError(came, connection_);
  const bool counts = sent.prepares.empty() && sent.expected.rows;
  if (counts && rowsOf(came) != *sent.expected.rows) return sent.expected.otherwise;
  return std::nullopt;
}

}  // namespace rebate::region
