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

template <class T>
std::function<void(T)> ThreadedRecords::onUiThread(std::function<void(T)> answer) {
  return [this, answer = std::move(answer)](T result) {
    QMetaObject::invokeMethod(this, [answer, result = std::move(result)] { answer(result); });
  };
}

void ThreadedRecords::moments(Millis from, Millis to, std::function<void(Result<std::vector<Moment>>)> answer) {
  workspace_.onWorker(
      [=, back = onUiThread(std::move(answer))](Engine& engine) { engine.records->moments(from, to, back); });
}

void ThreadedRecords::events(Millis from, Millis to, std::function<void(Result<std::vector<RecordEvent>>)> answer) {
  workspace_.onWorker(
      [=, back = onUiThread(std::move(answer))](Engine& engine) { engine.records->events(from, to, back); });
}

void ThreadedRecords::setNote(const std::string& id, const std::string& note, std::function<void(Outcome)> answer) {
  workspace_.onWorker(
      [=, back = onUiThread(std::move(answer))](Engine& engine) { engine.records->setNote(id, note, back); });
}

void ThreadedRecords::setBudget(Millis budget, std::function<void(Outcome)> answer) {
  workspace_.onWorker(
      [=, back = onUiThread(std::move(answer))](Engine& engine) { engine.records->setBudget(budget, back); });
}

}  // namespace rebate::console
