// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace rebate::region {

/// How deep lists and objects are nested, without parsing: brackets inside texts do not count.
inline std::int64_t jsonDepth(std::string_view body) {
  std::int64_t depth = 0, deepest = 0;
  bool text = false, escaped = false;
  for (const char c : body) {
    if (escaped) {
      escaped = false;
    } else if (text) {
      escaped = c == '\\';
      text = c != '"';
    } else if (c == '"') {
      text = true;
    } else if (c == '[' || c == '{') {
      deepest = std::max(deepest, ++depth);
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return deepest;
}

}  // namespace rebate::region
