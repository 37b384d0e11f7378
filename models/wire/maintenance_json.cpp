// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/maintenance_json.h"

#include <utility>

#include "wire/reader.h"
#include "wire/uuid.h"

namespace rebate::wire {

json::object toJson(const FailoverPause& pause) {
  json::object object{{"owner", pause.owner}, {"reason", pause.reason}, {"in_force", pause.inForce}};
  if (pause.since > 0) object["since"] = formatRfc3339(pause.since);
  if (pause.until > 0) object["until"] = formatRfc3339(pause.until);
  return object;
}

Result<FailoverPause> failoverPauseFrom(const json::value& value) {
  Reader in(value);
  FailoverPause pause;
  pause.owner = in.text("owner");
  pause.reason = in.text("reason");
  if (in.optional("since")) pause.since = in.time("since");
  if (in.optional("until")) pause.until = in.time("until");
  if (in.optional("in_force")) pause.inForce = in.boolean("in_force");
  return in.finish(std::move(pause));
}

json::object toJson(const MaintenanceWindow& window) {
  auto object = wishJson(window);
  object["owner"] = window.owner;
  return object;
}

Result<MaintenanceWindow> maintenanceWindowFrom(const json::value& value) {
  Reader in(value);
  MaintenanceWindow window;
  window.id = in.text("id");
  window.region = in.text("region");
  window.part = in.textOr("part");
  window.owner = in.text("owner");
  window.reason = in.text("reason");
  window.from = in.time("from");
  window.until = in.time("until");
  return in.finish(std::move(window));
}

json::object toJson(const MaintenanceBoard& board) {
  json::array windows;
  for (const auto& window : board.windows) windows.push_back(toJson(window));
  json::object object{{"windows", std::move(windows)}};
  if (!board.pause.empty()) object["pause"] = toJson(board.pause.front());
  return object;
}

Result<MaintenanceBoard> maintenanceBoardFrom(const json::value& value) {
  Reader in(value);
  MaintenanceBoard board;
  if (const auto* pause = in.optional("pause"))
    if (auto known = in.nested("pause", failoverPauseFrom(*pause))) board.pause.push_back(*std::move(known));
  const auto* windows = in.optional("windows");
  if (!windows || !windows->is_array()) {
    in.fail(invalid("windows", "a list is expected"));
    return in.finish(std::move(board));
  }
  for (const auto& window : windows->get_array())
    if (auto known = in.nested("windows", maintenanceWindowFrom(window))) board.windows.push_back(*std::move(known));
  return in.finish(std::move(board));
}

json::object wishJson(const FailoverPause& pause) {
  return {{"reason", pause.reason}, {"until", formatRfc3339(pause.until)}};
}

json::object wishJson(const MaintenanceWindow& window) {
  return {{"id", window.id},
          {"region", window.region},
          {"part", window.part},
          {"reason", window.reason},
          {"from", formatRfc3339(window.from)},
          {"until", formatRfc3339(window.until)}};
}

Result<FailoverPause> pauseWishFrom(const json::value& value) {
  Reader in(value);
  FailoverPause pause;
  pause.reason = in.text("reason");
  pause.until = in.time("until");
  return in.finish(std::move(pause));
}

Result<MaintenanceWindow> windowWishFrom(const json::value& value, Millis now) {
  Reader in(value);
  MaintenanceWindow window;
  window.id = in.text("id");
  window.region = in.text("region");
  window.part = in.textOr("part");
  window.reason = in.text("reason");
  window.from = in.optional("from") ? in.time("from") : now;
  window.until = in.time("until");
  if (!isUuid(window.id)) in.fail(invalid("id", "a UUID is expected"));
  return in.finish(std::move(window));
}

}  // namespace rebate::wire
