// SPDX-License-Identifier: GPL-3.0-or-later
// Rows no reader may take for an order. Each has a trade_id of its own that is no line's, so that one taken
// all the same shows up as a line too many. (An unknown status is no bad row: the mix has three in a hundred.)
#include <boost/json.hpp>

#include <string>

#include "order_feed/rows.h"

namespace rebate::order_feed {
namespace {

namespace json = boost::json;

constexpr const char* kMoneyFields[] = {"pub_share_pre_fee", "pub_share_fee", "alimama_share_fee"};
constexpr int kJunkDepth = 20;  // with the page around it still within what parsers take by default

void setMoney(json::object& row, const json::value& amount) {
  for (const char* field : kMoneyFields) row[field] = amount;
}

json::value junk() {
  json::value value = nullptr;
  for (int i = 0; i < kJunkDepth; ++i)
    value = i % 2 == 0 ? json::value(json::array{value}) : json::value{{"深", value}};
  return value;
}

using Spoil = void (*)(json::value&);

constexpr Spoil kSpoils[] = {
    [](json::value& row) { row.as_object().erase("trade_id"); },
    [](json::value& row) { row.as_object()["trade_id"] = nullptr; },
    [](json::value& row) { row.as_object()["trade_id"] = ""; },
    [](json::value& row) { row.as_object()["trade_id"] = junk(); },
    [](json::value& row) { row.as_object().erase("tk_status"); },
    [](json::value& row) { row.as_object()["tk_status"] = "已付款"; },
    [](json::value& row) { row.as_object()["tk_status"] = junk(); },
    [](json::value& row) { row.as_object()["tk_order_role"] = "role"; },
    [](json::value& row) { setMoney(row.as_object(), "abc"); },
    [](json::value& row) { setMoney(row.as_object(), "99999999999999999999999.99"); },
    [](json::value& row) { setMoney(row.as_object(), "1.2.3"); },
    [](json::value& row) { setMoney(row.as_object(), json::array{"1.00"}); },
    [](json::value& row) { row.as_object()["modified_time"] = "2026-13-45 99:99:99"; },
    [](json::value& row) { row.as_object()["modified_time"] = true; },
    [](json::value& row) { row = "一行文字"; },
    [](json::value& row) { row = junk(); },
    [](json::value& row) { row = nullptr; },
};

}  // namespace

json::value badRow(const Version& version) {
  json::value row = goodRow(version);
  const std::string number = std::to_string(version.sequence % 1000000000u);
  const std::string tradeId = "7700000000" + std::string(9 - number.size(), '0') + number;
  row.as_object()["trade_id"] = tradeId;
  row.as_object()["trade_parent_id"] = tradeId;
  Dice dice(version.line->looks, ~version.sequence);
  dice.pick(kSpoils)(row);
  return row;
}

}  // namespace rebate::order_feed
