// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/bad_pages.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTimeZone>

namespace rebate::fixtures {
namespace {

const QDateTime kNoon(QDate(2026, 6, 10), QTime(12, 0), QTimeZone(8 * 3600));

QString at(int minute) {
  return kNoon.addSecs(60 * minute).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

qint64 secondsAt(int minute) {
  return kNoon.addSecs(60 * minute).toSecsSinceEpoch();
}

/// The platform's number of a state; -1 where it is unknown.
int codeOf(const QString& platform, const QString& state) {
  static const QHash<QString, QList<int>> codes{{QStringLiteral("paid"), {12, 16, 0}},
                                                {QStringLiteral("received"), {14, 17, 2}},
                                                {QStringLiteral("settled"), {3, 17, 5}},
                                                {QStringLiteral("closed"), {13, 3, 4}},
                                                {QStringLiteral("unknown"), {99, -1, 77}}};
  const auto column = platform == QLatin1String("taobao") ? 0 : platform == QLatin1String("jd") ? 1 : 2;
  return codes.value(state).value(column);
}

QByteArray text(const QJsonObject& object) {
  return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject object(const char* name, const QJsonValue& value) {
  return {{QLatin1String(name), value}};
}

QJsonObject taobaoRow(const QString& number, int code, int minute) {
  return {{QStringLiteral("trade_id"), number},
          {QStringLiteral("tk_status"), code},
          {QStringLiteral("alipay_total_price"), QStringLiteral("100.00")},
          {QStringLiteral("pub_share_pre_fee"), QStringLiteral("10.00")},
          {QStringLiteral("pub_share_fee"), QStringLiteral("10.00")},
          {QStringLiteral("special_id"), 7},
          {QStringLiteral("item_title"), QStringLiteral("保温杯")},
          {QStringLiteral("tk_create_time"), at(0)},
          {QStringLiteral("tk_earning_time"), at(5)},
          {QStringLiteral("modified_time"), at(minute)}};
}

QJsonObject jdRow(const QString& number, int code, int minute) {
  return {{QStringLiteral("id"), number},
          {QStringLiteral("validCode"), code},
          {QStringLiteral("estimateCosPrice"), 100},
          {QStringLiteral("estimateFee"), 10},
          {QStringLiteral("actualFee"), 10},
          {QStringLiteral("payMonth"), 0},
          {QStringLiteral("subUnionId"), QStringLiteral("m-7")},
          {QStringLiteral("orderTime"), at(0)},
          {QStringLiteral("modifyTime"), at(minute)}};
}

QJsonObject pddRow(const QString& number, int code, int minute) {
  return {{QStringLiteral("order_sn"), number},
          {QStringLiteral("order_status"), code},
          {QStringLiteral("order_amount"), 10'000},
          {QStringLiteral("promotion_amount"), 1'000},
          {QStringLiteral("promotion_rate"), 100},
          {QStringLiteral("custom_parameters"), QStringLiteral("m-7")},
          {QStringLiteral("order_create_time"), secondsAt(0)},
          {QStringLiteral("order_modify_at"), secondsAt(minute)}};
}

}  // namespace

QString BadPages::number(int line) const {
  const auto digits = QString::number(2035600000000000000 + line);
  return platform_ == QLatin1String("pdd") ? digits.left(6) + u'-' + digits.mid(6) : digits;
}

std::string BadPages::key(int line) const {
  return (platform_ + u':' + number(line) + QStringLiteral(":2")).toStdString();
}

QJsonValue BadPages::row(int line, const char* state, int minute) const {
  const int code = codeOf(platform_, QLatin1String(state));
  if (platform_ == QLatin1String("taobao")) return taobaoRow(number(line), code, minute);
  if (platform_ == QLatin1String("jd")) return jdRow(number(line), code, minute);
  return pddRow(number(line), code, minute);
}

QJsonValue BadPages::spoiled(QJsonObject row, const char* what, const char* id, const char* amount,
                             const char* status) const {
  const QLatin1String how(what);
  if (how == QLatin1String("text")) row[QLatin1String(status)] = QStringLiteral("已付款");
  if (how == QLatin1String("object")) row[QLatin1String(id)] = object("x", 1);
  if (how == QLatin1String("amount")) row[QLatin1String(amount)] = QStringLiteral("1.2.3");
  if (how == QLatin1String("long")) row[QStringLiteral("zzz")] = QString(5 * 1024 * 1024, QLatin1Char('x'));
  if (how == QLatin1String("not a row")) return QStringLiteral("一行文字");
  if (how != QLatin1String("deep")) return row;
  QJsonValue deep = 1;
  for (int i = 0; i < 200; ++i) deep = QJsonArray{deep};
  row[QStringLiteral("zzz")] = deep;
  return row;
}

QJsonValue BadPages::badRow(const char* what) const {
  const int line = 900 + int(qstrlen(what)) * 7 + what[0] % 7;
  const auto good = row(line, "paid", 10).toObject();
  if (platform_ == QLatin1String("taobao")) return spoiled(good, what, "trade_id", "alipay_total_price", "tk_status");
  if (platform_ == QLatin1String("jd")) return spoiled(good, what, "id", "estimateFee", "validCode");
  return spoiled(good, what, "order_sn", "promotion_amount", "order_status");
}

QByteArray BadPages::page(const QJsonArray& rows) const {
  if (platform_ == QLatin1String("taobao"))
    return text(object("tbk_order_details_get_response",
                       object("data", object("results", object("publisher_order_dto", rows)))));
  if (platform_ == QLatin1String("pdd"))
    return text(object("order_list_get_response", QJsonObject{{QStringLiteral("order_list"), rows},
                                                              {QStringLiteral("total_count"), rows.size()}}));
  const QJsonObject result{{QStringLiteral("code"), 200}, {QStringLiteral("data"), rows}};
  return text(object("jd_union_open_order_row_query_responce", object("queryResult", QString::fromUtf8(text(result)))));
}

QJsonValue BadPages::refund(int line, int status, int minute) const {
  return QJsonObject{{QStringLiteral("tb_trade_id"), number(line)},
                     {QStringLiteral("refund_suit_id"), QString::number(88'000 + line)},
                     {QStringLiteral("refund_status"), status},
                     {QStringLiteral("refund_fee"), QStringLiteral("30.00")},
                     {QStringLiteral("tk_commission_fee_refund"), QStringLiteral("3.00")},
                     {QStringLiteral("modified_time"), at(minute)}};
}

QJsonValue BadPages::badRefund(const char* what) const {
  return spoiled(refund(900 + int(qstrlen(what)), 2, 10).toObject(), what, "tb_trade_id", "refund_fee",
                 "refund_status");
}

QByteArray BadPages::refunds(const QJsonArray& rows) const {
  return text(object("tbk_order_refund_get_response", object("result", object("data", object("result", rows)))));
}

QJsonValue BadPages::punishment(int line, int status) const {
  return QJsonObject{{QStringLiteral("tb_trade_id"), number(line)},
                     {QStringLiteral("violation_type"), 3},
                     {QStringLiteral("punish_status"), status}};
}

QByteArray BadPages::punishments(const QJsonArray& rows) const {
  return text(object("tbk_dg_punish_order_get_response", object("result", object("data", object("results", rows)))));
}

QByteArray BadPages::empty(const QString& query) const {
  if (query == QLatin1String("taobao refunds")) return refunds({});
  if (query == QLatin1String("taobao punishments")) return punishments({});
  return page({});
}

}  // namespace rebate::fixtures
