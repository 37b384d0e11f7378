// SPDX-License-Identifier: GPL-3.0-or-later
// SqlCache: whose copy it is, and what has to go from it.
#include <algorithm>
#include <array>
#include <utility>

#include "cache/sql_cache.h"
#include "wire/hex.h"

namespace rebate::cache {

Result<std::optional<CacheScope>> SqlCache::scope() {
  const auto person = meta("person");
  if (!person) return person.error();
  const auto role = meta("role");
  if (!role) return role.error();
  const auto key = meta("search_key");
  if (!key) return key.error();
  const auto known = roleFrom(*role);
  if (person->empty() || !known) return std::optional<CacheScope>{};
  return std::optional<CacheScope>{{*person, *known, wire::fromHex(*key).value_or("")}};
}

Outcome SqlCache::setScope(const CacheScope& wanted) {
  if (snapshot_) return invalid("snapshot", "under way");
  if (wanted.person.empty()) return invalid("person", "empty");
  const auto present = scope();
  if (!present) return present.error();
  if (*present == wanted) return Done{};
  auto transaction = sqlite::Transaction::begin(database_);
  if (!transaction) return transaction.error();
  const bool same = *present && (*present)->person == wanted.person && (*present)->role == wanted.role;
  if (!same)
    if (const auto gone = forgetAll(); !gone) return gone;
  const std::pair<const char*, std::string> rows[] = {{"person", wanted.person},
                                                      {"role", std::string(name(wanted.role))},
                                                      {"search_key", wire::toHex(wanted.searchKey)}};
  for (const auto& [key, value] : rows)
    if (const auto set = setMeta(key, value); !set) return set;
  const auto committed = transaction->commit();
  keepLogShort();
  return committed;
}

/// Of rows that another person, or the same one in another role, was allowed to see, nothing stays.
Outcome SqlCache::forgetAll() {
  if (const auto emptied = rows_.removeAll(); !emptied) return emptied;
  return setPlace({}, {}, 0);
}

Outcome SqlCache::expirePersonal() {
  if (snapshot_) return invalid("snapshot", "under way");
  auto transaction = sqlite::Transaction::begin(database_);
  if (!transaction) return transaction.error();
  const auto gone = database_.execute(
      "UPDATE users SET mask = '', personal = 0, find_hash = 0 WHERE personal <> 0;"
      "INSERT INTO user_search (user_search) VALUES ('delete-all');");
  if (!gone) return gone;
  // Without its place the copy is fetched again as a whole, masks included. How old it is stays known.
  for (const auto* key : {"store", "epoch", "seq"})
    if (const auto set = setMeta(key, ""); !set) return set;
  const auto committed = transaction->commit();
  keepLogShort();
  return committed;
}

Result<std::int64_t> SqlCache::trim(const CacheLimits& limits, int atMost) {
  if (snapshot_) return invalid("snapshot", "under way");
  const auto size = bytes();
  if (!size) return size.error();
  auto transaction = sqlite::Transaction::begin(database_);
  if (!transaction) return transaction.error();
  rows_.forgetCounts();
  auto sizeAfter = takenBySize(limits.bytes);
  if (!sizeAfter) return sizeAfter.error();
  Millis newest = 0;
  auto removed = removeOldest(limits.keepSettledAfter, atMost, newest);
  if (removed && *removed == 0 && limits.bytes > 0 && *size > limits.bytes) {
    removed = removeOldest(INT64_MAX, atMost, newest);
    sizeAfter = std::max(*sizeAfter, newest + 1);
  }
  if (!removed) return removed;
  const auto alsoGone = removeOldWithdrawals(std::max(limits.keepSettledAfter, *sizeAfter), atMost);
  if (!alsoGone) return alsoGone;
  const std::pair<const char*, std::int64_t> rows[] = {
      {"size_limit", limits.bytes},
      {"size_keep_after", *sizeAfter},
      {"keep_settled_after", std::max(limits.keepSettledAfter, *sizeAfter)}};
  for (const auto& [key, value] : rows)
    if (const auto set = setMeta(key, std::to_string(value)); !set) return set.error();
  if (const auto counted = rows_.storeCounts(); !counted) return counted.error();
  if (const auto committed = transaction->commit(); !committed) return committed.error();
  keepLogShort();
  return *removed + *alsoGone;
}

/// They are few beside the rebates: what the limit of size took from those is the limit of these as well.
Result<std::int64_t> SqlCache::removeOldWithdrawals(Millis requestedBefore, int atMost) {
  std::vector<std::int64_t> numbers;
  {
    auto read = database_.prepare(
        "SELECT number FROM withdrawals WHERE stage IN ('paid', 'returned', 'rejected', 'cancelled')"
        " AND requested_at < ? ORDER BY requested_at LIMIT ?");
    if (!read) return read.error();
    read->bind(1, requestedBefore).bind(2, std::int64_t{atMost});
    while (true) {
      const auto row = read->step();
      if (!row) return row.error();
      if (!*row) break;
      numbers.push_back(read->integer(0));
    }
  }
  for (const auto number : numbers)
    if (const auto gone = rows_.removeWithdrawal(number); !gone) return gone.error();
  return static_cast<std::int64_t>(numbers.size());
}

/// Up to which moment this very limit of size took rows away; they must not come back with the next snapshot.
Result<Millis> SqlCache::takenBySize(std::int64_t limit) {
  const auto before = metaNumber("size_limit");
  if (!before) return before.error();
  return *before == limit ? metaNumber("size_keep_after") : Result<Millis>(0);
}

/// Each state's oldest from its own index, and the oldest of those: nothing is sorted but a few slices.
Result<std::int64_t> SqlCache::removeOldest(Millis createdBefore, int atMost, Millis& newest) {
  std::string sql;
  for (const char* state : {"credited", "rejected", "void", "clawed_back"}) {
    if (!sql.empty()) sql += " UNION ALL ";
    sql += std::string("SELECT * FROM (SELECT number, created_at FROM rebates WHERE state = '") + state +
           "' AND created_at < ?1 ORDER BY created_at LIMIT ?2)";
  }
  std::vector<std::int64_t> numbers;
  {
    auto read = database_.prepare(sql + " ORDER BY created_at LIMIT ?2");
    if (!read) return read.error();
    read->bind(1, createdBefore).bind(2, std::int64_t{atMost});
    while (true) {
      const auto row = read->step();
      if (!row) return row.error();
      if (!*row) break;
      numbers.push_back(read->integer(0));
      newest = std::max(newest, read->integer(1));
    }
  }
  for (const auto number : numbers)
    if (const auto gone = rows_.remove(number); !gone) return gone.error();
  return static_cast<std::int64_t>(numbers.size());
}

Result<std::int64_t> SqlCache::bytes() {
  auto read = database_.prepare(
      "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count,"
      " pragma_page_size");
  if (!read) return read.error();
  const auto row = read->step();
  if (!row) return row.error();
  return read->integer(0);
}

}  // namespace rebate::cache
