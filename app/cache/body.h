// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/decision.h"
#include "domain/user.h"

namespace rebate::cache {

/// The row of `counts` that sums the user parts of all that await approval; the others count rows.
inline constexpr const char* kAwaitingFen = "awaiting_fen";

/// Rows' bodies: the API's own JSON as text. Errc::corrupt when a stored one cannot be read back.
std::string bodyOf(const Rebate& rebate);
std::string bodyOf(const User& user);
std::string bodyOf(const Decision& decision);
Result<Rebate> rebateOfBody(const std::string& body);
Result<Decision> decisionOfBody(const std::string& body);

}  // namespace rebate::cache
