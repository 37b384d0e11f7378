// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>
#include <atomic>
#include <memory>
#include <set>
#include <thread>
#include <vector>

#include "../console/weather.h"
#include "headless/headless_console.h"
#include "region/region_cluster.h"
#include "tables/region_facts.h"

namespace rebate::fixtures {

/// A machine with twice as much to do as it can: two busy loops for each core.
class BusyMachine {
 public:
  BusyMachine();
  ~BusyMachine();

 private:
  std::atomic<bool> ended_ = false;
  std::vector<std::thread> loops_;
};

/// Three embedded regions, a bad way to each of them, and a console that watches, and is itself watched: a region that
/// nothing was done to is never to be shown other than well.
class WatchDesk {
 public:
  WatchDesk();

  RegionCluster& regions() { return regions_; }
  Weather& way(int region) { return *ways_[static_cast<std::size_t>(region)]; }
  HeadlessConsole& console() { return *console_; }
  const WorkspaceFacts& facts() const { return console_->facts(); }
  int leader() const;  ///< as the console has it; −1: none
  static std::string nameOf(int region);
  const RegionView& view(int region) const;
  Status status(int region) const;
  bool allWell() const;

  /// Runs the loop until it holds, looking at what must stay true all the while; what was not, or "too long".
  QString until(const std::function<bool()>& holds, Millis patience = 60'000);
  QString rest(Millis span);
  /// What happens to these is meant; until spare() is called without them.
  void spare(std::set<int> regions) { hurt_ = std::move(regions); }
  /// Approves something, and waits until it is applied.
  QString decide();
  std::size_t decided() const { return decided_; }

 private:
  QString look();
  std::vector<Rebate> undecided();  ///< that one person may decide, and were not asked about yet

  RegionCluster regions_;
  std::vector<std::unique_ptr<Weather>> ways_;
  QTemporaryDir folder_;
  Desk desk_;
  std::unique_ptr<HeadlessConsole> console_;
  std::set<int> hurt_;
  std::set<std::string> asked_;
  std::size_t decided_ = 0;
};

}  // namespace rebate::fixtures
