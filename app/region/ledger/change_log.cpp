// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/change_log.h"

#include "wire/rebate_json.h"

namespace rebate::region {
namespace {

std::int64_t append(Writing& writing, Change change, std::string_view kind, const std::string& entity) {
  change.previous = newestChange(writing.sql);
  change.seq = change.previous + 1;
  change.epoch = writing.epoch;
  change.at = writing.now;
  writing.sql.run(
      "INSERT INTO changes (seq, previous, epoch, at, kind, entity, body) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {change.seq, change.previous, change.epoch, change.at, kind, entity,
       wire::json::serialize(wire::toJson(change))});
  return change.seq;
}

}  // namespace

std::int64_t recordChange(Writing& writing, const Rebate& rebate) {
  Change change;
  change.rebate = rebate;
  return append(writing, std::move(change), "rebate", rebate.id);
}

std::int64_t recordChange(Writing& writing, const User& user) {
  Change change;
  change.user = user;
  return append(writing, std::move(change), "user", user.id);
}

std::int64_t recordChange(Writing& writing, const Withdrawal& withdrawal) {
  Change change;
  change.withdrawal = withdrawal;
  return append(writing, std::move(change), "withdrawal", withdrawal.id);
}

std::int64_t newestChange(SqlSession& sql) {
  return sql.integer("SELECT MAX(seq) FROM changes").value_or(0);
}

}  // namespace rebate::region
