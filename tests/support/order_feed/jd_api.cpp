// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json.hpp>

#include "order_feed/api.h"

namespace rebate::order_feed {
namespace {

namespace json = boost::json;
using std::chrono::days;
using std::chrono::hours;

constexpr std::string_view kMethod = "jd.union.open.order.row.query";
constexpr std::int64_t kMostRows = 500;

struct JdError {
  int code;
  const char* message;
};

std::string valueOf(const Parameters& parameters, std::string_view name) {
  const auto found = parameters.find(name);
  return found == parameters.end() ? std::string() : found->second;
}

std::int64_t integer(const json::object& request, const char* name, std::int64_t otherwise) {
  const json::value* value = request.if_contains(name);
  if (value == nullptr) return otherwise;
  if (!value->is_int64()) throw JdError{413, name};
  return value->get_int64();
}

Second timeOf(const json::object& request, const char* name) {
  const json::value* value = request.if_contains(name);
  const auto time = value != nullptr && value->is_string() ? parseFeedTime(value->get_string()) : std::nullopt;
  if (!time) throw JdError{413, name};
  return *time;
}

Selection selectionOf(const json::object& request, Time now) {
  const std::int64_t type = integer(request, "type", 0);
  if (type != 1 && type != 3) throw JdError{413, "type"};
  Selection selection{.start = timeOf(request, "startTime"), .end = timeOf(request, "endTime")};
  selection.type = type == 1 ? QueryType::Created : QueryType::Updated;
  selection.platform = Platform::Jd;
  if (selection.start > selection.end) throw JdError{413, "startTime is after endTime"};
  if (selection.end - selection.start > hours(1)) throw JdError{413, "the window is longer than an hour"};
  if (selection.start < now - days(90)) throw JdError{413, "only the last 90 days"};
  return selection;
}

std::string envelope(const json::object& result) {
  const json::object body{{"code", "0"}, {"queryResult", json::serialize(result)}};
  return json::serialize(json::object{{"jd_union_open_order_row_query_responce", body}});
}

std::string pageOf(const Feed& feed, const json::object& request, Time now) {
  const Selection selection = selectionOf(request, now);
  const std::int64_t page = integer(request, "pageIndex", 1), size = integer(request, "pageSize", 20);
  if (page < 1 || page > 100'000) throw JdError{413, "pageIndex"};
  if (size < 1 || size > kMostRows) throw JdError{413, "pageSize"};
  const auto first = static_cast<std::size_t>((page - 1) * size), last = static_cast<std::size_t>(page * size);
  const auto rows = feed.after(selection, 0, last + 1);
  json::array data;
  for (std::size_t i = first; i < rows.size() && i < last; ++i) data.push_back(rowOf(*rows[i]));
  json::object result{{"code", 200}, {"message", "success"}, {"requestId", "r1"}, {"hasMore", rows.size() > last}};
  if (!data.empty()) result["data"] = std::move(data);
  return envelope(result);
}

}  // namespace

std::string jdError(int code, std::string_view message) {
  return json::serialize(json::object{
      {"error_response", {{"code", std::to_string(code)}, {"zh_desc", message}, {"en_desc", "see the code"}}}});
}

std::string jdResult(int code, std::string_view message) {
  return envelope({{"code", code}, {"message", message}, {"requestId", "r1"}});
}

std::string answerJdOrders(const Feed& feed, const Parameters& parameters, Time now) {
  if (valueOf(parameters, "method") != kMethod) return jdError(19, "无效的方法");
  boost::system::error_code bad;
  const json::value body = json::parse(valueOf(parameters, "360buy_param_json"), bad);
  const json::value* request = bad || !body.is_object() ? nullptr : body.as_object().if_contains("orderReq");
  if (request == nullptr || !request->is_object()) return jdError(43, "orderReq");
  try {
    return pageOf(feed, request->as_object(), now);
  } catch (const JdError& error) {
    return jdResult(error.code, error.message);
  }
}

}  // namespace rebate::order_feed
