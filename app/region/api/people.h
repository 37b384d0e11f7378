// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "region/api/call.h"
#include "region/ledger/personal_book.h"
#include "region/ledger/refusal.h"

namespace rebate::region {

inline constexpr std::size_t kLongestReason = 500;  ///< bytes of a reason that somebody gives

inline constexpr std::size_t kLongestNote = 2'000;  ///< characters of a note, or of a claim's evidence

/// Something, and at most so many characters (code points).
bool isText(std::string_view text, std::size_t most);

/// Keys that open personal data, when the key beside the store is there. What needs them fails without.
std::optional<PersonalKeys> keysOf(const std::string& store);

inline Reply refusalReply(const Refusal& refusal) {
  return problemReply(refusal.problem, refusal.field, refusal.detail);
}

}  // namespace rebate::region
