// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/measured_json.h"

#include "wire/reader.h"

namespace rebate::monitor {

wire::json::object toJson(const Failover& failover) {
  wire::json::object made{{"lost", failover.lost},
                          {"successor", failover.successor},
                          {"epoch_before", failover.epochBefore},
                          {"epoch_after", failover.epochAfter},
                          {"lost_at", failover.lostAt}};
  const auto reached = [&](const char* name, const std::optional<Millis>& at) {
    if (at) made[name] = *at;
  };
  reached("detected_at", failover.detectedAt);
  reached("elected_at", failover.electedAt);
  reached("promoted_at", failover.promotedAt);
  reached("first_write_at", failover.firstWriteAt);
  reached("rerouted_at", failover.reroutedAt);
  return made;
}

Result<Failover> measuredFrom(const wire::json::value& value) {
  wire::Reader in(value);
  Failover failover;
  failover.lost = in.textOr("lost");
  failover.successor = in.textOr("successor");
  failover.epochBefore = in.integerOr("epoch_before");
  failover.epochAfter = in.integerOr("epoch_after");
  failover.lostAt = in.integer("lost_at");
  const auto reached = [&](const char* name, std::optional<Millis>& at) {
    if (in.optional(name)) at = in.integer(name);
  };
  reached("detected_at", failover.detectedAt);
  reached("elected_at", failover.electedAt);
  reached("promoted_at", failover.promotedAt);
  reached("first_write_at", failover.firstWriteAt);
  reached("rerouted_at", failover.reroutedAt);
  return in.finish(std::move(failover));
}

}  // namespace rebate::monitor
