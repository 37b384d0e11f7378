// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace rebate {

/// Milliseconds. UNIX time (UTC) where a moment is meant, a length where a span is meant.
using Millis = std::int64_t;

}  // namespace rebate
