// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/hex.h"

#include <sodium.h>

namespace rebate::wire {

std::string toHex(std::string_view bytes) {
  std::string hex(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  hex.pop_back();
  return hex;
}

std::optional<std::string> fromHex(std::string_view hex) {
  std::string bytes(hex.size() / 2, '\0');
  std::size_t size = 0;
  const int failed = sodium_hex2bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), hex.data(),
                                    hex.size(), nullptr, &size, nullptr);
  if (failed != 0 || size * 2 != hex.size()) return std::nullopt;
  return bytes;
}

}  // namespace rebate::wire
