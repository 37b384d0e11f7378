// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <vector>

#include "console/threaded_workspace.h"
#include "ports/metric_desk.h"

namespace rebate::console {

/// The engine's MetricDesk as the window sees it: facts come over at most once a frame.
class ThreadedMetrics final : public QObject, public MetricDesk, private EngineGuest, private MetricListener {
 public:
  explicit ThreadedMetrics(ThreadedWorkspace& workspace);
  ~ThreadedMetrics() override;

  const MetricFacts& facts() const override { return facts_; }
  Subscription listen(MetricListener& listener) override;

 private:
  // On the worker thread.
  void join(Engine& engine) override;
  void leave() override;
  void metricFactsChanged() override;
  void send();

  ThreadedWorkspace& workspace_;
  MetricFacts facts_;
  std::vector<MetricListener*> listeners_;
  MetricDesk* there_ = nullptr;  ///< of the worker thread
  Subscription subscription_;    ///< likewise
  bool scheduled_ = false;       ///< likewise
};

}  // namespace rebate::console
