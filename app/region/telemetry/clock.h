// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/time.h"

namespace rebate::region {

Millis wallMillis();  ///< UNIX ms; may jump
/// CLOCK_BOOTTIME: the same for every process of this machine, counts suspend, immune to clock steps.
Millis bootMillis();
/// Names this boot; a lease written under another one has expired.
const std::string& bootId();

}  // namespace rebate::region
