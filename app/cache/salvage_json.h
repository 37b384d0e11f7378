// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "ports/profile.h"

namespace rebate::cache {

/// The report of a salvage as the profile keeps it until somebody has read it.
std::string textOf(const Salvage& salvage);
std::optional<Salvage> salvageFrom(const std::string& text);  ///< none: empty or not readable

}  // namespace rebate::cache
