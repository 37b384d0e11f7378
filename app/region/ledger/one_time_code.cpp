// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/one_time_code.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>

namespace rebate::region {
namespace {

constexpr const char* kIssuer = "Rebate%20Console";

std::string digitsOf(std::uint32_t number, int digits) {
  std::string text(static_cast<std::size_t>(digits), '0');
  for (auto at = text.rbegin(); at != text.rend(); ++at, number /= 10) *at = static_cast<char>('0' + number % 10);
  return text;
}

}  // namespace

std::string oneTimeCode(std::string_view secret, std::int64_t step, int digits) {
  std::array<unsigned char, 8> counter{};
  for (int i = 7; i >= 0; --i, step >>= 8)
    counter[static_cast<std::size_t>(i)] = static_cast<unsigned char>(step & 0xff);
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned int length = 0;
  HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(), mac.data(), &length);
  if (length != 20) return {};             // no SHA-1 in this OpenSSL: nothing matches
  const std::size_t at = mac[19] & 0x0fU;  // RFC 4226, dynamic truncation
  const std::uint32_t number = (mac[at] & 0x7fU) << 24U | static_cast<std::uint32_t>(mac[at + 1]) << 16U |
                               static_cast<std::uint32_t>(mac[at + 2]) << 8U | mac[at + 3];
  return digitsOf(number, digits);
}

std::optional<std::int64_t> stepOfCode(std::string_view secret, std::string_view code, Millis now,
                                       std::int64_t lastUsed) {
  std::optional<std::int64_t> found;
  const auto present = now / kCodeStep;
  for (auto step = present - 1; step <= present + 1; ++step) {
    const auto right = oneTimeCode(secret, step);
    const bool same =
        right.size() == code.size() && !right.empty() && sodium_memcmp(right.data(), code.data(), right.size()) == 0;
    if (same && step > lastUsed && !found) found = step;
  }
  return found;
}

std::string base32(std::string_view bytes) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char byte : bytes) {
    bits = (bits << 8U | static_cast<unsigned char>(byte)) & 0xfffU;
    for (held += 8; held >= 5; held -= 5) text += kLetters[bits >> static_cast<unsigned>(held - 5) & 31U];
  }
  if (held > 0) text += kLetters[bits << static_cast<unsigned>(5 - held) & 31U];
  return text;
}

std::string otpauthUri(const std::string& name, std::string_view secret) {
  // Operators' names are of letters that need no escapes.
  return std::string("otpauth://totp/") + kIssuer + ":" + name + "?secret=" + base32(secret) + "&issuer=" + kIssuer +
         "&algorithm=SHA1&digits=" + std::to_string(kCodeDigits) + "&period=" + std::to_string(kCodeStep / 1'000);
}

}  // namespace rebate::region
