// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/device_book.h"

namespace rebate::region {

bool isNumbered(const Decision& decision) {
  return !decision.device.empty() && decision.deviceSeq > 0;
}

std::int64_t highestSequence(SqlSession& sql, const Decision& decision) {
  return sql.integer("SELECT last_seq FROM devices WHERE device = $1", {decision.device}).value_or(decision.deviceSeq);
}

void noteSequence(Writing& writing, const Decision& decision, const std::string& person) {
  if (!isNumbered(decision)) return;
  writing.sql.post(
      "INSERT INTO devices (device, person, last_seq, seen_at) VALUES ($1, $2, $3, $4) ON CONFLICT (device) DO UPDATE "
      "SET person = excluded.person, seen_at = excluded.seen_at, last_seq = CASE WHEN excluded.last_seq > "
      "devices.last_seq THEN excluded.last_seq ELSE devices.last_seq END",
      {decision.device, person, decision.deviceSeq, writing.now});
}

}  // namespace rebate::region
