// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "region/feed/adapter.h"

namespace rebate::region {

/// Orders by update, settled orders around the 20th, refunds, punishments.
const std::vector<const FeedAdapter*>& taobaoAdapters();

}  // namespace rebate::region
