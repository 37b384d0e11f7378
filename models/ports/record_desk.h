// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/failover_record.h"
#include "domain/switchover.h"
#include "ports/subscription.h"
#include "ports/workspace.h"

namespace rebate {

/// What the overview showed at one moment: enough to show it again.
struct Moment {
  Millis at = 0;  ///< this desktop's clock
  std::vector<RegionView> regions;
  WriteTarget target;
  std::string readingFrom;
  std::optional<Failover> failover;
  Millis leaseTtl = 0, leaseRenew = 0;
  std::int64_t seq = 0;        ///< newest change of the copy
  std::int64_t awaiting = -1;  ///< decisions waiting for a person; −1: no copy to count them in
  std::optional<Fen> awaitingAmount;
  OutboxCounts outbox;
  bool operator==(const Moment&) const = default;
};

/// A moment holds until the next one, and no longer than this: then nobody was watching.
inline constexpr Millis kMomentHolds = 65'000;

/// What happened to the regions, as this desktop recorded it: failovers for ever, moments of the overview for replay.
struct RecordFacts {
  bool open = false;                      ///< somebody is inside, and what was kept can be read
  std::vector<FailoverRecord> failovers;  ///< newest first
  std::vector<RecordEvent> events;        ///< newest first, some 200
  std::vector<Switchover> orders;         ///< to hand the leadership over, newest first, as a region told them last
  Millis budget = kRecoveryBudget;        ///< ms a recovery should take at most
  std::optional<Error> trouble;           ///< why nothing can be written down
  bool operator==(const RecordFacts&) const = default;
};

/// Called on the UI thread, at most once a frame.
class RecordListener {
 public:
  virtual ~RecordListener() = default;
  virtual void recordFactsChanged() = 0;
};

class RecordDesk {
 public:
  virtual ~RecordDesk() = default;
  virtual const RecordFacts& facts() const = 0;
  virtual Subscription listen(RecordListener& listener) = 0;
  /// Those of [from, to), oldest first, before them the one that held at `from`; 900 s of them at most (invalid, "to").
  virtual void moments(Millis from, Millis to, std::function<void(Result<std::vector<Moment>>)> answer) = 0;
  virtual void events(Millis from, Millis to, std::function<void(Result<std::vector<RecordEvent>>)> answer) = 0;
  /// Errc::notFound: no such record. invalid, "note": more than 500 bytes.
  virtual void setNote(const std::string& id, const std::string& note, std::function<void(Outcome)> answer) = 0;
  /// Errc::invalid: not between 1 s and 1 h.
  virtual void setBudget(Millis budget, std::function<void(Outcome)> answer) = 0;
};

inline constexpr Millis kLongestReplay = 15 * 60'000;

}  // namespace rebate
