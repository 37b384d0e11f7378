// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/series_pyramid.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace rebate {

SeriesPyramid::SeriesPyramid(std::size_t capacity) : capacity_(std::max<std::size_t>(capacity, 1)) {}

void SeriesPyramid::clear() {
  base_ = first_ = end_ = 0;
  pages_.clear();
  levels_.clear();
}

void SeriesPyramid::add(const RatePoint& point) {
  if (end_ > first_ && point.at <= time(end_ - 1)) return;
  if (end_ % kPage == 0) pages_.push_back(std::make_unique<Page>());
  auto& page = *pages_.back();
  page.at[end_ % kPage] = point.at;
  page.value[end_ % kPage] = point.gap ? std::numeric_limits<double>::quiet_NaN() : point.value;
  raise(end_++);
  if (end_ - first_ > capacity_) ++first_;
  letGo();
}

/// The new point, in the newest node of every level.
void SeriesPyramid::raise(Index index) {
  Index width = kFan;
  for (std::size_t n = 0; n == 0 || index >= width / kFan; ++n, width *= kFan) {
    if (n == levels_.size()) {
      levels_.emplace_back();
      // Made when the points outgrow the level below, so it begins with what that one has seen.
      if (n > 0 && levels_[n - 1].gone == 0)
        for (std::size_t i = 0; i + 1 < levels_[n - 1].nodes.size(); ++i) {
          if (i % kFan == 0) levels_[n].nodes.emplace_back();
          join(levels_[n].nodes.back(), levels_[n - 1].nodes[i]);
        }
    }
    auto& level = levels_[n];
    const Index number = index / width;
    if (number - level.gone == level.nodes.size()) level.nodes.emplace_back();
    Node own;
    takePoint(own, index);
    join(level.nodes.back(), own);
  }
}

/// Pages that do not count any more, and the nodes over nothing else.
void SeriesPyramid::letGo() {
  while (first_ - base_ >= kPage) {
    pages_.pop_front();
    base_ += kPage;
  }
  Index width = kFan;
  for (auto& level : levels_) {
    for (; (level.gone + 1) * width <= base_ && level.nodes.size() > 1; ++level.gone) level.nodes.pop_front();
    width *= kFan;
  }
}

RatePoint SeriesPyramid::point(Index index) const {
  const double value = pages_[(index - base_) / kPage]->value[index % kPage];
  const bool gap = std::isnan(value);
  return {time(index), gap ? 0 : value, gap};
}

void SeriesPyramid::takePoint(Node& node, Index index) const {
  const double value = pages_[(index - base_) / kPage]->value[index % kPage];
  Node own;
  if (std::isnan(value)) {
    own.gapBefore = true;
  } else {
    own.first = own.lowest = own.highest = own.last = index;
    own.least = own.most = value;
  }
  join(node, own);
}

/// Two runs, one right after the other.
void SeriesPyramid::join(Node& left, const Node& right) {
  if (left.first == kNone) {
    const bool gap = left.gapBefore;
    left = right;
    left.gapBefore |= gap;
    return;
  }
  left.gapAfter |= right.gapBefore;
  if (right.first == kNone) return;
  left.gapAfter |= right.gapAfter;
  left.last = right.last;
  if (right.least < left.least) {
    left.least = right.least;
    left.lowest = right.lowest;
  }
  if (right.most > left.most) {
    left.most = right.most;
    left.highest = right.highest;
  }
}

/// The widest nodes that fit between the two, and single points at the ends. A node of which a part was let go begins
/// before the first point that counts, so it never fits.
SeriesPyramid::Node SeriesPyramid::over(Index from, Index to) const {
  Node whole;
  while (from < to) {
    std::size_t n = 0;
    Index width = 1;
    while (n < levels_.size() && from % (width * kFan) == 0 && from + width * kFan <= to) {
      width *= kFan;
      ++n;
    }
    if (n == 0)
      takePoint(whole, from);
    else
      join(whole, levels_[n - 1].nodes[from / width - levels_[n - 1].gone]);
    from += width;
  }
  return whole;
}

/// The first point at or after that moment. It is looked for from `hint` on, in steps that double: a plot asks for one
/// column after the other.
SeriesPyramid::Index SeriesPyramid::firstFrom(Millis at, Index hint) const {
  Index low = hint, step = 1;
  if (low >= end_ || time(low) >= at) {
    if (low == first_ || low > end_) return low;
    if (low > first_ && time(low - 1) < at) return low;
    low = first_;
  }
  while (low + step < end_ && time(low + step) < at) {
    low += step;
    step *= 2;
  }
  Index high = std::min(low + step, end_);
  while (low < high) {
    const Index middle = low + (high - low) / 2;
    if (time(middle) < at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

std::optional<Millis> SeriesPyramid::oldest() const {
  return empty() ? std::nullopt : std::optional{time(first_)};
}

std::optional<RatePoint> SeriesPyramid::newestValue() const {
  const auto whole = over(first_, end_);
  return whole.first == kNone ? std::nullopt : std::optional{point(whole.last)};
}

std::optional<RatePoint> SeriesPyramid::valueAt(Millis at) const {
  const Index after = firstFrom(at + 1, first_);
  if (after == first_) return std::nullopt;
  const auto found = point(after - 1);
  return found.gap ? std::nullopt : std::optional{found};
}

std::size_t SeriesPyramid::numberAt(Millis at) const {
  return firstFrom(at, first_) - first_;
}

std::optional<ValueRange> SeriesPyramid::valuesIn(Millis from, Millis to) const {
  if (to < from) return std::nullopt;
  const Index begin = firstFrom(from, first_);
  const auto whole = over(begin, firstFrom(to + 1, begin));
  return whole.first == kNone ? std::nullopt : std::optional{ValueRange{whole.least, whole.most}};
}

void SeriesPyramid::draw(const Node& node, std::vector<ChartStretch>& stretches, bool& parted) const {
  parted = parted || node.gapBefore;
  if (node.first != kNone) {
    if (parted || stretches.empty()) stretches.emplace_back();
    std::array kept{node.first, node.lowest, node.highest, node.last};
    std::sort(kept.begin(), kept.end());
    const auto end = std::unique(kept.begin(), kept.end());
    for (auto index = kept.begin(); index != end; ++index) {
      const auto measured = point(*index);
      stretches.back().push_back({static_cast<double>(measured.at), measured.value});
    }
    parted = false;
  }
  parted = parted || node.gapAfter;
}

std::vector<ChartStretch> SeriesPyramid::reduce(Millis from, Millis to, int columns) const {
  std::vector<ChartStretch> stretches;
  if (columns < 1 || to <= from) return stretches;
  bool parted = false;
  Index index = firstFrom(from, first_);
  const Index end = firstFrom(to + 1, index);
  while (index < end) {
    // Columns without a point are passed over: the next one is that of the next point.
    const Millis column = std::min<Millis>(columns - 1, (time(index) - from) * columns / (to - from));
    const Millis next = from + ((column + 1) * (to - from) + columns - 1) / columns;
    const Index until = column == columns - 1 ? end : std::min(end, firstFrom(next, index));
    draw(over(index, until), stretches, parted);
    index = until;
  }
  return stretches;
}

}  // namespace rebate
