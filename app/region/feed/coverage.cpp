// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/feed/coverage.h"

#include <algorithm>

#include "region/feed/adapter.h"
#include "region/ledger/audit_log.h"
#include "wire/time_text.h"

namespace rebate::region {
namespace {

constexpr Millis kWidest = 60LL * 60 * 1'000;  // of windows joined into one row

/// Polling reads a small window every few seconds: joined, a day is some thirty rows and not seventeen thousand.
bool widenLast(Writing& writing, const FeedQuery& query, const WindowRead& window) {
  const auto last = writing.sql.integer(
      "SELECT id FROM feed_windows WHERE platform = $1 AND query_type = $2 AND reread IS NULL ORDER BY id DESC LIMIT 1",
      {name(query.platform), query.type});
  if (!last) return false;
  return writing.sql.run(
             "UPDATE feed_windows SET window_end = $1, read_at = $2, row_count = row_count + $3, "
             "rejected = rejected + $4 WHERE id = $5 AND window_start <= $6 AND window_end >= $6 "
             "AND window_end <= $1 AND $1 - window_start <= $7",
             {window.end, writing.now, window.rows, window.rejected, *last, window.start, kWidest}) > 0;
}

/// What of a hole lies in the query's seasons: between two of them nothing is read, and nothing missing.
void addHole(Coverage& found, const FeedTraits& traits, Hole hole) {
  if (traits.fromDay == 0) return found.holes.push_back(hole);
  std::vector<Hole> parts;
  for (auto start = seasonStart(traits, hole.to - 1); seasonEnd(traits, start) > hole.from;
       start = seasonStart(traits, start - 1))
    if (const Hole part{std::max(start, hole.from), std::min(seasonEnd(traits, start), hole.to)}; part.from < part.to)
      parts.push_back(part);
  found.holes.insert(found.holes.end(), parts.rbegin(), parts.rend());
}

void findHoles(SqlSession& sql, const FeedTraits& traits, Coverage& found) {
  std::optional<Millis> until;
  sql.each(
      "SELECT window_start, window_end FROM feed_windows WHERE platform = $1 AND query_type = $2 "
      "ORDER BY window_start, window_end",
      {name(found.query.platform), found.query.type}, [&](const SqlRow& row) {
        if (!until) found.since = row.integer(0);
        if (until && row.integer(0) > *until) addHole(found, traits, {*until, row.integer(0)});
        until = std::max(until.value_or(row.integer(1)), row.integer(1));
      });
}

void findWindows(SqlSession& sql, Coverage& found, int most) {
  sql.each(
      "SELECT window_start, window_end, read_at, row_count, rejected, reread FROM feed_windows "
      "WHERE platform = $1 AND query_type = $2 ORDER BY id DESC LIMIT $3",
      {name(found.query.platform), found.query.type, most}, [&found](const SqlRow& row) {
        found.windows.push_back(
            {row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4), !row.isNull(5)});
      });
}

void findRereads(SqlSession& sql, Coverage& found) {
  sql.each(
      "SELECT id, from_time, to_time, next_time, wanted_by, wanted_at FROM feed_rereads "
      "WHERE platform = $1 AND query_type = $2 AND done_at IS NULL ORDER BY id",
      {name(found.query.platform), found.query.type}, [&found](const SqlRow& row) {
        found.rereads.push_back(
            {row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.text(4), row.integer(5)});
      });
}

}  // namespace

FeedQuery queryOf(const FeedAdapter& adapter) {
  return {adapter.platform(), adapter.traits().queryType};
}

FeedQuery queryOf(Platform platform) {
  return queryOf(adapterOf(platform));
}

Millis feedCursor(SqlSession& sql, const FeedQuery& query) {
  return sql
      .integer("SELECT read_until FROM feed_cursors WHERE platform = $1 AND query_type = $2",
               {name(query.platform), query.type})
      .value_or(0);
}

void storeFeedCursor(Writing& writing, const FeedQuery& query, Millis readUntil) {
  writing.sql.run(
      "INSERT INTO feed_cursors (platform, query_type, read_until) VALUES ($1, $2, $3) "
      "ON CONFLICT (platform, query_type) DO UPDATE SET read_until = excluded.read_until",
      {name(query.platform), query.type, readUntil});
}

void recordWindow(Writing& writing, const FeedQuery& query, const WindowRead& window) {
  if (window.reread)
    writing.sql.run(
        "UPDATE feed_rereads SET next_time = $1, done_at = CASE WHEN $1 >= to_time THEN $2 END "
        "WHERE id = $3 AND done_at IS NULL",
        {window.reread->next, writing.now, window.reread->id});
  else if (widenLast(writing, query, window))
    return;
  std::optional<std::int64_t> reread;
  if (window.reread) reread = window.reread->id;
  writing.sql.run(
      "INSERT INTO feed_windows (platform, query_type, window_start, window_end, read_at, row_count, rejected, reread) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {name(query.platform), query.type, window.start, window.end, writing.now, window.rows, window.rejected, reread});
}

std::vector<Coverage> coverage(SqlSession& sql, int most) {
  std::vector<Coverage> all;
  for (const auto platform : {Platform::taobao, Platform::jd, Platform::pdd})
    for (const auto* adapter : adaptersOf(platform)) {
      Coverage found{queryOf(*adapter), 0, 0, {}, {}, {}};
      found.readUntil = feedCursor(sql, found.query);
      findHoles(sql, adapter->traits(), found);
      findWindows(sql, found, most);
      findRereads(sql, found);
      if (found.readUntil != 0 || !found.windows.empty() || !found.rereads.empty()) all.push_back(std::move(found));
    }
  return all;
}

std::int64_t wantReread(Writing& writing, const FeedQuery& query, Millis from, Millis to, const std::string& who) {
  if (const auto waiting = writing.sql.integer(
          "SELECT id FROM feed_rereads WHERE platform = $1 AND query_type = $2 AND from_time = $3 AND to_time = $4 "
          "AND done_at IS NULL",
          {name(query.platform), query.type, from, to}))
    return *waiting;
  const auto id = writing.sql.integer(
      "INSERT INTO feed_rereads (platform, query_type, from_time, to_time, next_time, wanted_by, wanted_at) "
      "VALUES ($1, $2, $3, $4, $3, $5, $6) RETURNING id",
      {name(query.platform), query.type, from, to, who, writing.now});
  recordAudit(writing,
              {who,
               "feed.reread",
               std::string(name(query.platform)),
               {{"query_type", query.type}, {"from", wire::formatRfc3339(from)}, {"to", wire::formatRfc3339(to)}}});
  return id.value_or(0);
}

std::optional<Reread> nextReread(SqlSession& sql, const FeedQuery& query) {
  std::optional<Reread> found;
  sql.each(
      "SELECT id, next_time, to_time FROM feed_rereads WHERE platform = $1 AND query_type = $2 AND done_at IS NULL "
      "ORDER BY id LIMIT 1",
      {name(query.platform), query.type}, [&found](const SqlRow& row) {
        found = Reread{row.integer(0), row.integer(1), row.integer(2)};
      });
  return found;
}

}  // namespace rebate::region
