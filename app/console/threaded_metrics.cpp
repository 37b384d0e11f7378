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
  asked_.clear();
  subscription_.reset();
  there_ = nullptr;
}

void ThreadedMetrics::metricFactsChanged() {
  soon();
}

void ThreadedMetrics::figurePointsCame(const std::vector<FigurePoint>& points) {
  points_.insert(points_.end(), points.begin(), points.end());
  soon();
}

void ThreadedMetrics::soon() {
  if (std::exchange(scheduled_, true)) return;
  workspace_.soon(*this, [this] { send(); });
}

void ThreadedMetrics::send() {
  scheduled_ = false;
  if (there_ == nullptr) return;
  QMetaObject::invokeMethod(this, [this, facts = there_->facts(), points = std::exchange(points_, {})] {
    facts_ = facts;
    for (auto* listener : std::vector(listeners_)) {
      if (!points.empty()) listener->figurePointsCame(points);
      listener->metricFactsChanged();
    }
  });
}

template <class T>
Subscription ThreadedMetrics::ask(std::function<void(Result<T>)> answer,
                                  std::function<Subscription(MetricDesk&, std::function<void(Result<T>)>)> begin) {
  const int id = next_++;
  wanted_[id] = std::make_shared<std::function<void(Result<T>)>>(std::move(answer));
  auto come = [this, id](Result<T> result) {  // on the worker thread
    QMetaObject::invokeMethod(this, [this, id, result = std::move(result)] {
      const auto found = wanted_.find(id);
      if (found == wanted_.end()) return;
      const auto wanted = found->second;  // outlives its subscription, should it end it
      (*static_cast<std::function<void(Result<T>)>*>(wanted.get()))(result);
    });
  };
  workspace_.onWorker([this, id, come = std::move(come), begin = std::move(begin)](Engine&) {
    if (there_ != nullptr) asked_[id] = begin(*there_, come);
  });
  return Subscription([this, id] {
    wanted_.erase(id);
    workspace_.onWorker([this, id](Engine&) { asked_.erase(id); });
  });
}

Subscription ThreadedMetrics::read(const FigureWish& wish, MetricAnswer answer) {
  return ask<MetricPiece>(std::move(answer),
                          [wish](MetricDesk& desk, MetricAnswer come) { return desk.read(wish, std::move(come)); });
}

Subscription ThreadedMetrics::query(const QueryWish& wish, MetricAnswer answer) {
  return ask<MetricPiece>(std::move(answer),
                          [wish](MetricDesk& desk, MetricAnswer come) { return desk.query(wish, std::move(come)); });
}

Subscription ThreadedMetrics::complete(const CompletionWish& wish,
                                       std::function<void(Result<std::vector<Completion>>)> answer) {
  return ask<std::vector<Completion>>(
      std::move(answer), [wish](MetricDesk& desk, auto come) { return desk.complete(wish, std::move(come)); });
}

}  // namespace rebate::console
