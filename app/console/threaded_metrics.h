// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <map>
#include <vector>

#include "console/threaded_workspace.h"
#include "ports/metric_desk.h"

namespace rebate::console {

/// The engine's MetricDesk as the window sees it: facts and points come over at most once a frame.
class ThreadedMetrics final : public QObject, public MetricDesk, private EngineGuest, private MetricListener {
 public:
  explicit ThreadedMetrics(ThreadedWorkspace& workspace);
  ~ThreadedMetrics() override;

  const MetricFacts& facts() const override { return facts_; }
  Subscription listen(MetricListener& listener) override;
  Subscription read(const FigureWish& wish, MetricAnswer answer) override;
  Subscription query(const QueryWish& wish, MetricAnswer answer) override;
  Subscription complete(const CompletionWish& wish,
                        std::function<void(Result<std::vector<Completion>>)> answer) override;

 private:
  // On the worker thread.
  void join(Engine& engine) override;
  void leave() override;
  void metricFactsChanged() override;
  void figurePointsCame(const std::vector<FigurePoint>& points) override;
  void soon();
  void send();

  /// `begin` runs on the worker thread and is given what to call there; `answer` is called here, while it is wanted.
  template <class T>
  Subscription ask(std::function<void(Result<T>)> answer,
                   std::function<Subscription(MetricDesk&, std::function<void(Result<T>)>)> begin);

  ThreadedWorkspace& workspace_;
  MetricFacts facts_;
  std::vector<MetricListener*> listeners_;
  std::map<int, std::shared_ptr<void>> wanted_;  ///< what waits for answers
  int next_ = 0;
  MetricDesk* there_ = nullptr;        ///< of the worker thread
  Subscription subscription_;          ///< likewise
  std::map<int, Subscription> asked_;  ///< likewise
  std::vector<FigurePoint> points_;    ///< likewise
  bool scheduled_ = false;             ///< likewise
};

}  // namespace rebate::console
