// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache/open.h"

#include <array>
#include <charconv>
#include <filesystem>
#include <set>
#include <utility>

#include "cache/migrations.h"
#include "cache/sql_cache.h"
#include "cache/sql_cache_reader.h"
#include "cache/sql_history.h"

namespace rebate::cache {
namespace {

namespace fs = std::filesystem;

constexpr int kHistoryCacheKiB = 4 * 1024;

sqlite::OpenOptions cacheOptions(const std::string& path, const Key& key) {
  return {.path = path,
          .key = key,
          .pageCheck = sqlite::PageCheck::sha256,
          .readOnly = false,
          .journal = sqlite::Journal::wal,
          .synchronous = sqlite::Synchronous::normal,
          .pageCacheKiB = 64 * 1024,
          .busyTimeout = 5'000};
}

sqlite::OpenOptions historyOptions(const std::string& path, const Key& key) {
  auto options = cacheOptions(path, key);
  options.pageCacheKiB = kHistoryCacheKiB;
  return options;
}

constexpr int kReaderCacheKiB = 32 * 1024;
constexpr std::array kBelonging{"-wal", "-shm", "-journal"};
constexpr std::size_t kKeptAside = 2;

std::string asidePath(const std::string& path, int number) {
  return path + ".corrupt-" + std::to_string(number);
}

/// The N of every PATH.corrupt-N that is there.
std::set<int> numbersAside(const std::string& path) {
  const auto start = asidePath(fs::path(path).filename().string(), 0);
  const std::string_view stem(start.data(), start.size() - 1);
  std::set<int> numbers;
  std::error_code failure;
  for (const auto& entry : fs::directory_iterator(fs::path(path).parent_path(), failure)) {
    const auto name = entry.path().filename().string();
    if (!name.starts_with(stem)) continue;
    int number = 0;
    const auto [end, error] = std::from_chars(name.data() + stem.size(), name.data() + name.size(), number);
    if (error == std::errc{} && end == name.data() + name.size()) numbers.insert(number);
  }
  return numbers;
}

}  // namespace

Result<sqlite::Database> openMigrated(const sqlite::OpenOptions& options, const std::vector<sqlite::Migration>& steps) {
  auto database = sqlite::Database::open(options);
  if (!database) return database.error();
  if (const auto migrated = sqlite::migrate(*database, steps); !migrated) return migrated.error();
  return database;
}

std::string nextAside(const std::string& path) {
  const auto numbers = numbersAside(path);
  return asidePath(path, numbers.empty() ? 1 : *numbers.rbegin() + 1);
}

Result<std::string> setAside(const std::string& path) {
  std::error_code failure;
  const auto aside = nextAside(path);
  fs::rename(path, aside, failure);
  if (failure) return Error{Errc::storage, "file", failure.message()};
  // A journal belongs to its database: left behind, it would be played into the new one.
  for (const auto* suffix : kBelonging)
    if (fs::exists(path + suffix, failure)) fs::rename(path + suffix, aside + suffix, failure);
  return aside;
}

void removeCache(const std::string& path) {
  std::error_code ignored;
  fs::remove(path, ignored);
  for (const auto* suffix : kBelonging) fs::remove(path + suffix, ignored);
}

Result<std::string> setCacheAside(const std::string& path) {
  auto aside = setAside(path);
  auto numbers = numbersAside(path);
  // One that cannot be removed is tried again the next time.
  for (; numbers.size() > kKeptAside; numbers.erase(numbers.begin())) removeCache(asidePath(path, *numbers.begin()));
  return aside;
}

Result<std::unique_ptr<Cache>> openCache(const std::string& path, const Key& key) {
  for (const bool again : {false, true}) {
    auto database = openMigrated(cacheOptions(path, key), cacheMigrations());
    if (database) {
      // SqlCache begins its log anew itself, and never leaves one half played in.
      if (const auto set = database->execute("PRAGMA wal_autocheckpoint=0"); !set) return set.error();
      auto cache = std::make_unique<SqlCache>(*std::move(database));
      cache->keepLogShort();  // left by a snapshot that was cut short, it is as long as the file and holds nothing
      const auto cursor = cache->cursor();
      if (cursor) return std::unique_ptr<Cache>(std::move(cache));
      if (again || cursor.error().code != Errc::corrupt) return cursor.error();
    } else if (again || database.error().code != Errc::corrupt) {
      return database.error();
    }
    if (const auto aside = setCacheAside(path); !aside) return aside.error();
  }
  return Error{Errc::corrupt, "file", "a new file is damaged as well"};
}

Result<std::unique_ptr<CacheReader>> openCacheReader(const std::string& path, const Key& key) {
  auto options = cacheOptions(path, key);
  options.readOnly = true;
  options.pageCacheKiB = kReaderCacheKiB;
  auto database = sqlite::Database::open(options);
  if (!database) return database.error();
  return std::unique_ptr<CacheReader>(std::make_unique<SqlCacheReader>(*std::move(database)));
}

Result<std::unique_ptr<History>> openHistory(const std::string& path, const Key& key) {
  for (const bool again : {false, true}) {
    auto database = openMigrated(historyOptions(path, key), historyMigrations());
    if (database) return std::unique_ptr<History>(std::make_unique<SqlHistory>(*std::move(database)));
    if (again || database.error().code != Errc::corrupt) return database.error();
    if (const auto aside = setCacheAside(path); !aside) return aside.error();
  }
  return Error{Errc::corrupt, "file", "a new file is damaged as well"};
}

}  // namespace rebate::cache
