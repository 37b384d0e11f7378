// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
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

struct ValueRange {
  double lowest = 0;
  double highest = 0;
  bool operator==(const ValueRange&) const = default;
};

/// One series of a chart as it came, oldest dropped first. Above the points stands a pyramid: each node knows the
/// first, lowest, highest and last value of 32 below it, so that what a plot needs of any range costs its pixels, not
/// its points.
class SeriesPyramid {
 public:
  explicit SeriesPyramid(std::size_t capacity = 100'000);

  void add(const RatePoint& point);  ///< a point that is not newer than the newest is dropped
  void clear();
  std::size_t size() const { return end_ - first_; }
  bool empty() const { return size() == 0; }
  RatePoint at(std::size_t number) const { return point(first_ + number); }  ///< the oldest is 0
  std::optional<Millis> oldest() const;
  std::optional<RatePoint> newestValue() const;  ///< the newest that is no gap
  /// What was known at that moment: the newest point at or before it. Nothing where data is missing.
  std::optional<RatePoint> valueAt(Millis at) const;
  std::optional<ValueRange> valuesIn(Millis from, Millis to) const;  ///< both ends count
  std::size_t numberAt(Millis at) const;  ///< of the first point at or after that moment; size() when there is none

  /// What a plot of `columns` pixels needs of [from, to]: first, lowest, highest and last of each column, at most
  /// four points, each a point that was really measured (M4). A gap parts the line before or after its column.
  std::vector<ChartStretch> reduce(Millis from, Millis to, int columns) const;

 private:
  using Index = std::uint64_t;  ///< counts every point that ever came
  static constexpr Index kNone = ~Index{0};
  static constexpr Index kFan = 32;
  static constexpr Index kPage = kFan * kFan;  ///< points are let go of by the page

  struct Page {
    std::array<Millis, kPage> at;
    std::array<double, kPage> value;  ///< NaN: a gap
  };
  /// Of a run of points.
  struct Node {
    Index first = kNone, lowest = kNone, highest = kNone, last = kNone;
    double least = 0, most = 0;
    bool gapBefore = false;  ///< missing data before the first value, or nothing but missing data
    bool gapAfter = false;   ///< and after it
  };
  /// Nodes over kFan^(n+1) points each; `gone` of them were let go.
  struct Level {
    std::deque<Node> nodes;
    Index gone = 0;
  };

  RatePoint point(Index index) const;
  Millis time(Index index) const { return pages_[(index - base_) / kPage]->at[index % kPage]; }
  Index firstFrom(Millis at, Index hint) const;
  static void join(Node& left, const Node& right);
  void takePoint(Node& node, Index index) const;
  void raise(Index index);
  void letGo();
  Node over(Index from, Index to) const;
  void draw(const Node& node, std::vector<ChartStretch>& stretches, bool& parted) const;

  std::size_t capacity_;
  Index base_ = 0;   ///< of the first point that is still held
  Index first_ = 0;  ///< of the first that counts
  Index end_ = 0;
  std::deque<std::unique_ptr<Page>> pages_;
  std::vector<Level> levels_;
};

}  // namespace rebate
