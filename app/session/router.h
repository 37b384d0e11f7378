// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "ports/workspace.h"

namespace rebate {

/// Where decisions may go: to the region that every live observer names as leader in the same, highest epoch,
/// and only while that region itself is live. An observer that is still in an older epoch locks writes until it has
/// caught up (noLeader); two leaders named in one epoch are a disagreement.
WriteTarget writeTarget(const std::vector<RegionView>& regions);

/// Where to read: the live region with the best round trip. The present one is kept while it is not much worse, so
/// that readers do not wander. Empty: none is live.
std::string readingRegion(const std::vector<RegionView>& regions, const std::string& present);

}  // namespace rebate
