// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <vector>

#include "console/threaded_workspace.h"
#include "ports/alert_desk.h"

namespace rebate::console {

/// The engine's AlertDesk as the window sees it: facts come over at most once a frame.
class ThreadedAlerts final : public QObject, public AlertDesk, private EngineGuest, private AlertListener {
 public:
  explicit ThreadedAlerts(ThreadedWorkspace& workspace);
  ~ThreadedAlerts() override;

  const AlertFacts& facts() const override { return facts_; }
  Subscription listen(AlertListener& listener) override;
  void acknowledge(const std::string& fingerprint, const std::string& reason, Millis span, Answer answer) override;
  void silence(const SilenceWish& wish, Answer answer) override;
  void expire(const Silence& silence, Answer answer) override;
  void setThresholds(const std::vector<Threshold>& thresholds, Answer answer) override;

 private:
  // On the worker thread.
  void join(Engine& engine) override;
  void leave() override;
  void alertFactsChanged() override;
  void send();
  Answer onUiThread(Answer answer);

  ThreadedWorkspace& workspace_;
  AlertFacts facts_;
  std::vector<AlertListener*> listeners_;
  AlertDesk* there_ = nullptr;  ///< of the worker thread
  Subscription subscription_;   ///< likewise
  bool scheduled_ = false;      ///< likewise
};

}  // namespace rebate::console
