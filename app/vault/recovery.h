// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "vault/secret.h"

namespace rebate::vault {

constexpr std::size_t kPassphraseLeast = 12;  ///< characters

/// What Argon2id takes besides the passphrase. Stored with what it opens, so that the next version may ask for more.
struct Derivation {
  std::uint64_t operations = 3;
  std::uint64_t memory = std::uint64_t{256} << 20;  ///< bytes
  std::string salt;

  Derivation salted() const;  ///< the same limits with a new random salt
};

/// The second door to the master key. A passphrase is not at hand when the master key is rotated, so it opens the
/// private half of a key pair (X25519), and the master key is sealed for the public half: whoever holds the old master
/// key can give the passphrase the new one, but a leaked old master key opens no new one. The public half is kept
/// sealed with the master key, together with all the rest, so nobody without it can put a key pair of his own there.
struct RecoveryBox {
  Derivation derivation;
  std::string privateKey;  ///< sealed with the passphrase's key
  std::string master;      ///< sealed for the public half
  std::string publicKey;   ///< sealed with the master key
};

/// Some tenths of a second, on purpose. Errc::corrupt: limits out of bounds; unavailable: not that much memory.
Result<Secret> derive(const SecretText& passphrase, const Derivation& derivation);

RecoveryBox sealRecovery(const Derivation& derivation, const Secret& passphraseKey, const Secret& master);
/// The master key. Errc::corrupt: wrong passphrase, or changed bytes.
Result<Secret> openRecovery(const RecoveryBox& box, const Secret& passphraseKey);
/// The same passphrase opens the new master key. Errc::corrupt: damaged, or put there by somebody else.
Result<RecoveryBox> resealRecovery(const RecoveryBox& box, const Secret& master, const Secret& newMaster);

/// Unicode characters in UTF-8.
std::size_t characters(const SecretText& text);

}  // namespace rebate::vault
