// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.h"

namespace rebate::region {

struct BrokerQueue {
  std::string name;
  std::string state;                     ///< "running", "down", …; empty: not said
  std::optional<std::int64_t> messages;  ///< absent: the queue's own node does not answer
  std::int64_t members = 0;
  std::int64_t online = 0;
};

/// /api/queues of RabbitMQ's management, as asked with disable_stats and enable_queue_totals (the plain form can take
/// 40 s while a node is down): a list, or from 4.x on a page whose `items` is the list. Errc::malformed.
Result<std::vector<BrokerQueue>> parseBrokerQueues(std::string_view json);

}  // namespace rebate::region
