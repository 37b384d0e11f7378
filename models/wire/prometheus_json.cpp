// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/prometheus_json.h"

#include <charconv>
#include <cmath>
#include <limits>

#include "wire/json.h"

namespace rebate::wire {
namespace {

constexpr double kLastMoment = 1e13;  // s; as ms still exact in 64 bits
constexpr auto kName = "__name__";

Error malformed(const char* what) {
  return {Errc::malformed, "prometheus", what};
}

/// What it refuses it says in its own words.
Error refusalOf(const json::object& reply) {
  const auto type = textOr(reply, "errorType");
  const bool late = type == "timeout" || type == "canceled";
  const bool ours = type == "bad_data" || type == "execution";
  return {late ? Errc::timedOut : ours ? Errc::invalid : Errc::unavailable, "query", textOr(reply, "error")};
}

Result<json::value> dataOf(std::string_view text) {
  auto parsed = parseJson(text);
  if (!parsed) return parsed.error();
  auto* reply = parsed->if_object();
  if (reply == nullptr) return malformed("an object is expected");
  const auto status = textOr(*reply, "status");
  if (status == "error") return refusalOf(*reply);
  auto* data = reply->if_contains("data");
  if (status != "success" || data == nullptr) return malformed("neither success nor error");
  return std::move(*data);
}

bool numberIn(std::string_view text, double& value) {
  if (text == "NaN") return value = std::numeric_limits<double>::quiet_NaN(), true;
  if (text == "+Inf" || text == "Inf" || text == "-Inf") {
    value = (text[0] == '-' ? -1 : 1) * std::numeric_limits<double>::infinity();
    return true;
  }
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

/// [ seconds, "value" ]
bool pairIn(const json::value& given, std::pair<Millis, double>& value) {
  const auto* both = given.if_array();
  if (both == nullptr || both->size() != 2) return false;
  const auto& at = (*both)[0];
  if (!at.is_number() || !(*both)[1].is_string()) return false;
  const auto seconds = at.to_number<double>();
  if (!(std::abs(seconds) < kLastMoment)) return false;
  value.first = std::llround(seconds * 1000);
  const auto& text = (*both)[1].get_string();
  return numberIn({text.data(), text.size()}, value.second);
}

bool labelsIn(const json::object& object, MetricLabels& labels) {
  for (const auto& [name, value] : object) {
    if (!value.is_string()) return false;
    labels[std::string(name)] = std::string(value.get_string());
  }
  return true;
}

Result<MatrixSeries> seriesFrom(const json::value& given) {
  const auto* object = given.if_object();
  const auto* metric = object ? object->if_contains("metric") : nullptr;
  const auto* values = object ? object->if_contains("values") : nullptr;
  if (metric == nullptr || !metric->is_object() || values == nullptr || !values->is_array())
    return malformed("a series has a metric and values");
  MatrixSeries series;
  if (!labelsIn(metric->get_object(), series.labels)) return malformed("a label is a text");
  series.values.reserve(values->get_array().size());
  for (const auto& each : values->get_array()) {
    std::pair<Millis, double> value;
    if (!pairIn(each, value)) return malformed("a value is a moment and a number as text");
    if (!series.values.empty() && value.first <= series.values.back().first) return malformed("values go back in time");
    series.values.push_back(value);
  }
  return series;
}

}  // namespace

Result<std::vector<MatrixSeries>> matrixFrom(std::string_view text) {
  const auto data = dataOf(text);
  if (!data) return data.error();
  const auto* object = data->if_object();
  if (object == nullptr || textOr(*object, "resultType") != "matrix") return malformed("no matrix");
  const auto* result = object->if_contains("result");
  if (result == nullptr || !result->is_array()) return malformed("no result");
  std::vector<MatrixSeries> all;
  for (const auto& each : result->get_array()) {
    auto series = seriesFrom(each);
    if (!series) return series.error();
    all.push_back(*std::move(series));
  }
  return all;
}

Result<std::vector<std::string>> labelListFrom(std::string_view text) {
  const auto data = dataOf(text);
  if (!data) return data.error();
  std::vector<std::string> names;
  if (data->is_null()) return names;  // as it writes an empty list
  if (!data->is_array()) return malformed("no list");
  for (const auto& each : data->get_array()) {
    if (!each.is_string()) return malformed("a name is a text");
    names.emplace_back(each.get_string());
  }
  return names;
}

Result<std::map<std::string, std::string>> metricHelpFrom(std::string_view text) {
  const auto data = dataOf(text);
  if (!data) return data.error();
  if (!data->is_object()) return malformed("no metrics");
  std::map<std::string, std::string> help;
  for (const auto& [name, entries] : data->get_object()) {
    if (!entries.is_array()) return malformed("a metric has a list");
    auto& words = help[std::string(name)];
    for (const auto& entry : entries.get_array())
      if (words.empty() && entry.is_object()) words = textOr(entry.get_object(), "help");
  }
  return help;
}

std::string seriesName(const MetricLabels& labels) {
  const auto named = labels.find(kName);
  const auto name = named == labels.end() ? std::string{} : named->second;
  if (labels.size() == 1) return name.empty() ? labels.begin()->second : name;
  std::string list;
  for (const auto& [label, value] : labels)
    if (label != kName) list += (list.empty() ? "" : ", ") + label + "=\"" + value + '"';
  return list.empty() ? name : name + "{" + list + "}";
}

}  // namespace rebate::wire
