// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/jd.h"

#include <algorithm>

#include "wire/loose_row.h"
#include "wire/time_text.h"

namespace rebate::wire {
namespace {

constexpr std::int64_t kUnpaid = 15;
constexpr std::int64_t kDeposit = 24;
constexpr std::int64_t kSuccess = 200;

/// "20191020" → that midnight, +08:00.
std::optional<Millis> dayOf(std::string_view day) {
  if (day.size() != 8 || !isLineNumber(day)) return std::nullopt;
  std::string text(day.substr(0, 4));
  text.append("-").append(day.substr(4, 2)).append("-").append(day.substr(6, 2)).append(" 00:00:00");
  const auto moment = parseFeedTime(text);
  return moment ? std::optional<Millis>(*moment) : std::nullopt;
}

/// What was settled on which days, all corrections together.
struct Balance {
  std::optional<Millis> first;
  Fen total;
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kAround = " \t\"'";
  const auto begin = text.find_first_not_of(kAround);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kAround) - begin + 1);
}

/// {20191020:10,20191120:-2}: not JSON. Absent and {}: nothing yet.
Result<Balance> parseBalance(std::string_view text) {
  const Error bad{Errc::malformed, "balanceExt", "days and amounts are expected"};
  text = trimmed(text);
  Balance balance;
  if (text.empty()) return balance;
  if (text.size() < 2 || text.front() != '{' || text.back() != '}') return bad;
  text = trimmed(text.substr(1, text.size() - 2));
  while (!text.empty()) {
    const auto comma = text.find(',');
    const auto entry = text.substr(0, comma);
    text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    const auto colon = entry.find(':');
    if (colon == std::string_view::npos) return bad;
    const auto day = dayOf(trimmed(entry.substr(0, colon)));
    const auto amount = parseYuan(trimmed(entry.substr(colon + 1)));
    if (!day || !amount) return bad;
    const auto total = add(balance.total, *amount);
    if (!total) return total.error();
    balance.total = *total;
    balance.first = balance.first ? std::min(*balance.first, *day) : *day;
  }
  return balance;
}

/// payMonth 20191020; 0: not yet.
std::optional<Millis> payDay(LooseRow& row) {
  const auto text = row.claim("payMonth");
  if (text.empty()) return std::nullopt;
  const auto day = dayOf(text);
  if (!day) row.fault("payMonth", "a day yyyyMMdd is expected");
  return day;
}

void settle(OrderVersion& v, LooseRow& row, Millis asOf) {
  const auto balance = parseBalance(row.text("balanceExt"));
  if (!balance) return row.fault("balanceExt", "{yyyyMMdd:yuan,…} is expected");
  const auto pays = payDay(row);
  const auto day = balance->first ? balance->first : pays;
  const auto actual = row.yuan("actualFee");
  if (v.state != UpstreamState::received || !day) return;
  if (*day > asOf) return void(v.settlesAt = *day);
  if (!balance->first && !actual) return row.fault("actualFee", "missing");
  v.state = UpstreamState::settled;
  v.earnedAt = *day;
  // More taken back than was ever paid is owed by us, not by the user: to them it is nothing due.
  v.settledIncome = {std::max<std::int64_t>(0, (balance->first ? balance->total : *actual).value)};
}

/// 1 the promoter, 2 the leader of their team, who gets a share of the same line.
int roleOf(LooseRow& row) {
  const auto role = row.integer("unionRole", 1);
  if (role != 1 && role != 2) row.fault("unionRole", "1 or 2 is expected");
  return role == 2 ? 3 : 2;
}

/// sub-union and ext1 are what our links carry, positionId is JD's ad place.
std::string claimOf(LooseRow& row, const char* name) {
  return claimId(Platform::jd, row.claim(name));
}

