// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "ports/outbox.h"
#include "sqlite/statement.h"

namespace rebate::cache {

/// An outbox row as the table `items` holds it, in the order of its columns (resources/sql/outbox).
struct OutboxRow {
  std::int64_t number = 0;
  std::string id, rebateId, person, decision, seen, previousHash, hash;
  std::string state, problem, why, present, auditHash, appliedBy;
  std::int64_t settledAt = 0, tries = 0;
  std::string store;
  std::int64_t seenAt = 0, expiresAt = 0, sendAfter = 0;
  std::string contentHash, releasedOn;
};

extern const char* const kOutboxColumns;  ///< for SELECT, in that order
OutboxRow outboxRowOf(const sqlite::Statement& row);
OutboxRow outboxRowOf(const OutboxItem& item);  ///< without hash; `previousHash` as the item has it

/// Hex SHA-256 over everything of a row that never changes, but the chain.
std::string contentHashOf(const OutboxRow& row);
/// The row's place in the chain; a row from before content hashes runs over person and decision.
std::string chainHashOf(const OutboxRow& row);
/// Its hashes fit what it says.
bool isWhole(const OutboxRow& row);

std::optional<OutboxState> outboxStateFrom(std::string_view text);
/// Errc::corrupt when a member cannot be read.
Result<OutboxItem> itemOf(const OutboxRow& row);

}  // namespace rebate::cache
