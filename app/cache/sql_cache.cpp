// SPDX-License-Identifier: GPL-3.0-or-later
// SqlCache: the place in history, snapshots and changes.
#include "cache/sql_cache.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace rebate::cache {
namespace {

constexpr std::int64_t kLongLog = 8 << 20;  // bytes
constexpr Millis kWaitForReaders = 200;

std::int64_t numberOf(const std::string& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

Result<std::string> SqlCache::meta(std::string_view key) {
  auto read = database_.prepare("SELECT value FROM meta WHERE key = ?");
  if (!read) return read.error();
  const auto row = read->bind(1, key).step();
  if (!row) return row.error();
  return *row ? read->text(0) : std::string{};
}

Result<std::int64_t> SqlCache::metaNumber(std::string_view key) {
  const auto text = meta(key);
  if (!text) return text.error();
  return numberOf(*text);
}

Outcome SqlCache::setMeta(std::string_view key, std::string_view value) {
  auto write = database_.prepare("INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value");
  if (!write) return write.error();
  return write->bind(1, key).bind(2, value).run();
}

Result<Cursor> SqlCache::cursor() {
  const auto store = meta("store");
  if (!store) return store.error();
  const auto epoch = metaNumber("epoch");
  if (!epoch) return epoch.error();
  const auto seq = metaNumber("seq");
  if (!seq) return seq.error();
  return Cursor{*store, *epoch, *seq};
}

Result<Millis> SqlCache::fetchedAt() {
  return metaNumber("fetched_at");
}

Outcome SqlCache::setPlace(const Cursor& at, const std::string& region, Millis fetchedAt) {
  const std::pair<const char*, std::string> rows[] = {{"store", at.store},
                                                      {"epoch", std::to_string(at.epoch)},
                                                      {"seq", std::to_string(at.seq)},
                                                      {"region", region},
                                                      {"fetched_at", std::to_string(fetchedAt)}};
  for (const auto& [key, value] : rows)
    if (const auto set = setMeta(key, value); !set) return set;
  return Done{};
}

/// One transaction from here to the end: readers go on seeing the old rows until the new ones are all there, and a
/// crash leaves the old ones. The new rows take the place of the old in the file, so that it does not double.
Outcome SqlCache::beginSnapshot() {
  snapshot_.reset();
  const auto keepAfter = metaNumber("keep_settled_after");
  if (!keepAfter) return keepAfter.error();
  auto transaction = sqlite::Transaction::begin(database_);
  if (!transaction) return transaction.error();
  if (const auto emptied = rows_.removeAll(); !emptied) return emptied;
  if (const auto dropped = dropIndexes(); !dropped) return dropped;
  from_ = {{}, 0, *keepAfter};
  snapshot_.emplace(*std::move(transaction));
  return Done{};
}

/// Sorting a million keys once costs a fraction of putting each into its place.
Outcome SqlCache::dropIndexes() {
  indexes_.clear();
  std::string drop;
  {
    auto read = database_.prepare(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'rebates' AND sql IS NOT NULL");
    if (!read) return read.error();
    while (true) {
      const auto row = read->step();
      if (!row) return row.error();
      if (!*row) break;
      drop += "DROP INDEX " + read->text(0) + ";";
      indexes_.push_back(read->text(1));
    }
  }
  return database_.execute(drop);
}

Outcome SqlCache::addRows(const std::vector<User>& users, const std::vector<Rebate>& rebates) {
  if (!snapshot_) return invalid("snapshot", "not begun");
  for (const auto& user : users)
    if (const auto stored = rows_.put(user, from_); !stored) return stored;
  for (const auto& rebate : rebates)
    if (const auto stored = rows_.put(rebate, from_); !stored) return stored;
  return Done{};
}

Outcome SqlCache::addWithdrawals(const std::vector<Withdrawal>& withdrawals) {
  if (!snapshot_) return invalid("snapshot", "not begun");
  for (const auto& withdrawal : withdrawals)
    if (const auto stored = rows_.put(withdrawal, from_); !stored) return stored;
  return Done{};
}

Outcome SqlCache::finishSnapshot(const Cursor& at, const std::string& region, Millis fetchedAt) {
  if (!snapshot_) return invalid("snapshot", "not begun");
  for (const auto& index : indexes_)
    if (const auto made = database_.execute(index); !made) return made;
  if (const auto counted = rows_.storeCounts(); !counted) return counted;
  if (const auto placed = setPlace(at, region, fetchedAt); !placed) return placed;
  // Which region's, and of when, is known only now: of all rows that say nothing else of themselves.
  if (const auto set = setMeta("snapshot_region", region); !set) return set;
  if (const auto set = setMeta("snapshot_at", std::to_string(fetchedAt)); !set) return set;
  const auto committed = snapshot_->commit();
  snapshot_.reset();
  keepLogShort();
  static_cast<void>(database_.execute("PRAGMA shrink_memory"));  // a million rows went through; few are needed again
  return committed;
}

Outcome SqlCache::abandonSnapshot() {
  snapshot_.reset();
  rows_.forgetCounts();
  keepLogShort();
  return Done{};
}

Outcome SqlCache::apply(const std::vector<Change>& changes, const std::string& region, Millis fetchedAt) {
  if (snapshot_) return invalid("snapshot", "under way");
  auto transaction = sqlite::Transaction::begin(database_);
  if (!transaction) return transaction.error();
  rows_.forgetCounts();
  auto place = cursor();
  if (!place) return place.error();
  const auto keepAfter = metaNumber("keep_settled_after");
  if (!keepAfter) return keepAfter.error();
  if (const auto applied = applyEach(changes, {region, fetchedAt, *keepAfter}, *place); !applied) return applied;
  if (const auto counted = rows_.storeCounts(); !counted) return counted;
  if (const auto placed = setPlace(*place, region, fetchedAt); !placed) return placed;
  const auto committed = transaction->commit();
  keepLogShort();
  return committed;
}

Outcome SqlCache::applyEach(const std::vector<Change>& changes, const Source& from, Cursor& place) {
  for (const auto& change : changes) {
    if (change.seq <= place.seq) continue;
    if (change.previous != place.seq) return Error{Errc::moved, "seq", "a change is missing"};
    if (change.rebate)
      if (const auto stored = rows_.put(*change.rebate, from); !stored) return stored;
    if (change.user)
      if (const auto stored = rows_.put(*change.user, from); !stored) return stored;
    if (change.withdrawal)
      if (const auto stored = rows_.put(*change.withdrawal, from); !stored) return stored;
    place.seq = change.seq;
    place.epoch = std::max(place.epoch, change.epoch);
  }
  return Done{};
}

/// The log is never checkpointed without being begun anew: of a log that is partly in the file already, a flipped bit
/// would bring back some of the old pages and not others. A failure (somebody reads all the time) waits for the next.
void SqlCache::keepLogShort() {
  if (database_.logSize() > kLongLog) database_.restartLog(kWaitForReaders);
}

}  // namespace rebate::cache
