// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/region.h"
#include "domain/result.h"

namespace rebate {

/// asked → approved (waits for `at`, or due now) → running → done. Ends also as: refused (the preflight or the database
/// said no), rejected (by another person), cancelled (by either, before it ran), lapsed (nobody approved in time, or
/// the leader changed meanwhile).
enum class SwitchoverState { asked, approved, running, done, refused, rejected, cancelled, lapsed };
std::string_view name(SwitchoverState state);
std::optional<SwitchoverState> switchoverStateFrom(std::string_view name);
bool isOpen(SwitchoverState state);  ///< asked, approved or running; of these there is one at a time

enum class SwitchoverVerdict { approve, reject, cancel };
std::string_view name(SwitchoverVerdict verdict);
std::optional<SwitchoverVerdict> switchoverVerdictFrom(std::string_view name);

/// What a person asks for. `id`: UUIDv7, minted by who asks; the same one again is the same order.
struct SwitchoverWish {
  std::string id;
  std::string to;  ///< the region that is to lead
  std::string reason;
  std::optional<Millis> at = {};  ///< absent: as soon as somebody else has approved
  bool operator==(const SwitchoverWish&) const = default;
};

/// An order to hand the leadership over, as it stands. Moments are UNIX ms of the regions.
struct Switchover {
  std::string id;
  std::string from;  ///< who led when it was asked for
  std::string to;
  std::string reason;
  std::string askedBy;
  Millis askedAt = 0;
  std::optional<Millis> at = {};
  Millis lapsesAt = 0;  ///< while asked: nobody has approved until then
  std::string decidedBy = {};
  std::optional<Millis> decidedAt = {};
  SwitchoverState state = SwitchoverState::asked;
  std::string check = {};   ///< refused: which check said no; lapsed: "approval", "leader" or "schedule"
  std::string result = {};  ///< in the field's terms, English; empty: nothing to say
  std::int64_t epochBefore = 0;
  std::int64_t epochAfter = 0;           ///< 0: not yet
  std::optional<Millis> startedAt = {};  ///< the order to the database, or the release of the lease, was committed
  std::optional<Millis> endedAt = {};    ///< done: the first write of the new leader was committed
  std::optional<Millis> duration() const {
    if (state != SwitchoverState::done || !startedAt || !endedAt) return std::nullopt;
    return *endedAt - *startedAt;
  }
  std::int64_t version = 1;
  bool operator==(const Switchover&) const = default;
};

inline constexpr Millis kApprovalWithin = 15 * 60'000;             ///< lapses when nobody approves
inline constexpr Millis kFurthestSwitchover = 7 * 24 * 3'600'000;  ///< how far ahead it may be scheduled
inline constexpr Millis kLateSwitchover = 10 * 60'000;             ///< past `at` by more: nobody expects it any more

/// Errc::invalid with the member's name: "to" (empty, or leads already), "reason" (1 to 500 bytes), "at" (past, or too
/// far ahead).
Outcome check(const SwitchoverWish& wish, const std::string& leader, Millis now);

/// The order after what a person said, or why not. Errc::moved with field "state": it is past that; notAllowed with
/// field "asked_by": who asked cannot approve or reject; invalid with field "reason": needed to reject.
Result<Switchover> decide(const Switchover& seen, SwitchoverVerdict verdict, const std::string& person,
                          const std::string& reason, Millis now);

/// One line of a preflight. `check`: candidate, epoch, timeline, lag, sync, pause, maintenance, instances, payouts,
/// settled, open; a newer region may say others, and what they say counts all the same.
struct PreflightCheck {
  std::string check;
  Status status = Status::unknown;  ///< bad: no switchover; warning and unknown: a person should look
  std::string text = {};            ///< a fact in the field's terms: "streaming", "sync_standby", "shared-store"
  /// lag: bytes behind; candidate: round trip ms; settled: ms since the last change of leader; instances: ready;
  /// payouts: withdrawals under way; epoch, timeline: the candidate's.
  std::optional<std::int64_t> value = {};
  /// What `value` may be at most; settled: at least; instances: of so many; epoch, timeline: the leader's.
  std::optional<std::int64_t> limit = {};
  bool operator==(const PreflightCheck&) const = default;
};

/// How a switchover would stand at this moment, asked of everybody concerned by the leader.
struct Preflight {
  std::string from;
  std::string to;
  std::int64_t epoch = 0;
  Millis observedAt = 0;
  std::vector<PreflightCheck> checks;
  Millis expectedEarliest = 0;  ///< ms from the order until the new leader's first write
  Millis expectedLatest = 0;
  /// The first check that forbids it; null: none does.
  const PreflightCheck* against() const;
  bool operator==(const Preflight&) const = default;
};

/// A change of leader, as whoever took over wrote it into the audit.
struct LeadershipChange {
  std::int64_t seq = 0;  ///< of its audit record
  std::int64_t epoch = 0;
  std::string from;  ///< empty: nobody before
  std::string to;
  Millis at = 0;
  std::string reason;  ///< first, stopped, switchover, expired, fenced, restarted, unknown
  /// ms how long the lease still ran after the last sign of life, and how long it was free then; as far as known.
  std::optional<Millis> ranOn;
  std::optional<Millis> free;
  bool operator==(const LeadershipChange&) const = default;
};

}  // namespace rebate
