// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/password.h"

#include <sodium.h>

#include <array>

namespace rebate::wire {

Result<std::string> passwordVerifier(std::string_view password) {
  if (sodium_init() < 0) return Error{Errc::unavailable, "", "libsodium"};
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str(text.data(), password.data(), password.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                        crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
    return Error{Errc::busy, "", "not enough memory for Argon2id"};
  return std::string(text.data());
}

bool passwordMatches(std::string_view verifier, std::string_view password) {
  if (verifier.empty() || verifier.size() >= crypto_pwhash_STRBYTES || sodium_init() < 0) return false;
  std::array<char, crypto_pwhash_STRBYTES> text{};
  verifier.copy(text.data(), verifier.size());
  return crypto_pwhash_str_verify(text.data(), password.data(), password.size()) == 0;
}

}  // namespace rebate::wire
