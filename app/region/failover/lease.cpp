// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/failover/lease.h"

namespace rebate::region {

Lease readLease(SqlSession& sql) {
  Lease lease;
  sql.each("SELECT region, epoch, expires_at, boot_id, pid, url, released_at, reason, successor FROM lease", {},
           [&lease](const SqlRow& row) {
             lease = {row.text(0), row.integer(1), row.integer(2), row.text(3), row.integer(4),
                      row.text(5), row.integer(6), row.text(7),    row.text(8)};
           });
  return lease;
}

Result<Lease> takeLease(SqlSession& sql, const Candidate& candidate, Millis bootNow) {
  const auto current = readLease(sql);
  if (current.liveAt(bootNow, candidate.bootId)) return Error{Errc::notLeader, current.region, "the lease is live"};
  if (current.waitsForAnother(candidate.region, bootNow, candidate.bootId))
    return Error{Errc::notLeader, current.successor, "the lease is for another"};
  const Lease next{candidate.region, current.epoch + 1, bootNow + candidate.ttl,
                   candidate.bootId, candidate.pid,     candidate.url};
  const auto changed = sql.run(
      "UPDATE lease SET region = $1, epoch = $2, expires_at = $3, boot_id = $4, pid = $5, url = $6, "
      "released_at = 0, reason = '', successor = '' WHERE epoch = $7",
      {next.region, next.epoch, next.expiresAt, next.bootId, next.pid, next.url, current.epoch});
  if (sql.failure()) return *sql.failure();
  if (changed != 1) return Error{Errc::notLeader, current.region, "another was faster"};
  return next;
}

bool renewLease(SqlSession& sql, const Lease& mine, Millis bootNow, Millis ttl) {
  return sql.run("UPDATE lease SET expires_at = $1 WHERE epoch = $2 AND pid = $3 AND boot_id = $4 AND expires_at > $5",
                 {bootNow + ttl, mine.epoch, mine.pid, mine.bootId, bootNow}) == 1;
}

bool holdsLease(SqlSession& sql, const Lease& mine, Millis bootNow) {
  return sql
      .integer("SELECT 1 FROM lease WHERE epoch = $1 AND pid = $2 AND boot_id = $3 AND expires_at > $4",
               {mine.epoch, mine.pid, mine.bootId, bootNow})
      .has_value();
}

void releaseLease(SqlSession& sql, const Lease& mine, Millis bootNow, const std::string& reason,
                  const std::string& successor) {
  sql.run(
      "UPDATE lease SET expires_at = 0, released_at = $1, reason = $2, successor = $3 "
      "WHERE epoch = $4 AND pid = $5 AND boot_id = $6",
      {bootNow, reason, successor, mine.epoch, mine.pid, mine.bootId});
}

}  // namespace rebate::region
