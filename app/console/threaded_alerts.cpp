// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/threaded_alerts.h"

#include <utility>

namespace rebate::console {

ThreadedAlerts::ThreadedAlerts(ThreadedWorkspace& workspace) : workspace_(workspace) {
  workspace_.invite(*this);
}

ThreadedAlerts::~ThreadedAlerts() {
  workspace_.dismiss(*this);
}

Subscription ThreadedAlerts::listen(AlertListener& listener) {
  listeners_.push_back(&listener);
  return Subscription([this, &listener] { std::erase(listeners_, &listener); });
}

AlertDesk::Answer ThreadedAlerts::onUiThread(Answer answer) {
  return [this, answer = std::move(answer)](const Outcome& outcome) {
    QMetaObject::invokeMethod(this, [answer, outcome] { answer(outcome); });
  };
}

void ThreadedAlerts::acknowledge(const std::string& fingerprint, const std::string& reason, Millis span,
                                 Answer answer) {
  workspace_.onWorker([=, answer = onUiThread(std::move(answer))](Engine& engine) {
    if (engine.alerts) engine.alerts->acknowledge(fingerprint, reason, span, answer);
  });
}

void ThreadedAlerts::silence(const SilenceWish& wish, Answer answer) {
  workspace_.onWorker([=, answer = onUiThread(std::move(answer))](Engine& engine) {
    if (engine.alerts) engine.alerts->silence(wish, answer);
  });
}

void ThreadedAlerts::expire(const Silence& silence, Answer answer) {
  workspace_.onWorker([=, answer = onUiThread(std::move(answer))](Engine& engine) {
    if (engine.alerts) engine.alerts->expire(silence, answer);
  });
}

void ThreadedAlerts::setThresholds(const std::vector<Threshold>& thresholds, Answer answer) {
  workspace_.onWorker([=, answer = onUiThread(std::move(answer))](Engine& engine) {
    if (engine.alerts) engine.alerts->setThresholds(thresholds, answer);
  });
}

void ThreadedAlerts::join(Engine& engine) {
  there_ = engine.alerts.get();
  if (there_ == nullptr) return;
  subscription_ = there_->listen(*this);
  alertFactsChanged();
}

void ThreadedAlerts::leave() {
  subscription_.reset();
  there_ = nullptr;
}

void ThreadedAlerts::alertFactsChanged() {
  if (std::exchange(scheduled_, true)) return;
  workspace_.soon(*this, [this] { send(); });
}

void ThreadedAlerts::send() {
  scheduled_ = false;
  if (there_ == nullptr) return;
  QMetaObject::invokeMethod(this, [this, facts = there_->facts()] {
    facts_ = facts;
    for (auto* listener : std::vector(listeners_)) listener->alertFactsChanged();
  });
}

}  // namespace rebate::console
