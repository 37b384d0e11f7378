// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>

#include "domain/result.h"

namespace rebate::region {

using StoreKey = std::array<unsigned char, 32>;

/// The key that seals what a copy of the store must not give away. It rests in a file of its own
/// (StoreAddress::keyFile), for its owner only. Errc::notFound: there is none; corrupt: it is no key.
Result<StoreKey> storeKey(const std::string& path);
/// Made on first use; one that is there is never replaced, whoever else starts at the same moment.
Result<StoreKey> storeKeyOrNew(const std::string& path);

}  // namespace rebate::region
