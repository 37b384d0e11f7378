// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

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

struct OutboxItem {
  Decision decision;
  Rebate seen;               ///< what the person saw when they decided
  std::string person;
  OutboxState state = OutboxState::queued;
  std::string previousHash;  ///< of the row before it, hex SHA-256
  std::optional<Problem> problem;
  std::string why;           ///< the region's detail
  std::optional<Rebate> now; ///< in a conflict: what stands there now
  std::string auditHash;
  std::string appliedBy;     ///< region
  Millis settledAt = 0;
  int tries = 0;
  bool operator==(const OutboxItem&) const = default;
};

struct OutboxCounts {
  std::int64_t waiting = 0;   ///< queued, sending, unknown
  std::int64_t attention = 0; ///< conflict, rejected, parked
  bool operator==(const OutboxCounts&) const = default;
};

/// Durable; every call commits to disk before it returns.
class Outbox {
 public:
  virtual ~Outbox() = default;
  /// Gives the next per-device number and the chain hash; the decision's id must be new.
  virtual Result<OutboxItem> add(Decision decision, const Rebate& seen, const std::string& person) = 0;
  virtual Outcome update(const OutboxItem& item) = 0;
  virtual Outcome updateAll(const std::vector<OutboxItem>& items) = 0;  ///< in one commit: all or none
  virtual Result<std::vector<OutboxItem>> open() = 0;  ///< oldest first
  virtual Result<std::vector<OutboxItem>> recent(int limit) = 0;  ///< newest first, all states
  virtual Result<std::optional<OutboxItem>> find(const std::string& decisionId) = 0;
  virtual Result<OutboxCounts> counts() = 0;
};

}  // namespace rebate
