// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/storage/store.h"

#include <filesystem>

#include "region/storage/migrations.h"
#include "region/telemetry/clock.h"
#include "wire/uuid.h"

namespace rebate::region {
namespace {

Outcome prepareNew(SqliteSession& sql) {
  if (const auto done = sqlite::migrate(sql.database(), migrations()); !done) return done;
  if (!storeId(sql).empty()) return Done{};
  if (const auto begun = sql.beginWrite(); !begun) return begun;
  sql.run("INSERT INTO meta (name, value) VALUES ('store', $1) ON CONFLICT (name) DO NOTHING",
          {wire::uuid7(wallMillis())});
  return sql.commit();
}

}  // namespace

Result<std::unique_ptr<SqliteSession>> openStore(const StoreOptions& options) {
  std::error_code ignored;
  if (options.readOnly && !std::filesystem::exists(options.path, ignored))
    return Error{Errc::notFound, "store", "no such store file: " + options.path};
  sqlite::OpenOptions open;
  open.path = options.path;
  open.readOnly = options.readOnly;
  open.journal = sqlite::Journal::wal;
  open.synchronous = sqlite::Synchronous::full;
  open.pageCacheKiB = 32 * 1024;
  open.busyTimeout = options.busyTimeout;
  auto database = sqlite::Database::open(open);
  if (!database) return database.error();
  auto session = std::make_unique<SqliteSession>(std::move(*database));
  // A log that grew while somebody read for long gives its space back with the next reset.
  const auto* pragmas = "PRAGMA foreign_keys = ON; PRAGMA journal_size_limit = 67108864";
  if (const auto done = session->database().execute(pragmas); !done) return done.error();
  // What is deleted, a data key above all, is written over at once.
  if (const auto done = session->database().execute("PRAGMA secure_delete = FAST"); !done) return done.error();
  if (!options.readOnly)
    if (const auto done = prepareNew(*session); !done) return done.error();
  return session;
}

std::string storeId(SqlSession& sql) {
  return sql.text("SELECT value FROM meta WHERE name = 'store'").value_or("");
}

}  // namespace rebate::region
