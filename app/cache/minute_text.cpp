// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache/minute_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace rebate::cache {
namespace {

template <class Number>
void append(std::string& text, Number number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  text.append(digits.data(), end);
}

template <class Number>
bool take(std::string_view& text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{}) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

bool takePoint(Millis minute, std::string_view& text, RatePoint& point) {
  if (!take(text, point.at) || !text.starts_with('=')) return false;
  point.at += minute;
  text.remove_prefix(1);
  // Minus one is a number, a minus alone is none.
  point.gap = text == "-" || text.starts_with("- ");
  if (point.gap) text.remove_prefix(1);
  return point.gap || take(text, point.value);
}

}  // namespace

std::string minuteText(Millis minute, const std::vector<RatePoint>& points) {
  std::string text;
  for (const auto& point : points) {
    if (!text.empty()) text += ' ';
    append(text, point.at - minute);
    text += '=';
    if (point.gap)
      text += '-';
    else
      append(text, point.value);
  }
  return text;
}

Outcome readMinute(Millis minute, std::string_view text, std::vector<RatePoint>& into) {
  while (!text.empty()) {
    RatePoint point;
    if (!takePoint(minute, text, point)) return Error{Errc::corrupt, "points", "not points of a minute"};
    into.push_back(point);
    if (text.starts_with(' ')) text.remove_prefix(1);
  }
  return Done{};
}

std::vector<RatePoint> roughOf(const std::vector<RatePoint>& points) {
  std::array<const RatePoint*, 5> kept{};  // first, lowest, highest, last, the last gap
  for (const auto& point : points) {
    if (point.gap) {
      kept[4] = &point;
      continue;
    }
    if (kept[0] == nullptr) kept[0] = kept[1] = kept[2] = &point;
    if (point.value < kept[1]->value) kept[1] = &point;
    if (point.value > kept[2]->value) kept[2] = &point;
    kept[3] = &point;
  }
  std::sort(kept.begin(), kept.end());
  std::vector<RatePoint> rough;
  for (auto at = kept.begin(); at != kept.end(); ++at)
    if (*at != nullptr && (at == kept.begin() || *at != *(at - 1))) rough.push_back(**at);
  return rough;
}

}  // namespace rebate::cache
