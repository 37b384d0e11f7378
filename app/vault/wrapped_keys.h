// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>

#include "vault/secret.h"

namespace rebate::vault {

/// The file beside the databases: their random keys, each sealed (XChaCha20-Poly1305) with the keychain's key, and
/// which keychain that was. Without the keychain it says nothing.
struct WrappedKeys {
  std::string backend;
  std::map<std::string, std::string> sealed;  ///< purpose → nonce and box
};

/// Nothing when there is no such file. Errc::corrupt, newer, storage.
Result<std::optional<WrappedKeys>> readWrappedKeys(const std::string& path);
/// Whole or not at all: written beside, synced, renamed. Readable by the owner only. Errc::storage.
Outcome writeWrappedKeys(const std::string& path, const WrappedKeys& keys);

/// Bound to backend and purpose: a box moved elsewhere does not open.
std::string seal(const Secret& with, const Secret& key, const std::string& backend, const std::string& purpose);
/// Errc::corrupt: another key, or changed bytes.
Result<Secret> unseal(const Secret& with, const std::string& box, const std::string& backend,
                      const std::string& purpose);

}  // namespace rebate::vault
