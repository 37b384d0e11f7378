// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/taobao.h"

#include <charconv>

#include "wire/json.h"
#include "wire/time_text.h"

namespace rebate::wire {
namespace {

/// Reads members of one row in the feed's loose typing (numbers as strings, strings as numbers, null and "--"
/// for absent) and remembers the first fault.
class Row {
 public:
  explicit Row(const json::object& members) : members_(members) {}

  std::string text(const char* name) {
    const auto* value = find(name);
    if (!value) return {};
    if (value->is_int64()) return std::to_string(value->get_int64());
    if (value->is_uint64()) return std::to_string(value->get_uint64());
    if (!value->is_string()) return fault(name, "a string is expected"), std::string{};
    if (value->get_string().size() > kLongestField) return fault(name, "longer than 4096 bytes"), std::string{};
    return std::string(value->get_string());
  }

  std::string needText(const char* name) {
    auto value = text(name);
    if (value.empty()) fault(name, "missing");
    return value;
  }

  std::int64_t integer(const char* name, std::int64_t otherwise) {
    const auto* value = find(name);
    if (!value) return otherwise;
    if (value->is_int64()) return value->get_int64();
    const auto digits = text(name);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size())
      fault(name, "an integer is expected");
    return number;
  }

  std::int64_t needInteger(const char* name) {
    if (!find(name)) fault(name, "missing");
    return integer(name, 0);
  }

  std::optional<Fen> yuan(const char* name) {
    const auto* value = find(name);
    if (!value) return std::nullopt;
    const auto written = value->is_double() ? json::serialize(*value) : text(name);
    // A binary fraction is only taken when it reads back as at most two decimals.
    const auto amount = value->is_double() ? yuanOfDouble(value->get_double()) : parseYuan(written);
    if (!amount) fault(name, "an amount in yuan with two decimals is expected");
    else if (amount->value < 0) fault(name, "an amount below zero");
    else return *amount;
    return std::nullopt;
  }

  Fen needYuan(const char* name) {
    if (!find(name)) fault(name, "missing");
    return yuan(name).value_or(Fen{});
  }

  std::optional<Millis> time(const char* name) {
    const auto written = text(name);
    if (written.empty()) return std::nullopt;
    const auto moment = parseFeedTime(written);
    if (!moment) return fault(name, "a time yyyy-MM-dd HH:mm:ss is expected"), std::nullopt;
    return *moment;
  }

  Millis needTime(const char* name) {
    if (!find(name)) fault(name, "missing");
    return time(name).value_or(0);
  }

  void fault(const char* name, const char* what) {
    if (fault_.empty()) fault_ = std::string(name) + ": " + what;
  }
  const std::string& faultText() const { return fault_; }

 private:
  static Result<Fen> yuanOfDouble(double yuan) {
    const double fen = yuan * 100.0;
    if (!(fen > -9e15 && fen < 9e15)) return Error{Errc::overflow, "amount", "too large"};
    const auto rounded = static_cast<std::int64_t>(fen < 0 ? fen - 0.5 : fen + 0.5);
    const double off = fen - static_cast<double>(rounded);
    if (off > 1e-6 || off < -1e-6) return Error{Errc::malformed, "amount", "more than two decimals"};
    return Fen{rounded};
  }

  const json::value* find(const char* name) const {
    const auto* value = members_.if_contains(name);
    if (!value || value->is_null()) return nullptr;
    if (value->is_string() && (value->get_string() == "--" || value->get_string().empty())) return nullptr;
    return value;
  }

