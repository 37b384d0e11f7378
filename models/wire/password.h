// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "domain/result.h"

namespace rebate::wire {

/// Argon2id verifier ("$argon2id$…") of a password; about 0.1 s and 64 MB. Errc::busy without the memory.
Result<std::string> passwordVerifier(std::string_view password);

/// False for an empty or unreadable verifier, too.
bool passwordMatches(std::string_view verifier, std::string_view password);

}  // namespace rebate::wire
