// SPDX-License-Identifier: GPL-3.0-or-later
#include "order_feed/api.h"

#include <boost/json.hpp>

#include <charconv>
#include <cinttypes>
#include <cstdio>
#include <optional>

namespace rebate::order_feed {
namespace {

namespace json = boost::json;
using std::chrono::days;
using std::chrono::hours;

constexpr std::string_view kMethod = "taobao.tbk.order.details.get";

struct ApiError {
  int code;
  std::string message, subCode, subMessage;
};

/// Where a page begins and ends, and what of the window it belongs to; opaque to the caller.
struct Position {
  std::uint64_t first = 0, last = 0;  ///< sequences on the page
  std::int64_t page = 0;
  std::uint64_t newest = 0;  ///< when page 1 was asked for
};

struct Request {
  Selection selection;
  std::int64_t pageSize = 20, pageNumber = 1;
  std::optional<Position> position;
  bool backwards = false;
};

[[noreturn]] void refuse(const char* kind, std::string_view parameter) {
  throw ApiError{50, "Remote service error", std::string("isv.") + kind + ":" + std::string(parameter),
                 std::string(parameter) + " 参数错误"};
}

std::string_view valueOf(const Parameters& parameters, std::string_view name) {
  const auto found = parameters.find(name);
  return found == parameters.end() ? std::string_view() : found->second;
}

std::int64_t integer(const Parameters& parameters, std::string_view name, std::int64_t otherwise) {
  const std::string_view text = valueOf(parameters, name);
  if (text.empty()) return otherwise;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) refuse("invalid-parameter", name);
  return value;
}

Second windowTime(const Parameters& parameters, const char* name) {
  const auto time = parseFeedTime(valueOf(parameters, name));
  if (!time) throw ApiError{2000, "时间格式错误", "isv.invalid-time", name};
  return *time;
}

void readWindow(const Parameters& parameters, Time now, Selection& selection) {
  selection.start = windowTime(parameters, "start_time");
  selection.end = windowTime(parameters, "end_time");
  const auto refuseWindow = [](int code, const char* message) {
    throw ApiError{code, message, "isv.invalid-window", "start_time, end_time"};
  };
  if (selection.start > selection.end) refuseWindow(2001, "开始时间不能晚于结束时间");
  if (selection.end - selection.start > hours(3)) refuseWindow(2002, "时间跨度不能超过3小时");
  if (selection.start > now) refuseWindow(2004, "开始时间不能晚于当前时间");
  if (selection.start < now - days(90)) refuseWindow(2007, "只能查询90天内的订单");
}

// Ties a position to the request it was given for: with another window it is refused.
std::uint64_t seal(const Request& request, const Position& position) {
  Dice dice(static_cast<std::uint64_t>(request.selection.start.time_since_epoch().count()) ^ position.newest << 20,
            static_cast<std::uint64_t>(request.selection.end.time_since_epoch().count()) ^ position.first << 32 ^
                position.last ^ static_cast<std::uint64_t>(position.page) << 48);
  dice.next();
  return (dice.next() ^ static_cast<std::uint64_t>(request.selection.type) ^
          static_cast<std::uint64_t>(request.pageSize) << 8) &
         0xFFFFFFFFu;
}

std::string positionText(const Request& request, const Position& position) {
  char text[128];
  std::snprintf(text, sizeof text, "%" PRIu64 "_%" PRId64 "A%" PRIu64 "|%" PRIu64 "_B%08" PRIx64, position.first,
                position.page, position.newest, position.last, seal(request, position));
  return text;
}

std::optional<Position> parsePosition(const Request& request, const std::string& text) {
  Position position;
  std::uint64_t sealed = 0;
  const int read = std::sscanf(text.c_str(), "%" SCNu64 "_%" SCNd64 "A%" SCNu64 "|%" SCNu64 "_B%" SCNx64,
                               &position.first, &position.page, &position.newest, &position.last, &sealed);
  if (read != 5 || sealed != seal(request, position) || positionText(request, position) != text) return std::nullopt;
  return position;
}

void readPosition(const Parameters& parameters, Request& request) {
  if (request.pageNumber == 1) return;  // page 1 is always a fresh look
  const std::int64_t jump = integer(parameters, "jump_type", 0);
  if (jump != 1 && jump != -1) refuse(jump == 0 ? "missing-parameter" : "invalid-parameter", "jump_type");
  request.backwards = jump == -1;
  const std::string text(valueOf(parameters, "position_index"));
  if (text.empty()) refuse("missing-parameter", "position_index");
  request.position = parsePosition(request, text);
  if (!request.position || request.position->page + jump != request.pageNumber)
    refuse("invalid-parameter", "position_index");
}

Request readRequest(const Parameters& parameters, Time now) {
  const std::string_view method = valueOf(parameters, "method");
  if (method.empty()) throw ApiError{21, "Missing method", "isv.missing-method", "method"};
  if (method != kMethod) throw ApiError{22, "Invalid method", "isv.invalid-method", std::string(method)};
  Request request;
  const std::int64_t type = integer(parameters, "query_type", 1);
  if (type < 1 || type > 4) refuse("invalid-parameter", "query_type");
  request.selection.type = static_cast<QueryType>(type);
  request.pageSize = integer(parameters, "page_size", 20);
  if (request.pageSize < 1 || request.pageSize > 100) refuse("invalid-parameter", "page_size");
  request.pageNumber = integer(parameters, "page_no", 1);
  if (request.pageNumber < 1) refuse("invalid-parameter", "page_no");
  readWindow(parameters, now, request.selection);
  readPosition(parameters, request);
  return request;
}

std::string pageOf(const Feed& feed, Request request) {
  auto& selection = request.selection;
  selection.newest = request.position ? request.position->newest : feed.newestSequence();
  const auto limit = static_cast<std::size_t>(request.pageSize);
  const auto rows = request.backwards ? feed.before(selection, request.position->first, limit)
                                      : feed.after(selection, request.position ? request.position->last : 0, limit);
  Position position{.page = request.pageNumber, .newest = selection.newest};
  position.last = request.position ? request.position->last : 0;
  position.first = position.last + 1;
  json::array list;
  for (const Version* version : rows) list.push_back(rowOf(*version));
  if (!rows.empty()) {
    position.first = rows.front()->sequence;
    position.last = rows.back()->sequence;
  }
  json::object results;
  if (!list.empty()) results["publisher_order_dto"] = std::move(list);
  json::object data{{"has_pre", request.pageNumber > 1},
                    {"has_next", !feed.after(selection, position.last, 1).empty()},
                    {"page_no", request.pageNumber},
                    {"page_size", request.pageSize},
                    {"position_index", positionText(request, position)},
                    {"results", std::move(results)}};
  json::object response{{"data", std::move(data)}, {"request_id", "r" + std::to_string(selection.newest)}};
  return json::serialize(json::object{{"tbk_order_details_get_response", std::move(response)}});
}

}  // namespace

