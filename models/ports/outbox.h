// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/command.h"
#include "domain/decision.h"

namespace rebate {

enum class OutboxState { queued, sending, unknown, applied, conflict, rejected, expired, cancelled, parked };
std::string_view inline name(OutboxState state) {
  switch (state) {
    case OutboxState::queued: return "queued";
    case OutboxState::sending: return "sending";
    case OutboxState::unknown: return "unknown";
    case OutboxState::applied: return "applied";
    case OutboxState::conflict: return "conflict";
    case OutboxState::rejected: return "rejected";
    case OutboxState::expired: return "expired";
    case OutboxState::cancelled: return "cancelled";
    case OutboxState::parked: return "parked";
  }
  return {};
}
bool inline isOpen(OutboxState state) {
  return state == OutboxState::queued || state == OutboxState::sending || state == OutboxState::unknown;
}

/// A decision on a rebate, or a command: then `decision` has only its id, device, number, moment and reason, and
/// `rebateId` is the command's entity.
struct OutboxItem {
  Decision decision;
  Rebate seen;               ///< what the person saw when they decided
  std::optional<Command> command{};
  Facts factsSeen{};         ///< likewise, of a command
  Facts factsNow{};          ///< in a conflict: what stands there now; applied: what came of it
  std::string person;
  std::string store;         ///< the platform history it was decided on; empty: none was known
  Millis seenAt = 0;         ///< region time of what the person saw; 0: not known
  Millis expiresAt = 0;      ///< region time after which it is not sent any more; 0: never
  Millis sendAfter = 0;      ///< wall ms until which it may be taken back before it is sent; 0: sent at once
  OutboxState state = OutboxState::queued;
  std::string previousHash;  ///< of the row before it, hex SHA-256
  std::optional<Problem> problem;
  std::string why;           ///< the region's detail
  std::optional<Rebate> now; ///< in a conflict: what stands there now
  std::string auditHash;
  std::string appliedBy;     ///< region
  Millis settledAt = 0;
  int tries = 0;             ///< how often it was sent; more than 0: some region may have it
  std::string releasedOn;    ///< the history a person let it go to after it was parked; empty: none
  bool operator==(const OutboxItem&) const = default;
};

/// Waits for a person: nothing more happens to it by itself.
bool inline needsPerson(OutboxState state) {
  return state == OutboxState::conflict || state == OutboxState::rejected || state == OutboxState::expired ||
         state == OutboxState::parked;
}

/// Why a row is parked: Problem::epochMoved, it was decided on another history; Problem::fault, the region failed on it
/// again and again; none, it was salvaged from a damaged file.

/// Everything about a new row that does not come from the decision itself; names as in OutboxItem.
struct AddedBy {
  std::string person{};
  std::string store{};
  Millis seenAt = 0;
  Millis expiresAt = 0;
  Millis sendAfter = 0;
};

struct OutboxCounts {
  std::int64_t waiting = 0;   ///< queued, sending, unknown
  std::int64_t attention = 0; ///< conflict, rejected, expired, parked
  std::int64_t notSettled() const { return waiting + attention; }
  bool operator==(const OutboxCounts&) const = default;
};

/// A decision on its way into the outbox.
struct NewDecision {
  Decision decision;
  Rebate seen;
};

/// Durable; every call commits to disk before it returns.
class Outbox {
 public:
  virtual ~Outbox() = default;
  /// Gives the next per-device number and the chain hash; the decision's id must be new.
  virtual Result<OutboxItem> add(Decision decision, const Rebate& seen, const AddedBy& by) = 0;
  virtual Result<OutboxItem> add(Decision decision, const Command& command, const Facts& seen, const AddedBy& by) = 0;
  /// In one commit: all or none.
  virtual Result<std::vector<OutboxItem>> addAll(std::vector<NewDecision> decisions, const AddedBy& by) = 0;
  virtual Outcome update(const OutboxItem& item) = 0;
  virtual Outcome updateAll(const std::vector<OutboxItem>& items) = 0;  ///< in one commit: all or none
  virtual Result<std::vector<OutboxItem>> open() = 0;  ///< those that wait, and the parked ones; oldest first
  virtual Result<std::vector<OutboxItem>> page(std::int64_t afterNumber, int limit) = 0;  ///< oldest first, all states
  virtual Result<std::vector<OutboxItem>> recent(int limit) = 0;  ///< newest first, all states
  virtual Result<std::optional<OutboxItem>> find(const std::string& decisionId) = 0;
  virtual Result<OutboxCounts> counts() = 0;
  /// The next decision gets a number beyond this one: a region has seen it from another copy of this outbox.
  virtual Outcome skipNumbersTo(std::int64_t number) = 0;
};

}  // namespace rebate
