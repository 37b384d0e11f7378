// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/user.h"

#include <array>
#include <utility>

namespace rebate {
namespace {

constexpr std::array kStates{std::pair{UserState::active, "active"}, std::pair{UserState::frozen, "frozen"},
                             std::pair{UserState::erased, "erased"}};

}  // namespace

std::string_view name(UserState state) {
  for (const auto& [known, text] : kStates)
    if (known == state) return text;
  return {};
}

std::optional<UserState> userStateFrom(std::string_view text) {
  for (const auto& [known, name] : kStates)
    if (text == name) return known;
  return std::nullopt;
}

std::string maskNickname(std::string_view nickname) {
  if (nickname.empty()) return {};
  std::size_t first = 1;
  while (first < nickname.size() && (static_cast<unsigned char>(nickname[first]) & 0xC0) == 0x80) ++first;
  return std::string(nickname.substr(0, first)) + "**";
}

}  // namespace rebate
