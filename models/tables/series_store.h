// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "ports/workspace.h"

namespace rebate {

struct ChartPoint {
  double at = 0;  ///< UNIX ms
  double value = 0;
  bool operator==(const ChartPoint&) const = default;
};

/// A stretch of a line without missing data; two stretches are never joined.
using ChartStretch = std::vector<ChartPoint>;

/// One series of a chart as it came, oldest dropped first.
class SeriesStore {
 public:
  explicit SeriesStore(std::size_t capacity = 100'000) : capacity_(capacity) {}

  void add(const RatePoint& point);  ///< a point older than the newest is dropped
  const std::deque<RatePoint>& points() const { return points_; }
  std::optional<RatePoint> newestValue() const;  ///< the newest that is no gap
  double highest(Millis from, Millis to) const;  ///< 0 when there is nothing

  /// What a plot of `columns` pixels needs of [from, to]: first, lowest, highest and last of each column, at most
  /// four points, each a point that was really measured (M4). A gap parts the line before or after its column.
  std::vector<ChartStretch> reduce(Millis from, Millis to, int columns) const;

 private:
  std::deque<RatePoint>::const_iterator firstAt(Millis from) const;

  std::size_t capacity_;
  std::deque<RatePoint> points_;
};

}  // namespace rebate
