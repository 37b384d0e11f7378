// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "domain/result.h"

namespace rebate::region {

struct BalancedServer {
  std::string backend;
  std::string name;
  std::string status;  ///< "UP", "DOWN", "DRAIN", "MAINT", "no check", "UP 1/2", …
  bool takes = false;  ///< new requests are sent there
};

/// What HAProxy says of itself.
struct HaproxyStats {
  std::vector<BalancedServer> servers;
  std::int64_t sessions = 0;  ///< of its frontends now, that of the statistics aside
  std::int64_t limit = 0;
};

/// Its statistics as CSV. Columns are found by the header's names, because every version adds some. Errc::malformed.
Result<HaproxyStats> parseHaproxyStats(std::string_view csv);

}  // namespace rebate::region
