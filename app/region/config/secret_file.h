// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/result.h"

namespace rebate::region {

/// The first line of a file that only its owner and group can read. Errors name the file, never what is in it.
Result<std::string> readSecretFile(const std::string& path);

}  // namespace rebate::region
