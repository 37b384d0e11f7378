// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/result.h"
#include "ports/subscription.h"
#include "ports/workspace.h"

namespace rebate {

/// What is known of every region without a Prometheus.
enum class Figure { credited, decisionP99, failedShare, replicationLag, queueWaiting, cacheHit };
inline constexpr Figure kFigures[] = {Figure::credited,       Figure::decisionP99,  Figure::failedShare,
                                      Figure::replicationLag, Figure::queueWaiting, Figure::cacheHit};

enum class MetricUnit { plain, perSecond, seconds, share };
MetricUnit inline unitOf(Figure figure) {
  switch (figure) {
    case Figure::credited:
      return MetricUnit::perSecond;
    case Figure::decisionP99:
    case Figure::replicationLag:
      return MetricUnit::seconds;
    case Figure::failedShare:
    case Figure::cacheHit:
      return MetricUnit::share;
    case Figure::queueWaiting:
      return MetricUnit::plain;
  }
  return MetricUnit::plain;
}

/// The newest of one figure of one region.
struct FigureFacts {
  Figure figure = Figure::credited;
  std::string region;
  std::optional<double> value;  ///< in unitOf(figure); absent: nothing known now
  Millis at = 0;                ///< of the newest value there was, UNIX ms; 0: none yet
  bool operator==(const FigureFacts&) const = default;
};

struct MetricSourceFacts {
  std::string region;
  Millis heardAt = 0;            ///< its own figures, UNIX ms; 0: never
  std::optional<Error> trouble;  ///< why they do not come now
  std::string prometheus;        ///< its address; empty: the region names none
  Millis prometheusHeardAt = 0;
  std::optional<Error> prometheusTrouble;
  bool operator==(const MetricSourceFacts&) const = default;
};

/// Figures over time, from a region's Prometheus or from its own /metrics: what charts are made of.
struct MetricFacts {
  std::vector<MetricSourceFacts> sources;  ///< one for each region, in their order
  std::vector<FigureFacts> figures;        ///< by figure, then region
  bool operator==(const MetricFacts&) const = default;
};

/// Of one series; oldest first.
struct FigurePoint {
  Figure figure = Figure::credited;
  std::string region;
  RatePoint point;  ///< value in unitOf(figure)
};

/// From the history of this desktop: finely for a day, by the minute (first, lowest, highest, last) for 30.
struct FigureWish {
  Figure figure = Figure::credited;
  std::string region;       ///< empty: all of them
  Millis from = 0, to = 0;  ///< UNIX ms
};
/// From the Prometheus of a region.
struct QueryWish {
  std::string region;  ///< whose; empty: of the first that has one and answers
  std::string text;    ///< PromQL
  Millis from = 0, to = 0;
  Millis step = 0;  ///< ms; 0: as fine as the range allows
};

/// One series of an answer.
struct MetricSeries {
  std::string name;  ///< region, or label set as Prometheus writes it; empty where there is only one
  std::vector<RatePoint> points;
};
struct MetricPiece {
  std::vector<MetricSeries> series;  ///< older than what the next piece brings
  std::string source;                ///< the region whose Prometheus answered; empty: this desktop's history
  Millis step = 0;                   ///< ms between two points of a query
  std::size_t leftOut = 0;           ///< series beyond what one chart can show
  bool last = true;
};
/// Called once or more; after an Error, or the last piece, not again.
using MetricAnswer = std::function<void(Result<MetricPiece>)>;

/// What may stand at the cursor of a query.
struct CompletionWish {
  enum class Kind { metrics, labels, values };
  std::string region;  ///< as in QueryWish
  Kind kind = Kind::metrics;
  std::string metric;  ///< labels and values only of this one; empty: of all
  std::string label;   ///< whose values
};
struct Completion {
  std::string text;
  std::string help;  ///< of a metric, in English as its maker wrote it; may be empty
  bool operator==(const Completion&) const = default;
};

/// Called on the UI thread, at most once a frame.
class MetricListener {
 public:
  virtual ~MetricListener() = default;
  virtual void metricFactsChanged() = 0;
  virtual void figurePointsCame(const std::vector<FigurePoint>& points) { static_cast<void>(points); }
};

/// Answers come on the thread that asked, never before the call has returned; not at all once the subscription ended.
class MetricDesk {
 public:
  virtual ~MetricDesk() = default;
  virtual const MetricFacts& facts() const = 0;
  virtual Subscription listen(MetricListener& listener) = 0;
  /// Errc::unavailable: no history is open. Points that are not flushed to disk yet are in it, too.
  virtual Subscription read(const FigureWish& wish, MetricAnswer answer) = 0;
  /// Errc::notFound: no region has a Prometheus; invalid: it does not understand the query (`detail` says why, as it
  /// said it); unavailable, timedOut: it does not answer.
  virtual Subscription query(const QueryWish& wish, MetricAnswer answer) = 0;
  virtual Subscription complete(const CompletionWish& wish,
                                std::function<void(Result<std::vector<Completion>>)> answer) = 0;
};

}  // namespace rebate
