// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/user.h"

#include <array>
#include <utility>

#include "domain/names.h"

namespace rebate {
namespace {

constexpr std::array kStates{std::pair{UserState::active, "active"}, std::pair{UserState::frozen, "frozen"},
                             std::pair{UserState::erased, "erased"}};

}  // namespace

std::string_view name(UserState state) { return nameIn(kStates, state); }

std::optional<UserState> userStateFrom(std::string_view text) { return valueIn<UserState>(kStates, text); }

std::string maskNickname(std::string_view nickname) {
  if (nickname.empty()) return {};
  std::size_t first = 1;
  while (first < nickname.size() && (static_cast<unsigned char>(nickname[first]) & 0xC0) == 0x80) ++first;
  return std::string(nickname.substr(0, first)) + "**";
}

}  // namespace rebate
