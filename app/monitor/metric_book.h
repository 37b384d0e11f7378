// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>

#include "ports/clock.h"
#include "ports/history.h"
#include "ports/metric_desk.h"
#include "ports/workspace.h"

namespace rebate {

/// Asks the regions for their figures and keeps what came. On the session's thread; no Qt.
class MetricBook : public MetricDesk, private WorkspaceListener {
 public:
  struct Parts {
    Workspace* workspace = nullptr;
    Clock* clock = nullptr;
    std::function<History*()> history;  ///< null while nobody is inside
  };
  explicit MetricBook(Parts parts);

  const MetricFacts& facts() const override { return facts_; }
  Subscription listen(MetricListener& listener) override;

 private:
  void factsChanged() override;
  void rebatesChanged(const std::vector<std::string>& ids) override { static_cast<void>(ids); }
  void outboxChanged() override {}
  void creditedRateCame(const RatePoint& point) override { static_cast<void>(point); }

  Parts parts_;
  MetricFacts facts_;
  std::map<int, MetricListener*> listeners_;
  int nextListener_ = 0;
  Subscription workspace_;
};

}  // namespace rebate
