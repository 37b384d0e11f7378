// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "domain/time.h"

namespace rebate::wire {

/// UUIDv7 (RFC 9562): 48 bits of UNIX ms, then random bits; sorts by time.
std::string uuid7(Millis now);

/// 8-4-4-4-12 lower-case hex.
bool isUuid(std::string_view text);

}  // namespace rebate::wire
