// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "region/storage/store_key.h"

namespace rebate::region {

/// XChaCha20-Poly1305 with a random nonce, as hex. `context` is bound in: a box moved to another row does not open.
std::string sealBox(std::string_view plain, std::string_view context, const StoreKey& key);
/// Nothing for another key, another context, or bytes that were changed.
std::optional<std::string> openBox(std::string_view hex, std::string_view context, const StoreKey& key);

/// A key for one purpose only, made of another.
StoreKey deriveKey(const StoreKey& from, std::string_view purpose);

/// Keyed hash, as hex: the same text has the same one, and without the key it tells nothing.
std::string keyedHash(std::string_view text, const StoreKey& key);

}  // namespace rebate::region
