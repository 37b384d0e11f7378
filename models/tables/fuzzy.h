// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace rebate {

struct FuzzyMatch {
  int score = 0;            ///< higher is better; comparable between texts for one and the same wish
  std::vector<int> places;  ///< of the characters that matched, ascending
  bool close = false;       ///< one run that begins at a word: what the person most likely means
};

/// Whether the characters of `wanted` are found in `text` in that order, and how well: at the beginning of words and
/// next to each other is better. Case and blanks of `wanted` do not matter. A Chinese character is matched by itself
/// or by the first letter of its reading, and is a word of its own. Of longer texts the first 96 characters are seen.
std::optional<FuzzyMatch> fuzzyMatch(std::u32string_view wanted, std::u32string_view text);

}  // namespace rebate
