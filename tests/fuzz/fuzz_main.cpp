// SPDX-License-Identifier: GPL-3.0-or-later
// One target under libFuzzer: REBATE_FUZZ_TARGET names it. A finding ends the program, and libFuzzer keeps the input.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto* target = [] {
    for (const auto& each : rebate::fuzz::targets())
      if (each.name == REBATE_FUZZ_TARGET) return &each;
    std::abort();
  }();
  if (const auto finding = target->run({reinterpret_cast<const char*>(data), size})) {
    std::fprintf(stderr, "%s: %s\n", REBATE_FUZZ_TARGET, finding->c_str());
    std::abort();
  }
  return 0;
}
