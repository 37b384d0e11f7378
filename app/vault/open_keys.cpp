// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/open_keys.h"

#include <utility>

namespace rebate::vault {

OpenKeys newKeys(const Secret& master, const std::string& backend, const std::vector<std::string>& purposes) {
  OpenKeys keys;
  keys.master = master.copy();
  keys.file.backend = backend;
  for (const auto& purpose : purposes) keys.data.emplace(purpose, Secret::random());
  keys.file = wrap(keys, keys.master, 1);
  return keys;
}

Result<OpenKeys> unwrap(const WrappedKeys& file, const Secret& master) {
  OpenKeys keys;
  for (const auto& [purpose, box] : file.sealed) {
    auto key = unseal(master, box, file.backend, purpose, file.format);
    if (!key) return key.error();
    keys.data.emplace(purpose, *std::move(key));
  }
  keys.master = master.copy();
  keys.file = file;
  // Where the box does not stand up to the master key, saying that there is a way back would be a lie.
  if (file.recovery && !resealRecovery(*file.recovery, master, master)) keys.file.recovery.reset();
  return keys;
}

WrappedKeys wrap(const OpenKeys& keys, const Secret& master, int entry) {
  WrappedKeys file;
  file.backend = keys.file.backend;
  file.entry = entry;
  for (const auto& [purpose, key] : keys.data) file.sealed[purpose] = seal(master, key, file.backend, purpose);
  if (keys.file.recovery)
    if (auto box = resealRecovery(*keys.file.recovery, keys.master, master)) file.recovery = *std::move(box);
  return file;
}

}  // namespace rebate::vault
