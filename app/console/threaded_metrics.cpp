// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/threaded_metrics.h"

#include <utility>

namespace rebate::console {

ThreadedMetrics::ThreadedMetrics(ThreadedWorkspace& workspace) : workspace_(workspace) {
  workspace_.invite(*this);
}

ThreadedMetrics::~ThreadedMetrics() {
  workspace_.dismiss(*this);
}

Subscription ThreadedMetrics::listen(MetricListener& listener) {
  listeners_.push_back(&listener);
  return Subscription([this, &listener] { std::erase(listeners_, &listener); });
}

void ThreadedMetrics::join(Engine& engine) {
  there_ = engine.metrics.get();
  if (there_ == nullptr) return;
  subscription_ = there_->listen(*this);
  metricFactsChanged();
}

void ThreadedMetrics::leave() {
  subscription_.reset();
  there_ = nullptr;
}

void ThreadedMetrics::metricFactsChanged() {
  if (std::exchange(scheduled_, true)) return;
  workspace_.soon(*this, [this] { send(); });
}

void ThreadedMetrics::send() {
  scheduled_ = false;
  if (there_ == nullptr) return;
  QMetaObject::invokeMethod(this, [this, facts = there_->facts()] {
    facts_ = facts;
    for (auto* listener : std::vector(listeners_)) listener->metricFactsChanged();
  });
}

}  // namespace rebate::console
