// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "domain/failover_record.h"
#include "ports/workspace.h"

namespace rebate::monitor {

/// Looks up what became of the decisions that a region had acknowledged to this desktop around a failover: each has to
/// stand in its user's timeline exactly once, whoever leads now.
class DecisionLookup {
 public:
  explicit DecisionLookup(Workspace& workspace) : workspace_(workspace) {}

  /// One at a time. Nothing: a region did not answer, or there are too many; to be tried again.
  void run(const Failover& failover, std::function<void(std::optional<DecisionsThrough>)> answer);
  bool isRunning() const { return running_ != nullptr; }

 private:
  struct Run;
  void gather(const std::shared_ptr<Run>& run, std::int64_t after);
  void next(const std::shared_ptr<Run>& run);
  void finish(const std::shared_ptr<Run>& run, std::optional<DecisionsThrough> result);

  Workspace& workspace_;
  std::shared_ptr<Run> running_;  ///< answers hold it weakly: they may come after all of this has ended
};

}  // namespace rebate::monitor
