// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/decision.h"
#include "domain/rebate.h"

namespace rebate::cache {

/// Rows' bodies: the API's own JSON as text. Errc::corrupt when a stored one cannot be read back.
std::string bodyOf(const Rebate& rebate);
std::string bodyOf(const Decision& decision);
Result<Rebate> rebateOfBody(const std::string& body);
Result<Decision> decisionOfBody(const std::string& body);

}  // namespace rebate::cache
