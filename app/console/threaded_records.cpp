// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/threaded_records.h"

#include <utility>

namespace rebate::console {

ThreadedRecords::ThreadedRecords(ThreadedWorkspace& workspace) : workspace_(workspace) {
  workspace_.invite(*this);
}

ThreadedRecords::~ThreadedRecords() {
  workspace_.dismiss(*this);
}

Subscription ThreadedRecords::listen(RecordListener& listener) {
  listeners_.push_back(&listener);
  return Subscription([this, &listener] { std::erase(listeners_, &listener); });
}

void ThreadedRecords::join(Engine& engine) {
  there_ = engine.records.get();
  if (there_ == nullptr) return;
  subscription_ = there_->listen(*this);
  recordFactsChanged();
}

void ThreadedRecords::leave() {
  subscription_.reset();
  there_ = nullptr;
}

void ThreadedRecords::recordFactsChanged() {
  if (std::exchange(scheduled_, true)) return;
  workspace_.soon(*this, [this] { send(); });
}

void ThreadedRecords::send() {
  scheduled_ = false;
  if (there_ == nullptr) return;
  QMetaObject::invokeMethod(this, [this, facts = there_->facts()] {
    facts_ = facts;
    for (auto* listener : std::vector(listeners_)) listener->recordFactsChanged();
  });
}

}  // namespace rebate::console