std::string errorEnvelope(int code, std::string_view message, std::string_view subCode, std::string_view subMessage) {
  json::object error{{"code", code}, {"msg", message}};
  if (!subCode.empty()) error["sub_code"] = subCode;
  if (!subMessage.empty()) error["sub_msg"] = subMessage;
  error["request_id"] = "e" + std::to_string(code);
  return json::serialize(json::object{{"error_response", std::move(error)}});
}

std::string answerOrderDetails(const Feed& feed, const Parameters& parameters, Time now) {
  try {
    return pageOf(feed, readRequest(parameters, now));
  } catch (const ApiError& error) {
    return errorEnvelope(error.code, error.message, error.subCode, error.subMessage);
  }
}

Platform platformOf(const Parameters& parameters) {
  if (!valueOf(parameters, "type").empty()) return Platform::Pdd;
  return valueOf(parameters, "method").starts_with("jd.") ? Platform::Jd : Platform::Taobao;
}

std::string answerCall(const Feed& feed, const Parameters& parameters, Time now) {
  switch (platformOf(parameters)) {
    case Platform::Taobao:
      if (valueOf(parameters, "method") == "taobao.tbk.order.refund.get") return answerRefunds(feed, parameters, now);
      if (valueOf(parameters, "method") == "taobao.tbk.dg.punish.order.get")
        return answerPunishments(feed, parameters, now);
      return answerOrderDetails(feed, parameters, now);
    case Platform::Jd:
      return answerJdOrders(feed, parameters, now);
    case Platform::Pdd:
      return answerPddOrders(feed, parameters, now);
  }
  return {};
}

}  // namespace rebate::order_feed
