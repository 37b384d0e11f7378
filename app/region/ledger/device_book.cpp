// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/device_book.h"

namespace rebate::region {
namespace {

bool isNumbered(const Decision& decision) {
  return !decision.device.empty() && decision.deviceSeq > 0;
}

}  // namespace

std::optional<std::int64_t> sequenceReused(SqlSession& sql, const Decision& decision) {
  if (!isNumbered(decision)) return std::nullopt;
  // Said again, so that the index over those that have a device can be used: a parameter alone promises nothing.
  const auto other = sql.text("SELECT id FROM decisions WHERE device = $1 AND device_seq = $2 AND device <> ''",
                              {decision.device, decision.deviceSeq});
  if (!other || *other == decision.id) return std::nullopt;
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
