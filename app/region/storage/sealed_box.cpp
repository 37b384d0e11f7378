// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/storage/sealed_box.h"

#include <sodium.h>

#include <vector>

namespace rebate::region {
namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kHash = 16;

const unsigned char* bytesOf(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string hexOf(const unsigned char* bytes, std::size_t size) {
  std::string hex(size * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes, size);
  hex.pop_back();
  return hex;
}

}  // namespace

std::string sealBox(std::string_view plain, std::string_view context, const StoreKey& key) {
  std::vector<unsigned char> box(kNonce + plain.size() + kTag);
  randombytes_buf(box.data(), kNonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(box.data() + kNonce, nullptr, bytesOf(plain), plain.size(),
                                             bytesOf(context), context.size(), nullptr, box.data(), key.data());
  return hexOf(box.data(), box.size());
}

std::optional<std::string> openBox(std::string_view hex, std::string_view context, const StoreKey& key) {
  if (hex.size() < 2 * (kNonce + kTag)) return std::nullopt;
  std::vector<unsigned char> box(hex.size() / 2);
  std::size_t size = 0;
  if (sodium_hex2bin(box.data(), box.size(), hex.data(), hex.size(), nullptr, &size, nullptr) != 0) return std::nullopt;
  if (size != box.size()) return std::nullopt;
  std::string plain(size - kNonce - kTag, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(plain.data()), nullptr, nullptr,
                                                 box.data() + kNonce, size - kNonce, bytesOf(context), context.size(),
                                                 box.data(), key.data()) != 0)
    return std::nullopt;
  return plain;
}

StoreKey deriveKey(const StoreKey& from, std::string_view purpose) {
  StoreKey key{};
  crypto_generichash(key.data(), key.size(), bytesOf(purpose), purpose.size(), from.data(), from.size());
  return key;
}

std::string keyedHash(std::string_view text, const StoreKey& key) {
  unsigned char hash[kHash];
  crypto_generichash(hash, sizeof hash, bytesOf(text), text.size(), key.data(), key.size());
  return hexOf(hash, sizeof hash);
}

}  // namespace rebate::region
