// SPDX-License-Identifier: GPL-3.0-or-later
#include "replay.h"

#include <algorithm>
#include <cmath>

namespace rebate::order_feed {
namespace {

namespace json = boost::json;

std::int64_t integer(const json::object& row, const char* key) {
  const json::value* value = row.if_contains(key);
  if (value == nullptr || value->is_null()) return 0;
  return value->is_string() ? std::stoll(std::string(value->as_string())) : value->to_number<std::int64_t>();
}

std::int64_t fen(const json::object& row, const char* key) {
  return std::llround(std::stod(json::value_to<std::string>(row.at(key))) * 100);
}

std::string textOrNothing(const json::value& value) {
  return value.is_string() ? std::string(value.as_string()) : std::string();
}

}  // namespace

const User* Replay::ownerOf(const json::object& row) const {
  const auto find = [&](const char* key, std::int64_t User::*member) -> const User* {
    const std::int64_t id = integer(row, key);
    const auto found = std::ranges::find_if(users_, [&](const User& user) { return id != 0 && user.*member == id; });
    return found == users_.end() ? nullptr : &*found;
  };
  if (const User* user = find("special_id", &User::specialId)) return user;
  if (const User* user = find("relation_id", &User::relationId)) return user;
  return find("adzone_id", &User::adzoneId);
}

void Replay::add(const json::value& value) {
  const json::object& row = value.as_object();
  Lines& line = lines_[{json::value_to<std::string>(row.at("trade_id")), integer(row, "tk_order_role")}];
  const User* owner = ownerOf(row);
  const std::string ownerId = owner == nullptr ? "" : owner->userId;
  if (line.owners.empty()) line.firstOwner = ownerId;
  line.owners.insert(ownerId);
  const std::string modified = json::value_to<std::string>(row.at("modified_time"));
  if (modified <= line.modified) return;
  line.modified = modified;
  line.newest = row;
}

Replay::Outcome Replay::judge(const Lines& line) const {
  const json::object& row = line.newest;
  const std::int64_t status = integer(row, "tk_status");
  const std::int64_t due =
      fen(row, status == 3 ? "pub_share_fee" : "pub_share_pre_fee") - fen(row, "alimama_share_fee");
  Outcome outcome;
  outcome.userId = line.firstOwner;
  outcome.due = std::max<std::int64_t>(0, due);
  const auto owner = std::ranges::find(users_, line.firstOwner, &User::userId);
  if (owner != users_.end()) outcome.user = outcome.due * 9 / 10 * shareOf(owner->level) / 10000;

  if (status == 13 || (status == 3 && due <= 0)) {
    outcome.state = "void";
    outcome.reason = status == 13 ? "closed_upstream" : "nothing_due";
    outcome.due = outcome.user = 0;
    return outcome;
  }
  outcome.state = "held";
  if (line.owners.size() > 1)
    outcome.reason = "attribution_conflict";
  else if (line.firstOwner.empty())
    outcome.reason = "unattributed";
  else if (status == 3 && integer(row, "refund_tag") == 1)
    outcome.reason = "refund_open";
  else if (status == 3)
    outcome.state = "awaiting_approval";
  else if (status == 12)
    outcome.state = "estimated";
  else if (status == 14)
    outcome.state = "waiting";
  else
    outcome.reason = "unknown_status";
  return outcome;
}

Replay::Outcomes Replay::outcomes() const {
  Outcomes outcomes;
  for (const auto& [key, line] : lines_) outcomes[key] = judge(line);
  return outcomes;
}

Replay::Outcomes Replay::expected(const json::array& lines) {
  Outcomes outcomes;
  for (const json::value& value : lines) {
    const json::object& line = value.as_object();
    outcomes[{json::value_to<std::string>(line.at("trade_id")), integer(line, "role")}] = {
        .state = textOrNothing(line.at("state")),
        .reason = textOrNothing(line.at("reason")),
        .userId = textOrNothing(line.at("user_id")),
        .due = integer(line, "due_fen"),
        .user = integer(line, "user_fen")};
  }
  return outcomes;
}

}  // namespace rebate::order_feed
