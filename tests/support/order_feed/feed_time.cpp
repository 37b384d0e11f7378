// SPDX-License-Identifier: GPL-3.0-or-later
#include "order_feed/feed_time.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace rebate::order_feed {
namespace {

constexpr std::chrono::hours kZone{8};
constexpr std::string_view kShape = "0000-00-00 00:00:00";

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size() || value < 0) return std::nullopt;
  return value;
}

}  // namespace

std::string feedTime(Second time) {
  const auto local = time + kZone;
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss clock(local - day);
  std::array<char, 48> text{};
  const int length = std::snprintf(text.data(), text.size(), "%04d-%02u-%02u %02d:%02d:%02d", int(date.year()),
                                   unsigned(date.month()), unsigned(date.day()), int(clock.hours().count()),
                                   int(clock.minutes().count()), int(clock.seconds().count()));
  return {text.data(), static_cast<std::size_t>(length)};
}

std::optional<Second> parseFeedTime(std::string_view text) {
  if (text.size() != kShape.size()) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kShape[i] == '0' ? !digit : text[i] != kShape[i]) return std::nullopt;
  }
  const auto part = [&](std::size_t at, std::size_t length) { return number(text.substr(at, length)).value_or(-1); };
  const std::chrono::year_month_day date{std::chrono::year(part(0, 4)), std::chrono::month(unsigned(part(5, 2))),
                                         std::chrono::day(unsigned(part(8, 2)))};
  const int hour = part(11, 2), minute = part(14, 2), second = part(17, 2);
  if (!date.ok() || hour > 23 || minute > 59 || second > 59) return std::nullopt;
  return std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
         std::chrono::seconds(second) - kZone;
}

}  // namespace rebate::order_feed
