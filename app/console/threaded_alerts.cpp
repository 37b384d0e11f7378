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
