// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/result.h"
#include "domain/time.h"

namespace rebate::wire {

/// UNIX ms → "2026-06-01T00:51:28.000Z"
std::string formatRfc3339(Millis time);
/// RFC 3339 with zone; Errc::malformed otherwise.
Result<Millis> parseRfc3339(std::string_view text);

/// Feed times carry no zone and are +08:00: "2026-06-01 00:51:28".
std::string formatFeedTime(Millis time);
Result<Millis> parseFeedTime(std::string_view text);

}  // namespace rebate::wire
