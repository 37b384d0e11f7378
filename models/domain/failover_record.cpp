// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/failover_record.h"

namespace rebate {

std::string_view name(FailoverKind kind) {
  switch (kind) {
    case FailoverKind::failover:
      return "failover";
    case FailoverKind::switchover:
      return "switchover";
  }
  return {};
}

std::string_view name(EventKind kind) {
  switch (kind) {
    case EventKind::link:
      return "link";
    case EventKind::breaker:
      return "breaker";
    case EventKind::leader:
      return "leader";
    case EventKind::part:
      return "part";
    case EventKind::member:
      return "member";
    case EventKind::failover:
      return "failover";
    case EventKind::pause:
      return "pause";
    case EventKind::maintenance:
      return "maintenance";
    case EventKind::switchover:
      return "switchover";
    case EventKind::alert:
      return "alert";
  }
  return {};
}

std::optional<Millis> FailoverRecord::recovery() const {
  if (measuredHere && measured.reroutedAt) return *measured.reroutedAt - measured.lostAt;
  if (told > 0) return told;
  return std::nullopt;
}

std::string failoverId(std::int64_t epochAfter) {
  return "epoch-" + std::to_string(epochAfter);
}

}  // namespace rebate
