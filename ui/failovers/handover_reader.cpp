// SPDX-License-Identifier: GPL-3.0-or-later
// Handover: the way back, from the file to what it says.
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

#include "ui/failovers/handover.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kVersion = 1;

Millis moment(const QJsonValue& value) {
  return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toMSecsSinceEpoch();
}

std::string text(const QJsonObject& object, const char* key) {
  return object[QLatin1String(key)].toString().toStdString();
}

std::int64_t number(const QJsonObject& object, const char* key) {
  return object[QLatin1String(key)].toInteger();
}

/// The moments of each phase, from how long each took.
void readPhases(const QJsonObject& phases, Failover& measured) {
  if (phases.isEmpty()) return;
  measured.detectedAt = measured.lostAt + number(phases, "detect_ms");
  measured.electedAt = *measured.detectedAt + number(phases, "elect_ms");
  measured.promotedAt = *measured.electedAt + number(phases, "promote_ms");
  measured.reroutedAt = *measured.promotedAt + number(phases, "reroute_ms");
}

FailoverRecord readFailover(const QJsonObject& object) {
  FailoverRecord record;
  record.kind =
      text(object, "kind") == name(FailoverKind::switchover) ? FailoverKind::switchover : FailoverKind::failover;
  record.measured.lost = text(object, "from");
  record.measured.successor = text(object, "to");
  record.measured.epochBefore = number(object, "epoch_before");
  record.measured.epochAfter = number(object, "epoch_after");
  record.measured.lostAt = moment(object[QLatin1String("at")]);
  record.id = failoverId(record.measured.epochAfter);
  record.measuredHere = object[QLatin1String("measured_here")].toBool();
  readPhases(object[QLatin1String("phases")].toObject(), record.measured);
  record.told = number(object, "recovery_ms");
  record.reason = text(object, "reason");
  record.note = text(object, "note");
  if (const auto decisions = object[QLatin1String("decisions")].toObject(); !decisions.isEmpty()) {
    auto& through = record.decisions.emplace();
    through.checked = static_cast<decltype(through.checked)>(number(decisions, "checked"));
    through.lost = static_cast<decltype(through.lost)>(number(decisions, "lost"));
    through.doubled = static_cast<decltype(through.doubled)>(number(decisions, "doubled"));
  }
  return record;
}

std::optional<RecordEvent> readEvent(const QJsonObject& object) {
  constexpr std::array kKinds{EventKind::link,       EventKind::breaker,  EventKind::leader, EventKind::part,
                              EventKind::member,     EventKind::failover, EventKind::pause,  EventKind::maintenance,
                              EventKind::switchover, EventKind::alert};
  const auto said = text(object, "kind");
  for (const auto kind : kKinds)
    if (said == name(kind))
      return RecordEvent{moment(object[QLatin1String("at")]),
                         {},
                         kind,
                         text(object, "region"),
                         text(object, "subject"),
                         text(object, "before"),
                         text(object, "after"),
                         {}};
  return std::nullopt;
}

std::vector<ChartStretch> readLines(const QJsonValue& value) {
  std::vector<ChartStretch> lines;
  for (const auto& stretch : value.toArray()) {
    auto& line = lines.emplace_back();
    for (const auto& point : stretch.toArray())
      line.push_back({static_cast<double>(moment(point.toArray().at(0))), point.toArray().at(1).toDouble()});
  }
  return lines;
}

}  // namespace

Result<HandoverFacts> Handover::read(const QByteArray& json) {
  const auto all = QJsonDocument::fromJson(json).object();
  if (!all[QLatin1String("failovers")].isArray() || !all[QLatin1String("events")].isArray())
    return invalid("handover", "no handover");
  if (number(all, "version") != kVersion) return invalid("version", "of another version");
  HandoverFacts facts;
  facts.from = moment(all[QLatin1String("from")]);
  facts.to = moment(all[QLatin1String("to")]);
  facts.madeAt = moment(all[QLatin1String("written_at")]);
  facts.budget = number(all, "budget_ms");
  for (const auto& each : all[QLatin1String("failovers")].toArray())
    facts.failovers.push_back(readFailover(each.toObject()));
  for (const auto& each : all[QLatin1String("events")].toArray())
    if (auto event = readEvent(each.toObject())) facts.events.push_back(*std::move(event));
  const auto charts = all[QLatin1String("charts")].toObject();
  facts.series = MomentSeries{readLines(charts[QLatin1String("writes_per_second")]),
                              readLines(charts[QLatin1String("replication_lag_s")]),
                              readLines(charts[QLatin1String("approvals_waiting")])};
  return facts;
}

}  // namespace rebate
