// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/rebate_json.h"

#include "wire/reader.h"
#include "wire/time_text.h"
#include "wire/withdrawal_json.h"

namespace rebate::wire {
namespace {

std::vector<std::string> tokensIn(const json::value& value, Reader& in) {
  std::vector<std::string> tokens;
  const auto* list = value.if_array();
  if (!list) return in.fail(invalid("find", "a list is expected")), tokens;
  for (const auto& token : *list) {
    if (!token.is_string()) return in.fail(invalid("find", "strings are expected")), tokens;
    tokens.emplace_back(token.get_string());
  }
  return tokens;
}

}  // namespace

json::object toJson(const Rebate& r) {
  return {{"id", r.id},
          {"platform", name(r.platform)},
          {"line", r.line},
          {"role", r.role},
          {"user_id", r.userId},
          {"user_mask", r.userMask},
          {"item", r.item},
          {"status_code", r.statusCode},
          {"upstream", name(r.upstream)},
          {"refund_open", r.refundOpen},
          {"level", name(r.level)},
          {"reserve_bp", r.reserveRate.value},
          {"share_bp", r.shareRate.value},
          {"inviter_id", r.inviterId},
          {"inviter_bp", r.inviterRate.value},
          {"rule_version", r.ruleVersion},
          {"paid_fen", r.paid.value},
          {"income_fen", r.income.value},
          {"platform_fee_fen", r.platformFee.value},
          {"due_fen", r.split.due.value},
          {"reserve_fen", r.split.reserve.value},
          {"user_fen", r.split.user.value},
          {"platform_fen", r.split.platform.value},
          {"inviter_fen", r.split.inviter.value},
          {"state", name(r.state)},
          {"reason", name(r.reason)},
          {"proposed_by", r.proposedBy},
          {"decided_by", r.decidedBy},
          {"note", r.note},
          {"version", r.version},
          {"content_hash", r.contentHash},
          {"created_at", formatRfc3339(r.createdAt)},
          {"modified_at", formatRfc3339(r.modifiedAt)},
          {"updated_at", formatRfc3339(r.updatedAt)}};
}

Result<Rebate> rebateFrom(const json::value& value) {
  Reader in(value);
  Rebate r;
  r.id = in.text("id");
  r.platform = in.named<Platform>("platform", platformFrom);
  r.line = in.text("line");
  r.role = in.integer32("role");
  r.userId = in.text("user_id");
  r.userMask = in.text("user_mask");
  r.item = in.text("item");
  r.statusCode = in.integer("status_code");
  r.upstream = in.named<UpstreamState>("upstream", upstreamStateFrom);
  r.refundOpen = in.boolean("refund_open");
  r.level = in.named<Level>("level", levelFrom);
  r.reserveRate.value = in.integer32("reserve_bp");
  r.shareRate.value = in.integer32("share_bp");
  // Bodies kept from before there were inviters lack these.
  if (in.optional("inviter_id")) r.inviterId = in.text("inviter_id");
  if (in.optional("inviter_bp")) r.inviterRate.value = in.integer32("inviter_bp");
  if (in.optional("rule_version")) r.ruleVersion = in.integer("rule_version");
  r.paid.value = in.integer("paid_fen");
  r.income.value = in.integer("income_fen");
  r.platformFee.value = in.integer("platform_fee_fen");
  r.split = {
      {in.integer("due_fen")}, {in.integer("reserve_fen")}, {in.integer("user_fen")}, {in.integer("platform_fen")}};
  if (in.optional("inviter_fen")) r.split.inviter.value = in.integer("inviter_fen");
  r.state = in.named<RebateState>("state", rebateStateFrom);
  r.reason = in.named<Reason>("reason", reasonFrom);
  r.proposedBy = in.text("proposed_by");
  r.decidedBy = in.text("decided_by");
  r.note = in.text("note");
  r.version = in.integer("version");
  r.contentHash = in.text("content_hash");
  r.createdAt = in.time("created_at");
  r.modifiedAt = in.time("modified_at");
  r.updatedAt = in.time("updated_at");
  return in.finish(std::move(r));
}

json::object toJson(const User& user) {
  json::object object{{"id", user.id},
                      {"mask", user.mask},
                      {"level", name(user.level)},
                      {"balance_fen", user.balance.value},
                      {"frozen_fen", user.frozen.value},
                      {"state", name(user.state)},
                      {"inviter_id", user.inviterId},
                      {"version", user.version}};
  if (!user.find.empty()) object["find"] = json::array(user.find.begin(), user.find.end());
  return object;
}

Result<User> userFrom(const json::value& value) {
  Reader in(value);
  User user;
  user.id = in.text("id");
  user.mask = in.text("mask");
  user.level = in.named<Level>("level", levelFrom);
  user.balance.value = in.integer("balance_fen");
  user.version = in.integer("version");
  if (in.optional("frozen_fen")) user.frozen.value = in.integer("frozen_fen");
  if (in.optional("state")) user.state = in.named<UserState>("state", userStateFrom);
  if (in.optional("inviter_id")) user.inviterId = in.text("inviter_id");
  if (const auto* find = in.optional("find")) user.find = tokensIn(*find, in);
  return in.finish(std::move(user));
}

json::object toJson(const Change& change) {
  json::object object{
      {"seq", change.seq}, {"prev", change.previous}, {"epoch", change.epoch}, {"at", formatRfc3339(change.at)}};
  if (change.rebate) object["rebate"] = toJson(*change.rebate);
  if (change.user) object["user"] = toJson(*change.user);
  if (change.withdrawal) object["withdrawal"] = toJson(*change.withdrawal);
  return object;
}

Result<Change> changeFrom(const json::value& value) {
  Reader in(value);
  Change change;
  change.seq = in.integer("seq");
  change.previous = in.integer("prev");
  change.epoch = in.integer("epoch");
  change.at = in.time("at");
  if (const auto* body = in.optional("rebate")) change.rebate = in.nested("rebate", rebateFrom(*body));
  if (const auto* body = in.optional("user")) change.user = in.nested("user", userFrom(*body));
  if (const auto* body = in.optional("withdrawal")) change.withdrawal = in.nested("withdrawal", withdrawalFrom(*body));
  return in.finish(std::move(change));
}

}  // namespace rebate::wire
