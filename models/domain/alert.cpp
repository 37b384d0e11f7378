// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/alert.h"

#include <algorithm>

namespace rebate {
namespace {

std::string valueOf(const Labels& labels, const std::string& name) {
  const auto found = labels.find(name);
  return found == labels.end() ? std::string{} : found->second;
}

}  // namespace

Severity severityFrom(std::string_view word) {
  if (word == "critical" || word == "page") return Severity::critical;
  if (word == "warning") return Severity::warning;
  if (word == "info") return Severity::info;
  return Severity::other;
}

std::string labelOf(const Alert& alert, const std::string& name) {
  return valueOf(alert.labels, name);
}

std::string nameOf(const Alert& alert) {
  return labelOf(alert, "alertname");
}

std::string regionOf(const Alert& alert) {
  auto region = labelOf(alert, "region");
  return region == "all" ? std::string{} : region;
}

std::string severityWordOf(const Alert& alert) {
  return labelOf(alert, "severity");
}

Severity severityOf(const Alert& alert) {
  return severityFrom(severityWordOf(alert));
}

Status statusOf(Severity severity) {
  switch (severity) {
    case Severity::critical:
      return Status::bad;
    case Severity::warning:
      return Status::warning;
    case Severity::info:
      return Status::ok;
    case Severity::other:
      return Status::unknown;
  }
  return Status::unknown;
}

std::string runbookOf(const Alert& alert) {
  auto address = valueOf(alert.annotations, "runbook_url");
  return address.empty() ? valueOf(alert.annotations, "runbook") : address;
}

std::vector<Matcher> exactly(const Labels& labels) {
  std::vector<Matcher> matchers;
  for (const auto& [name, value] : labels) matchers.push_back({name, value});
  return matchers;
}

bool isExactly(const std::vector<Matcher>& matchers, const Labels& labels) {
  if (matchers.size() != labels.size()) return false;
  return std::all_of(matchers.begin(), matchers.end(), [&](const Matcher& one) {
    const auto found = labels.find(one.name);
    return one.equal && !one.regex && found != labels.end() && found->second == one.value;
  });
}

bool fits(const std::vector<Matcher>& matchers, const Labels& labels) {
  if (matchers.empty()) return false;
  return std::all_of(matchers.begin(), matchers.end(), [&](const Matcher& one) {
    return !one.regex && (valueOf(labels, one.name) == one.value) == one.equal;
  });
}

Outcome check(const SilenceWish& wish) {
  const auto nameless = [](const Matcher& one) { return one.name.empty(); };
  // Alertmanager wants one matcher at least that does not fit what is not there.
  const auto binding = [](const Matcher& one) { return one.equal && !one.value.empty() && one.value != ".*"; };
  if (std::any_of(wish.matchers.begin(), wish.matchers.end(), nameless)) return invalid("matchers", "one has no name");
  if (std::none_of(wish.matchers.begin(), wish.matchers.end(), binding)) return invalid("matchers", "fit everything");
  const auto regex = [](const Matcher& one) { return one.regex; };
  if (wish.source.empty() && std::any_of(wish.matchers.begin(), wish.matchers.end(), regex))
    return invalid("regex", "only Alertmanager matches expressions");
  if (wish.span <= 0 || wish.span > kLongestSilence) return invalid("span", "up to 30 days");
  if (wish.comment.empty() || wish.comment.size() > kLongestSilenceComment) return invalid("comment", "1 to 500 bytes");
  return Done{};
}

std::string textOf(const Matcher& matcher) {
  const char* sign = matcher.regex ? (matcher.equal ? "=~" : "!~") : (matcher.equal ? "=" : "!=");
  std::string text = matcher.name + sign + '"';
  for (const char c : matcher.value) {
    if (c == '"' || c == '\\') text += '\\';
    text += c;
  }
  return text + '"';
}

}  // namespace rebate
