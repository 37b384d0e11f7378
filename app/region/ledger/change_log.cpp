// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/change_log.h"

#include "wire/blind_index.h"
#include "wire/rebate_json.h"

namespace rebate::region {
namespace {

std::int64_t append(Writing& writing, Change change, std::string_view kind, const std::string& entity) {
  auto& newest = writing.sql.known().change;
  change.previous = newest ? *newest : newestChange(writing.sql);
  change.seq = change.previous + 1;
  newest = change.seq;
  change.epoch = writing.epoch;
  change.at = writing.now;
  writing.sql.post(
      "INSERT INTO changes (seq, previous, epoch, at, kind, entity, body) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {change.seq, change.previous, change.epoch, change.at, kind, entity,
       wire::json::serialize(wire::toJson(change))});
  return change.seq;
}

/// {…,"user":{…}} as append wrote it: the tokens become the user's last member, without reading it all again.
std::string withTokens(std::string body, const std::string& tokens) {
  if (tokens.empty() || !body.ends_with("}}")) return body;
  body.resize(body.size() - 2);
  const auto list = wire::splitTokens(tokens);
  return body + ",\"find\":" + wire::json::serialize(wire::json::array(list.begin(), list.end())) + "}}";
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
  const auto seq = append(writing, std::move(change), "user", user.id);
  writing.effects.users.emplace_back(user.id, seq);
  return seq;
}

std::int64_t recordChange(Writing& writing, const Withdrawal& withdrawal) {
  Change change;
  change.withdrawal = withdrawal;
  return append(writing, std::move(change), "withdrawal", withdrawal.id);
}

void eachChange(SqlSession& sql, std::int64_t after, int limit,
                const std::function<void(std::int64_t seq, std::string text)>& tell) {
  sql.each(
      "SELECT c.seq, c.body, f.tokens FROM changes c LEFT JOIN user_find f ON c.kind = 'user' AND f.user_id = c.entity "
      "WHERE c.seq > $1 ORDER BY c.seq LIMIT $2",
      {after, limit}, [&tell](const SqlRow& row) { tell(row.integer(0), withTokens(row.text(1), row.text(2))); });
}

void eachUserChange(SqlSession& sql, std::int64_t after, std::int64_t upTo,
                    const std::function<void(std::string id, std::int64_t seq)>& tell) {
  sql.each("SELECT seq, entity FROM changes WHERE seq > $1 AND seq <= $2 AND kind = 'user' ORDER BY seq", {after, upTo},
           [&tell](const SqlRow& row) { tell(row.text(1), row.integer(0)); });
}

std::int64_t newestChange(SqlSession& sql) {
  return sql.integer("SELECT MAX(seq) FROM changes").value_or(0);
}

}  // namespace rebate::region
