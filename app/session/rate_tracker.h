// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>

#include "ports/metric_source.h"
#include "ports/workspace.h"

namespace rebate {

/// Sum of a counter's series, all label sets; nothing when the scrape has none.
std::optional<double> counterOf(const Samples& samples, const std::string& name);

/// Turns counters scraped from several regions into one rate per second. A counter that went down belongs to a
/// restarted process and counts from zero. Only the leader books, so a round without it is a gap, not a zero.
class RateTracker {
 public:
  /// A region's answer of this round; the moment is the round's, so that the rounds' lengths are exact.
  void sampled(const std::string& region, double counter);
  /// Ends the round at `now`. Nothing for the very first one.
  std::optional<RatePoint> finish(const std::string& leader, Millis now);

 private:
  std::map<std::string, double> before_;
  std::map<std::string, double> round_;
  Millis roundBefore_ = 0;
};

}  // namespace rebate
