// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>

namespace rebate {

/// A 256-bit key. Every copy overwrites itself when it goes, so that none is left on a stack or in freed memory.
struct Key : std::array<unsigned char, 32> {
  ~Key() {
    for (volatile unsigned char& byte : *this) byte = 0;
  }
};

constexpr std::size_t kKeyBytes = sizeof(Key);

}  // namespace rebate
