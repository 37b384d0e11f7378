// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ports/metric_history.h"

namespace rebate::cache {

/// Points of one minute as the history keeps them.
std::string minuteText(Millis minute, const std::vector<RatePoint>& points);
/// Errc::corrupt: not such a text.
Outcome readMinute(Millis minute, std::string_view text, std::vector<RatePoint>& into);

/// First, lowest, highest and last, and a gap where there was one: what a chart by the minute needs (M4).
std::vector<RatePoint> roughOf(const std::vector<RatePoint>& points);

}  // namespace rebate::cache
