// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/events/event_queue.h"

namespace rebate::region {

void publishOrderUpdated(Writing& writing, const std::string& lineKey) {
  writing.sql.post("INSERT INTO events (kind, key, at) VALUES ('order.updated', $1, $2)", {lineKey, writing.now});
  writing.effects.eventsWaiting = true;
}

void requeueUnowned(Writing& writing) {
  writing.sql.post(
      "INSERT INTO events (kind, key, at) SELECT 'order.updated', id, $1 FROM rebates "
      "WHERE state = 'held' AND reason IN ('unattributed', 'attribution_conflict') ORDER BY id",
      {writing.now});
  writing.effects.eventsWaiting = true;
}

std::vector<Event> nextEvents(SqlSession& sql, int limit) {
  std::vector<Event> events;
  sql.each("SELECT id, kind, key FROM events ORDER BY id LIMIT $1", {limit}, [&events](const SqlRow& row) {
    events.push_back({row.integer(0), row.text(1), row.text(2)});
  });
  return events;
}

void acknowledgeUpTo(SqlSession& sql, std::int64_t id) {
  sql.post("DELETE FROM events WHERE id <= $1", {id});
}

std::int64_t eventsWaiting(SqlSession& sql) {
  return sql.integer("SELECT COUNT(*) FROM events").value_or(0);
}

}  // namespace rebate::region
