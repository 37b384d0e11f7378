// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "session/failover_tracker.h"
#include "session/link_supervisor.h"
#include "session/router.h"
#include "simulation/sim_link.h"

namespace rebate::fixtures {

/// What a session has of supervision, and nothing else of it: a supervisor for each region, the router, the records.
class SupervisionWatch : private LinkObserver {
 public:
  SupervisionWatch(SimWorld& world, std::uint32_t seed);

  std::vector<RegionView> views();
  const WriteTarget& target() const { return target_; }
  const FailoverTracker& failovers() const { return failovers_; }

 private:
  Cursor streamFrom() const override { return {world_.store(), 0, 0}; }
  void linkChanged(LinkSupervisor& link) override;
  void heartbeatCame(LinkSupervisor&, const Heartbeat&) override { look(); }
  void changesCame(LinkSupervisor&, std::vector<Change> changes) override;
  void topologyCame(LinkSupervisor&, const Topology&) override {}
  void resetCame(LinkSupervisor&) override {}
  void look();
  void signIn();
  void keepHouse();

  SimWorld& world_;
  std::vector<std::unique_ptr<SimLink>> links_;
  std::vector<std::unique_ptr<LinkSupervisor>> supervisors_;
  WriteRouter router_;
  FailoverTracker failovers_;
  WriteTarget target_;
  Subscription house_, signingIn_;
};

}  // namespace rebate::fixtures
