// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "region/config/config.h"

namespace rebate::region {

/// The first line of a file that only its owner and group can read. Errors name the file, never what is in it.
Result<std::string> readSecretFile(const std::string& path);

/// Puts what is in the password file into the store's address, when it names one.
Outcome readStorePassword(Config& config);

}  // namespace rebate::region
