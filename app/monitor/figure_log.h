// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "ports/metric_desk.h"
#include "ports/metric_history.h"

namespace rebate {

using FigureKey = std::pair<Figure, std::string>;  ///< and its region

/// As the history knows it: "credited cn-east".
std::string seriesNameOf(const FigureKey& key);
std::optional<FigureKey> figureKeyOf(const std::string& series);

/// Points of the last hour in memory, and which of their minutes the history does not have yet.
class FigureLog {
 public:
  /// False: nothing new. Gap after gap is one gap, and time does not go back.
  bool add(const FigureKey& key, const RatePoint& point);
  const std::deque<RatePoint>& points(const FigureKey& key) const;
  std::vector<FigureKey> keys() const;
  /// Writes what is not there yet; on an error it is tried again the next time.
  Outcome flush(MetricHistory& history);

 private:
  struct Line {
    std::deque<RatePoint> points;
    Millis unkeptFrom = 0;  ///< minute; 0: all of it is kept
  };
  static Result<SeriesMinute> minuteOf(MetricHistory& history, const FigureKey& key, const Line& line, Millis minute);

  std::map<FigureKey, Line> lines_;
};

/// Puts a gap wherever two points are further apart than that. `last`: the one before, carried on.
void partHoles(std::vector<RatePoint>& points, Millis furthest, std::optional<RatePoint>& last);

}  // namespace rebate
