// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ports/workspace.h"

namespace rebate {

/// Where decisions may go: to the region that every live observer names as leader in the same, highest epoch,
/// and only while that region itself is live. An observer that is still in an older epoch locks writes until it has
/// caught up (noLeader); two leaders named in one epoch are a disagreement.
WriteTarget writeTarget(const std::vector<RegionView>& regions);

/// writeTarget with a memory, because observers come and go: an epoch's first leader is its only one, and an epoch that
/// was left is gone back to only when more than half of the regions stand in it. Another store is another history.
class WriteRouter {
 public:
  WriteTarget route(const std::vector<RegionView>& regions, const std::string& store);

 private:
  std::string store_;
  std::map<std::int64_t, std::string> leaders_;  ///< by epoch: who was written to
};

/// Where to read: the live region with the best round trip. The present one is kept while it is not much worse, so
/// that readers do not wander. Empty: none is live.
std::string readingRegion(const std::vector<RegionView>& regions, const std::string& present);

}  // namespace rebate
