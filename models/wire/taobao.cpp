// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/taobao.h"

#include "wire/loose_row.h"
#include "wire/taobao_error.h"

namespace rebate::wire {
namespace {

OrderVersion readRow(LooseRow& row, Millis) {
  OrderVersion v;
  v.platform = Platform::taobao;
  v.line = row.needText("trade_id");
  if (!v.line.empty() && !isLineNumber(v.line)) row.fault("trade_id", "digits are expected");
  v.parent = row.text("trade_parent_id");
  const auto role = row.integer("tk_order_role", 2);
  if (role != 2 && role != 3) row.fault("tk_order_role", "2 or 3 is expected");
  v.role = static_cast<int>(role);
  v.statusCode = row.needInteger("tk_status");
  v.state = upstreamStateOfTaobao(v.statusCode);
  const auto refund = row.integer("refund_tag", 0);
  if (refund != 0 && refund != 1) row.fault("refund_tag", "0 or 1 is expected");
  v.refundOpen = refund == 1;
  v.paid = row.needYuan("alipay_total_price");
  v.received = row.yuan("pay_price");
  v.estimatedIncome = row.yuan("pub_share_pre_fee").value_or(Fen{});
  v.settledIncome =
      v.state == UpstreamState::settled ? row.needYuan("pub_share_fee") : row.yuan("pub_share_fee").value_or(Fen{});
  v.platformFee = row.yuan("alimama_share_fee").value_or(Fen{});
  v.claim = {row.claim("special_id"), row.claim("relation_id"), row.claim("adzone_id")};
  v.item = row.text("item_title");
  v.shop = row.text("seller_shop_title");
  v.createdAt = row.needTime("tk_create_time");
  v.earnedAt = row.time("tk_earning_time");
  v.modifiedAt = row.needTime("modified_time");
  return v;
}

Outcome readPage(const json::object& data, FeedPage& page) {
  const auto* next = data.if_contains("has_next");
  page.hasNext = next && ((next->is_bool() && next->get_bool()) || (next->is_string() && next->get_string() == "true"));
  page.positionIndex = textOr(data, "position_index");
  const auto* results = data.if_contains("results");
  if (!results || !results->is_object()) return Error{Errc::malformed, "results", "an object is expected"};
  const auto* rows = results->get_object().if_contains("publisher_order_dto");
  if (!rows) return Done{};  // an empty page is "results":{}
  const auto take = [&page](const json::value& row, std::size_t index) {
    readRowInto(page, row, index, readRow, isLineNumber, 0);
  };
  if (rows->is_object()) return take(*rows, 0), Done{};
  if (!rows->is_array()) return Error{Errc::malformed, "publisher_order_dto", "a list is expected"};
  std::size_t index = 0;
  for (const auto& row : rows->get_array()) take(row, index++);
  return Done{};
}

Refusal refusalOf(std::int64_t code) {
  if (code == 3001) return Refusal::busy;
  if (code == 3000 || code == 9100) return Refusal::rateLimited;
  return Refusal::refused;
}

}  // namespace

std::optional<FeedError> taobaoError(const json::object& top) {
  const auto* found = top.if_contains("error_response");
  if (!found || !found->is_object()) return std::nullopt;
  const auto& body = found->get_object();
  FeedError error;
  error.code = integerOr(body, "code");
  error.subCode = textOr(body, "sub_code");
  error.message = textOr(body, "sub_msg", textOr(body, "msg"));
  error.refusal = refusalOf(error.code);
  return error;
}

Result<FeedReply> parseTaobaoReply(std::string_view body) {
  const auto top = parsePageObject(body);
  if (!top) return top.error();
  FeedReply reply;
  reply.error = taobaoError(*top);
  if (reply.error) return reply;
  const auto* envelope = top->if_contains("tbk_order_details_get_response");
  if (!envelope || !envelope->is_object()) return Error{Errc::malformed, "page", "no tbk_order_details_get_response"};
  const auto* data = envelope->get_object().if_contains("data");
  if (!data || !data->is_object()) return Error{Errc::malformed, "page", "no data in the response"};
  if (const auto read = readPage(data->get_object(), reply.page); !read) return read.error();
  return reply;
}

}  // namespace rebate::wire
