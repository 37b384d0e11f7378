// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/engines/patroni_member.h"

#include "wire/json.h"

namespace rebate::region {
namespace {

using wire::json::object;

/// Numbers only: lag is "unknown" when it is, a timeline may be missing or null.
std::optional<std::int64_t> numberIn(const object& from, std::string_view name) {
  const auto* value = from.if_contains(name);
  if (!value || !value->is_int64() || value->get_int64() < 0) return std::nullopt;
  return value->get_int64();
}

std::string roleOf(const object& self) {
  const auto role = wire::textOr(self, "role");
  if (role == "master" || role == "primary") return "leader";
  const auto flag = [&self](std::string_view name) {
    const auto* value = self.if_contains(name);
    return value && value->is_bool() && value->get_bool();
  };
  if (role == "replica" && flag("sync_standby")) return "sync_standby";
  if (role == "replica" && flag("quorum_standby")) return "quorum_standby";
  return role;
}

Result<object> objectOf(std::string_view text) {
  auto json = wire::parseJson(text);
  if (!json || !json->is_object()) return Error{Errc::malformed, "patroni", "an object is expected"};
  return json->get_object();
}

}  // namespace

Result<PatroniSelf> parsePatroniSelf(std::string_view text) {
  const auto json = objectOf(text);
  if (!json) return json.error();
  PatroniSelf self;
  self.role = roleOf(*json);
  self.state = wire::textOr(*json, "state");
  if (self.state.empty()) return Error{Errc::malformed, "patroni", "it does not say its state"};
  self.timeline = numberIn(*json, "timeline");
  const auto* failsafe = json->if_contains("failsafe_mode_is_active");
  self.failsafe = failsafe && failsafe->is_bool() && failsafe->get_bool();
  if (const auto* about = json->if_contains("patroni"); about && about->is_object())
    self.name = wire::textOr(about->get_object(), "name");
  const auto* log = json->if_contains("xlog");
  if (!log || !log->is_object()) return self;
  self.written = numberIn(log->get_object(), "location");
  self.received = numberIn(log->get_object(), "received_location");
  self.replayed = numberIn(log->get_object(), "replayed_location");
  return self;
}

Result<std::vector<PatroniRow>> parsePatroniCluster(std::string_view text) {
  const auto json = objectOf(text);
  if (!json) return json.error();
  const auto* members = json->if_contains("members");
  if (!members || !members->is_array()) return Error{Errc::malformed, "patroni", "it lists no members"};
  std::vector<PatroniRow> rows;
  for (const auto& value : members->get_array()) {
    if (!value.is_object()) continue;
    const auto& row = value.get_object();
    rows.push_back({wire::textOr(row, "name"), wire::textOr(row, "role"), wire::textOr(row, "state"),
                    wire::textOr(row, "api_url"), numberIn(row, "timeline"), numberIn(row, "lag")});
    if (rows.back().role == "master") rows.back().role = "leader";
  }
  return rows;
}

bool leadsIn(const std::string& role) {
  return role == "leader" || role == "standby_leader";
}

bool syncIn(const std::string& role) {
  return role == "sync_standby" || role == "quorum_standby";
}

}  // namespace rebate::region
