// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/figure_log.h"

#include <algorithm>

namespace rebate {
namespace {

constexpr Millis kMinute = 60'000;
constexpr Millis kInMemory = 60 * kMinute;

Millis minuteBegin(Millis at) {
  return at - at % kMinute;
}

const char* nameOf(Figure figure) {
  switch (figure) {
    case Figure::credited:
      return "credited";
    case Figure::decisionP99:
      return "decision_p99";
    case Figure::failedShare:
      return "failed_share";
    case Figure::replicationLag:
      return "replication_lag";
    case Figure::queueWaiting:
      return "queue_waiting";
    case Figure::cacheHit:
      return "cache_hit";
  }
  return "";
}

}  // namespace

std::string seriesNameOf(const FigureKey& key) {
  return std::string(nameOf(key.first)) + ' ' + key.second;
}

std::optional<FigureKey> figureKeyOf(const std::string& series) {
  const auto blank = series.find(' ');
  if (blank == std::string::npos) return std::nullopt;
  for (const auto figure : kFigures)
    if (series.substr(0, blank) == nameOf(figure)) return FigureKey{figure, series.substr(blank + 1)};
  return std::nullopt;
}

bool FigureLog::add(const FigureKey& key, const RatePoint& point) {
  auto& line = lines_[key];
  if (!line.points.empty()) {
    const auto& last = line.points.back();
    if (point.at <= last.at || (point.gap && last.gap)) return false;
  } else if (point.gap) {
    return false;
  }
  line.points.push_back(point);
  if (line.unkeptFrom == 0) line.unkeptFrom = minuteBegin(point.at);
  while (line.points.front().at < point.at - kInMemory) line.points.pop_front();
  return true;
}

const std::deque<RatePoint>& FigureLog::points(const FigureKey& key) const {
  static const std::deque<RatePoint> none;
  const auto found = lines_.find(key);
  return found == lines_.end() ? none : found->second.points;
}

std::vector<FigureKey> FigureLog::keys() const {
  std::vector<FigureKey> keys;
  for (const auto& [key, line] : lines_) keys.push_back(key);
  return keys;
}

/// Of the minute in which this program began, or from which memory has let go, the history knows the beginning.
Result<SeriesMinute> FigureLog::minuteOf(MetricHistory& history, const FigureKey& key, const Line& line,
                                         Millis minute) {
  SeriesMinute kept{seriesNameOf(key), minute, {}};
  const auto oldest = line.points.front().at;
  if (oldest > minute) {
    auto before = history.points(kept.series, Fineness::raw, minute, minute + 1);
    if (!before) return before.error();
    kept.points = *std::move(before);
    std::erase_if(kept.points, [&](const RatePoint& point) { return point.at >= oldest; });
  }
  for (const auto& point : line.points)
    if (point.at >= minute && point.at < minute + kMinute) kept.points.push_back(point);
  return kept;
}

Outcome FigureLog::flush(MetricHistory& history) {
  std::vector<SeriesMinute> minutes;
  for (const auto& [key, line] : lines_) {
    if (line.unkeptFrom == 0) continue;
    const auto from = std::max(line.unkeptFrom, minuteBegin(line.points.front().at));
    for (auto at = from; at <= line.points.back().at; at += kMinute) {
      auto minute = minuteOf(history, key, line, at);
      if (!minute) return minute.error();
      if (!minute->points.empty()) minutes.push_back(*std::move(minute));
    }
  }
  if (auto kept = history.keep(minutes); !kept) return kept;
  for (auto& [key, line] : lines_) line.unkeptFrom = 0;
  return Done{};
}

void partHoles(std::vector<RatePoint>& points, Millis furthest, std::optional<RatePoint>& last) {
  std::vector<RatePoint> parted;
  parted.reserve(points.size());
  for (const auto& point : points) {
    if (last && point.at - last->at > furthest && !last->gap) parted.push_back({last->at + 1, 0, true});
    parted.push_back(point);
    last = point;
  }
  points = std::move(parted);
}

}  // namespace rebate
