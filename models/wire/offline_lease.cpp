// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/offline_lease.h"

#include <sodium.h>

#include "wire/reader.h"

namespace rebate::wire {
namespace {

std::string hexOf(const unsigned char* bytes, std::size_t size) {
  std::string hex(size * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes, size);
  hex.pop_back();
  return hex;
}

template <std::size_t kSize>
bool bytesOf(const std::string& hex, std::array<unsigned char, kSize>& bytes) {
  std::size_t size = 0;
  return sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &size, nullptr) == 0 &&
         size == kSize;
}

/// What is signed; a first line of its own keeps it from being taken for anything else.
std::string textOf(const OfflineLease& lease) {
  return "rebate offline lease 1\n" + lease.store + '\n' + std::to_string(lease.at) + '\n' +
         std::to_string(lease.until) + '\n' + std::to_string(lease.personalUntil) + '\n';
}

const unsigned char* bytesIn(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

LeaseSigner::LeaseSigner(const std::array<unsigned char, 32>& seed) {
  static_assert(crypto_sign_SEEDBYTES == 32 && crypto_sign_SECRETKEYBYTES == 64);
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> key{};
  crypto_sign_seed_keypair(key.data(), secret_.data(), seed.data());
  publicKey_ = hexOf(key.data(), key.size());
}

OfflineLease LeaseSigner::sign(const std::string& store, Millis now) const {
  OfflineLease lease{store, now, now + kCopyLease, now + kPersonalLease, {}};
  const auto text = textOf(lease);
  std::array<unsigned char, crypto_sign_BYTES> signature{};
  crypto_sign_detached(signature.data(), nullptr, bytesIn(text), text.size(), secret_.data());
  lease.signature = hexOf(signature.data(), signature.size());
  return lease;
}

bool verifies(const OfflineLease& lease, const std::string& publicKey) {
  std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> key{};
  std::array<unsigned char, crypto_sign_BYTES> signature{};
  if (!bytesOf(publicKey, key) || !bytesOf(lease.signature, signature)) return false;
  const auto text = textOf(lease);
  return crypto_sign_verify_detached(signature.data(), bytesIn(text), text.size(), key.data()) == 0;
}

json::object toJson(const OfflineLease& lease) {
  return {{"store", lease.store},
          {"at", formatRfc3339(lease.at)},
          {"until", formatRfc3339(lease.until)},
          {"personal_until", formatRfc3339(lease.personalUntil)},
          {"signature", lease.signature}};
}

Result<OfflineLease> offlineLeaseFrom(const json::value& value) {
  Reader in(value);
  OfflineLease lease;
  lease.store = in.text("store");
  lease.at = in.time("at");
  lease.until = in.time("until");
  lease.personalUntil = in.time("personal_until");
  lease.signature = in.text("signature");
  return in.finish(std::move(lease));
}

}  // namespace rebate::wire
