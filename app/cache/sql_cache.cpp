// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache/sql_cache.h"

#include <charconv>
#include <utility>

#include "cache/body.h"

namespace rebate::cache {
namespace {

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

Outcome SqlCache::setMeta(std::string_view key, std::string_view value) {
  auto write = database_.prepare("INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value");
  if (!write) return write.error();
  return write->bind(1, key).bind(2, value).run();
}

Result<Cursor> SqlCache::cursor() {
  const auto store = meta("store");
  if (!store) return store.error();
  const auto epoch = meta("epoch");
  if (!epoch) return epoch.error();
  const auto seq = meta("seq");
  if (!seq) return seq.error();
  return Cursor{*store, numberOf(*epoch), numberOf(*seq)};
}

Result<Millis> SqlCache::fetchedAt() {
  const auto text = meta("fetched_at");
  if (!text) return text.error();
  return numberOf(*text);
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

Outcome SqlCache::beginSnapshot() {
  snapshot_.reset();
  auto transaction = sqlite::Transaction::begin(database_);
  if (!transaction) return transaction.error();
  counted_.clear();
  // One transaction from here to the end: readers go on seeing the old rows until the new ones are all there.
  const auto emptied = database_.execute(
      "INSERT INTO item_search(item_search) VALUES ('delete-all');"
      "DELETE FROM rebates; DELETE FROM users; DELETE FROM counts;");
  if (!emptied) return emptied;
  snapshot_.emplace(*std::move(transaction));
  return Done{};
}

Outcome SqlCache::addRows(const std::vector<User>& users, const std::vector<Rebate>& rebates) {
  if (!snapshot_) return invalid("snapshot", "not begun");
  for (const auto& user : users)
    if (const auto stored = put(user, {}); !stored) return stored;
  for (const auto& rebate : rebates)
    if (const auto stored = put(rebate, {}); !stored) return stored;
  return Done{};
}

Outcome SqlCache::finishSnapshot(const Cursor& at, const std::string& region, Millis fetchedAt) {
  if (!snapshot_) return invalid("snapshot", "not begun");
  if (const auto counted = storeCounts(); !counted) return counted;
  if (const auto placed = setPlace(at, region, fetchedAt); !placed) return placed;
  const auto committed = snapshot_->commit();
  snapshot_.reset();
  return committed;
}

Outcome SqlCache::abandonSnapshot() {
  snapshot_.reset();
  counted_.clear();
  return Done{};
}

Outcome SqlCache::apply(const std::vector<Change>& changes, const std::string& region, Millis fetchedAt) {
  if (snapshot_) return invalid("snapshot", "under way");
  auto transaction = sqlite::Transaction::begin(database_);
  if (!transaction) return transaction.error();
  counted_.clear();
  auto place = cursor();
  if (!place) return place.error();
  if (const auto applied = applyEach(changes, region, *place); !applied) return applied;
  if (const auto counted = storeCounts(); !counted) return counted;
  if (const auto placed = setPlace(*place, region, fetchedAt); !placed) return placed;
  return transaction->commit();
}

Outcome SqlCache::applyEach(const std::vector<Change>& changes, const std::string& region, Cursor& place) {
  for (const auto& change : changes) {
    if (change.seq <= place.seq) continue;
    if (change.previous != place.seq) return Error{Errc::moved, "seq", "a change is missing"};
    if (change.rebate)
      if (const auto stored = put(*change.rebate, region); !stored) return stored;
    if (change.user)
      if (const auto stored = put(*change.user, region); !stored) return stored;
    place.seq = change.seq;
    place.epoch = std::max(place.epoch, change.epoch);
  }
  return Done{};
}

Outcome SqlCache::put(const Rebate& rebate, const std::string& region) {
  std::int64_t number = 0;
  std::string item;
  {
    auto find = database_.prepare("SELECT number, state, item, amount FROM rebates WHERE id = ?");
    if (!find) return find.error();
    const auto row = find->bind(1, rebate.id).step();
    if (!row) return row.error();
    if (*row) {
      number = find->integer(0);
      item = find->text(2);
      count(find->text(1), -1, -find->integer(3));
    }
  }
  count(std::string(name(rebate.state)), 1, rebate.split.user.value);
  if (number == 0) {
    if (const auto inserted = insert(rebate, region); !inserted) return inserted;
    return index(database_.lastInsertId(), rebate.item);
  }
  if (item != rebate.item) {
    if (const auto gone = unindex(number, item); !gone) return gone;
    if (const auto indexed = index(number, rebate.item); !indexed) return indexed;
  }
  return replace(number, rebate, region);
}

void SqlCache::count(const std::string& state, std::int64_t rows, std::int64_t fen) {
  counted_[state] += rows;
  if (state == name(RebateState::awaitingApproval)) counted_[kAwaitingFen] += fen;
}

Outcome SqlCache::insert(const Rebate& rebate, const std::string& region) {
  auto write = database_.prepare(
      "INSERT INTO rebates (line, user_id, item, state, created_at, amount, region, version, body, id)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  if (!write) return write.error();
  write->bind(1, rebate.line).bind(2, rebate.userId).bind(3, rebate.item).bind(4, name(rebate.state));
  write->bind(5, rebate.createdAt).bind(6, rebate.split.user.value).bind(7, region).bind(8, rebate.version);
  return write->bind(9, bodyOf(rebate)).bind(10, rebate.id).run();
}

Outcome SqlCache::replace(std::int64_t number, const Rebate& rebate, const std::string& region) {
  auto write = database_.prepare(
      "UPDATE rebates SET line = ?, user_id = ?, item = ?, state = ?, created_at = ?, amount = ?, region = ?,"
      " version = ?, body = ? WHERE number = ?");
  if (!write) return write.error();
  write->bind(1, rebate.line).bind(2, rebate.userId).bind(3, rebate.item).bind(4, name(rebate.state));
  write->bind(5, rebate.createdAt).bind(6, rebate.split.user.value).bind(7, region).bind(8, rebate.version);
  return write->bind(9, bodyOf(rebate)).bind(10, number).run();
}

Outcome SqlCache::index(std::int64_t number, const std::string& item) {
  auto write = database_.prepare("INSERT INTO item_search (rowid, item) VALUES (?, ?)");
  if (!write) return write.error();
  return write->bind(1, number).bind(2, item).run();
}

Outcome SqlCache::unindex(std::int64_t number, const std::string& item) {
  // An index over another table's text is told what it is to forget.
  auto write = database_.prepare("INSERT INTO item_search (item_search, rowid, item) VALUES ('delete', ?, ?)");
  if (!write) return write.error();
  return write->bind(1, number).bind(2, item).run();
}

Outcome SqlCache::put(const User& user, const std::string& region) {
  auto known = database_.prepare("SELECT 1 FROM users WHERE id = ?");
  if (!known) return known.error();
  const auto row = known->bind(1, user.id).step();
  if (!row) return row.error();
  if (!*row) ++counted_["users"];
  auto write = database_.prepare("INSERT OR REPLACE INTO users VALUES (?, ?, ?, ?)");
  if (!write) return write.error();
  return write->bind(1, user.id).bind(2, region).bind(3, user.version).bind(4, bodyOf(user)).run();
}

Outcome SqlCache::storeCounts() {
  for (const auto& [kind, difference] : std::exchange(counted_, {})) {
    if (difference == 0) continue;
    auto write = database_.prepare(
        "INSERT INTO counts VALUES (?, ?) ON CONFLICT DO UPDATE SET number = number + excluded.number");
    if (!write) return write.error();
    if (const auto stored = write->bind(1, kind).bind(2, difference).run(); !stored) return stored;
  }
  return Done{};
}

}  // namespace rebate::cache
