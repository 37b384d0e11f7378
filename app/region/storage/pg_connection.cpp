// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/storage/pg_connection.h"

#include <libpq-fe.h>
#include <poll.h>

#include <array>
#include <cstring>

#include "region/storage/pg_parameters.h"
#include "region/telemetry/clock.h"

namespace rebate::region {
namespace {

constexpr Millis kGrace = 500;  // beyond the server's own limit

PgConnection::Answer answerOf(PGresult* result) {
  return {result, PQclear};
}

Error unreachable(PGconn* connection) {
  std::string why = connection ? PQerrorMessage(connection) : "out of memory";
  while (!why.empty() && why.back() == '\n') why.pop_back();
  return {Errc::unavailable, "postgresql", std::move(why)};
}

Errc codeOf(std::string_view state) {
  if (state.empty() || state.starts_with("08") || state.starts_with("57P") || state.starts_with("53"))
    return state == "53100" ? Errc::storage : Errc::unavailable;
  if (state.starts_with("23") || state == "P0001") return Errc::invalid;
  if (state == "55P03" || state.starts_with("40")) return Errc::busy;  // also: a standby had to drop what it read
  if (state == "57014") return Errc::timedOut;
  if (state == "25P03" || state == "25006") return Errc::unavailable;  // sat too long; does not take writes any more
  if (state == "42P01") return Errc::notFound;
  if (state.starts_with("XX")) return Errc::corrupt;
  return Errc::storage;
}

}  // namespace

Error pgError(const PGresult* answer, PGconn* connection) {
  const char* state = answer ? PQresultErrorField(answer, PG_DIAG_SQLSTATE) : nullptr;
  const char* message = answer ? PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
  if (!message) return unreachable(connection);
  const auto code = codeOf(state ? state : "");
  const bool constraint = code == Errc::invalid;
  return {code, constraint ? "constraint" : "", message};
}

Result<std::unique_ptr<PgConnection>> PgConnection::open(const PgOptions& options) {
  const auto limits = "-c statement_timeout=" + std::to_string(options.statementTimeout) +
                      " -c lock_timeout=" + std::to_string(options.patience) +
                      " -c idle_in_transaction_session_timeout=" + std::to_string(options.idleInTransaction) +
                      " -c client_min_messages=warning";
  // What stands before the setting it may change, what stands behind it not.
  const std::array<const char*, 13> names{
      "connect_timeout",  "tcp_user_timeout", "keepalives_idle", "keepalives_interval",
      "keepalives_count", "application_name", "dbname",          "target_session_attrs",
      "client_encoding",  "options",          "password",        nullptr};
  const std::array<const char*, 13> values{"2",
                                           "3000",
                                           "2",
                                           "1",
                                           "2",
                                           "rebate-region",
                                           options.setting.c_str(),
                                           options.writes ? "read-write" : "any",
                                           "UTF8",
                                           limits.c_str(),
                                           options.password.empty() ? nullptr : options.password.c_str(),
                                           nullptr};
  auto* handle = PQconnectdbParams(names.data(), values.data(), 1);
  if (!handle || PQstatus(handle) != CONNECTION_OK) {
    auto why = unreachable(handle);
    PQfinish(handle);
    return why;
  }
  return std::unique_ptr<PgConnection>(new PgConnection(handle, options.statementTimeout + kGrace));
}

PgConnection::PgConnection(PGconn* connection, Millis answerWithin)
    : connection_(connection), answerWithin_(answerWithin) {
  PQsetNoticeReceiver(connection_, heard, this);
}

PgConnection::~PgConnection() {
  PQfinish(connection_);
}

/// "canceling wait for synchronous replication": committed here, perhaps nowhere else.
void PgConnection::heard(void* self, const PGresult* notice) {
  const char* state = PQresultErrorField(notice, PG_DIAG_SQLSTATE);
  const char* function = PQresultErrorField(notice, PG_DIAG_SOURCE_FUNCTION);
  if (state && function && std::strcmp(state, "01000") == 0 && std::strcmp(function, "SyncRepWaitForLSN") == 0)
    static_cast<PgConnection*>(self)->uncertain_ = true;
}

bool PgConnection::lost() const {
  return silent_ || PQstatus(connection_) != CONNECTION_OK;
}

bool PgConnection::inTransaction() const {
  return PQtransactionStatus(connection_) != PQTRANS_IDLE;
}

bool PgConnection::awaitAnswer(Millis until) {
  while (PQisBusy(connection_) != 0) {
    const auto left = until - bootMillis();
    pollfd socket{PQsocket(connection_), POLLIN, 0};
    if (left <= 0 || ::poll(&socket, 1, static_cast<int>(left)) == 0) return false;
    if (PQconsumeInput(connection_) == 0) return true;  // lost: PQgetResult says how
  }
  return true;
}

/// The last of what was asked, or the first that failed. A server that stays silent for too long (it was stopped, or
/// the network swallows what it says) counts as lost.
Result<PgConnection::Answer> PgConnection::answer(bool sent) {
  if (!sent) return unreachable(connection_);
  const auto until = bootMillis() + answerWithin_;
  auto last = answerOf(nullptr);
  bool failed = false;
  while (true) {
    if (!awaitAnswer(until)) {
      silent_ = true;
      return Error{Errc::unavailable, "postgresql", "no answer"};
    }
    auto next = answerOf(PQgetResult(connection_));
    if (!next) break;
    if (failed) continue;
    const auto status = PQresultStatus(next.get());
    failed = status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK;
    last = std::move(next);
  }
  if (failed || !last) return pgError(last.get(), connection_);
  return last;
}

Result<PgConnection::Answer> PgConnection::execute(const std::string& sql) {
  if (const auto settled = settle(); !settled) return settled.error();
  uncertain_ = false;
  return answer(PQsendQuery(connection_, sql.c_str()) == 1);
}

Result<std::string> PgConnection::prepared(std::string_view sql, const SqlValues& values) {
  const auto types = typesOf(values);
  auto key = keyOf(sql, types);
  if (const auto known = names_.find(key); known != names_.end()) return known->second;
  auto name = freshName();
  const bool sent = PQsendPrepare(connection_, name.c_str(), std::string(sql).c_str(), static_cast<int>(types.size()),
                                  types.data()) == 1;
  if (const auto done = answer(sent); !done) return done.error();
  names_.emplace(std::move(key), name);
  return name;
}

Result<PgConnection::Answer> PgConnection::run(std::string_view sql, const SqlValues& values) {
  if (!ahead_.empty()) {
    if (const auto appended = append(sql, values, {}); !appended) return appended.error();
    return drain();
  }
  const auto name = prepared(sql, values);
  if (!name) return name.error();
  const Parameters parameters(values);
  return answer(PQsendQueryPrepared(connection_, name->c_str(), parameters.count(), parameters.pointers(), nullptr,
                                    nullptr, 0) == 1);
}

}  // namespace rebate::region
