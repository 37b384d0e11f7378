// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/public_row.h"

#include <algorithm>
#include <span>

namespace rebate::wire {
namespace {

constexpr std::string_view kTaobao[] = {
    "trade_id", "trade_parent_id", "tk_order_role", "tk_status", "refund_tag", "order_type", "item_id", "item_title",
    "item_category_name", "item_num", "item_price", "seller_shop_title", "flow_source", "terminal_type",
    "alipay_total_price", "pay_price", "deposit_price", "total_commission_rate", "total_commission_fee", "income_rate",
    "tk_total_rate", "pub_share_rate", "pub_share_pre_fee", "pub_share_fee", "alimama_rate", "alimama_share_fee",
    "subsidy_rate", "subsidy_fee", "subsidy_type", "pub_id", "site_id", "site_name", "adzone_id", "adzone_name",
    "click_time", "tk_create_time", "tb_paid_time", "tk_paid_time", "tk_earning_time", "modified_time",
    "tb_deposit_time", "tk_deposit_time",
    // refunds and punishments
    "tb_trade_id", "tb_trade_parent_id", "tb_trade_create_time", "tb_trade_finish_price", "earning_time",
    "refund_suit_id", "refund_status", "refund_fee", "tk_commission_fee_refund", "tk_subsidy_fee_refund",
    "tk_commission_alimm_refund_fee", "tk_commission_agent_refund_fee", "tk_subsidy_alimm_refund_fee",
    "tk_subsidy_agent_refund_fee", "show_return_fee", "tk_refund_time", "tk_refund_suit_time", "punish_status",
    "violation_type", "settle_money", "tk_trade_create_time"};
constexpr std::string_view kJd[] = {
    "id",          "orderId",      "parentId",         "unionRole",   "validCode",      "skuId",          "skuName",
    "skuNum",      "skuFrozenNum", "skuReturnNum",     "shopName",    "price",          "commissionRate", "subSideRate",
    "subsidyRate", "finalRate",    "estimateCosPrice", "estimateFee", "actualCosPrice", "actualFee",      "payMonth",
    "balanceExt",  "unionId",      "siteId",           "positionId",  "unionTag",       "orderTime",      "finishTime",
    "modifyTime"};
constexpr std::string_view kPdd[] = {"order_sn",
                                     "order_id",
                                     "order_status",
                                     "order_status_desc",
                                     "return_status",
                                     "goods_id",
                                     "goods_name",
                                     "goods_price",
                                     "goods_quantity",
                                     "mall_id",
                                     "mall_name",
                                     "order_amount",
                                     "promotion_rate",
                                     "promotion_amount",
                                     "p_id",
                                     "order_create_time",
                                     "order_pay_time",
                                     "order_group_success_time",
                                     "order_receive_time",
                                     "order_verify_time",
                                     "order_settle_time",
                                     "order_modify_at",
                                     "fail_reason",
                                     "type",
                                     "batch_no"};

std::span<const std::string_view> shownOf(Platform platform) {
  switch (platform) {
    case Platform::taobao:
      return kTaobao;
    case Platform::jd:
      return kJd;
    case Platform::pdd:
      return kPdd;
  }
  return {};
}

}  // namespace

json::object publicRow(Platform platform, std::string_view raw) {
  json::object shown;
  const auto row = parseJson(raw);
  if (!row || !row->is_object()) return shown;
  const auto known = shownOf(platform);
  for (const auto& member : row->get_object()) {
    const auto& value = member.value();
    if (value.is_structured()) continue;
    if (std::find(known.begin(), known.end(), std::string_view(member.key())) == known.end()) continue;
    shown[member.key()] = value;
  }
  return shown;
}

}  // namespace rebate::wire
