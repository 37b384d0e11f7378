// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <string>

#include "domain/result.h"
#include "ports/subscription.h"

namespace rebate {

/// absent: no key, and no files that would need one: a key may be created.
enum class VaultState { opening, ready, locked, unavailable, absent, timedOut };

using Key = std::array<unsigned char, 32>;

/// The keychain behind a profile. Never creates a key while its files exist.
class Vault {
 public:
  virtual ~Vault() = default;
  /// Reads, or on first use creates, the keys. Errc::locked, unavailable, timedOut, corrupt.
  virtual Subscription open(std::function<void(Outcome)> answer) = 0;
  virtual VaultState state() const = 0;
  virtual std::string backend() const = 0;  ///< "GNOME Keyring", …
  virtual Result<Key> dataKey(const std::string& purpose) = 0;  ///< "cache", "outbox"; when ready
  virtual void wipe() = 0;  ///< forgets everything in memory
};

}  // namespace rebate
