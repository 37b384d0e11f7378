// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>

#include "ports/clock.h"
#include "ports/history.h"
#include "ports/record_desk.h"
#include "ports/workspace.h"

namespace rebate {

/// Writes down what happens to the regions. On the session's thread; no Qt.
class RecordBook : public RecordDesk, private WorkspaceListener {
 public:
  struct Parts {
    Workspace* workspace = nullptr;
    Clock* clock = nullptr;
    std::function<History*()> history;  ///< null while nobody is inside
  };
  explicit RecordBook(Parts parts);

  const RecordFacts& facts() const override { return facts_; }
  Subscription listen(RecordListener& listener) override;

 private:
  void factsChanged() override;
  void rebatesChanged(const std::vector<std::string>& ids) override { static_cast<void>(ids); }
  void outboxChanged() override {}
  void creditedRateCame(const RatePoint& point) override { static_cast<void>(point); }

  Parts parts_;
  RecordFacts facts_;
  std::map<int, RecordListener*> listeners_;
  int nextListener_ = 0;
  Subscription workspace_;
};

}  // namespace rebate
