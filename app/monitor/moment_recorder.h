// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "ports/history.h"
#include "ports/record_desk.h"
#include "wire/json.h"

namespace rebate::monitor {

inline constexpr Millis kMomentsKept = 30 * 86'400'000LL;

/// Decides which looks at the regions are kept. Each minute a whole one, in between what differs from the one before:
/// at once when somebody says something else or a failover runs, and every 10 s when only figures moved.
class MomentRecorder {
 public:
  static constexpr const char* kWhole = "frame";
  static constexpr const char* kDifference = "moment";
  static constexpr Millis kWholeEvery = 60'000, kFiguresEvery = 10'000;

  struct Kept {
    const char* kind;
    HistoryEntry entry;
  };
  /// At most once a second. Nothing: it need not be kept.
  std::optional<Kept> looked(const Moment& moment);
  void restart() { wholeAt_ = 0; }  ///< the last one was not kept, or another file takes its place

 private:
  wire::json::object last_;
  std::string shape_;
  Millis lastAt_ = 0;
  Millis wholeAt_ = 0;  ///< 0: none yet
};

/// As RecordDesk::moments.
Result<std::vector<Moment>> momentsOf(History& history, Millis from, Millis to);

}  // namespace rebate::monitor
