// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "wire/reader.h"
#include "wire/region_json.h"
#include "wire/switchover_json.h"

namespace rebate::wire {
namespace {

json::object checkJson(const PreflightCheck& check) {
  json::object object{{"check", check.check}, {"status", name(check.status)}, {"text", check.text}};
  if (check.value) object["value"] = *check.value;
  if (check.limit) object["limit"] = *check.limit;
  return object;
}

/// A status that is not known is no permission: it counts as unknown.
std::optional<Status> statusFrom(std::string_view text) {
  for (const auto status : {Status::ok, Status::warning, Status::bad})
    if (text == name(status)) return status;
  return Status::unknown;
}

Result<PreflightCheck> checkFrom(const json::value& value) {
  Reader in(value);
  PreflightCheck check;
  check.check = in.text("check");
  check.status = in.named<Status>("status", statusFrom);
  check.text = in.textOr("text");
  if (in.optional("value")) check.value = in.integer("value");
  if (in.optional("limit")) check.limit = in.integer("limit");
  return in.finish(std::move(check));
}

}  // namespace

json::object toJson(const Preflight& preflight) {
  json::array checks;
  for (const auto& check : preflight.checks) checks.push_back(checkJson(check));
  return {{"from", preflight.from},
          {"to", preflight.to},
          {"epoch", preflight.epoch},
          {"observed_at", formatRfc3339(preflight.observedAt)},
          {"checks", std::move(checks)},
          {"expected_earliest_ms", preflight.expectedEarliest},
          {"expected_latest_ms", preflight.expectedLatest}};
}

Result<Preflight> preflightFrom(const json::value& value) {
  Reader in(value);
  Preflight preflight;
  preflight.from = in.text("from");
  preflight.to = in.text("to");
  preflight.epoch = in.integer("epoch");
  preflight.observedAt = in.time("observed_at");
  preflight.expectedEarliest = in.integer("expected_earliest_ms");
  preflight.expectedLatest = in.integer("expected_latest_ms");
  const auto* checks = in.optional("checks");
  if (!checks || !checks->is_array()) {
    in.fail(invalid("checks", "a list is expected"));
    return in.finish(std::move(preflight));
  }
  for (const auto& check : checks->get_array())
    if (auto known = in.nested("checks", checkFrom(check))) preflight.checks.push_back(*std::move(known));
  return in.finish(std::move(preflight));
}

}  // namespace rebate::wire
