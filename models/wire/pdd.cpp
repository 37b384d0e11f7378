// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/pdd.h"

#include "wire/loose_row.h"

namespace rebate::wire {
namespace {

constexpr std::int64_t kWholePerMille = 1'000;

/// 200708-123456789012345
bool isOrderNumber(std::string_view text) {
  if (text.empty() || text.size() > 40) return false;
  for (const char c : text)
    if ((c < '0' || c > '9') && c != '-') return false;
  return true;
}

/// custom_parameters is what our link carried: a text, or {"uid":"…"} as the platform advises.
std::string memberOf(LooseRow& row) {
  auto text = row.claim("custom_parameters");
  if (text.empty() || text.front() != '{') return text;
  const auto parsed = parseJson(text);
  if (!parsed || !parsed->is_object()) return text;
  return LooseRow(parsed->get_object()).claim("uid");
}

/// 1 after-sales are open; 2 done: then the status says what came of it.
bool refundOpen(LooseRow& row) {
  const auto status = row.integer("return_status", 0);
  if (status < 0 || status > 2) row.fault("return_status", "0, 1 or 2 is expected");
  return status == 1;
}

OrderVersion readRow(LooseRow& row, Millis) {
  OrderVersion v;
  v.platform = Platform::pdd;
  v.line = row.needText("order_sn");
  if (!v.line.empty() && !isOrderNumber(v.line)) row.fault("order_sn", "digits and - are expected");
  v.parent = v.line;
  v.statusCode = row.needInteger("order_status");
  v.state = upstreamStateOfPdd(v.statusCode);
  v.refundOpen = refundOpen(row);
  v.paid = row.needFen("order_amount");
  const auto rate = row.integer("promotion_rate", 0);
  if (rate < 0 || rate > kWholePerMille) row.fault("promotion_rate", "0 to 1000 per mille is expected");
  // One field for both: what is expected until it is settled, then what was.
  const auto promotion = row.needFen("promotion_amount");
  if (v.state == UpstreamState::settled) {
    v.received = v.paid;
    v.settledIncome = promotion;
  }
  v.estimatedIncome = promotion;
  v.claim = {claimId(Platform::pdd, memberOf(row)), {}, claimId(Platform::pdd, row.claim("p_id"))};
  v.item = row.text("goods_name");
  v.shop = row.text("mall_name");
  v.createdAt = row.needSeconds("order_create_time");
  v.earnedAt = row.seconds("order_settle_time");
  v.modifiedAt = row.needSeconds("order_modify_at");
  return v;
}

/// 52101 and 70031 to 70036 too many calls; 50000, 50001, 52102, 52103 it fails for now.
Refusal refusalOf(std::int64_t code) {
  if (code == 52'101 || (code >= 70'031 && code <= 70'036)) return Refusal::rateLimited;
  if (code == 50'000 || code == 50'001 || code == 52'102 || code == 52'103) return Refusal::busy;
  return Refusal::refused;
}

FeedError readError(const json::object& body) {
  FeedError error;
  error.code = LooseRow(body).integer("error_code", 0);
  error.subCode = textOr(body, "sub_code");
  error.message = textOr(body, "sub_msg", textOr(body, "error_msg"));
  error.refusal = refusalOf(error.code);
  return error;
}

}  // namespace

Result<FeedReply> parsePddReply(std::string_view body) {
  const auto top = parsePageObject(body);
  if (!top) return top.error();
  FeedReply reply;
  if (const auto* error = top->if_contains("error_response"); error && error->is_object()) {
    reply.error = readError(error->get_object());
    return reply;
  }
  const auto* envelope = top->if_contains("order_list_get_response");
  if (!envelope || !envelope->is_object()) return Error{Errc::malformed, "page", "no order_list_get_response"};
  LooseRow members(envelope->get_object());
  if (members.has("total_count")) {
    reply.page.total = members.integer("total_count", 0);
    if (!members.faultText().empty() || *reply.page.total < 0)
      return Error{Errc::malformed, "total_count", "a number of rows is expected"};
  }
  const auto* rows = envelope->get_object().if_contains("order_list");
  if (!rows || rows->is_null()) return reply;
  if (!rows->is_array()) return Error{Errc::malformed, "order_list", "a list is expected"};
  std::size_t index = 0;
  for (const auto& row : rows->get_array()) readRowInto(reply.page, row, index++, readRow, isOrderNumber, 0);
  return reply;
}

}  // namespace rebate::wire
