// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/failover/failover_log.h"

#include <limits>

namespace rebate::region {

wire::json::object takeOverDetail(const Lease& before, const Lease& taken, Millis bootNow, Millis ttl, bool fenced) {
  wire::json::object detail{{"epoch", taken.epoch}, {"from", before.region}};
  if (before.region.empty()) {
    detail["reason"] = "first";
  } else if (before.bootId != taken.bootId) {
    detail["reason"] = "restarted";  // the machine was: its clock began anew
  } else if (before.releasedAt > 0) {
    detail["reason"] = before.reason;
    detail["ran_on_ms"] = 0;
    detail["free_ms"] = bootNow - before.releasedAt;
  } else {
    detail["reason"] = fenced ? "fenced" : "expired";
    detail["ran_on_ms"] = ttl;
    detail["free_ms"] = bootNow - before.expiresAt;
  }
  return detail;
}

std::vector<LeadershipChange> leadershipChanges(SqlSession& sql, std::int64_t before, int limit) {
  std::vector<LeadershipChange> changes;
  const auto from = before > 0 ? before : std::numeric_limits<std::int64_t>::max();
  sql.each(
      "SELECT seq, at, entity, record FROM audit WHERE action = 'lease.taken' AND seq < $1 ORDER BY seq DESC LIMIT $2",
      {from, limit}, [&changes](const SqlRow& row) {
        LeadershipChange change{row.integer(0), 0, {}, row.text(2), row.integer(1), "unknown", {}, {}};
        const auto record = wire::parseJson(row.text(3));
        const auto* detail = record && record->is_object() ? record->get_object().if_contains("detail") : nullptr;
        if (detail && detail->is_object()) {
          const auto& known = detail->get_object();
          change.epoch = wire::integerOr(known, "epoch");
          change.from = wire::textOr(known, "from");
          change.reason = wire::textOr(known, "reason", "unknown");
          if (known.contains("ran_on_ms")) change.ranOn = wire::integerOr(known, "ran_on_ms");
          if (known.contains("free_ms")) change.free = wire::integerOr(known, "free_ms");
        }
        changes.push_back(std::move(change));
      });
  return changes;
}

}  // namespace rebate::region
