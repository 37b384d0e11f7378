// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/upstream_words.h"

#include <QHash>

namespace rebate {

QString UpstreamWords::member(const std::string& name) {
  static const QHash<QString, const char*> kKnown{
      // Taobao Alliance
      {QStringLiteral("tk_status"), QT_TR_NOOP("Status code")},
      {QStringLiteral("modified_time"), QT_TR_NOOP("Last changed")},
      {QStringLiteral("tk_create_time"), QT_TR_NOOP("Ordered")},
      {QStringLiteral("tk_paid_time"), QT_TR_NOOP("Paid at")},
      {QStringLiteral("tk_deposit_time"), QT_TR_NOOP("Deposit paid at")},
      {QStringLiteral("tk_earning_time"), QT_TR_NOOP("Settled at")},
      {QStringLiteral("pay_price"), QT_TR_NOOP("Settled price")},
      {QStringLiteral("alipay_total_price"), QT_TR_NOOP("Paid")},
      {QStringLiteral("pub_share_fee"), QT_TR_NOOP("Settled commission")},
      {QStringLiteral("pub_share_pre_fee"), QT_TR_NOOP("Estimated commission")},
      {QStringLiteral("pub_share_rate"), QT_TR_NOOP("Share of the commission")},
      {QStringLiteral("total_commission_fee"), QT_TR_NOOP("Commission in all")},
      {QStringLiteral("total_commission_rate"), QT_TR_NOOP("Commission rate")},
      {QStringLiteral("tk_total_rate"), QT_TR_NOOP("Rate in all")},
      {QStringLiteral("alimama_share_fee"), QT_TR_NOOP("Platform fee")},
      {QStringLiteral("alimama_rate"), QT_TR_NOOP("Platform fee rate")},
      {QStringLiteral("subsidy_fee"), QT_TR_NOOP("Subsidy")},
      {QStringLiteral("subsidy_rate"), QT_TR_NOOP("Subsidy rate")},
      {QStringLiteral("refund_tag"), QT_TR_NOOP("Refund open")},
      {QStringLiteral("item_title"), QT_TR_NOOP("Item")},
      {QStringLiteral("item_num"), QT_TR_NOOP("Quantity")},
      {QStringLiteral("seller_shop_title"), QT_TR_NOOP("Shop")},
      {QStringLiteral("site_name"), QT_TR_NOOP("Site")},
      {QStringLiteral("adzone_name"), QT_TR_NOOP("Ad zone")},
      {QStringLiteral("adzone_id"), QT_TR_NOOP("Ad zone number")},
      {QStringLiteral("relation_id"), QT_TR_NOOP("Relation number")},
      {QStringLiteral("special_id"), QT_TR_NOOP("Member number")},
      // JD Union
      {QStringLiteral("validCode"), QT_TR_NOOP("Status code")},
      {QStringLiteral("modifyTime"), QT_TR_NOOP("Last changed")},
      {QStringLiteral("orderTime"), QT_TR_NOOP("Ordered")},
      {QStringLiteral("finishTime"), QT_TR_NOOP("Received at")},
      {QStringLiteral("payMonth"), QT_TR_NOOP("Settlement day")},
      {QStringLiteral("estimateCosPrice"), QT_TR_NOOP("Paid")},
      {QStringLiteral("actualCosPrice"), QT_TR_NOOP("Settled price")},
      {QStringLiteral("estimateFee"), QT_TR_NOOP("Estimated commission")},
      {QStringLiteral("actualFee"), QT_TR_NOOP("Settled commission")},
      {QStringLiteral("commissionRate"), QT_TR_NOOP("Commission rate")},
      {QStringLiteral("skuReturnNum"), QT_TR_NOOP("Quantity returned")},
      {QStringLiteral("skuFrozenNum"), QT_TR_NOOP("Quantity in after-sales")},
      {QStringLiteral("skuName"), QT_TR_NOOP("Item")},
      {QStringLiteral("skuNum"), QT_TR_NOOP("Quantity")},
      {QStringLiteral("shopName"), QT_TR_NOOP("Shop")},
      // PDD
      {QStringLiteral("order_status"), QT_TR_NOOP("Status code")},
      {QStringLiteral("order_status_desc"), QT_TR_NOOP("Status")},
      {QStringLiteral("order_modify_at"), QT_TR_NOOP("Last changed")},
      {QStringLiteral("order_create_time"), QT_TR_NOOP("Ordered")},
      {QStringLiteral("order_receive_time"), QT_TR_NOOP("Received at")},
      {QStringLiteral("order_verify_time"), QT_TR_NOOP("Approved at")},
      {QStringLiteral("order_settle_time"), QT_TR_NOOP("Settled at")},
      {QStringLiteral("order_amount"), QT_TR_NOOP("Paid")},
      {QStringLiteral("promotion_amount"), QT_TR_NOOP("Settled commission")},
      {QStringLiteral("promotion_rate"), QT_TR_NOOP("Commission rate")},
      {QStringLiteral("goods_name"), QT_TR_NOOP("Item")},
      {QStringLiteral("mall_name"), QT_TR_NOOP("Shop")},
      {QStringLiteral("fail_reason"), QT_TR_NOOP("Why refused")},
  };
  const auto said = QString::fromStdString(name);
  const auto known = kKnown.find(said);
  return known == kKnown.end() ? said : tr(*known);
}

}  // namespace rebate
