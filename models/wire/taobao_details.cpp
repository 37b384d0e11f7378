// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/taobao_details.h"

#include <functional>

#include "wire/loose_row.h"
#include "wire/taobao_error.h"

namespace rebate::wire {
namespace {

/// A number, or in words: of the second party, of the third. Absent: of each.
int roleOf(LooseRow& row) {
  const auto text = row.text("tk_order_role");
  if (text.empty()) return 0;
  if (text == "2" || text == "二方") return 2;
  if (text == "3" || text == "三方") return 3;
  row.fault("tk_order_role", "2 or 3 is expected");
  return 0;
}

LineDetail readCommon(LooseRow& row, DetailKind kind) {
  LineDetail detail;
  detail.kind = kind;
  detail.platform = Platform::taobao;
  detail.line = row.needText("tb_trade_id");
  if (!detail.line.empty() && !isLineNumber(detail.line)) row.fault("tb_trade_id", "digits are expected");
  detail.role = roleOf(row);
  return detail;
}

LineDetail readRefund(LooseRow& row, Millis) {
  auto detail = readCommon(row, DetailKind::refund);
  detail.number = row.needText("refund_suit_id");
  if (!detail.number.empty() && !isLineNumber(detail.number)) row.fault("refund_suit_id", "digits are expected");
  detail.statusCode = row.needInteger("refund_status");
  detail.amount = row.needYuan("refund_fee");
  const bool taken = effectOf(detail) == DetailEffect::taken;
  detail.commission =
      taken ? row.needYuan("tk_commission_fee_refund") : row.yuan("tk_commission_fee_refund").value_or(Fen{});
  detail.modifiedAt = row.needTime("modified_time");
  return detail;
}

LineDetail readPunishment(LooseRow& row, Millis asOf) {
  auto detail = readCommon(row, DetailKind::punishment);
  detail.number = row.text("violation_type");
  detail.statusCode = row.needInteger("punish_status");
  detail.amount = row.yuan("settle_money").value_or(Fen{});
  const auto modified = row.time("modified_time");
  detail.dated = modified.has_value();
  detail.modifiedAt = modified.value_or(asOf);
  return detail;
}

bool isTrue(const json::value* value) {
  return value && ((value->is_bool() && value->get_bool()) || (value->is_string() && value->get_string() == "true"));
}

/// Lists come bare, or inside an object named after their type; a list of one as that one.
Outcome eachRow(const json::value* list, const std::function<void(const json::value&)>& take) {
  if (!list || list->is_null()) return Done{};
  if (list->is_object()) {
    const auto& wrapped = list->get_object();
    if (wrapped.empty()) return Done{};
    const auto& only = wrapped.begin()->value();
    if (wrapped.size() == 1 && only.is_object()) return take(only), Done{};
    if (wrapped.size() != 1 || !only.is_array()) return Error{Errc::malformed, "results", "a list is expected"};
    list = &only;
  }
  if (!list->is_array()) return Error{Errc::malformed, "results", "a list is expected"};
  for (const auto& row : list->get_array()) take(row);
  return Done{};
}

Outcome readData(const json::object& data, DetailReader reader, Millis asOf, FeedPage& page) {
  LooseRow members(data);
  page.positionIndex = members.text("position_index");
  page.hasNext = isTrue(data.if_contains("has_next"));
  if (members.has("total_count")) {
    const auto total = members.integer("total_count", 0);
    page.hasNext = members.integer("page_no", 1) < total / kDetailsPerPage + (total % kDetailsPerPage > 0 ? 1 : 0);
  }
  if (!members.faultText().empty()) return Error{Errc::malformed, "page", members.faultText()};
  const auto* list = data.if_contains("results");
  if (!list) list = data.if_contains("result");
  std::size_t index = 0;
  return eachRow(list, [&](const json::value& row) { readDetailInto(page, row, index++, reader, asOf); });
}

/// {"result":{"data":{…}}}; or a business error in the result's place.
Result<FeedReply> readEnvelope(const json::object& envelope, DetailReader reader, Millis asOf) {
  FeedReply reply;
  const auto* result = envelope.if_contains("result");
  if (!result || !result->is_object()) return Error{Errc::malformed, "page", "no result in the response"};
  const auto* data = result->get_object().if_contains("data");
  if (!data || !data->is_object()) {
    LooseRow said(result->get_object());
    const auto code = said.integer("biz_error_code", 0);
    if (code == 0) return Error{Errc::malformed, "page", "no data in the response"};
    reply.error = FeedError{code, {}, said.text("biz_error_desc"), Refusal::refused};
    return reply;
  }
  if (const auto read = readData(data->get_object(), reader, asOf, reply.page); !read) return read.error();
  return reply;
}

Result<FeedReply> parse(std::string_view body, std::initializer_list<const char*> names, DetailReader reader,
                        Millis asOf) {
  const auto top = parsePageObject(body);
  if (!top) return top.error();
  FeedReply refused;
  refused.error = taobaoError(*top);
  if (refused.error) return refused;
  for (const auto* name : names)
    if (const auto* found = top->if_contains(name); found && found->is_object())
      return readEnvelope(found->get_object(), reader, asOf);
  return Error{Errc::malformed, "page", std::string("no ") + *names.begin()};
}

}  // namespace

Result<FeedReply> parseTaobaoRefunds(std::string_view body) {
  return parse(body, {"tbk_order_refund_get_response", "tbk_relation_refund_response"}, readRefund, 0);
}

Result<FeedReply> parseTaobaoPunishments(std::string_view body, Millis asOf) {
  return parse(body, {"tbk_dg_punish_order_get_response"}, readPunishment, asOf);
}

}  // namespace rebate::wire
