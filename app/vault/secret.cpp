// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/secret.h"

#include <sodium.h>

namespace rebate::vault {

void wipe(void* bytes, std::size_t size) {
  sodium_memzero(bytes, size);
}

Secret& Secret::operator=(Secret&& other) noexcept {
  if (this == &other) return *this;
  bytes_ = other.bytes_;
  wipe(other.bytes_.data(), other.bytes_.size());
  return *this;
}

Secret Secret::random() {
  Secret secret;
  randombytes_buf(secret.bytes_.data(), secret.bytes_.size());
  return secret;
}

Secret Secret::copy() const {
  Secret secret;
  secret.bytes_ = bytes_;
  return secret;
}

bool Secret::operator==(const Secret& other) const {
  return sodium_memcmp(bytes_.data(), other.bytes_.data(), bytes_.size()) == 0;
}

}  // namespace rebate::vault
