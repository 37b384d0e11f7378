// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/recovery.h"

#include <sodium.h>

#include <algorithm>

#include "vault/seal.h"

namespace rebate::vault {
namespace {

// More than this would be an attack by file, not a choice of ours.
constexpr std::uint64_t kMostOperations = 16;
constexpr std::uint64_t kMostMemory = std::uint64_t{1} << 30;
constexpr auto kSealedForPublic = crypto_box_SEALBYTES + kKeyBytes;

static_assert(crypto_box_PUBLICKEYBYTES == kKeyBytes && crypto_box_SECRETKEYBYTES == kKeyBytes);

const unsigned char* bytesOf(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

Error damaged(const char* detail) {
  return {Errc::corrupt, "passphrase", detail};
}

std::string boundToDerivation(const Derivation& derivation) {
  return "rebate-console\nrecovery\n" + std::to_string(derivation.operations) + '\n' +
         std::to_string(derivation.memory) + '\n' + derivation.salt;
}

std::string boundToAll(const RecoveryBox& box) {
  return boundToDerivation(box.derivation) + '\n' + std::to_string(box.privateKey.size()) + '\n' + box.privateKey +
         box.master;
}

void sealForPublic(RecoveryBox& box, const Secret& publicKey, const Secret& master) {
  box.master.assign(kSealedForPublic, '\0');
  crypto_box_seal(reinterpret_cast<unsigned char*>(box.master.data()), master.bytes().data(), master.bytes().size(),
                  publicKey.bytes().data());
  box.publicKey = sealKey(master, publicKey, boundToAll(box));
}

}  // namespace

Derivation Derivation::salted() const {
  Derivation fresh{operations, memory, std::string(crypto_pwhash_SALTBYTES, '\0')};
  randombytes_buf(fresh.salt.data(), fresh.salt.size());
  return fresh;
}

Result<Secret> derive(const SecretText& passphrase, const Derivation& derivation) {
  if (derivation.salt.size() != crypto_pwhash_SALTBYTES || derivation.operations < crypto_pwhash_OPSLIMIT_MIN ||
      derivation.operations > kMostOperations || derivation.memory < crypto_pwhash_MEMLIMIT_MIN ||
      derivation.memory > kMostMemory)
    return damaged("limits out of bounds");
  Key key{};
  const int derived =
      crypto_pwhash(key.data(), key.size(), passphrase.text().data(), passphrase.size(), bytesOf(derivation.salt),
                    derivation.operations, static_cast<std::size_t>(derivation.memory), crypto_pwhash_ALG_ARGON2ID13);
  if (derived != 0) return Error{Errc::unavailable, "passphrase", "not enough memory to check it"};
  return Secret(key);
}

RecoveryBox sealRecovery(const Derivation& derivation, const Secret& passphraseKey, const Secret& master) {
  Key open{}, hidden{};
  crypto_box_keypair(open.data(), hidden.data());
  RecoveryBox box;
  box.derivation = derivation;
  box.privateKey = sealKey(passphraseKey, Secret(hidden), boundToDerivation(derivation));
  sealForPublic(box, Secret(open), master);
  return box;
}

Result<Secret> openRecovery(const RecoveryBox& box, const Secret& passphraseKey) {
  const auto hidden = unsealKey(passphraseKey, box.privateKey, boundToDerivation(box.derivation));
  if (!hidden) return damaged("another passphrase, or damaged");
  if (box.master.size() != kSealedForPublic) return damaged("the sealed key is damaged");
  Key open{}, master{};
  crypto_scalarmult_base(open.data(), hidden->bytes().data());
  const int opened =
      crypto_box_seal_open(master.data(), bytesOf(box.master), box.master.size(), open.data(), hidden->bytes().data());
  if (opened != 0) return damaged("the sealed key is damaged");
  return Secret(master);
}

Result<RecoveryBox> resealRecovery(const RecoveryBox& box, const Secret& master, const Secret& newMaster) {
  const auto open = unsealKey(master, box.publicKey, boundToAll(box));
  if (!open) return damaged("changed by somebody else, or damaged");
  auto fresh = box;
  sealForPublic(fresh, *open, newMaster);
  return fresh;
}

std::size_t characters(const SecretText& text) {
  const auto starts = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; };
  return static_cast<std::size_t>(std::count_if(text.text().begin(), text.text().end(), starts));
}

}  // namespace rebate::vault