OrderVersion readRow(LooseRow& row, Millis asOf) {
  OrderVersion v;
  v.platform = Platform::jd;
  v.line = row.needText("id");
  if (!v.line.empty() && !isLineNumber(v.line)) row.fault("id", "digits are expected");
  v.parent = row.text("orderId");
  v.role = roleOf(row);
  v.statusCode = row.needInteger("validCode");
  v.state = upstreamStateOfJd(v.statusCode);
  v.refundOpen = row.integer("skuFrozenNum", 0) > 0;
  v.paid = row.needYuan("estimateCosPrice");
  if (v.state == UpstreamState::received) v.received = row.yuan("actualCosPrice");
  const auto estimate = row.yuan("estimateFee").value_or(Fen{});
  const bool paid = v.statusCode != kUnpaid && v.statusCode != kDeposit;
  if (paid) v.estimatedIncome = estimate;  // nothing is promised for what is not paid
  settle(v, row, asOf);
  v.claim = {claimOf(row, "subUnionId"), claimOf(row, "ext1"), claimOf(row, "positionId")};
  v.item = row.text("skuName");
  v.shop = row.text("shopName");
  v.createdAt = row.needTime("orderTime");
  v.modifiedAt = row.needTime("modifyTime");
  return v;
}

/// Gateway: 2, 7, 8 too many calls; 43, 64 to 68 it or what is behind it fails. Service: 410, 429; 5xx.
Refusal refusalOf(std::int64_t code) {
  if (code == 2 || code == 7 || code == 8 || code == 410 || code == 429) return Refusal::rateLimited;
  if (code == 43 || (code >= 64 && code <= 68) || (code >= 500 && code <= 599)) return Refusal::busy;
  return Refusal::refused;
}

FeedError errorOf(std::int64_t code, std::string message) {
  return {code, {}, std::move(message), refusalOf(code)};
}

/// Codes come as numbers and as text.
std::int64_t codeIn(const json::object& object) {
  return LooseRow(object).integer("code", 0);
}

Result<FeedReply> readResult(const json::object& result, Millis asOf) {
  FeedReply reply;
  if (const auto code = codeIn(result); code != kSuccess) {
    reply.error = errorOf(code, textOr(result, "message"));
    return reply;
  }
  const auto* more = result.if_contains("hasMore");
  reply.page.hasNext =
      more && ((more->is_bool() && more->get_bool()) || (more->is_string() && more->get_string() == "true"));
  const auto* rows = result.if_contains("data");
  if (!rows || rows->is_null()) return reply;
  if (!rows->is_array()) return Error{Errc::malformed, "data", "a list is expected"};
  std::size_t index = 0;
  for (const auto& row : rows->get_array()) readRowInto(reply.page, row, index++, readRow, isLineNumber, asOf);
  return reply;
}

/// The gateway spells it "responce".
const json::object* envelopeOf(const json::object& top) {
  for (const auto* name : {"jd_union_open_order_row_query_responce", "jd_union_open_order_row_query_response"})
    if (const auto* found = top.if_contains(name); found && found->is_object()) return &found->get_object();
  return nullptr;
}

}  // namespace

Result<OrderVersion> parseJdRow(std::string_view raw, Millis asOf) {
  return readKeptRow(raw, readRow, asOf);
}

Result<FeedReply> parseJdReply(std::string_view body, Millis asOf) {
  const auto top = parsePageObject(body);
  if (!top) return top.error();
  if (const auto* error = top->if_contains("error_response"); error && error->is_object()) {
    const auto& object = error->get_object();
    FeedReply reply;
    reply.error = errorOf(codeIn(object), textOr(object, "zh_desc", textOr(object, "en_desc")));
    return reply;
  }
  const auto* envelope = envelopeOf(*top);
  if (!envelope) return Error{Errc::malformed, "page", "no jd_union_open_order_row_query_responce"};
  const auto* result = envelope->if_contains("queryResult");
  if (!result || result->is_null()) {
    FeedReply reply;  // the gateway's own code, without a result
    if (const auto code = codeIn(*envelope); code != 0) return reply.error = errorOf(code, ""), reply;
    return Error{Errc::malformed, "page", "no queryResult in the response"};
  }
  if (result->is_object()) return readResult(result->get_object(), asOf);
  if (!result->is_string()) return Error{Errc::malformed, "queryResult", "an object or its text is expected"};
  const auto inner = parsePageObject(result->get_string());
  if (!inner) return inner.error();
  return readResult(*inner, asOf);
}

}  // namespace rebate::wire
