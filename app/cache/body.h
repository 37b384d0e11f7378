// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/command.h"
#include "domain/decision.h"
#include "domain/rebate.h"

namespace rebate::cache {

/// Rows' bodies: the API's own JSON as text. Errc::corrupt when a stored one cannot be read back.
std::string bodyOf(const Rebate& rebate);
std::string bodyOf(const Decision& decision);
Result<Rebate> rebateOfBody(const std::string& body);
Result<Decision> decisionOfBody(const std::string& body);

/// A command's row: the decision's body with a member "command".
std::string bodyOf(const Decision& decision, const Command& command);
Result<std::optional<Command>> commandOfBody(const std::string& body);  ///< none: a decision on a rebate
std::string bodyOf(const Facts& facts);
Result<Facts> factsOfBody(const std::string& body);

}  // namespace rebate::cache
