// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/metrics/chart_feed.h"

#include <algorithm>
#include <utility>

#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr Millis kAskEvery = 5'000;  // ms; a Prometheus scrapes no oftener
constexpr Millis kOwnStale = 6'000;  // three scrapes of 2 s missed
constexpr int kMissed = 4;           // steps; a rate over a minute answers late
constexpr std::size_t kPoints = 200'000;
constexpr Millis kFine = 6 * 3'600'000;                           // of more, only minutes are kept
constexpr Millis kFurthest = 10'000, kFurthestMinutes = 150'000;  // between two points that belong together

/// Newest last; what begins later than this is missing at the front.
Millis oldestOf(const std::map<std::string, std::vector<RatePoint>>& lines, Millis otherwise) {
  for (const auto& [name, points] : lines)
    if (!points.empty()) otherwise = std::min(otherwise, points.front().at);
  return otherwise;
}

}  // namespace

ChartFeed::ChartFeed(MetricDesk& desk, QObject* parent) : QObject(parent), desk_(desk) {}

void ChartFeed::load(const ChartPlan& plan, Millis now, Millis range) {
  plan_ = plan;
  from_ = now - range;
  now_ = now;
  step_ = 0;
  kept_.clear();
  early_.clear();
  lines_.clear();
  leftOut_ = 0;
  source_.clear();
  trouble_.reset();
  loading_ = true;
  Q_EMIT seriesChanged();
  if (fromPrometheus())
    ask(from_, now_);
  else
    readKept();
}

void ChartFeed::readKept() {
  reading_ = desk_.read({*plan_.figure, {}, from_, now_ + 1}, [this](Result<MetricPiece> piece) {
    if (!piece) {
      setTrouble(piece.error().code == Errc::unavailable ? std::nullopt : std::optional{piece.error()});
      return finish();
    }
    for (auto& series : piece->series) {
      auto& points = kept_[series.name];
      points.insert(points.end(), series.points.begin(), series.points.end());
    }
    if (!piece->last) return;
    const auto oldest = oldestOf(kept_, now_);
    const bool whole = oldest - from_ <= (now_ - from_) / 20;
    if (whole) return finish();
    fillFromPrometheus(oldest);
  });
}

/// Whatever comes of it: what is there is shown.
void ChartFeed::fillFromPrometheus(Millis until) {
  const auto& sources = desk_.facts().sources;
  const bool named =
      std::any_of(sources.begin(), sources.end(), [](const auto& each) { return !each.prometheus.empty(); });
  const auto query = ChartWords::query(*plan_.figure);
  if (!named || query.isEmpty()) return finish();
  reading_ = desk_.query({{}, query.toStdString(), from_, until, 0}, [this, until](const Result<MetricPiece>& piece) {
    if (piece) {
      for (const auto& series : piece->series) {
        auto& points = kept_[series.name];
        std::vector<RatePoint> older;
        std::copy_if(series.points.begin(), series.points.end(), std::back_inserter(older),
                     [&](const RatePoint& point) { return point.at < until; });
        points.insert(points.begin(), older.begin(), older.end());
      }
    }
    finish();
  });
}

void ChartFeed::ask(Millis from, Millis to) {
  askedAt_ = to;
  reading_ = desk_.query({{}, plan_.query.toStdString(), from, to, step_},
                         [this](Result<MetricPiece> piece) { answered(std::move(piece)); });
}

void ChartFeed::answered(Result<MetricPiece> piece) {
  if (!piece) {
    loading_ = false;
    return setTrouble(piece.error());
  }
  step_ = piece->step;
  source_ = piece->source;
  leftOut_ = piece->leftOut;
  setTrouble(std::nullopt);
  if (loading_) {
    for (auto& series : piece->series) kept_[series.name] = std::move(series.points);
    return finish();
  }
  for (const auto& series : piece->series) append(series.name, series.points);
}

void ChartFeed::finish() {
  loading_ = false;
  for (const auto& [name, points] : std::exchange(kept_, {})) append(name, points);
  take(std::exchange(early_, {}));
  Q_EMIT seriesChanged();
}

void ChartFeed::append(const std::string& name, const std::vector<RatePoint>& points) {
  if (points.empty()) return;
  auto& line = lines_[name];
  const bool another = line == nullptr;
  if (another) line = std::make_unique<SeriesPyramid>(kPoints);
  for (const auto& point : points) line->add(point);
  if (another) Q_EMIT seriesChanged();
}

void ChartFeed::take(const std::vector<FigurePoint>& points) {
  if (fromPrometheus() || !plan_.figure) return;
  for (const auto& came : points) {
    if (came.figure != *plan_.figure) continue;
    if (loading_)
      early_.push_back(came);
    else
      append(came.region, afterHole(came));
  }
}

/// What was kept may end where this desktop was switched off: no line leads from there to the first point of now.
std::vector<RatePoint> ChartFeed::afterHole(const FigurePoint& came) const {
  const auto line = lines_.find(came.region);
  if (line == lines_.end() || line->second->empty()) return {came.point};
  const auto last = line->second->at(line->second->size() - 1).at;
  const auto furthest = now_ - from_ <= kFine ? kFurthest : kFurthestMinutes;
  if (came.point.at - last <= furthest) return {came.point};
  return {{last + 1, 0, true}, came.point};
}

void ChartFeed::tick(Millis now) {
  now_ = now;
  if (!fromPrometheus() || loading_) return;
  if (now - askedAt_ < std::max(kAskEvery, step_)) return;
  // The last two steps again: the newest value may have been there in part only.
  ask(step_ > 0 ? askedAt_ - 2 * step_ : from_, now);
}

std::vector<ChartSeries> ChartFeed::series() const {
  std::vector<ChartSeries> series;
  for (const auto& [name, line] : lines_) series.push_back({qs(name), line.get()});
  return series;
}

Millis ChartFeed::staleAfter() const {
  return fromPrometheus() ? std::max<Millis>(60'000, kMissed * step_) : kOwnStale;
}

void ChartFeed::setTrouble(const std::optional<Error>& trouble) {
  if (trouble_ == trouble) return;
  trouble_ = trouble;
  Q_EMIT troubleChanged();
}

}  // namespace rebate
