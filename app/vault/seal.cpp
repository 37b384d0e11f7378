// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/seal.h"

#include <sodium.h>

namespace rebate::vault {
namespace {

constexpr auto kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr auto kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr auto kBox = kNonce + kKeyBytes + kTag;

const unsigned char* bytesOf(const std::string& text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytesOf(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

}  // namespace

std::string sealKey(const Secret& with, const Secret& key, const std::string& bound) {
  std::string box(kBox, '\0');
  randombytes_buf(box.data(), kNonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(bytesOf(box) + kNonce, nullptr, key.bytes().data(), key.bytes().size(),
                                             bytesOf(bound), bound.size(), nullptr, bytesOf(box), with.bytes().data());
  return box;
}

Result<Secret> unsealKey(const Secret& with, const std::string& box, const std::string& bound) {
  if (box.size() != kBox) return Error{Errc::corrupt, "keys", "wrong size"};
  Key key{};
  const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(key.data(), nullptr, nullptr, bytesOf(box) + kNonce,
                                                                box.size() - kNonce, bytesOf(bound), bound.size(),
                                                                bytesOf(box), with.bytes().data());
  if (opened != 0) return Error{Errc::corrupt, "keys", "sealed with another key, or damaged"};
  return Secret(key);
}

}  // namespace rebate::vault
