// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "properties.h"
#include "wire/alertmanager_json.h"
#include "wire/audit_json.h"
#include "wire/decision_json.h"
#include "wire/prometheus_json.h"
#include "wire/prometheus_text.h"
#include "wire/rebate_json.h"
#include "wire/region_json.h"
#include "wire/sse.h"
#include "wire/threshold_json.h"

namespace rebate::fuzz {
namespace {

constexpr std::size_t kLargest = 512;  // small, so that the limit is met

struct Heard {
  std::vector<wire::SseEvent> events;
  bool failed = false;
  bool operator==(const Heard&) const = default;
};

/// The stream as it is heard when it comes in pieces of this size.
Heard hear(std::string_view bytes, std::size_t piece) {
  wire::SseParser parser(kLargest);
  Heard heard;
  while (!bytes.empty() && !heard.failed) {
    heard.failed =
        !parser.feed(bytes.substr(0, piece), [&](wire::SseEvent event) { heard.events.push_back(std::move(event)); });
    bytes.remove_prefix(std::min(piece, bytes.size()));
  }
  return heard;
}

Finding sayAgain(const wire::SseEvent& event) {
  // An event's data may be as large as the limit, and its head comes on top.
  wire::SseParser parser(8 * kLargest);
  std::vector<wire::SseEvent> again;
  const auto fed = parser.feed(wire::formatSse(event.type, event.id, event.data),
                               [&](wire::SseEvent next) { again.push_back(std::move(next)); });
  if (!fed || again.size() != 1 || again.front() != event) return "an event that is another one when it is sent on";
  return std::nullopt;
}

/// A figure is taken as it is or not at all; it is never cut to fit.
Finding sameFigures(const wire::json::value& given, const wire::json::object& taken) {
  for (const auto& [name, value] : taken)
    if (const auto* was = given.get_object().if_contains(name); was && was->is_int64() && *was != value)
      return "another figure than the one given: " + std::string(name);
  return std::nullopt;
}

template <class Value>
Finding again(const wire::json::value& json, Result<Value> (*from)(const wire::json::value&)) {
  const auto value = from(json);
  if (!value) return std::nullopt;
  const auto taken = wire::toJson(*value);
  if (auto finding = sameFigures(json, taken)) return finding;
  const auto text = wire::json::serialize(taken);
  const auto parsed = wire::parseJson(text);
  if (!parsed) return "not JSON: " + text;
  const auto second = from(*parsed);
  if (!second) return "what was read cannot be read again: " + second.error().field + " of " + text;
  if (wire::json::serialize(wire::toJson(*second)) != text) return "not the same again: " + text;
  return std::nullopt;
}

/// A chart is drawn from left to right.
Finding timesGoOn(std::string_view bytes) {
  const auto matrix = wire::matrixFrom(bytes);
  if (!matrix) return std::nullopt;
  for (const auto& series : *matrix)
    for (std::size_t i = 1; i < series.values.size(); ++i)
      if (series.values[i].first <= series.values[i - 1].first) return "a series that goes back in time";
  return std::nullopt;
}

}  // namespace

Finding sse(std::string_view bytes) {
  const auto whole = hear(bytes, bytes.size());
  for (const std::size_t piece : {1, 2, 7})
    if (hear(bytes, piece) != whole) return "a stream that depends on how it is cut";
  for (const auto& event : whole.events) {
    if (event.type.empty()) return "an event without a type";
    if (event.data.size() > kLargest) return "an event beyond the limit";
    if (auto finding = sayAgain(event)) return finding;
  }
  return std::nullopt;
}

/// Everything a console reads from a region's answers and streams.
Finding replies(std::string_view bytes) {
  if (const auto samples = wire::parsePrometheusText(bytes))
    for (const auto& [series, value] : *samples) (void)wire::labelsOf(series);
  (void)wire::labelListFrom(bytes);
  (void)wire::metricHelpFrom(bytes);
  if (auto finding = timesGoOn(bytes)) return finding;
  const auto json = wire::parseJson(bytes);
  if (!json) return std::nullopt;
  if (auto finding = again(*json, wire::changeFrom)) return finding;
  if (auto finding = again(*json, wire::rebateFrom)) return finding;
  if (auto finding = again(*json, wire::userFrom)) return finding;
  if (auto finding = again(*json, wire::topologyFrom)) return finding;
  if (auto finding = again(*json, wire::heartbeatFrom)) return finding;
  if (auto finding = again(*json, wire::cursorFrom)) return finding;
  if (auto finding = again(*json, wire::decisionReplyFrom)) return finding;
  if (auto finding = again(*json, wire::sessionGrantFrom)) return finding;
  if (auto finding = again(*json, wire::auditRecordFrom)) return finding;
  return again(*json, wire::problemFrom);
}

/// An Alertmanager's answers, and what is kept here of silences and thresholds.
Finding alertmanager(std::string_view bytes) {
  const auto thresholds = wire::thresholdsIn(bytes);
  if (thresholds.size() != usualThresholds().size()) return "a watch without a threshold";
  if (wire::thresholdsIn(wire::textOf(thresholds)) != thresholds) return "other thresholds when they are read again";
  const auto json = wire::parseJson(bytes);
  if (!json) return std::nullopt;
  if (const auto alerts = wire::alertsFrom(*json))
    for (const auto& alert : *alerts)
      if (alert.fingerprint.empty()) return "an alert without a fingerprint";
  if (const auto groups = wire::alertGroupsFrom(*json); groups && groups->contains("")) return "a group of nothing";
  (void)wire::alertmanagerVersionFrom(*json);
  (void)wire::silenceIdFrom(*json);
  if (const auto silences = wire::silencesFrom(*json))
    for (const auto& silence : *silences)
      if (auto finding = again(wire::json::value(wire::toJson(silence)), wire::silenceFrom)) return finding;
  return std::nullopt;
}

}  // namespace rebate::fuzz
