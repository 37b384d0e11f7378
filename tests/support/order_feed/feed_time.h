// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace rebate::order_feed {

using Time = std::chrono::sys_time<std::chrono::milliseconds>;
using Second = std::chrono::sys_seconds;

inline Second secondOf(Time time) {
  return std::chrono::floor<std::chrono::seconds>(time);
}

/// The feed writes times without a zone: "yyyy-MM-dd HH:mm:ss", meaning +08:00.
std::string feedTime(Second time);
std::optional<Second> parseFeedTime(std::string_view text);

}  // namespace rebate::order_feed
