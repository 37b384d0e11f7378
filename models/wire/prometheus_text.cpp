// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/prometheus_text.h"

#include <charconv>
#include <limits>

namespace rebate::wire {
namespace {

/// End of the series name: the blank after the labels, which may hold blanks in quotes.
std::size_t endOfSeries(std::string_view line) {
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (quoted && line[i] == '\\')
      ++i;
    else if (line[i] == '"')
      quoted = !quoted;
    else if (!quoted && (line[i] == ' ' || line[i] == '\t'))
      return i;
  }
  return std::string_view::npos;
}

bool parseValue(std::string_view text, double& value) {
  if (text == "+Inf" || text == "-Inf" || text == "NaN") {
    value = text == "NaN" ? std::numeric_limits<double>::quiet_NaN()
                          : (text[0] == '-' ? -1 : 1) * std::numeric_limits<double>::infinity();
    return true;
  }
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

Result<std::map<std::string, double>> parsePrometheusText(std::string_view text) {
  std::map<std::string, double> samples;
  while (!text.empty()) {
    const auto newline = text.find('\n');
    auto line = text.substr(0, newline);
    text.remove_prefix(newline == std::string_view::npos ? text.size() : newline + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const auto blank = endOfSeries(line);
    if (blank == std::string_view::npos || blank == 0) continue;
    const auto start = line.find_first_not_of(" \t", blank);
    if (start == std::string_view::npos) continue;
    const auto written = line.substr(start, line.find_first_of(" \t", start) - start);
    double value = 0;
    if (parseValue(written, value)) samples[std::string(line.substr(0, blank))] = value;
  }
  if (samples.empty()) return Error{Errc::malformed, "metrics", "no sample in the text"};
  return samples;
}

std::map<std::string, std::string> labelsOf(std::string_view series) {
  std::map<std::string, std::string> labels;
  const auto brace = series.find('{');
  auto rest = brace == std::string_view::npos ? std::string_view{} : series.substr(brace + 1);
  while (!rest.empty() && rest.front() != '}') {
    const auto equals = rest.find("=\"");
    if (equals == std::string_view::npos) return {};
    const auto name = rest.substr(0, equals);
    std::string value;
    std::size_t at = equals + 2;
    for (; at < rest.size() && rest[at] != '"'; ++at) {
      const bool escaped = rest[at] == '\\' && at + 1 < rest.size();
      if (escaped) ++at;
      value += escaped && rest[at] == 'n' ? '\n' : rest[at];
    }
    if (at >= rest.size()) return {};
    labels[std::string(name)] = std::move(value);
    rest.remove_prefix(at + 1);
    while (!rest.empty() && (rest.front() == ',' || rest.front() == ' ')) rest.remove_prefix(1);
  }
  return labels;
}

}  // namespace rebate::wire
