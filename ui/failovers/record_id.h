// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/time.h"

namespace rebate {

/// A UUIDv7: who asks for something mints its id, and a list sorted by ids is sorted by time.
std::string newRecordId(Millis now);

}  // namespace rebate
