// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/rebate_filter.h"

namespace rebate {
namespace {

constexpr Millis kMinute = 60'000;

Millis wholeMinute(Millis at) {
  return at - at % kMinute;
}

/// Spans that were moments of whole minutes come back as they were.
Millis spanSince(Millis at, Millis now) {
  return wholeMinute(now) - at;
}

QString text(std::string_view utf8) {
  return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

}  // namespace

RebateQuery queryOf(const RebateFilter& filter, Millis now) {
  RebateQuery query;
  query.state = filter.state;
  query.text = filter.text;
  query.order = filter.order;
  query.ascending = filter.ascending;
  query.platform = filter.platform;
  query.least = filter.least;
  if (filter.olderThan) query.createdUntil = wholeMinute(now) - *filter.olderThan;
  if (filter.newerThan) query.createdFrom = wholeMinute(now) - *filter.newerThan;
  query.proposedBy = filter.proposedBy;
  return query;
}

RebateFilter filterOf(const RebateQuery& query, Millis now) {
  RebateFilter filter;
  filter.state = query.state;
  filter.text = query.text;
  filter.order = query.order;
  filter.ascending = query.ascending;
  filter.platform = query.platform;
  filter.least = query.least;
  if (query.createdUntil) filter.olderThan = spanSince(*query.createdUntil, now);
  if (query.createdFrom) filter.newerThan = spanSince(*query.createdFrom, now);
  filter.proposedBy = query.proposedBy;
  return filter;
}

QJsonObject jsonOf(const RebateFilter& filter) {
  QJsonObject json;
  const auto put = [&json](const char* name, const QJsonValue& value) { json.insert(QLatin1String(name), value); };
  put("state", filter.state ? text(name(*filter.state)) : QString());
  if (!filter.text.empty()) put("text", text(filter.text));
  if (filter.platform) put("platform", text(name(*filter.platform)));
  if (filter.least) put("least_fen", static_cast<qint64>(filter.least->value));
  if (filter.olderThan) put("older_than", static_cast<qint64>(*filter.olderThan));
  if (filter.newerThan) put("newer_than", static_cast<qint64>(*filter.newerThan));
  if (!filter.proposedBy.empty()) put("proposed_by", text(filter.proposedBy));
  put("amount_first", filter.order == RebateOrder::amount);
  put("ascending", filter.ascending);
  return json;
}

RebateFilter filterFrom(const QJsonObject& json) {
  const auto at = [&json](const char* name) { return json.value(QLatin1String(name)); };
  const auto span = [&at](const char* name) {
    const auto value = static_cast<Millis>(at(name).toDouble());
    return value > 0 ? std::optional(value) : std::nullopt;
  };
  RebateFilter filter;
  filter.state = rebateStateFrom(at("state").toString().toStdString());
  filter.text = at("text").toString().toStdString();
  filter.platform = platformFrom(at("platform").toString().toStdString());
  if (const auto least = span("least_fen")) filter.least = Fen{*least};
  filter.olderThan = span("older_than");
  filter.newerThan = span("newer_than");
  filter.proposedBy = at("proposed_by").toString().toStdString();
  filter.order = at("amount_first").toBool() ? RebateOrder::amount : RebateOrder::newest;
  filter.ascending = at("ascending").toBool();
  return filter;
}

}  // namespace rebate
