// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache/open.h"

#include <filesystem>
#include <utility>

#include "cache/migrations.h"
#include "cache/sql_cache.h"
#include "cache/sql_cache_reader.h"

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

}  // namespace

Result<sqlite::Database> openMigrated(const sqlite::OpenOptions& options, const std::vector<sqlite::Migration>& steps) {
  auto database = sqlite::Database::open(options);
  if (!database) return database.error();
  if (const auto migrated = sqlite::migrate(*database, steps); !migrated) return migrated.error();
  return database;
}

std::string nextAside(const std::string& path) {
  std::error_code none;
  int number = 1;
  while (fs::exists(path + ".corrupt-" + std::to_string(number), none)) ++number;
  return path + ".corrupt-" + std::to_string(number);
}

Result<std::string> setAside(const std::string& path) {
  std::error_code failure;
  const auto aside = nextAside(path);
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

}  // namespace rebate::cache
