// SPDX-License-Identifier: GPL-3.0-or-later
// The encrypted cache beside the same library without a key.
#include <boost/json.hpp>
#include <filesystem>
#include <random>

#include "cache/migrations.h"
#include "cache/sql_cache.h"
#include "cache/sql_cache_reader.h"
#include "console/data.h"
#include "wire/rebate_json.h"

namespace rebate::bench {
namespace {

/// Pages of 100 rows from keys that are the same for both; microseconds a page.
class HotPages {
 public:
  explicit HotPages(const std::string& path, bool keyed) : reader_(opened(path, keyed)) {
    const auto anchors = reader_.anchors({}, {}, 200, 50);
    if (!anchors) giveUp(anchors.error().detail);
    keys_ = anchors->keys;
    once();  // hot
  }
  double once() {
    const Stopwatch watch;
    std::size_t rows = 0;
    for (const auto& key : keys_) {
      const auto page = reader_.rebates({}, key, 100);
      if (!page) giveUp(page.error().detail);
      rows += page->size();
    }
    if (rows == 0) giveUp("no rows");
    return watch.seconds() * 1e6 / static_cast<double>(std::max<std::size_t>(1, keys_.size()));
  }

 private:
  cache::SqlCacheReader reader_;
  std::vector<PageKey> keys_;
};

double scan(const std::string& path, bool keyed) {
  auto database = opened(path, keyed);
  const Stopwatch watch;
  auto read = database.prepare("SELECT count(*), sum(length(item)), sum(paid) FROM rebates NOT INDEXED");
  if (!read) giveUp(read.error().detail);
  if (const auto row = read->step(); !row || !*row) giveUp("scan");
  return watch.seconds() * 1e3;
}

double open(const std::string& path, bool keyed) {
  constexpr int kTimes = 50;
  const Stopwatch watch;
  for (int i = 0; i < kTimes; ++i) {
    auto database = opened(path, keyed);
    auto read = database.prepare("SELECT value FROM meta WHERE key = 'seq'");
    if (!read || !read->step()) giveUp("open");
  }
  return watch.seconds() * 1e3 / kTimes;
}

std::string freshPath() {
  const std::string path = "fresh.db";
  for (const auto* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
  return path;
}

sqlite::Database fresh() {
  sqlite::OpenOptions options;
  options.path = freshPath();
  options.key = kKey;
  options.pageCheck = sqlite::PageCheck::sha256;
  options.pageCacheKiB = 64 * 1024;
  auto database = sqlite::Database::open(options);
  if (!database || !sqlite::migrate(*database, cache::cacheMigrations())) giveUp("fresh cache");
  return *std::move(database);
}

/// As the session does it: lines of the stream, parsed, written in one transaction.
double snapshot(const std::vector<std::string>& lines) {
  cache::SqlCache cache(fresh());
  const Stopwatch watch;
  std::vector<Rebate> some;
  if (!cache.beginSnapshot()) giveUp("begin");
  for (const auto& line : lines) {
    const auto value = wire::parseJson(line);
    auto row = value ? wire::rebateFrom(value->at("rebate")) : Result<Rebate>(value.error());
    if (!row) giveUp(row.error().detail);
    some.push_back(*std::move(row));
    if (some.size() == 500 && !cache.addRows({}, std::exchange(some, {}))) giveUp("rows");
  }
  if (!cache.addRows({}, some) || !cache.finishSnapshot({"store", 1, 1}, "cn-east", 1)) giveUp("finish");
  return static_cast<double>(lines.size()) / watch.seconds();
}

double parse(const std::vector<std::string>& lines) {
  const Stopwatch watch;
  std::size_t members = 0;
  for (const auto& line : lines) members += boost::json::parse(line).as_object().size();
  if (members != lines.size()) giveUp("lines");
  return static_cast<double>(lines.size()) / watch.seconds();
}

/// The same rows into the same tables and indexes, search included, as SQL alone can do it.
double insertBare(const std::string& from, std::size_t rows) {
  auto database = fresh();
  const auto made = database.execute(
      "ATTACH '" + from + "' AS source KEY ''; CREATE TEMP TABLE given AS SELECT * FROM source.rebates LIMIT " +
      std::to_string(rows));
  if (!made) giveUp(made.error().detail);
  const Stopwatch watch;
  const auto done = database.execute(
      "BEGIN; INSERT INTO rebates SELECT * FROM given;"
      "INSERT INTO rebate_search (rowid, line, item) SELECT number, line, item || ' ' FROM given; COMMIT");
  if (!done) giveUp(done.error().detail);
  return static_cast<double>(rows) / watch.seconds();
}

}  // namespace

void cacheRows(const Options& options) {
  const auto files = twins(options.of(1'000'000, 2'000));
  {
    HotPages ours(files.encrypted, true), plain(files.plain, false);
    print(compare(
        {"cache page: 100 rows by key, hot", "the same library without a key", "µs", 0, 1.15}, options,
        [&] { return ours.once(); }, [&] { return plain.once(); }));
  }
  print(compare(
      {"cache: cold full scan", "the same library without a key", "ms", 0, 3}, options,
      [&] { return scan(files.encrypted, true); }, [&] { return scan(files.plain, false); }));
  print(compare(
      {"cache: open, raw key", "plain open", "ms", 0, 2}, options, [&] { return open(files.encrypted, true); },
      [&] { return open(files.plain, false); }));
  std::vector<std::string> lines;
  for (const auto& row : sampleRows(options.of(50'000, 500)))
    lines.push_back(wire::json::serialize(wire::json::object{{"rebate", wire::toJson(row)}}));
  print(compare(
      {"snapshot to committed encrypted rows", "the slower of bare parsing and bare inserts", "rows/s", 0.5, 0},
      options, [&] { return snapshot(lines); },
      [&] { return std::min(parse(lines), insertBare(files.plain, lines.size())); }));
  freshPath();
}

void searchRows(const Options& options) {
  const auto files = twins(options.of(1'000'000, 2'000));
  cache::SqlCacheReader ours(opened(files.encrypted, true)), plain(opened(files.plain, false));
  auto scanned = opened(files.encrypted, true);
  const auto rare = ours.rebates({std::nullopt, kRare}, {}, 1);
  if (!rare || rare->empty()) giveUp("the rare item is not found");
  const auto digits = rare->front().line.substr(5, 9);
  for (const auto& [what, text] : {std::pair<const char*, std::string>{"Chinese", kRare}, {"digits", digits}}) {
    const auto search = [text = text](cache::SqlCacheReader& reader) {
      const Stopwatch watch;
      constexpr int kTimes = 20;
      for (int i = 0; i < kTimes; ++i)
        if (const auto page = reader.rebates({std::nullopt, text}, {}, 100); !page || page->empty()) giveUp("search");
      return watch.seconds() * 1e3 / kTimes;
    };
    print(compare(
        {std::string("search: ") + what + ", first page", "plain FTS5", "ms", 0, 1.5}, options,
        [&] { return search(ours); }, [&] { return search(plain); }));
    const auto like = [&, text = text] {
      const Stopwatch watch;
      auto read = scanned.prepare(
          "SELECT id FROM rebates NOT INDEXED WHERE line LIKE ? OR item LIKE ? ORDER BY created_at DESC LIMIT 100");
      if (!read) giveUp(read.error().detail);
      read->bind(1, '%' + text + '%').bind(2, '%' + text + '%');
      while (true)
        if (const auto row = read->step(); !row || !*row) break;
      return watch.seconds() * 1e3;
    };
    print(compare(
        {std::string("search: ") + what + ", first page", "LIKE over the encrypted rows", "ms", 0, 0.01}, options,
        [&] { return search(ours); }, like));
  }
}

}  // namespace rebate::bench
