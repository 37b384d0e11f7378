// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "ports/outbox.h"

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

/// From anything that has text(column) and integer(column): a statement, or a row that was read without SQLite.
template <class Columns>
OutboxRow outboxRowFrom(const Columns& row) {
  OutboxRow r;
  r.number = row.integer(0);
  r.id = row.text(1);
  r.rebateId = row.text(2);
  r.person = row.text(3);
  r.decision = row.text(4);
  r.seen = row.text(5);
  r.previousHash = row.text(6);
  r.hash = row.text(7);
  r.state = row.text(8);
  r.problem = row.text(9);
  r.why = row.text(10);
  r.present = row.text(11);
  r.auditHash = row.text(12);
  r.appliedBy = row.text(13);
  r.settledAt = row.integer(14);
  r.tries = row.integer(15);
  r.store = row.text(16);
  r.seenAt = row.integer(17);
  r.expiresAt = row.integer(18);
  r.sendAfter = row.integer(19);
  r.contentHash = row.text(20);
  r.releasedOn = row.text(21);
  return r;
}
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
