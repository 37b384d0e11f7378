// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace rebate {

/// The letters (a to z) that a Chinese character's readings begin with, the usual one first: "zc" of 重. Empty for
/// any other character.
std::string_view pinyinInitials(char32_t character);

/// Whether each letter begins a reading of the character in its place: "lhx" in 轮滑鞋 成人直排, from any character on.
/// Blanks and signs in the text are passed over.
bool hasInitials(std::u32string_view text, std::string_view letters);

}  // namespace rebate
