// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json.hpp>

#include <cinttypes>
#include <cstdio>

#include "order_feed/api.h"

namespace rebate::order_feed {
namespace {

namespace json = boost::json;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;

struct Bad {
  std::string member;
};

json::object optionOf(const Parameters& parameters, const char* name) {
  const auto found = parameters.find(name);
  if (found == parameters.end()) throw Bad{name};
  boost::system::error_code error;
  json::value option = json::parse(found->second, error);
  if (error || !option.is_object()) throw Bad{name};
  return option.as_object();
}

std::int64_t integer(const json::object& option, const char* name, std::int64_t least, std::int64_t most) {
  const json::value* value = option.if_contains(name);
  if (value == nullptr || !value->is_int64() || value->get_int64() < least || value->get_int64() > most)
    throw Bad{name};
  return value->get_int64();
}

Second timeOf(const json::object& option, const char* name) {
  const json::value* value = option.if_contains(name);
  const auto time = value != nullptr && value->is_string() ? parseFeedTime(value->get_string()) : std::nullopt;
  if (!time) throw Bad{name};
  return *time;
}

std::string envelope(const char* name, json::object data) {
  return json::serialize(json::object{{name, {{"result", {{"data", std::move(data)}}}, {"request_id", "r1"}}}});
}

/// Where the next page begins, and what of the window there was when page 1 was asked for.
struct Position {
  std::uint64_t after = 0, newest = 0;
};

Position positionOf(const json::object& option, std::uint64_t newest) {
  Position position{0, newest};
  if (integer(option, "page_no", 1, 1'000'000) == 1) return position;
  const json::value* text = option.if_contains("position_index");
  if (text == nullptr || !text->is_string() || integer(option, "jump_type", 1, 1) != 1) throw Bad{"position_index"};
  const std::string written(text->get_string());
  if (std::sscanf(written.c_str(), "%" SCNu64 "_%" SCNu64, &position.after, &position.newest) != 2)
    throw Bad{"position_index"};
  return position;
}

std::string refundsPage(const Feed& feed, const Parameters& parameters, Time now) {
  const auto option = optionOf(parameters, "publisher_refund_order_query_option");
  const Second start = timeOf(option, "start_time"), end = timeOf(option, "end_time");
  if (end < start || end - start > hours(3) || start > now || start < now - days(90)) throw Bad{"start_time, end_time"};
  if (integer(option, "query_type", 1, 5) != 5) throw Bad{"query_type"};
  integer(option, "order_scene", 1, 1);
  const auto size = static_cast<std::size_t>(integer(option, "page_size", 1, 100));
  Position position = positionOf(option, feed.details().newestSequence());
  auto rows = feed.details().refunds(start, end, position.after, position.newest, size + 1);
  const bool more = rows.size() > size;
  if (more) rows.pop_back();
  json::array list;
  for (const Detail* detail : rows) list.push_back(detailRow(*detail));
  if (!rows.empty()) position.after = rows.back()->sequence;
  const auto next = std::to_string(position.after) + "_" + std::to_string(position.newest);
  return envelope("tbk_order_refund_get_response",
                  {{"has_next", more}, {"position_index", next}, {"result", std::move(list)}});
}

std::string punishmentsPage(const Feed& feed, const Parameters& parameters, Time now) {
  const auto option = optionOf(parameters, "af_order_option");
  const Second start = timeOf(option, "start_time");
  const Second end = start + seconds(integer(option, "span", 0, 24 * 3600));
  if (start > now || start < now - days(90)) throw Bad{"start_time"};
  const auto size = integer(option, "page_size", 1, 100), page = integer(option, "page_no", 1, 1'000'000);
  const auto rows = feed.details().punishments(start, end);
  json::array list;
  const auto total = static_cast<std::int64_t>(rows.size());
  for (auto i = (page - 1) * size; i < total && i < page * size; ++i)
    list.push_back(detailRow(*rows[static_cast<std::size_t>(i)]));
  json::object results;
  if (!list.empty()) results["punish_order_d_t_o"] = std::move(list);
  return envelope("tbk_dg_punish_order_get_response",
                  {{"page_no", page}, {"page_size", size}, {"total_count", total}, {"results", std::move(results)}});
}

template <class Answer>
std::string answered(Answer answer) {
  try {
    return answer();
  } catch (const Bad& bad) {
    return errorEnvelope(50, "Remote service error", "isv.invalid-parameter:" + bad.member, bad.member + " 参数错误");
  }
}

}  // namespace

std::string answerRefunds(const Feed& feed, const Parameters& parameters, Time now) {
  return answered([&] { return refundsPage(feed, parameters, now); });
}

std::string answerPunishments(const Feed& feed, const Parameters& parameters, Time now) {
  return answered([&] { return punishmentsPage(feed, parameters, now); });
}

}  // namespace rebate::order_feed
