// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "vault/wrapped_keys.h"

namespace rebate::vault {

/// An open key file: the master key, what it opened, and the file as it is on the disk.
struct OpenKeys {
  Secret master;
  std::map<std::string, Secret> data;  ///< purpose → key
  WrappedKeys file;
};

/// New random data keys under a master key.
OpenKeys newKeys(const Secret& master, const std::string& backend, const std::vector<std::string>& purposes);
/// Errc::corrupt: another master key, or a box is damaged (`field`: its purpose).
Result<OpenKeys> unwrap(const WrappedKeys& file, const Secret& master);
/// What the file shall be for these data keys under this master key, which is entry number `entry`. A recovery box
/// that somebody else changed, or that is damaged, is left out: its passphrase would open nothing.
WrappedKeys wrap(const OpenKeys& keys, const Secret& master, int entry);

}  // namespace rebate::vault
