// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json.hpp>

#include "order_feed/rows.h"

namespace rebate::order_feed {
namespace {

namespace json = boost::json;

constexpr int kPaid[] = {0, 1};
constexpr int kReceived[] = {2, 3};
constexpr int kClosed[] = {4, 10};

int statusOf(const Version& version) {
  Dice dice(version.line->looks, 4);
  switch (version.stage) {
    case Stage::Paid:
      return dice.pick(kPaid);
    case Stage::Received:
      return dice.pick(kReceived);
    case Stage::Settled:
    case Stage::Refunded:
      return 5;
    case Stage::Closed:
      return dice.pick(kClosed);
    case Stage::Odd:
      return version.line->oddStatus;
  }
  return version.line->oddStatus;
}

std::int64_t unixTime(Second time) {
  return time.time_since_epoch().count();
}

void addOwner(json::object& row, const Version& version) {
  const Line& line = *version.line;
  row["p_id"] = pddPlace(line.attribution == Attribution::Adzone ? line.user->adzoneId : kAdzoneOfNobody);
  if (version.secondClaim) {
    row["p_id"] = pddPlace(kAdzoneOfSecondClaim);
    return;
  }
  if (line.attribution == Attribution::Special) row["custom_parameters"] = memberOf(*line.user);
  if (line.attribution == Attribution::Relation)
    row["custom_parameters"] =
        json::serialize(json::object{{"uid", memberOf(*line.user)}, {"channel", channelOf(*line.user)}});
}

void addTimes(json::object& row, const Version& version) {
  const Line& line = *version.line;
  row["order_create_time"] = unixTime(createdAt(line));
  row["order_pay_time"] = unixTime(paidAt(line));
  if (isSettled(version) || version.stage == Stage::Received) row["order_receive_time"] = unixTime(line.received);
  row["order_settle_time"] = isSettled(version) ? json::value(unixTime(line.settled)) : json::value(nullptr);
  row["order_modify_at"] = unixTime(version.modified);
}

}  // namespace

json::object pddRow(const Version& version) {
  const Line& line = *version.line;
  const Fees fees = feesAt(line, version.stage);
  Dice dice(line.looks, 0xDD + static_cast<std::uint64_t>(version.stage));
  json::object row{{"order_sn", line.tradeId}, {"order_id", ""}, {"goods_id", 601442927963}, {"goods_quantity", 1}};
  row["goods_name"] = titleOf(line);
  row["goods_price"] = line.paid;
  row["order_status"] = statusOf(version);
  row["order_status_desc"] = "--";
  row["return_status"] = version.stage == Stage::Refunded ? 1 : 0;
  row["order_amount"] = line.paid;
  row["promotion_rate"] = line.commissionRate / 10;
  row["promotion_amount"] = isSettled(version) ? fees.settled : fees.estimated;
  addOwner(row, version);
  addTimes(row, version);
  if (dice.percent(3)) row["order_status"] = std::to_string(statusOf(version));
  if (dice.percent(3)) row["cat_ids"] = json::array{1, 2, nullptr};
  if (dice.percent(3)) row["mall_name"] = nullptr;
  return row;
}

}  // namespace rebate::order_feed
