// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/operations/maintenance_book.h"

#include <algorithm>

#include "region/ledger/audit_log.h"
#include "wire/maintenance_json.h"

namespace rebate::region {
namespace {

constexpr const char* kClock = "clock";  // whose hand it is when a time is up

struct KnownWindow {
  MaintenanceWindow window;
  bool ended = false;
};

std::optional<KnownWindow> findWindow(SqlSession& sql, const std::string& id) {
  std::optional<KnownWindow> found;
  sql.each("SELECT id, region, part, owner, reason, from_at, until_at, ended_at FROM maintenance_windows WHERE id = $1",
           {id}, [&](const SqlRow& row) {
             found = KnownWindow{
                 {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.integer(5), row.integer(6)},
                 !row.isNull(7)};
           });
  return found;
}

void closePause(Writing& writing, const FailoverPause& pause, const std::string& actor) {
  writing.sql.run("UPDATE failover_pauses SET ended_at = $1, ended_by = $2 WHERE since = $3",
                  {writing.now, actor, pause.since});
  const char* action = actor == kClock ? "pause.lapsed" : "pause.ended";
  recordAudit(writing, {actor, action, "failover", {{"pause", wire::toJson(pause)}}});
}

void closeWindow(Writing& writing, const MaintenanceWindow& window, const std::string& actor) {
  writing.sql.run("UPDATE maintenance_windows SET ended_at = $1, ended_by = $2 WHERE id = $3",
                  {writing.now, actor, window.id});
  const char* action = actor == kClock ? "maintenance.lapsed" : "maintenance.ended";
  recordAudit(writing, {actor, action, window.id, {{"window", wire::toJson(window)}}});
}

}  // namespace

MaintenanceBoard readMaintenance(SqlSession& sql) {
  MaintenanceBoard board;
  sql.each("SELECT owner, reason, since, until_at FROM failover_pauses WHERE ended_at IS NULL", {},
           [&board](const SqlRow& row) {
             board.pause.push_back({row.text(0), row.text(1), row.integer(2), row.integer(3)});
           });
  sql.each(
      "SELECT id, region, part, owner, reason, from_at, until_at FROM maintenance_windows WHERE ended_at IS NULL "
      "ORDER BY from_at, id",
      {}, [&board](const SqlRow& row) {
        board.windows.push_back(
            {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.integer(5), row.integer(6)});
      });
  return board;
}

MaintenanceBoard standing(MaintenanceBoard board, Millis now) {
  std::erase_if(board.pause, [now](const FailoverPause& pause) { return pause.until <= now; });
  std::erase_if(board.windows, [now](const MaintenanceWindow& window) { return window.until <= now; });
  return board;
}

void setPause(Writing& writing, const FailoverPause& pause) {
  for (const auto& before : readMaintenance(writing.sql).pause) closePause(writing, before, pause.owner);
  // Two within one millisecond: the moment is the key.
  const auto last = writing.sql.integer("SELECT MAX(since) FROM failover_pauses").value_or(0);
  auto kept = pause;
  kept.since = std::max(writing.now, last + 1);
  writing.sql.run(
      "INSERT INTO failover_pauses (since, owner, reason, until_at, ended_at, ended_by, restored) "
      "VALUES ($1, $2, $3, $4, NULL, '', 0)",
      {kept.since, kept.owner, kept.reason, kept.until});
  recordAudit(writing, {kept.owner, "pause.set", "failover", {{"pause", wire::toJson(kept)}}});
}

Refused endPause(Writing& writing, const std::string& person) {
  const auto board = readMaintenance(writing.sql);
  if (board.pause.empty()) return Refusal{Problem::notFound, "pause", "there is none"};
  closePause(writing, board.pause.front(), person);
  return std::nullopt;
}

Refused planMaintenance(Writing& writing, const MaintenanceWindow& window) {
  if (const auto known = findWindow(writing.sql, window.id)) {
    if (known->window == window) return std::nullopt;
    return Refusal{Problem::idempotencyMismatch, "id", "this id was used for another window"};
  }
  if (const auto checked = checkWindow(window, writing.now); !checked)
    return Refusal{Problem::validation, checked.error().field, checked.error().detail};
  writing.sql.run(
      "INSERT INTO maintenance_windows (id, region, part, owner, reason, from_at, until_at, ended_at, ended_by) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, '')",
      {window.id, window.region, window.part, window.owner, window.reason, window.from, window.until});
  recordAudit(writing, {window.owner, "maintenance.planned", window.id, {{"window", wire::toJson(window)}}});
  return std::nullopt;
}

Refused endMaintenance(Writing& writing, const std::string& id, const std::string& person) {
  const auto known = findWindow(writing.sql, id);
  if (!known) return Refusal{Problem::notFound, "id", "no such window"};
  if (!known->ended) closeWindow(writing, known->window, person);
  return std::nullopt;
}

bool isOverdue(const MaintenanceBoard& board, Millis now) {
  const auto over = [now](const auto& one) { return one.until <= now; };
  return std::any_of(board.pause.begin(), board.pause.end(), over) ||
         std::any_of(board.windows.begin(), board.windows.end(), over);
}

void endOverdue(Writing& writing) {
  const auto board = readMaintenance(writing.sql);
  for (const auto& pause : board.pause)
    if (pause.until <= writing.now) closePause(writing, pause, kClock);
  for (const auto& window : board.windows)
    if (window.until <= writing.now) closeWindow(writing, window, kClock);
}

bool pauseToBeRestored(SqlSession& sql, Millis now) {
  return sql
      .integer("SELECT 1 FROM failover_pauses WHERE restored = 0 AND (ended_at IS NOT NULL OR until_at <= $1) LIMIT 1",
               {now})
      .has_value();
}

void pauseRestored(Writing& writing) {
  writing.sql.run("UPDATE failover_pauses SET restored = 1 WHERE restored = 0 AND ended_at IS NOT NULL");
}

Millis pausedUntil(SqlSession& sql, Millis now) {
  return sql.integer("SELECT until_at FROM failover_pauses WHERE ended_at IS NULL AND until_at > $1", {now})
      .value_or(0);
}

}  // namespace rebate::region
