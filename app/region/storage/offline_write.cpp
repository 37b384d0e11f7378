// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/storage/offline_write.h"

#include "region/telemetry/clock.h"

namespace rebate::region {

Outcome writeOffline(SqlSession& sql, const std::function<void(Writing&)>& job) {
  if (const auto begun = sql.beginWrite(); !begun) return begun;
  Effects effects;
  Writing writing{sql, sql.integer("SELECT epoch FROM lease").value_or(0), wallMillis(), effects};
  job(writing);
  return sql.commit();
}

/// Without a boot's id it is Patroni's, who has no time that runs out: where anybody ever led, somebody does or will.
bool leaseIsLive(SqlSession& sql) {
  return sql
      .integer("SELECT 1 FROM lease WHERE (boot_id = '' AND region <> '') OR (boot_id = $1 AND expires_at > $2)",
               {bootId(), bootMillis()})
      .has_value();
}

}  // namespace rebate::region
