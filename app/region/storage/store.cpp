// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/storage/store.h"

#include <filesystem>

#include "region/storage/migrations.h"
#include "region/storage/pg_session.h"
#include "region/storage/pg_store.h"
#include "region/telemetry/clock.h"
#include "wire/uuid.h"

namespace rebate::region {
namespace {

Outcome giveId(SqlSession& sql) {
  if (!storeId(sql).empty()) return Done{};
  if (const auto begun = sql.beginWrite(); !begun) return begun;
  sql.run("INSERT INTO meta (name, value) VALUES ('store', $1) ON CONFLICT (name) DO NOTHING",
          {wire::uuid7(wallMillis())});
  return sql.commit();
}

}  // namespace

Result<std::unique_ptr<SqlSession>> openStore(const StoreOptions& options) {
  if (!options.address.postgres || options.readOnly) return openSession(options);
  auto session = openPostgres(*options.address.postgres, false, options.patience);
  if (const auto done = migratePostgres(*session); !done) return done.error();
  if (const auto done = giveId(*session); !done) return done.error();
  return std::unique_ptr<SqlSession>(std::move(session));
}

Result<std::unique_ptr<SqlSession>> openSession(const StoreOptions& options) {
  if (options.address.postgres)
    return std::unique_ptr<SqlSession>(openPostgres(*options.address.postgres, options.readOnly, options.patience));
  auto opened = openFile(options.address.file, options.readOnly, options.patience);
  if (!opened) return opened.error();
  return std::unique_ptr<SqlSession>(*std::move(opened));
}

Result<std::unique_ptr<SqliteSession>> openFile(const std::string& path, bool readOnly, Millis patience) {
  std::error_code ignored;
  if (readOnly && !std::filesystem::exists(path, ignored))
    return Error{Errc::notFound, "store", "no such store file: " + path};
  sqlite::OpenOptions open;
  open.path = path;
  open.readOnly = readOnly;
  open.journal = sqlite::Journal::wal;
  open.synchronous = sqlite::Synchronous::full;
  open.pageCacheKiB = 32 * 1024;
  open.busyTimeout = patience;
  auto database = sqlite::Database::open(open);
  if (!database) return database.error();
  auto session = std::make_unique<SqliteSession>(std::move(*database));
  // A log that grew while somebody read for long gives its space back with the next reset.
  const auto* pragmas = "PRAGMA foreign_keys = ON; PRAGMA journal_size_limit = 67108864";
  if (const auto done = session->database().execute(pragmas); !done) return done.error();
  // What is deleted, a data key above all, is written over at once.
  if (const auto done = session->database().execute("PRAGMA secure_delete = FAST"); !done) return done.error();
  if (readOnly) return session;
  if (const auto done = sqlite::migrate(session->database(), migrations()); !done) return done.error();
  if (const auto done = giveId(*session); !done) return done.error();
  return session;
}

std::string storeId(SqlSession& sql) {
  return sql.text("SELECT value FROM meta WHERE name = 'store'").value_or("");
}

}  // namespace rebate::region
