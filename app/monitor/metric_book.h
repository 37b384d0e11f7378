// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>

#include "monitor/figure_log.h"
#include "monitor/figure_tracker.h"
#include "monitor/prometheus_desk.h"
#include "ports/clock.h"
#include "ports/history.h"
#include "ports/metric_desk.h"
#include "ports/workspace.h"

namespace rebate {

class FigureReading;

/// Makes figures of what the regions' /metrics say, keeps them, and asks their Prometheus. On the session's thread; no
/// Qt.
class MetricBook : public MetricDesk, private WorkspaceListener {
 public:
  struct Parts {
    Workspace* workspace = nullptr;
    Clock* clock = nullptr;
    std::function<History*()> history;  ///< null while nobody is inside
    PrometheusMaker prometheus = {};    ///< unset: none is asked
  };
  explicit MetricBook(Parts parts);
  ~MetricBook() override;

  /// A region's /metrics, or why they did not come; `address` as in RegionView.
  void scraped(const std::string& address, const Result<Samples>& samples);

  const MetricFacts& facts() const override { return facts_; }
  Subscription listen(MetricListener& listener) override;
  Subscription read(const FigureWish& wish, MetricAnswer answer) override;
  Subscription query(const QueryWish& wish, MetricAnswer answer) override;
  Subscription complete(const CompletionWish& wish,
                        std::function<void(Result<std::vector<Completion>>)> answer) override;

 private:
  struct Reading;

  void factsChanged() override;
  void rebatesChanged(const std::vector<std::string>& ids) override { static_cast<void>(ids); }
  void outboxChanged() override {}
  void creditedRateCame(const RatePoint& point) override { static_cast<void>(point); }

  MetricHistory* kept() const;
  const RegionView* viewAt(const std::string& address) const;
  MetricSourceFacts& sourceOf(const std::string& region);
  std::optional<double> lagOf(const RegionView& view) const;
  void note(const RegionView& view, const Figures& figures);
  void showFigure(const FigureKey& key, const std::optional<double>& value, Millis now);
  std::vector<FigureKey> keysFor(const FigureWish& wish) const;
  void readOn(int id);
  void flush();
  void publish();

  Parts parts_;
  MetricFacts facts_;
  PrometheusDesk prometheus_;
  std::map<std::string, FigureTracker> trackers_;  ///< by address
  FigureLog log_;
  std::map<int, std::unique_ptr<Reading>> readings_;
  std::map<int, MetricListener*> listeners_;
  int nextListener_ = 0, nextReading_ = 0;
  Millis trimmedAt_ = 0;
  Subscription workspace_;
  Subscription flushing_;
};

}  // namespace rebate
