// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache/outbox_row.h"

#include "cache/body.h"
#include "wire/digest.h"
#include "wire/json.h"

namespace rebate::cache {

const char* const kOutboxColumns =
    "device_seq, id, rebate_id, person, decision, seen, previous_hash, hash, state, problem, why, present, audit_hash,"
    " applied_by, settled_at, tries, store, seen_at, expires_at, send_after, content_hash, released_on";

OutboxRow outboxRowOf(const OutboxItem& item) {
  OutboxRow r;
  r.number = item.decision.deviceSeq;
  r.id = item.decision.id;
  r.rebateId = item.decision.rebateId;
  r.person = item.person;
  r.decision = item.command ? bodyOf(item.decision, *item.command) : bodyOf(item.decision);
  r.seen = item.command ? bodyOf(item.factsSeen) : bodyOf(item.seen);
  r.previousHash = item.previousHash;
  r.state = name(item.state);
  if (item.problem) r.problem = name(*item.problem);
  r.why = item.why;
  if (item.now) r.present = bodyOf(*item.now);
  if (item.command && !item.factsNow.empty()) r.present = bodyOf(item.factsNow);
  r.auditHash = item.auditHash;
  r.appliedBy = item.appliedBy;
  r.settledAt = item.settledAt;
  r.tries = item.tries;
  r.store = item.store;
  r.seenAt = item.seenAt;
  r.expiresAt = item.expiresAt;
  r.sendAfter = item.sendAfter;
  r.contentHash = contentHashOf(r);
  r.releasedOn = item.releasedOn;
  return r;
}

std::string contentHashOf(const OutboxRow& row) {
  // A JSON list: no two different rows can give the same text.
  const wire::json::array parts{row.number, row.id,    row.rebateId, row.person,    row.decision,
                                row.seen,   row.store, row.seenAt,   row.expiresAt, row.sendAfter};
  return wire::sha256(wire::json::serialize(parts));
}

std::string chainHashOf(const OutboxRow& row) {
  if (row.contentHash.empty()) return wire::chainHash(row.previousHash, row.person + '\n' + row.decision);
  return wire::chainHash(row.previousHash, row.contentHash);
}

bool isWhole(const OutboxRow& row) {
  return (row.contentHash.empty() || row.contentHash == contentHashOf(row)) && row.hash == chainHashOf(row);
}

std::optional<OutboxState> outboxStateFrom(std::string_view text) {
  for (const auto state :
       {OutboxState::queued, OutboxState::sending, OutboxState::unknown, OutboxState::applied, OutboxState::conflict,
        OutboxState::rejected, OutboxState::expired, OutboxState::cancelled, OutboxState::parked})
    if (name(state) == text) return state;
  return std::nullopt;
}

namespace {

/// What was on the screen, and what stands there now: a rebate, or of a command its facts.
Outcome readSides(const OutboxRow& row, OutboxItem& item) {
  if (item.command) {
    auto seen = factsOfBody(row.seen);
    if (!seen) return seen.error();
    item.factsSeen = *std::move(seen);
    if (row.present.empty()) return Done{};
    auto now = factsOfBody(row.present);
    if (!now) return now.error();
    item.factsNow = *std::move(now);
    return Done{};
  }
  auto seen = rebateOfBody(row.seen);
  if (!seen) return seen.error();
  item.seen = *std::move(seen);
  if (row.present.empty()) return Done{};
  auto now = rebateOfBody(row.present);
  if (!now) return now.error();
  item.now = *std::move(now);
  return Done{};
}

}  // namespace

Result<OutboxItem> itemOf(const OutboxRow& row) {
  OutboxItem item;
  auto decision = decisionOfBody(row.decision);
  if (!decision) return decision.error();
  auto command = commandOfBody(row.decision);
  if (!command) return command.error();
  item.command = *std::move(command);
  if (const auto sides = readSides(row, item); !sides) return sides.error();
  const auto state = outboxStateFrom(row.state);
  if (!state) return Error{Errc::corrupt, "state", row.state};
  item.decision = *std::move(decision);
  item.person = row.person;
  item.store = row.store;
  item.seenAt = row.seenAt;
  item.expiresAt = row.expiresAt;
  item.sendAfter = row.sendAfter;
  item.previousHash = row.previousHash;
  item.state = *state;
  item.problem = problemFrom(row.problem);
  item.why = row.why;
  item.auditHash = row.auditHash;
  item.appliedBy = row.appliedBy;
  item.settledAt = row.settledAt;
  item.tries = static_cast<int>(row.tries);
  item.releasedOn = row.releasedOn;
  return item;
}

}  // namespace rebate::cache
