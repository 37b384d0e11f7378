// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "vault/secret.h"

namespace rebate::vault {

/// A key within a key (XChaCha20-Poly1305): nonce and box. `bound` is what it belongs to; moved elsewhere it does not
/// open.
std::string sealKey(const Secret& with, const Secret& key, const std::string& bound);
/// Errc::corrupt: another key, another place, or changed bytes.
Result<Secret> unsealKey(const Secret& with, const std::string& box, const std::string& bound);

}  // namespace rebate::vault
