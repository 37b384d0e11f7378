// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <map>
#include <memory>
#include <string>

#include "ports/metric_desk.h"
#include "tables/series_pyramid.h"
#include "ui/metrics/chart_plan.h"

namespace rebate {

/// The points of one chart: what was kept, then what comes. What this desktop did not watch itself a Prometheus may
/// know.
class ChartFeed : public QObject {
  Q_OBJECT
 public:
  ChartFeed(MetricDesk& desk, QObject* parent = nullptr);

  void load(const ChartPlan& plan, Millis now, Millis range);  ///< anew; what was asked before is given up
  void take(const std::vector<FigurePoint>& points);
  void tick(Millis now);  ///< asks a Prometheus for what is new, when it is time to
  std::vector<ChartSeries> series() const;
  bool isLoading() const { return loading_; }
  const std::optional<Error>& trouble() const { return trouble_; }
  std::size_t leftOut() const { return leftOut_; }
  Millis staleAfter() const;
  bool fromPrometheus() const { return !plan_.query.isEmpty(); }
  const std::string& source() const { return source_; }  ///< whose Prometheus answered last

 Q_SIGNALS:
  void seriesChanged();  ///< there are others; pointers of before are gone
  void troubleChanged();

 private:
  using Points = std::map<std::string, std::vector<RatePoint>>;
  void readKept();
  void fillFromPrometheus(Millis until);
  void ask(Millis from, Millis to);
  void answered(Result<MetricPiece> piece);
  void finish();
  void append(const std::string& name, const std::vector<RatePoint>& points);
  std::vector<RatePoint> afterHole(const FigurePoint& came) const;
  void setTrouble(const std::optional<Error>& trouble);

  MetricDesk& desk_;
  ChartPlan plan_;
  Millis from_ = 0, now_ = 0;
  Millis step_ = 0, askedAt_ = 0;
  bool loading_ = false;
  Points kept_;                     ///< while loading
  std::vector<FigurePoint> early_;  ///< what came meanwhile
  std::map<std::string, std::unique_ptr<SeriesPyramid>> lines_;
  std::string source_;
  std::size_t leftOut_ = 0;
  std::optional<Error> trouble_;
  Subscription reading_;
};

}  // namespace rebate
