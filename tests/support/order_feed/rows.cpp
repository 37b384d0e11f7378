// SPDX-License-Identifier: GPL-3.0-or-later
#include "order_feed/rows.h"

#include <array>
#include <cstdio>
#include <cstdlib>

namespace rebate::order_feed {
namespace {

namespace json = boost::json;
using std::chrono::seconds;

struct Item {
  const char* title;
  const char* category;
};
constexpr Item kItems[] = {{"轮滑鞋 成人直排可调", "运动/瑜伽/健身/球迷用品"},
                           {"冬季加绒加厚休闲裤男", "男装"},
                           {"红/绿色聚氨酯圆皮带", "五金/工具"},
                           {"保温杯 500ml", "居家日用"},
                           {"猫粮 10kg", "宠物/宠物食品及用品"},
                           {"手冲咖啡壶", "厨房/烹饪用具"},
                           {"𠮷祥 “限定” 茶具 & 礼盒", "家居饰品"},
                           {"Kids' scooter 50% off", "童车"},
                           {"羽绒服 女 长款", "女装/女士精品"}};
constexpr const char* kShops[] = {"天猫", "淘宝", "聚划算"};
constexpr const char* kTerminals[] = {"无线", "PC"};
constexpr int kPieces[] = {1, 1, 1, 2};

int statusOf(const Version& version) {
  switch (version.stage) {
    case Stage::Paid:
      return 12;
    case Stage::Received:
      return 14;
    case Stage::Settled:
    case Stage::Refunded:
      return 3;
    case Stage::Closed:
      return 13;
    case Stage::Odd:
      return version.line->oddStatus;
  }
  return version.line->oddStatus;
}

std::string percentText(BasisPoints rate) {
  return yuan(rate);
}  // two decimals, both

json::value itemId(const Line& line, Dice& dice) {  // a number in older pages, a string in newer ones
  if (dice.percent(30)) return 601442927963 + static_cast<std::int64_t>(line.number);
  return json::value("aB" + std::to_string(line.number) + "x-9Qk" + std::to_string(line.number) + "27");
}

void addGoods(json::object& row, const Line& line) {
  Dice dice(line.looks, 0);
  const Item& item = dice.pick(kItems);
  row["order_type"] = dice.pick(kShops);
  row["item_id"] = itemId(line, dice);
  row["item_title"] = item.title;
  row["item_category_name"] = item.category;
  row["item_num"] = dice.pick(kPieces);
  row["item_price"] = yuan(line.paid * 2);
  row["seller_nick"] = "示例旗舰店";
  row["seller_shop_title"] = "示例旗舰店";
  row["item_link"] = "http://item.example/item.htm";
  row["flow_source"] = "--";
  row["terminal_type"] = dice.pick(kTerminals);
}

void addOwner(json::object& row, const Version& version) {
  const Line& line = *version.line;
  row["pub_id"] = 675740190;
  row["site_id"] = 1590850452;
  row["site_name"] = "";
  row["adzone_name"] = "app";
  row["adzone_id"] = line.attribution == Attribution::Adzone ? line.user->adzoneId : kAdzoneOfNobody;
  if (version.secondClaim) {
    row["adzone_id"] = kAdzoneOfSecondClaim;
    return;
  }
  if (line.attribution == Attribution::Special) row["special_id"] = line.user->specialId;
  if (line.attribution == Attribution::Relation) row["relation_id"] = line.user->relationId;
}

void addMoney(json::object& row, const Version& version) {
  const Line& line = *version.line;
  const Fees fees = feesAt(line, version.stage);
  const std::string rate = percentText(line.commissionRate);
  row["alipay_total_price"] = yuan(line.paid);
  row["deposit_price"] = "0.00";
  for (const char* name : {"total_commission_rate", "income_rate", "tk_total_rate"}) row[name] = rate;
  row["pub_share_rate"] = "100.00";
  row["subsidy_rate"] = "0.00";
  row["subsidy_fee"] = "0.00";
  row["subsidy_type"] = "--";
  row["alimama_rate"] = percentText(line.platformFeeRate);
  row["pub_share_pre_fee"] = yuan(fees.estimated);
  row["pub_share_fee"] = yuan(fees.settled);
  row["total_commission_fee"] = yuan(version.stage == Stage::Closed ? 0
                                     : isSettled(version)           ? fees.settled
                                                                    : fees.estimated);
  row["alimama_share_fee"] = yuan(fees.platform);
  if (version.stage == Stage::Received || isSettled(version)) row["pay_price"] = yuan(fees.base);
}

void addTimes(json::object& row, const Version& version) {
  const Line& line = *version.line;
  const Second created = createdAt(line);
  row["click_time"] = feedTime(created - seconds(70));
  row["tk_create_time"] = feedTime(created);
  row["tb_paid_time"] = feedTime(created + seconds(5));
  row["tk_paid_time"] = feedTime(paidAt(line));
  row["tb_deposit_time"] = "--";
  row["tk_deposit_time"] = "--";
  row["modified_time"] = feedTime(version.modified);
  if (isSettled(version)) row["tk_earning_time"] = feedTime(line.settled);
}

// The feed's loose typing, as seen in captured pages.
void loosen(json::object& row, Dice& dice) {
  if (dice.percent(2)) row["adzone_id"] = std::to_string(row["adzone_id"].as_int64());
  if (dice.percent(2)) row["item_num"] = std::to_string(row["item_num"].as_int64());
  if (dice.percent(2)) row["site_name"] = nullptr;
  if (dice.percent(2)) {
    row["subsidy_info_dto_list"] = {
        {"subsidy_detail_d_t_o", json::array{json::object{{"subsidy_type", "妈妈补贴"}, {"subsidy_rate", "0"}}}}};
  }
  if (dice.percent(2)) row["a_field_nobody_knows"] = {{"deep", json::array{1, 2, json::object{{"x", nullptr}}}}};
}

}  // namespace

// The same offsets as in make-orders: a row appears twenty seconds after the order was created.
Second createdAt(const Line& line) {
  return secondOf(line.first) - seconds(20);
}
Second paidAt(const Line& line) {
  return createdAt(line) + seconds(9);
}
bool isSettled(const Version& version) {
  return version.stage == Stage::Settled || version.stage == Stage::Refunded;
}

std::string yuan(Fen fen) {
  std::array<char, 32> text{};
  const Fen size = std::abs(fen);
  const int length = std::snprintf(text.data(), text.size(), "%s%lld.%02lld", fen < 0 ? "-" : "",
                                   static_cast<long long>(size / 100), static_cast<long long>(size % 100));
  return {text.data(), static_cast<std::size_t>(length)};
}

json::object taobaoRow(const Version& version) {
  const Line& line = *version.line;
  json::object row{{"trade_id", line.tradeId}, {"trade_parent_id", line.tradeId}, {"tk_order_role", line.role}};
  row["tk_status"] = statusOf(version);
  row["refund_tag"] = version.stage == Stage::Refunded ? 1 : 0;
  addGoods(row, line);
  addOwner(row, version);
  addMoney(row, version);
  addTimes(row, version);
  Dice dice(line.looks, version.sequence);
  loosen(row, dice);
  return row;
}

json::object goodRow(const Version& version) {
  switch (version.line->platform) {
    case Platform::Taobao:
      return taobaoRow(version);
    case Platform::Jd:
      return jdRow(version);
    case Platform::Pdd:
      return pddRow(version);
  }
  return {};
}

const char* titleOf(const Line& line) {
  Dice dice(line.looks, 1);
  return dice.pick(kItems).title;
}

}  // namespace rebate::order_feed
