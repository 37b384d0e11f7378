// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/series_store.h"

#include <algorithm>
#include <array>

namespace rebate {
namespace {

/// What one pixel column keeps.
struct Cell {
  const RatePoint* first = nullptr;
  const RatePoint* lowest = nullptr;
  const RatePoint* highest = nullptr;
  const RatePoint* last = nullptr;
  bool gapBefore = false;  ///< missing data before the column's first point
  bool gapAfter = false;   ///< missing data after it

  void take(const RatePoint& point) {
    if (point.gap) {
      (first ? gapAfter : gapBefore) = true;
      return;
    }
    if (!first) first = lowest = highest = &point;
    if (point.value < lowest->value) lowest = &point;
    if (point.value > highest->value) highest = &point;
    last = &point;
  }
};

ChartPoint toChart(const RatePoint& point) {
  return {static_cast<double>(point.at), point.value};
}

void flush(const Cell& cell, std::vector<ChartStretch>& stretches, bool& parted) {
  parted = parted || cell.gapBefore;
  if (cell.first) {
    if (parted || stretches.empty()) stretches.emplace_back();
    parted = false;
    std::array kept{cell.first, cell.lowest, cell.highest, cell.last};
    std::sort(kept.begin(), kept.end(), [](const RatePoint* a, const RatePoint* b) { return a->at < b->at; });
    const auto end = std::unique(kept.begin(), kept.end());
    for (auto point = kept.begin(); point != end; ++point) stretches.back().push_back(toChart(**point));
  }
  parted = parted || cell.gapAfter;
}

}  // namespace

void SeriesStore::add(const RatePoint& point) {
  if (!points_.empty() && point.at <= points_.back().at) return;
  points_.push_back(point);
  if (points_.size() > capacity_) points_.pop_front();
}

std::optional<RatePoint> SeriesStore::newestValue() const {
  const auto found = std::find_if(points_.rbegin(), points_.rend(), [](const RatePoint& point) { return !point.gap; });
  return found == points_.rend() ? std::nullopt : std::optional{*found};
}

std::deque<RatePoint>::const_iterator SeriesStore::firstAt(Millis from) const {
  return std::lower_bound(points_.begin(), points_.end(), from,
                          [](const RatePoint& point, Millis at) { return point.at < at; });
}

double SeriesStore::highest(Millis from, Millis to) const {
  double most = 0;
  for (auto point = firstAt(from); point != points_.end() && point->at <= to; ++point)
    if (!point->gap) most = std::max(most, point->value);
  return most;
}

std::vector<ChartStretch> SeriesStore::reduce(Millis from, Millis to, int columns) const {
  std::vector<ChartStretch> stretches;
  if (columns < 1 || to <= from) return stretches;
  bool parted = false;
  Cell cell;
  Millis column = -1;
  for (auto point = firstAt(from); point != points_.end() && point->at <= to; ++point) {
    const auto here = std::min<Millis>(columns - 1, (point->at - from) * columns / (to - from));
    if (here != column) {
      flush(cell, stretches, parted);
      cell = {};
      column = here;
    }
    cell.take(*point);
  }
  flush(cell, stretches, parted);
  return stretches;
}

}  // namespace rebate
