// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <vector>

#include "console/threaded_workspace.h"
#include "ports/record_desk.h"

namespace rebate::console {

/// The engine's RecordDesk as the window sees it: facts come over at most once a frame.
class ThreadedRecords final : public QObject, public RecordDesk, private EngineGuest, private RecordListener {
 public:
  explicit ThreadedRecords(ThreadedWorkspace& workspace);
  ~ThreadedRecords() override;

  const RecordFacts& facts() const override { return facts_; }
  Subscription listen(RecordListener& listener) override;
  void moments(Millis from, Millis to, std::function<void(Result<std::vector<Moment>>)> answer) override;
  void events(Millis from, Millis to, std::function<void(Result<std::vector<RecordEvent>>)> answer) override;
  void setNote(const std::string& id, const std::string& note, std::function<void(Outcome)> answer) override;
  void setBudget(Millis budget, std::function<void(Outcome)> answer) override;

 private:
  // On the worker thread.
  void join(Engine& engine) override;
  void leave() override;
  void recordFactsChanged() override;
  void send();
  template <class T>
  std::function<void(T)> onUiThread(std::function<void(T)> answer);

  ThreadedWorkspace& workspace_;
  RecordFacts facts_;
  std::vector<RecordListener*> listeners_;
  RecordDesk* there_ = nullptr;  ///< of the worker thread
  Subscription subscription_;    ///< likewise
  bool scheduled_ = false;       ///< likewise
};

}  // namespace rebate::console
