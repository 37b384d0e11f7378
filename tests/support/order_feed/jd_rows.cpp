// SPDX-License-Identifier: GPL-3.0-or-later
#include "order_feed/rows.h"

namespace rebate::order_feed {
namespace {

namespace json = boost::json;
using std::chrono::days;
using std::chrono::seconds;

constexpr int kCancelled[] = {2, 3, 5, 13, 19, 25};

int validCodeOf(const Version& version) {
  Dice dice(version.line->looks, 3);
  switch (version.stage) {
    case Stage::Paid:
      return 16;
    case Stage::Received:
    case Stage::Settled:
    case Stage::Refunded:
      return 17;
    case Stage::Closed:
      return dice.pick(kCancelled);
    case Stage::Odd:
      return -1;
  }
  return -1;
}

std::string dayText(Second time) {
  const std::string text = feedTime(time);
  return text.substr(0, 4) + text.substr(5, 2) + text.substr(8, 2);
}

/// One settlement; two when it was corrected later: {20191020:10.00,20191120:-2.00}
std::string balanceOf(const Version& version) {
  const Line& line = *version.line;
  const Fen settled = feesAt(line, version.stage).settled;
  const Fen first = shareOfAmount(line.paid, line.commissionRate);
  const std::string day = dayText(line.settled);
  if (settled == first) return "{" + day + ":" + yuan(settled) + "}";
  return "{" + dayText(earnedAt(line)) + ":" + yuan(first) + "," + day + ":" + yuan(settled - first) + "}";
}

void addOwner(json::object& row, const Version& version) {
  const Line& line = *version.line;
  row["unionId"] = 675740190;
  row["siteId"] = 1590850452;
  row["positionId"] = line.attribution == Attribution::Adzone ? line.user->adzoneId : kAdzoneOfNobody;
  row["subUnionId"] = "";
  row["ext1"] = "";
  if (version.secondClaim) {
    row["positionId"] = kAdzoneOfSecondClaim;
    return;
  }
  if (line.attribution == Attribution::Special) row["subUnionId"] = memberOf(*line.user);
  if (line.attribution == Attribution::Relation) row["ext1"] = channelOf(*line.user);
}

json::value amount(Fen fen, Dice& dice) {
  if (dice.percent(10)) return json::value(yuan(fen));
  return static_cast<double>(fen) / 100.0;
}

void addMoney(json::object& row, const Version& version, Dice& dice) {
  const Line& line = *version.line;
  const Fees fees = feesAt(line, version.stage);
  row["price"] = amount(line.paid, dice);
  row["commissionRate"] = static_cast<double>(line.commissionRate) / 100.0;
  row["finalRate"] = 100;
  row["estimateCosPrice"] = amount(line.paid, dice);
  row["estimateFee"] = amount(fees.estimated, dice);
  const bool settled = isSettled(version);
  row["actualCosPrice"] = settled || version.stage == Stage::Received ? amount(fees.base, dice) : json::value(0);
  row["actualFee"] = amount(settled ? fees.settled : 0, dice);
  row["payMonth"] = settled ? json::value(std::stoll(dayText(line.settled))) : json::value(0);
  // Newer rows always have it, older ones only after a correction.
  const bool corrected = settled && line.ending == Ending::Shrunk;
  row["balanceExt"] = settled && (corrected || dice.percent(50)) ? balanceOf(version) : "";
}

void addTimes(json::object& row, const Version& version) {
  const Line& line = *version.line;
  const bool done = isSettled(version) || version.stage == Stage::Received;
  row["orderTime"] = feedTime(createdAt(line));
  row["finishTime"] = done ? json::value(feedTime(line.received)) : json::value("");
  row["modifyTime"] = feedTime(version.modified);
}

}  // namespace

Second earnedAt(const Line& line) {
  const bool corrected = line.platform == Platform::Jd &&
                         feesAt(line, Stage::Settled).settled != shareOfAmount(line.paid, line.commissionRate);
  return corrected ? line.settled - days(30) : line.settled;
}

json::object jdRow(const Version& version) {
  const Line& line = *version.line;
  Dice dice(line.looks, 0x1D + static_cast<std::uint64_t>(version.stage));
  json::object row{{"id", line.tradeId}, {"orderId", std::stoll(line.tradeId)}, {"parentId", 0}};
  row["unionRole"] = line.role == 3 ? 2 : 1;
  row["validCode"] = validCodeOf(version);
  row["skuName"] = titleOf(line);
  row["skuNum"] = 1;
  row["skuFrozenNum"] = version.stage == Stage::Refunded ? 1 : 0;
  row["skuReturnNum"] = 0;
  addOwner(row, version);
  addMoney(row, version, dice);
  addTimes(row, version);
  if (dice.percent(3)) row["validCode"] = std::to_string(validCodeOf(version));
  if (dice.percent(3)) row["goodsInfo"] = {{"owner", "g"}, {"shopName", nullptr}, {"list", json::array{1, nullptr}}};
  return row;
}

}  // namespace rebate::order_feed
