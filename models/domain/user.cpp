// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/user.h"

namespace rebate {

std::string maskNickname(std::string_view nickname) {
  if (nickname.empty()) return {};
  std::size_t first = 1;
  while (first < nickname.size() && (static_cast<unsigned char>(nickname[first]) & 0xC0) == 0x80) ++first;
  return std::string(nickname.substr(0, first)) + "**";
}

}  // namespace rebate
