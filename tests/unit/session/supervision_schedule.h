// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <map>

#include "supervision_watch.h"

namespace rebate::fixtures {

/// One random schedule of faults, and what must be true in every moment of it. The judge knows the simulated world and
/// what is shown, and nothing of how the one becomes the other.
class SupervisionSchedule {
 public:
  explicit SupervisionSchedule(std::uint32_t seed);

  /// What was wrong, and when; empty: nothing.
  QString run();
  int failovers() const { return static_cast<int>(watch_->failovers().past().size()); }
  int writes() const { return static_cast<int>(leaders_.size()); }  ///< epochs that were written in
  int disagreements() const { return disagreements_; }

 private:
  int roll(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  const char* any();
  void act();
  void leadSomebody();
  void twoLeaders();
  void laggard();
  void sleep();
  QString pass(Millis span);  ///< step by step, judged at each
  QString judge();
  QString judgeStatus();
  QString judgeTarget();
  QString judgeRecords() const;
  QString heal();
  bool healthy();

  SimClock clock_;
  SimWorld world_;
  std::mt19937& random_;
  std::unique_ptr<SupervisionWatch> watch_;
  std::map<std::string, Millis> spoke_;  ///< monotonic: when each region could last be heard
  std::map<std::string, Millis> since_;  ///< since when it has been heard without a break, as it says it now
  std::map<std::string, std::pair<std::string, std::int64_t>> said_;
  std::map<std::int64_t, std::string> leaders_;  ///< by epoch, who was written to
  Millis awakeSince_ = 0;
  bool wallWasSet_ = false;
  int disagreements_ = 0;
};

}  // namespace rebate::fixtures
