// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "ports/metric_source.h"
#include "ports/workspace.h"

namespace rebate {

/// Sum of a counter's series, all label sets; nothing when the scrape has none.
std::optional<double> counterOf(const Samples& samples, const std::string& name);

/// Which of a region's instances was scraped: a balancer takes now one, now the other. Empty: it does not say.
std::string processOf(const Samples& samples);

/// Turns counters scraped from several regions into one rate per second. Each process counts for itself, since when it
/// was last heard; one that is not heard this time, because its balancer took another, keeps its rate for some rounds.
/// A counter that went down belongs to a restarted process and counts from zero. Only the leader books, so a round
/// without it is a gap, not a zero.
class RateTracker {
 public:
  /// A region's answer of this round; the moment is the round's, so that the rounds' lengths are exact.
  void sampled(const std::string& region, const std::string& process, double counter);
  /// Ends the round at `now`. Nothing for the very first one.
  std::optional<RatePoint> finish(const std::string& leader, Millis now);

 private:
  using Source = std::pair<std::string, std::string>;  ///< region and process
  struct Count {
    double counter = 0;
    Millis at = 0;
    std::optional<double> perSecond = std::nullopt;  ///< absent: heard once only
  };
  void note(const Source& source, double counter, Millis now);

  std::map<Source, double> round_;
  std::map<Source, Count> counts_;
  Millis roundBefore_ = 0;
};

}  // namespace rebate
