// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

#include "domain/key.h"
#include "domain/result.h"
#include "domain/secret_text.h"
#include "ports/subscription.h"

namespace rebate {

/// locked: the keychain is, or its entry is missing or does not open the key file.
/// absent: no key, and no files that would need one: the first key is being made, and the keychain may ask somebody.
enum class VaultState { opening, ready, locked, unavailable, absent, timedOut };

/// The keychain behind a profile. Never creates a key while its files exist.
/// One asynchronous call at a time: another one meanwhile answers Errc::busy. Answers come after the call returned;
/// ending a subscription ends the waiting, and leaves files and keychain as after a power cut: whole.
class Vault {
 public:
  virtual ~Vault() = default;
  /// Reads, or on first use creates, the keys. May be called again after any failure. Errc::locked (field "backend":
  /// they are in the other keychain that `detail` names), unavailable, timedOut, corrupt, newer, storage.
  virtual Subscription open(std::function<void(Outcome)> answer) = 0;
  virtual VaultState state() const = 0;
  virtual std::string backend() const = 0;                      ///< "Secret Service", "KWallet", …; empty: none
  virtual Result<Key> dataKey(const std::string& purpose) = 0;  ///< "cache", "outbox", "history"; when ready
  virtual void wipe() = 0;                                      ///< forgets everything in memory

  /// A recovery passphrase was set; known once the key file was read.
  virtual bool recoverable() const = 0;
  /// Opens the data keys without the keychain; then tries to give the keychain its entry back (never when the file
  /// names another one). Errc::corrupt: wrong passphrase, or a damaged file; notFound: no passphrase was set.
  virtual Subscription recover(const SecretText& passphrase, std::function<void(Outcome)> answer) = 0;
  /// When ready. Empty: removes it. Errc::invalid (field "passphrase"): fewer than 12 characters; storage, busy.
  virtual Subscription setRecovery(const SecretText& passphrase, std::function<void(Outcome)> answer) = 0;
  /// When ready: another master key, in the keychain and around the data keys, which stay. The recovery passphrase
  /// stays good. However it ends, what is open stays open. Errc::busy: another process is at the key file.
  virtual Subscription rotate(std::function<void(Outcome)> answer) = 0;
  /// When ready: a new random key in place of the old one, which is gone for good: what it opened is wiped by that.
  /// A copy of the key file from before still has the old one until the next rotate().
  virtual Result<Key> renewDataKey(const std::string& purpose) = 0;
};

}  // namespace rebate
