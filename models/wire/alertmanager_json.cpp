// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/alertmanager_json.h"

#include <array>
#include <utility>

#include "domain/names.h"
#include "wire/reader.h"

namespace rebate::wire {
namespace {

constexpr std::array kStates{std::pair{SilenceState::pending, "pending"}, std::pair{SilenceState::active, "active"},
                             std::pair{SilenceState::expired, "expired"}};

/// What is no text is left out: a label is only ever text.
Labels labelsIn(const Reader& in, std::string_view name) {
  Labels labels;
  const auto* value = in.optional(name);
  if (!value || !value->is_object()) return labels;
  for (const auto& [label, text] : value->get_object())
    if (text.is_string()) labels[std::string(label)] = std::string(text.get_string());
  return labels;
}

std::vector<std::string> textsIn(const Reader& in, std::string_view name) {
  std::vector<std::string> texts;
  const auto* value = in.optional(name);
  if (!value || !value->is_array()) return texts;
  for (const auto& text : value->get_array())
    if (text.is_string()) texts.emplace_back(text.get_string());
  return texts;
}

Result<Alert> alertFrom(const json::value& value) {
  Reader in(value);
  Alert alert;
  alert.fingerprint = in.text("fingerprint");
  if (alert.fingerprint.empty()) in.fail(invalid("fingerprint", "is what an alert is known by"));
  alert.labels = labelsIn(in, "labels");
  alert.annotations = labelsIn(in, "annotations");
  alert.startsAt = in.time("startsAt");
  if (in.optional("updatedAt")) alert.updatedAt = in.time("updatedAt");
  if (const auto* status = in.optional("status")) {
    const Reader said(*status);
    alert.suppressed = said.textOr("state") == "suppressed";
    alert.silencedBy = textsIn(said, "silencedBy");
    alert.inhibitedBy = textsIn(said, "inhibitedBy");
  }
  return in.finish(std::move(alert));
}

Result<Matcher> matcherFrom(const json::value& value) {
  Reader in(value);
  Matcher matcher;
  matcher.name = in.text("name");
  matcher.value = in.text("value");
  matcher.regex = in.optional("isRegex") && in.boolean("isRegex");
  matcher.equal = !in.optional("isEqual") || in.boolean("isEqual");  // absent before 0.22
  return in.finish(std::move(matcher));
}

Result<const json::array*> listIn(const json::value& value) {
  if (const auto* list = value.if_array()) return list;
  return Error{Errc::malformed, {}, "a list is expected"};
}

template <class T>
Result<std::vector<T>> readable(const json::value& value, Result<T> (*from)(const json::value&)) {
  const auto list = listIn(value);
  if (!list) return list.error();
  std::vector<T> all;
  for (const auto& one : **list)
    if (auto known = from(one)) all.push_back(*std::move(known));
  return all;
}

}  // namespace

Result<std::vector<Alert>> alertsFrom(const json::value& value) {
  return readable<Alert>(value, alertFrom);
}

Result<std::map<std::string, Labels>> alertGroupsFrom(const json::value& value) {
  const auto list = listIn(value);
  if (!list) return list.error();
  std::map<std::string, Labels> groups;
  for (const auto& group : **list) {
    const Reader in(group);
    const auto labels = labelsIn(in, "labels");
    const auto* alerts = in.optional("alerts");
    if (!alerts || !alerts->is_array()) continue;
    for (const auto& alert : alerts->get_array()) {
      const auto fingerprint = Reader(alert).textOr("fingerprint");
      if (!fingerprint.empty()) groups.try_emplace(fingerprint, labels);
    }
  }
  return groups;
}

Result<std::vector<Silence>> silencesFrom(const json::value& value) {
  return readable<Silence>(value, silenceFrom);
}

Result<std::string> alertmanagerVersionFrom(const json::value& value) {
  Reader in(value);
  const auto* version = in.optional("versionInfo");
  return in.finish(version ? Reader(*version).textOr("version") : std::string{});
}

json::object toJson(const Silence& silence) {
  json::array matchers;
  for (const auto& one : silence.matchers)
    matchers.push_back(
        json::object{{"name", one.name}, {"value", one.value}, {"isRegex", one.regex}, {"isEqual", one.equal}});
  json::object object{{"matchers", std::move(matchers)},
                      {"startsAt", formatRfc3339(silence.startsAt)},
                      {"endsAt", formatRfc3339(silence.endsAt)},
                      {"createdBy", silence.owner},
                      {"comment", silence.comment}};
  if (!silence.id.empty()) object["id"] = silence.id;
  return object;
}

Result<Silence> silenceFrom(const json::value& value) {
  Reader in(value);
  Silence silence;
  silence.id = in.textOr("id");
  silence.startsAt = in.time("startsAt");
  silence.endsAt = in.time("endsAt");
  silence.owner = in.textOr("createdBy");
  silence.comment = in.textOr("comment");
  if (const auto* status = in.optional("status"))
    silence.state = valueIn<SilenceState>(kStates, Reader(*status).textOr("state")).value_or(SilenceState::active);
  const auto* matchers = in.optional("matchers");
  if (!matchers || !matchers->is_array()) return Error{Errc::malformed, "matchers", "a list is expected"};
  for (const auto& one : matchers->get_array())
    if (auto known = in.nested("matchers", matcherFrom(one))) silence.matchers.push_back(*std::move(known));
  return in.finish(std::move(silence));
}

Result<std::string> silenceIdFrom(const json::value& value) {
  Reader in(value);
  return in.finish(in.text("silenceID"));
}

}  // namespace rebate::wire
