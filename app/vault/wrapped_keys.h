// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "vault/recovery.h"
#include "vault/secret.h"

namespace rebate::vault {

/// 1: data keys only. 2: the number of the master key's entry, and the recovery passphrase's box.
constexpr int kKeyFormat = 2;

/// The file beside the databases: their random keys, each sealed with the master key, and in which keychain and under
/// which number that one is. Without it, or the passphrase, it says nothing.
struct WrappedKeys {
  std::string backend;
  std::map<std::string, std::string> sealed;  ///< purpose → box
  int entry = 1;
  std::optional<RecoveryBox> recovery = {};
  int format = kKeyFormat;  ///< that it was read in; it is written in the newest
};

/// Told before each step that a kill could come between; empty: nobody listens.
using StepListener = std::function<void(const char* step)>;

/// Nothing when there is no such file. Errc::corrupt, newer, storage.
Result<std::optional<WrappedKeys>> readWrappedKeys(const std::string& path);
/// Whole or not at all: written beside ("written"), synced, renamed ("renamed"). Readable by the owner only.
/// Errc::storage: the file is as it was.
Outcome writeWrappedKeys(const std::string& path, const WrappedKeys& keys, const StepListener& step = {});

/// Bound to format, backend and purpose.
std::string seal(const Secret& with, const Secret& key, const std::string& backend, const std::string& purpose);
/// Errc::corrupt: another key, or changed bytes.
Result<Secret> unseal(const Secret& with, const std::string& box, const std::string& backend,
                      const std::string& purpose, int format = kKeyFormat);

}  // namespace rebate::vault
