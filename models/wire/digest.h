// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "domain/rebate.h"

namespace rebate::wire {

/// Lower-case hex SHA-256, 64 characters.
std::string sha256(std::string_view bytes);

/// Hash of what a person sees of a rebate: everything but version, hash, note and times of ours.
/// Region and console compute it from the same code; a decision names it.
std::string contentHash(const Rebate& rebate);

/// Each audit or outbox record carries the hash of the one before.
std::string chainHash(std::string_view previousHex, std::string_view record);

}  // namespace rebate::wire
