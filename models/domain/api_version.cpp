// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/api_version.h"

#include <charconv>

namespace rebate {
namespace {

std::optional<int> numberIn(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

}  // namespace

std::string textOf(const ApiVersion& version) {
  return std::to_string(version.major) + '.' + std::to_string(version.minor);
}

std::optional<ApiVersion> apiVersionFrom(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto major = numberIn(text.substr(0, dot));
  const auto minor = numberIn(text.substr(dot + 1));
  if (!major || !minor) return std::nullopt;
  return ApiVersion{*major, *minor};
}

ApiFit fitOf(const ApiVersion& region, const ApiVersion& console) {
  if (region.major != console.major) return region.major > console.major ? ApiFit::newerMajor : ApiFit::olderMajor;
  if (region.minor == console.minor) return ApiFit::same;
  return region.minor > console.minor ? ApiFit::newerMinor : ApiFit::olderMinor;
}

bool understands(ApiFit fit) {
  return fit != ApiFit::newerMajor && fit != ApiFit::olderMajor;
}

bool offers(const ApiVersion& region, const ApiVersion& since) {
  return region.major == since.major && region.minor >= since.minor;
}

}  // namespace rebate
