// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/alert.h"
#include "domain/result.h"

namespace rebate {

/// What is watched from this desktop, on the facts it has of the regions.
enum class Watch {
  nothingAnswers,     ///< no region is heard: the desktop is blind
  regionUnreachable,  ///< while others are heard
  leaderMissing,
  leadersDisagree,
  auditFork,
  instancesNotReady,  ///< count of those that are configured and not ready
  replicationLag,     ///< ms
  queueBacklog,       ///< events that wait
  clockOffset,        ///< ms, the regions' clock against this desktop's, whoever is wrong
  feedStale,          ///< ms since orders were last heard of
};
inline constexpr Watch kLastWatch = Watch::feedStale;

/// Fires once the reading was above `limit` for `hold`; ends once it was at or below `clear` for `hold`, too, so that
/// what swings around the limit is one alert and not many.
struct Threshold {
  Watch watch = Watch::nothingAnswers;
  bool on = true;
  std::int64_t limit = 0;
  std::int64_t clear = 0;
  Millis hold = 0;
  std::string severity = "warning";
  bool operator==(const Threshold&) const = default;
};

/// The name of the alert, the same as in the cluster's rules where those have one: stable, kept and shown.
std::string_view name(Watch watch);
std::optional<Watch> watchFrom(std::string_view name);
/// Only this desktop can know it: it is judged here whoever else watches.
bool isSeenFromHereOnly(Watch watch);
/// A figure that a person may set; the others are yes or no.
bool hasLimit(Watch watch);
const std::vector<Threshold>& usualThresholds();  ///< one of each, in the order of Watch
Threshold usual(Watch watch);
/// `clear` for a limit that a person chose: a fifth below it.
std::int64_t clearFor(std::int64_t limit);
bool isOwn(const Threshold& threshold);  ///< a person changed it
/// Errc::invalid with the member's name: "limit" (negative), "hold" (negative, or more than a day), "severity" (empty).
Outcome check(const Threshold& threshold);

}  // namespace rebate
