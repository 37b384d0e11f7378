// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/metrics/chart_plan.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <iterator>

namespace rebate {
namespace {

constexpr double kSlowDecision = 0.25;  // s
constexpr double kManyFailed = 0.02;
constexpr int kMostCharts = 60;  // a file that was made by hand

/// For the settings; stays as it is.
const char* keyOf(Figure figure) {
  switch (figure) {
    case Figure::credited:
      return "credited";
    case Figure::decisionP99:
      return "decision_p99";
    case Figure::failedShare:
      return "failed_share";
    case Figure::replicationLag:
      return "replication_lag";
    case Figure::queueWaiting:
      return "queue_waiting";
    case Figure::cacheHit:
      return "cache_hit";
  }
  return "";
}

std::optional<Figure> figureNamed(const QString& key) {
  for (const auto figure : kFigures)
    if (key == QLatin1String(keyOf(figure))) return figure;
  return std::nullopt;
}

}  // namespace

std::vector<ChartPlan> chartsAtFirst() {
  std::vector<ChartPlan> plans;
  for (const auto figure : kFigures) plans.push_back({figure, {}, 1});
  return plans;
}

QByteArray writeCharts(const std::vector<ChartPlan>& plans) {
  QJsonArray list;
  for (const auto& plan : plans) {
    QJsonObject entry{{QStringLiteral("width"), plan.width}};
    if (plan.figure) entry.insert(QStringLiteral("figure"), QLatin1String(keyOf(*plan.figure)));
    if (!plan.query.isEmpty()) entry.insert(QStringLiteral("query"), plan.query);
    list.append(entry);
  }
  return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

std::optional<std::vector<ChartPlan>> readCharts(const QByteArray& written) {
  const auto document = QJsonDocument::fromJson(written);
  if (!document.isArray()) return std::nullopt;
  std::vector<ChartPlan> plans;
  for (const auto& each : document.array()) {
    const auto entry = each.toObject();
    ChartPlan plan;
    plan.figure = figureNamed(entry.value(QLatin1String("figure")).toString());
    plan.query = entry.value(QLatin1String("query")).toString();
    plan.width = std::clamp(entry.value(QLatin1String("width")).toInt(1), 1, kWidestChart);
    if ((plan.figure || !plan.query.isEmpty()) && std::ssize(plans) < kMostCharts) plans.push_back(plan);
  }
  return plans;
}

QString ChartWords::figure(Figure figure) {
  switch (figure) {
    case Figure::credited:
      return tr("Rebates credited /s");
    case Figure::decisionP99:
      return tr("Decision latency p99");
    case Figure::failedShare:
      return tr("Failed requests");
    case Figure::replicationLag:
      return tr("Replication lag");
    case Figure::queueWaiting:
      return tr("Queue waiting");
    case Figure::cacheHit:
      return tr("Cache hit");
  }
  return {};
}

QString ChartWords::title(const ChartPlan& plan) {
  return plan.figure ? figure(*plan.figure) : plan.query;
}

ValueWords ChartWords::values(const ChartPlan& plan) {
  if (!plan.figure) return value_words::plain;
  switch (unitOf(*plan.figure)) {
    case MetricUnit::plain:
      return value_words::plain;
    case MetricUnit::perSecond:
      return value_words::perSecond;
    case MetricUnit::seconds:
      return value_words::seconds;
    case MetricUnit::share:
      return value_words::percent;
  }
  return value_words::plain;
}

std::vector<ChartThreshold> ChartWords::thresholds(const ChartPlan& plan, const std::vector<Threshold>& own) {
  if (!plan.figure) return {};
  const auto at = [&](double value) { return std::vector{ChartThreshold{value, values(plan)(value)}}; };
  const auto watched = [&](Watch watch, double unit) -> std::vector<ChartThreshold> {
    for (const auto& each : own)
      if (each.watch == watch && each.on) return at(static_cast<double>(each.limit) / unit);
    return {};
  };
  switch (*plan.figure) {
    case Figure::decisionP99:
      return at(kSlowDecision);
    case Figure::failedShare:
      return at(kManyFailed);
    case Figure::replicationLag:
      return watched(Watch::replicationLag, 1'000);
    case Figure::queueWaiting:
      return watched(Watch::queueBacklog, 1);
    case Figure::credited:
    case Figure::cacheHit:
      return {};
  }
  return {};
}

QString ChartWords::whyEmpty(const ChartPlan& plan) {
  if (!plan.query.isEmpty()) return tr("The query has no values in this time.");
  if (!plan.figure) return {};
  switch (*plan.figure) {
    case Figure::credited:
      return tr("No figures yet. They come from the regions every two seconds.");
    case Figure::decisionP99:
      return tr("Nothing was decided in this time.");
    case Figure::failedShare:
      return tr("No requests in this time.");
    case Figure::replicationLag:
      return tr("No region says how far it is behind.");
    case Figure::queueWaiting:
      return tr("No figures yet. They come from the regions every two seconds.");
    case Figure::cacheHit:
      return tr("No region has read from a cache in this time.");
  }
  return {};
}

QString ChartWords::query(Figure figure) {
  switch (figure) {
    case Figure::credited:
      return QStringLiteral("sum by (region) (rate(rebate_credited_total[1m]))");
    case Figure::decisionP99:
      return QStringLiteral(
          "histogram_quantile(0.99, sum by (le, region) "
          "(rate(rebate_request_seconds_bucket{route=\"POST /v1/decisions\"}[1m])))");
    case Figure::failedShare:
      return QStringLiteral(
          "sum by (region) (rate(rebate_requests_total{status=~\"5..\"}[1m])) / "
          "sum by (region) (rate(rebate_requests_total[1m]))");
    case Figure::replicationLag:
      return {};
    case Figure::queueWaiting:
      return QStringLiteral("max by (region) (rebate_events_waiting)");
    case Figure::cacheHit:
      return QStringLiteral(
          "sum by (region) (rate(rebate_read_cache_total{outcome=\"hit\"}[1m])) / "
          "sum by (region) (rate(rebate_read_cache_total{outcome=~\"hit|miss\"}[1m]))");
  }
  return {};
}

}  // namespace rebate
