// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "domain/result.h"

namespace rebate::link {

/// From now on every link trusts the authorities of this PEM file, too, besides the system's. TLS 1.2 or newer.
/// Errc::notFound: no such file; malformed: no certificate in it.
Outcome trustAlso(const std::string& file);

}  // namespace rebate::link
