// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/storage/pg_store.h"

#include "region/storage/migrations.h"

namespace rebate::region {
namespace {

constexpr Millis kReadWithin = 60'000;
constexpr Millis kWriteWithin = 10'000;
constexpr Millis kProbeWithin = 1'000;
constexpr Millis kIdleReader = 120'000;  // a slow client of a snapshot
constexpr Millis kIdleWriter = 2'000;    // a stopped process holds up every other region's writes

std::int64_t schemaNumber(SqlSession& sql) {
  if (!sql.integer("SELECT 1 FROM pg_class WHERE oid = to_regclass('schema_steps')")) return 0;
  return sql.integer("SELECT MAX(number) FROM schema_steps").value_or(0);
}

Outcome checkCollation(SqlSession& sql) {
  const auto bytewise = sql.integer(
      "SELECT 1 FROM pg_database WHERE datname = current_database() AND pg_encoding_to_char(encoding) = 'UTF8' "
      "AND datcollate IN ('C', 'POSIX', 'C.UTF-8', 'C.utf8')");
  if (sql.failure()) return *sql.failure();
  if (bytewise) return Done{};
  return invalid("storage", "the database must be of encoding UTF8 and locale C");
}

}  // namespace

std::unique_ptr<PgSession> openPostgres(const PostgresAddress& address, bool readOnly, Millis patience) {
  PgOptions options;
  options.setting = readOnly ? address.read : address.write;
  options.password = address.password;
  options.writes = !readOnly;
  options.patience = patience;
  options.statementTimeout = readOnly ? kReadWithin : kWriteWithin;
  options.idleInTransaction = readOnly ? kIdleReader : kIdleWriter;
  return std::make_unique<PgSession>(std::move(options));
}

std::unique_ptr<PgSession> openProbe(const PostgresAddress& address) {
  PgOptions options;
  options.setting = address.read;
  options.password = address.password;
  options.patience = options.statementTimeout = kProbeWithin;
  return std::make_unique<PgSession>(std::move(options));
}

Outcome migratePostgres(PgSession& sql) {
  if (const auto there = sql.connect(); !there) return there;
  if (const auto fits = checkCollation(sql); !fits) return fits;
  const auto& steps = postgresMigrations();
  while (true) {
    if (const auto begun = sql.beginWrite(); !begun) return begun;
    const auto number = schemaNumber(sql);
    if (number > steps.back().number) sql.fail({Errc::newer, "store", "written by a later version"});
    if (sql.failure() || number == steps.back().number) return sql.commit();
    for (const auto& step : steps) {
      if (step.number <= number) continue;
      if (const auto done = sql.execute(step.sql); !done) {
        sql.fail(done.error());
        break;
      }
      sql.run("INSERT INTO schema_steps (number) VALUES ($1)", {step.number});
      break;
    }
    if (const auto done = sql.commit(); !done) return done;
  }
}

}  // namespace rebate::region
