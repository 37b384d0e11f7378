// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>

#include "ports/alert_desk.h"
#include "ports/clock.h"
#include "ports/history.h"
#include "ports/workspace.h"

namespace rebate {

/// Asks for alerts and silences, and judges the thresholds set here. On the session's thread; no Qt.
class AlertBook : public AlertDesk, private WorkspaceListener {
 public:
  struct Parts {
    Workspace* workspace = nullptr;
    Clock* clock = nullptr;
    std::function<History*()> history;  ///< null while nobody is inside
  };
  explicit AlertBook(Parts parts);

  const AlertFacts& facts() const override { return facts_; }
  Subscription listen(AlertListener& listener) override;

 private:
  void factsChanged() override;
  void rebatesChanged(const std::vector<std::string>& ids) override { static_cast<void>(ids); }
  void outboxChanged() override {}
  void creditedRateCame(const RatePoint& point) override { static_cast<void>(point); }

  Parts parts_;
  AlertFacts facts_;
  std::map<int, AlertListener*> listeners_;
  int nextListener_ = 0;
  Subscription workspace_;
};

}  // namespace rebate
