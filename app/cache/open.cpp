// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache/open.h"

#include <filesystem>
#include <utility>

#include "cache/migrations.h"
#include "cache/sql_cache.h"
#include "cache/sql_cache_reader.h"
#include "cache/sql_outbox.h"
#include "cache/sql_profile.h"

namespace rebate::cache {
namespace {

namespace fs = std::filesystem;

sqlite::OpenOptions cacheOptions(const std::string& path, const Key& key) {
  return {.path = path,
          .key = key,
          .readOnly = false,
          .journal = sqlite::Journal::wal,
          .synchronous = sqlite::Synchronous::normal,
          .pageCacheKiB = 64 * 1024,
          .busyTimeout = 5'000};
}

/// A rollback journal, not a WAL: a flipped bit in a WAL's tail silently drops committed rows.
sqlite::OpenOptions outboxOptions(const std::string& path, const Key& key) {
  return {.path = path,
          .key = key,
          .readOnly = false,
          .journal = sqlite::Journal::truncate,
          .synchronous = sqlite::Synchronous::extra,
          .pageCacheKiB = 4 * 1024,
          .busyTimeout = 5'000};
}

Result<sqlite::Database> openMigrated(const sqlite::OpenOptions& options, const std::vector<sqlite::Migration>& steps) {
  auto database = sqlite::Database::open(options);
  if (!database) return database.error();
  if (const auto migrated = sqlite::migrate(*database, steps); !migrated) return migrated.error();
  return database;
}

/// Small enough to be read whole at every start; every page carries its own authentication.
Outcome checkWhole(sqlite::Database& database) {
  auto check = database.prepare("PRAGMA quick_check(1)");
  if (!check) return check.error();
  const auto row = check->step();
  if (!row) return row.error();
  if (*row && check->text(0) == "ok") return Done{};
  return Error{Errc::corrupt, "file", "quick_check"};
}

Result<Kept> openOutboxOnce(const std::string& path, const Key& key) {
  auto opened = openMigrated(outboxOptions(path, key), outboxMigrations());
  if (!opened) return opened.error();
  auto database = std::make_shared<sqlite::Database>(*std::move(opened));
  if (const auto whole = checkWhole(*database); !whole) return whole.error();
  auto outbox = std::make_unique<SqlOutbox>(database);
  if (const auto chain = outbox->verifyChain(); !chain) return chain.error();
  Kept kept;
  kept.outbox = std::move(outbox);
  kept.profile = std::make_unique<SqlProfile>(std::move(database));
  return kept;
}

}  // namespace

Result<std::string> setAside(const std::string& path) {
  std::error_code failure;
  int number = 1;
  while (fs::exists(path + ".corrupt-" + std::to_string(number), failure)) ++number;
  const auto aside = path + ".corrupt-" + std::to_string(number);
  fs::rename(path, aside, failure);
  if (failure) return Error{Errc::storage, "file", failure.message()};
  // A journal belongs to its database: left behind, it would be played into the new one.
  for (const auto* suffix : {"-wal", "-shm", "-journal"})
    if (fs::exists(path + suffix, failure)) fs::rename(path + suffix, aside + suffix, failure);
  return aside;
}

Result<std::unique_ptr<Cache>> openCache(const std::string& path, const Key& key) {
  for (const bool again : {false, true}) {
    auto database = openMigrated(cacheOptions(path, key), cacheMigrations());
    if (database) {
      // SqlCache begins its log anew itself, and never leaves one half played in.
      if (const auto set = database->execute("PRAGMA wal_autocheckpoint=0"); !set) return set.error();
      auto cache = std::make_unique<SqlCache>(*std::move(database));
      const auto cursor = cache->cursor();
      if (cursor) return std::unique_ptr<Cache>(std::move(cache));
      if (again || cursor.error().code != Errc::corrupt) return cursor.error();
    } else if (again || database.error().code != Errc::corrupt) {
      return database.error();
    }
    if (const auto aside = setAside(path); !aside) return aside.error();
  }
  return Error{Errc::corrupt, "file", "a new file is damaged as well"};
}

Result<std::unique_ptr<CacheReader>> openCacheReader(const std::string& path, const Key& key) {
  auto options = cacheOptions(path, key);
  options.readOnly = true;
  auto database = sqlite::Database::open(options);
  if (!database) return database.error();
  return std::unique_ptr<CacheReader>(std::make_unique<SqlCacheReader>(*std::move(database)));
}

Result<Kept> openOutbox(const std::string& path, const Key& key) {
  auto kept = openOutboxOnce(path, key);
  if (kept || kept.error().code != Errc::corrupt) return kept;
  auto aside = setAside(path);
  if (!aside) return aside.error();
  auto fresh = openOutboxOnce(path, key);
  if (fresh) fresh->setAside = *aside;
  return fresh;
}

}  // namespace rebate::cache
