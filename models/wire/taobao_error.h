// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "wire/feed_page.h"
#include "wire/json.h"

namespace rebate::wire {

/// The gateway's `error_response`, the same for each of its methods; nothing when the answer is none.
std::optional<FeedError> taobaoError(const json::object& top);

}  // namespace rebate::wire