  const json::object& members_;
  std::string fault_;
};

bool isLineNumber(std::string_view text) {
  if (text.empty() || text.size() > 32) return false;
  for (const char c : text)
    if (c < '0' || c > '9') return false;
  return true;
}

/// A claim of zero is no claim.
std::string claimText(Row& row, const char* name) {
  auto text = row.text(name);
  return text == "0" ? std::string{} : text;
}

OrderVersion readRow(Row& row, const json::object& members) {
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
  v.settledIncome = v.state == UpstreamState::settled ? row.needYuan("pub_share_fee")
                                                      : row.yuan("pub_share_fee").value_or(Fen{});
  v.platformFee = row.yuan("alimama_share_fee").value_or(Fen{});
  v.claim = {claimText(row, "special_id"), claimText(row, "relation_id"), claimText(row, "adzone_id")};
  v.item = row.text("item_title");
  v.shop = row.text("seller_shop_title");
  v.createdAt = row.needTime("tk_create_time");
  v.earnedAt = row.time("tk_earning_time");
  v.modifiedAt = row.needTime("modified_time");
  v.raw = json::serialize(members);
  return v;
}

bool deeperThan(const json::value& value, int levels) {
  if (!value.is_object() && !value.is_array()) return false;
  if (levels == 0) return true;
  if (value.is_array()) {
    for (const auto& item : value.get_array())
      if (deeperThan(item, levels - 1)) return true;
    return false;
  }
  for (const auto& member : value.get_object())
    if (deeperThan(member.value(), levels - 1)) return true;
  return false;
}

void readRowInto(TaobaoPage& page, const json::value& value, std::size_t index) {
  const auto position = "#" + std::to_string(index + 1);
  if (!value.is_object()) {
    page.rejected.push_back({position, "an object is expected"});
    return;
  }
  Row row(value.get_object());
  auto version = readRow(row, value.get_object());
  if (deeperThan(value, kDeepestRow)) row.fault("row", "nested deeper than 32 levels");
  if (version.raw.size() > kLargestRow) row.fault("row", "larger than 64 KiB");
  if (row.faultText().empty()) {
    page.rows.push_back(std::move(version));
    return;
  }
  page.rejected.push_back({isLineNumber(version.line) ? version.line : position, row.faultText()});
}

Outcome readPage(const json::object& data, TaobaoPage& page) {
  const auto* next = data.if_contains("has_next");
  page.hasNext = next && ((next->is_bool() && next->get_bool()) || (next->is_string() && next->get_string() == "true"));
  page.positionIndex = textOr(data, "position_index");
  const auto* results = data.if_contains("results");
  if (!results || !results->is_object()) return Error{Errc::malformed, "results", "an object is expected"};
  const auto* rows = results->get_object().if_contains("publisher_order_dto");
  if (!rows) return Done{};  // an empty page is "results":{}
  if (rows->is_object()) return readRowInto(page, *rows, 0), Done{};
  if (!rows->is_array()) return Error{Errc::malformed, "publisher_order_dto", "a list is expected"};
  std::size_t index = 0;
  for (const auto& row : rows->get_array()) readRowInto(page, row, index++);
  return Done{};
}

TaobaoError readError(const json::object& body) {
  TaobaoError error;
  error.code = integerOr(body, "code");
  error.subCode = textOr(body, "sub_code");
  error.message = textOr(body, "sub_msg", textOr(body, "msg"));
  return error;
}

}  // namespace

Result<TaobaoReply> parseTaobaoReply(std::string_view body) {
  if (body.size() > kLargestPage) return Error{Errc::malformed, "page", "larger than 32 MiB"};
  const auto first = body.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return Error{Errc::malformed, "page", "empty"};
  if (body[first] == '<') return Error{Errc::malformed, "page", "HTML or XML instead of JSON"};
  const auto parsed = parseJson(body, kDeepestPage);
  if (!parsed) return Error{Errc::malformed, "page", "not JSON: " + parsed.error().detail};
  if (!parsed->is_object()) return Error{Errc::malformed, "page", "an object is expected"};
  TaobaoReply reply;
  const auto& top = parsed->get_object();
  if (const auto* error = top.if_contains("error_response"); error && error->is_object()) {
    reply.error = readError(error->get_object());
    return reply;
  }
  const auto* envelope = top.if_contains("tbk_order_details_get_response");
  if (!envelope || !envelope->is_object())
    return Error{Errc::malformed, "page", "no tbk_order_details_get_response"};
  const auto* data = envelope->get_object().if_contains("data");
  if (!data || !data->is_object()) return Error{Errc::malformed, "page", "no data in the response"};
  if (const auto read = readPage(data->get_object(), reply.page); !read) return read.error();
  return reply;
}

}  // namespace rebate::wire
