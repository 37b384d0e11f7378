// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/failover.h"
#include "domain/region.h"

namespace rebate {

enum class FailoverKind { failover, switchover };
std::string_view name(FailoverKind kind);

/// What became of the decisions that this desktop sent around a failover: acknowledged by a region, then looked up.
struct DecisionsThrough {
  std::int64_t checked = 0;
  std::int64_t lost = 0;     ///< acknowledged, and not there any more
  std::int64_t doubled = 0;  ///< there more than once
  bool operator==(const DecisionsThrough&) const = default;
};

/// A change of leader, kept for ever: as this desktop measured it, or as the regions told it afterwards.
struct FailoverRecord {
  std::string id;  ///< of the epoch that it began: it happens once
  FailoverKind kind = FailoverKind::failover;
  Failover measured;          ///< regions and epochs always; phases only when measured here
  bool measuredHere = false;  ///< this desktop watched it
  Millis told = 0;            ///< ms without a leader, as the new leader wrote; 0: it did not say
  std::string reason;         ///< a region's own term: expired, switchover, …; empty: not told yet
  std::string askedBy;        ///< of a switchover
  std::string decidedBy;
  std::string note;
  std::optional<DecisionsThrough> decisions;  ///< absent: not looked up yet, or could not be

  Millis at() const { return measured.lostAt; }
  std::optional<Millis> recovery() const;  ///< ms from the last sign of life until writes had a target again
  bool operator==(const FailoverRecord&) const = default;
};

std::string failoverId(std::int64_t epochAfter);

inline constexpr Millis kRecoveryBudget = 15'000;  ///< unless somebody set another

enum class EventKind { link, breaker, leader, part, member, failover, pause, maintenance, switchover, alert };
std::string_view name(EventKind kind);

/// Something that happened to a region, in the field's terms; words for people are made of it elsewhere.
struct RecordEvent {
  Millis at = 0;  ///< this desktop's clock: the region's is corrected by its offset
  std::string id;
  EventKind kind = EventKind::link;
  std::string region;   ///< empty: all of them
  std::string subject;  ///< a part, a member, a phase, a person
  std::string before;
  std::string after;
  Status status = Status::ok;  ///< how things stand after it
  bool operator==(const RecordEvent&) const = default;
};

}  // namespace rebate
