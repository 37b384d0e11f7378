// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>

#include "domain/maintenance.h"
#include "region/api/services.h"
#include "region/failover/patroni_members.h"

namespace rebate::region {

/// Keeps pause and maintenance to their times: the leader ends what is over, and the database's cluster is told to
/// pause and to go on. Where nobody leads every region tells it, or a pause that outlived its leader would never end.
class Caretaker {
 public:
  /// Without `patroni` the lease in the store is what is paused, and candidates read that themselves.
  Caretaker(Services services, PatroniMembers* patroni) : services_(std::move(services)), patroni_(patroni) {}
  asio::awaitable<void> run();
  void attend() { poked_ = true; }  ///< any thread
  void stop() { stopping_ = true; }
  /// What stands at this moment, for the topology.
  MaintenanceBoard board() const;

 private:
  asio::awaitable<void> endWhatIsOver();
  asio::awaitable<void> keepClusterPaused();
  asio::awaitable<void> restore();

  Services services_;
  PatroniMembers* patroni_;
  std::atomic<bool> clusterPaused_ = false;
  std::atomic<bool> poked_ = false;
  std::atomic<bool> stopping_ = false;
};

}  // namespace rebate::region
