// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/data.h"

#include <filesystem>

#include "cache/migrations.h"
#include "cache/sql_cache.h"
#include "fake_workspace/fake_cache.h"
#include "fake_workspace/sample_rebates.h"

namespace rebate::bench {
namespace {

namespace fs = std::filesystem;

template <class T>
T orGiveUp(Result<T> result, const char* what) {
  if (!result) giveUp(std::string(what) + ": " + result.error().detail);
  return *std::move(result);
}

/// The name tells what is inside, so that another program's file is not taken for this one's.
std::string fileName(const char* kind, int rows) {
  return std::string(kind) + "-" + std::to_string(cache::cacheMigrations().back().number) + "-" + std::to_string(rows) +
         ".db";
}

/// A small file costs nothing to make and is made every time, so that it is never of an older schema.
bool isThere(const std::string& path, int rows) {
  return rows > 20'000 && fs::exists(path);
}

sqlite::OpenOptions optionsFor(const std::string& path, bool keyed, int pageCacheKiB) {
  sqlite::OpenOptions options;
  options.path = path;
  if (keyed) options.key = kKey;
  options.pageCheck = sqlite::PageCheck::sha256;  // as cache/open.cpp
  options.pageCacheKiB = pageCacheKiB;
  return options;
}

sqlite::Database migrated(const std::string& path, bool keyed) {
  auto database = orGiveUp(sqlite::Database::open(optionsFor(path, keyed, 64 * 1024)), "open");
  orGiveUp(sqlite::migrate(database, cache::cacheMigrations()), "migrate");
  return database;
}

void fill(const std::string& path, bool keyed, int rows) {
  const auto under = path + ".new";
  fs::remove(under);
  {
    cache::SqlCache cache(migrated(under, keyed));
    orGiveUp(cache.beginSnapshot(), "begin");
    SampleRebates samples(1, FakeClock::kStart);
    for (int done = 0; done < rows; done += 10'000) {
      auto some = samples.many(std::min(10'000, rows - done));
      if (done % 100'000 == 0) some.front().item = std::string("限量版 ") + kRare;
      orGiveUp(cache.addRows({}, some), "rows");
    }
    orGiveUp(cache.finishSnapshot({"store", 1, 1}, "cn-east", FakeClock::kStart), "finish");
  }
  fs::rename(under, path);
}

}  // namespace

sqlite::Database opened(const std::string& path, bool keyed, int pageCacheKiB) {
  auto options = optionsFor(path, keyed, pageCacheKiB);
  options.readOnly = true;
  return orGiveUp(sqlite::Database::open(options), "open");
}

std::vector<Rebate> sampleRows(int count) {
  return SampleRebates(1, FakeClock::kStart).many(count);
}

Twins twins(int rows) {
  Twins files{fileName("cache", rows), fileName("plain", rows), rows};
  for (const auto& [path, keyed] : {std::pair{files.encrypted, true}, std::pair{files.plain, false}})
    if (!isThere(path, rows)) fill(path, keyed, rows);
  return files;
}

std::string longTable(int rows) {
  const auto path = fileName("long", rows);
  if (isThere(path, rows)) return path;
  const auto under = path + ".new";
  fs::remove(under);
  {
    auto database = migrated(under, true);
    const auto number = std::to_string(rows);
    orGiveUp(database.execute(
                 "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
                 "DROP INDEX IF EXISTS rebates_newest; DROP INDEX IF EXISTS rebates_amount; DROP INDEX IF EXISTS "
                 "rebates_state_newest;"
                 "DROP INDEX IF EXISTS rebates_state_amount; DROP INDEX IF EXISTS rebates_line; DROP INDEX IF EXISTS "
                 "rebates_user; BEGIN;"
                 "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
                 number +
                 ") INSERT INTO rebates SELECT i, 't:' || i, 'taobao', CAST(20356000000000000 + i AS TEXT), 2, 'u-' || "
                 "(i % 90000),"
                 " '蓝牙耳机', 3, 'settled', 0, 'silver', 1000, 5000, '', 0, 1, i % 99991, i % 9973, i % 997, i % "
                 "8999, i % 899,"
                 " i % 4999, i % 4001, 0, 'awaiting_approval', '', 'feed', '', '', 1, 'b41e', 1700000000000 + i * 7000,"
                 " 1700000000000 + i * 7000, 1700000000000 + i * 7000, 'cn-east', 0 FROM n;"
                 "CREATE INDEX rebates_newest ON rebates (created_at, id);"
                 "INSERT INTO counts VALUES ('awaiting_approval', " +
                 number + "); COMMIT; PRAGMA journal_mode=WAL;"),
             "long table");
  }
  fs::rename(under, path);
  return path;
}

std::string bareTable(const Twins& from) {
  const auto path = fileName("bare", from.rows);
  if (isThere(path, from.rows)) return path;
  fs::remove(path + ".new");
  {
    auto options = optionsFor(path + ".new", false, 64 * 1024);
    options.journal = sqlite::Journal::truncate;
    auto database = orGiveUp(sqlite::Database::open(options), "open");
    orGiveUp(database.execute("ATTACH '" + from.plain +
                              "' AS source; CREATE TABLE rebates AS SELECT * FROM source.rebates;"
                              "CREATE UNIQUE INDEX rebates_id ON rebates (id); DETACH source"),
             "bare table");
  }
  fs::rename(path + ".new", path);
  return path;
}

}  // namespace rebate::bench
