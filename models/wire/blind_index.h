// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rebate::wire {

/// Who has the key and a part of a phone or nickname finds the users that it fits; who has tokens alone learns nothing.
/// A token is 40 bits of a keyed hash (BLAKE2b) in base32: eight of a-z and 2-7. The key: 32 bytes.

/// Under which a user is found: every four digits in a row of the phone and all of it, and the first 1 to 8 characters
/// of the nickname. Sorted, each once. Empty for another length of key.
std::vector<std::string> findTokens(std::string_view nickname, std::string_view phone, std::string_view key);

/// As one text, for a table: with blanks between; and back.
std::string joinTokens(const std::vector<std::string>& tokens);
std::vector<std::string> splitTokens(std::string_view text);

/// What to look for, so that a person's text finds a user: all of `phone`, or `nickname`; empty: it can be neither.
struct WantedTokens {
  /// Of eleven digits or more the whole number, which nobody else has; of fewer all their runs, which another may have.
  std::vector<std::string> phone;  ///< at least one: the text has four digits or more, and nothing but them and " +-()"
  std::string nickname;            ///< of the first eight characters at most
};
WantedTokens wantedTokens(std::string_view text, std::string_view key);

}  // namespace rebate::wire
