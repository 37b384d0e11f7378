// SPDX-License-Identifier: GPL-3.0-or-later
// Rows no reader may take for an order. Each has a trade_id of its own that is no line's, so that one taken
// all the same shows up as a line too many. (An unknown status is no bad row: the mix has three in a hundred.)
#include <boost/json.hpp>

#include <array>
#include <string>

#include "order_feed/rows.h"

namespace rebate::order_feed {
namespace {

namespace json = boost::json;

/// What the fields to spoil are called.
struct Fields {
  const char *id, *parent, *status, *role, *modified;
  std::array<const char*, 3> money;
};
constexpr Fields kTaobao{"trade_id",      "trade_parent_id",
                         "tk_status",     "tk_order_role",
                         "modified_time", {"pub_share_pre_fee", "pub_share_fee", "alimama_share_fee"}};
constexpr Fields kJd{"id",        "parentId",   "validCode",
                     "unionRole", "modifyTime", {"estimateFee", "actualFee", "balanceExt"}};
constexpr Fields kPdd{"order_sn",      "order_id",        "order_status",
                      "return_status", "order_modify_at", {"promotion_amount", "order_amount", "promotion_rate"}};

const Fields& fieldsOf(Platform platform) {
  switch (platform) {
    case Platform::Taobao:
      return kTaobao;
    case Platform::Jd:
      return kJd;
    case Platform::Pdd:
      return kPdd;
  }
  return kTaobao;
}

constexpr int kJunkDepth = 20;  // with the page around it still within what parsers take by default

void setMoney(json::object& row, const Fields& f, const json::value& amount) {
  for (const char* field : f.money) row[field] = amount;
}

json::value junk() {
  json::value value = nullptr;
  for (int i = 0; i < kJunkDepth; ++i)
    value = i % 2 == 0 ? json::value(json::array{value}) : json::value{{"深", value}};
  return value;
}

using Spoil = void (*)(json::value&, const Fields&);

constexpr Spoil kSpoils[] = {
    [](json::value& row, const Fields& f) { row.as_object().erase(f.id); },
    [](json::value& row, const Fields& f) { row.as_object()[f.id] = nullptr; },
    [](json::value& row, const Fields& f) { row.as_object()[f.id] = ""; },
    [](json::value& row, const Fields& f) { row.as_object()[f.id] = junk(); },
    [](json::value& row, const Fields& f) { row.as_object().erase(f.status); },
    [](json::value& row, const Fields& f) { row.as_object()[f.status] = "已付款"; },
    [](json::value& row, const Fields& f) { row.as_object()[f.status] = junk(); },
    [](json::value& row, const Fields& f) { row.as_object()[f.role] = "role"; },
    [](json::value& row, const Fields& f) { setMoney(row.as_object(), f, "abc"); },
    [](json::value& row, const Fields& f) { setMoney(row.as_object(), f, "99999999999999999999999.99"); },
    [](json::value& row, const Fields& f) { setMoney(row.as_object(), f, "1.2.3"); },
    [](json::value& row, const Fields& f) { setMoney(row.as_object(), f, json::array{"1.00"}); },
    [](json::value& row, const Fields& f) { row.as_object()[f.modified] = "2026-13-45 99:99:99"; },
    [](json::value& row, const Fields& f) { row.as_object()[f.modified] = true; },
    [](json::value& row, const Fields&) { row = "一行文字"; },
    [](json::value& row, const Fields&) { row = junk(); },
    [](json::value& row, const Fields&) { row = nullptr; },
};

}  // namespace

json::value badRow(const Version& version) {
  json::value row = goodRow(version);
  const std::string number = std::to_string(version.sequence % 1000000000u);
  const std::string tradeId = "7700000000" + std::string(9 - number.size(), '0') + number;
  const Fields& fields = fieldsOf(version.line->platform);
  row.as_object()[fields.id] = tradeId;
  row.as_object()[fields.parent] = tradeId;
  Dice dice(version.line->looks, ~version.sequence);
  dice.pick(kSpoils)(row, fields);
  return row;
}

}  // namespace rebate::order_feed
