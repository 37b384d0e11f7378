// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "domain/result.h"
#include "domain/time.h"
#include "ports/workspace.h"

namespace rebate {

/// The points of one series within one minute, oldest first.
struct SeriesMinute {
  std::string series;
  Millis minute = 0;  ///< UNIX ms, where it begins
  std::vector<RatePoint> points;
};

enum class Fineness { raw, byMinute };

/// What charts are made of, kept on disk: every point for a while, and of each minute the first, lowest, highest and
/// last for longer. One thread at a time.
class MetricHistory {
 public:
  virtual ~MetricHistory() = default;
  /// A minute that comes again takes the place of what was kept of it. All or none; Errc::storage.
  virtual Outcome keep(const std::vector<SeriesMinute>& minutes) = 0;
  /// Of the minutes that begin in [from, to), oldest first.
  virtual Result<std::vector<RatePoint>> points(const std::string& series, Fineness fineness, Millis from,
                                                Millis to) = 0;
  virtual Result<std::vector<std::string>> series() = 0;
  virtual Outcome trim(Millis rawBefore, Millis minutesBefore) = 0;
};

}  // namespace rebate
