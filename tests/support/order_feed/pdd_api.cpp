// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json.hpp>

#include <charconv>

#include "order_feed/api.h"

namespace rebate::order_feed {
namespace {

namespace json = boost::json;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;

constexpr std::string_view kType = "pdd.ddk.order.list.increment.get";
constexpr int kBadParameter = 10001;

struct PddError {
  std::string parameter;
};

std::int64_t integer(const Parameters& parameters, const char* name, std::int64_t least, std::int64_t most,
                     std::optional<std::int64_t> otherwise = {}) {
  const auto found = parameters.find(name);
  if (found == parameters.end()) {
    if (!otherwise) throw PddError{name};
    return *otherwise;
  }
  const std::string& text = found->second;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most) throw PddError{name};
  return value;
}

Selection selectionOf(const Parameters& parameters, Time now) {
  constexpr std::int64_t kLatest = 253'402'300'799;
  Selection selection{.start = Second(seconds(integer(parameters, "start_update_time", 0, kLatest))),
                      .end = Second(seconds(integer(parameters, "end_update_time", 0, kLatest)))};
  selection.platform = Platform::Pdd;
  if (selection.start > selection.end) throw PddError{"start_update_time is after end_update_time"};
  if (selection.end - selection.start > hours(24)) throw PddError{"the window is longer than 24 hours"};
  if (selection.start < now - days(90)) throw PddError{"only the last 90 days"};
  return selection;
}

std::string pageOf(const Feed& feed, const Parameters& parameters, Time now) {
  const Selection selection = selectionOf(parameters, now);
  const std::int64_t page = integer(parameters, "page", 1, 10'000, 1);
  const std::int64_t size = integer(parameters, "page_size", 10, 100, 100);
  integer(parameters, "query_order_type", 1, 2, 1);
  const auto rows = feed.after(selection, 0, std::numeric_limits<std::size_t>::max());
  json::array list;
  for (auto i = static_cast<std::size_t>((page - 1) * size);
       i < rows.size() && i < static_cast<std::size_t>(page * size); ++i)
    list.push_back(rowOf(*rows[i]));
  json::object body{{"order_list", std::move(list)}, {"request_id", "r1"}};
  const auto counted = parameters.find("return_count");
  if (counted == parameters.end() || counted->second == "true") body["total_count"] = rows.size();
  return json::serialize(json::object{{"order_list_get_response", std::move(body)}});
}

}  // namespace

std::string pddError(int code, std::string_view message) {
  return json::serialize(json::object{{"error_response",
                                       {{"error_code", code},
                                        {"error_msg", message},
                                        {"sub_code", std::to_string(code)},
                                        {"sub_msg", message},
                                        {"request_id", "r1"}}}});
}

std::string answerPddOrders(const Feed& feed, const Parameters& parameters, Time now) {
  if (parameters.find("type")->second != kType) return pddError(10000, "type");
  try {
    return pageOf(feed, parameters, now);
  } catch (const PddError& error) {
    return pddError(kBadParameter, error.parameter);
  }
}

}  // namespace rebate::order_feed
