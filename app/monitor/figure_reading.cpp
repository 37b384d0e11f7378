// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/figure_reading.h"

#include <algorithm>
#include <utility>

namespace rebate {
namespace {

constexpr Millis kMinute = 60'000;
constexpr Millis kFinely = 6 * kHour;  // more of it is finer than a screen

Millis sliceOf(Fineness fineness) {
  return fineness == Fineness::raw ? kHour : 48 * kHour;
}
Millis furthestOf(Fineness fineness) {
  return fineness == Fineness::raw ? 10'000 : 150'000;
}

}  // namespace

FigureReading::FigureReading(FigureWish wish, std::vector<FigureKey> keys)
    : wish_(std::move(wish)),
      fineness_(wish_.to - wish_.from <= kFinely ? Fineness::raw : Fineness::byMinute),
      keys_(std::move(keys)),
      at_(wish_.from - wish_.from % kMinute) {}

Result<std::vector<RatePoint>> FigureReading::slice(MetricHistory* history, const FigureLog& log, const FigureKey& key,
                                                    Millis from, Millis to) const {
  const auto& recent = log.points(key);
  const auto inMemoryFrom = recent.empty() ? wish_.to : recent.front().at;
  std::vector<RatePoint> points;
  if (history != nullptr && from < inMemoryFrom) {
    auto kept = history->points(seriesNameOf(key), fineness_, from, to);
    if (!kept) return kept.error();
    points = *std::move(kept);
  }
  std::erase_if(points, [&](const RatePoint& point) {
    return point.at >= inMemoryFrom || point.at < wish_.from || point.at >= wish_.to;
  });
  for (const auto& point : recent)
    if (point.at >= std::max(from, wish_.from) && point.at < std::min(to, wish_.to)) points.push_back(point);
  return points;
}

Result<MetricPiece> FigureReading::next(MetricHistory* history, const FigureLog& log) {
  if (history == nullptr && log.keys().empty()) return Error{Errc::unavailable, "history", "none is open"};
  MetricPiece piece;
  const auto to = std::min(at_ + sliceOf(fineness_), wish_.to);
  for (const auto& key : keys_) {
    auto points = slice(history, log, key, at_, to);
    if (!points) return points.error();
    partHoles(*points, furthestOf(fineness_), last_[key]);
    piece.series.push_back({key.second, *std::move(points)});
  }
  at_ = to;
  piece.last = to >= wish_.to;
  return piece;
}

}  // namespace rebate
