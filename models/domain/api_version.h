// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rebate {

/// MAJOR.MINOR of the region API. Another major does not understand ours; a newer minor only adds to it.
struct ApiVersion {
  int major = 1;
  int minor = 0;
  bool operator==(const ApiVersion&) const = default;
};

/// What this program speaks; also `info.version` of resources/api/region.openapi.yaml.
inline constexpr ApiVersion kApiVersion{1, 3};
/// From this one on: switchovers by two people, preflight, pause, maintenance, incident notes.
inline constexpr ApiVersion kMonitoringApiVersion{1, 3};
/// Of a region from before there was a member that says it.
inline constexpr ApiVersion kUnsaidApiVersion{1, 0};

std::string textOf(const ApiVersion& version);  ///< "1.2"
std::optional<ApiVersion> apiVersionFrom(std::string_view text);

/// A region's version beside a console's.
enum class ApiFit { same, newerMinor, olderMinor, newerMajor, olderMajor };
ApiFit fitOf(const ApiVersion& region, const ApiVersion& console = kApiVersion);
bool understands(ApiFit fit);  ///< of one major: they can talk
/// Of the same major, and not older: what came with `since` is there.
bool offers(const ApiVersion& region, const ApiVersion& since);

}  // namespace rebate
