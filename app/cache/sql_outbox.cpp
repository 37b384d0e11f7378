// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache/sql_outbox.h"

#include "cache/body.h"
#include "wire/digest.h"

namespace rebate::cache {
namespace {

constexpr std::string_view kSelect =
    "SELECT decision, seen, person, previous_hash, state, problem, why, present, audit_hash, applied_by, settled_at,"
    " tries FROM items ";

std::optional<OutboxState> stateFrom(const std::string& text) {
  for (const auto state :
       {OutboxState::queued, OutboxState::sending, OutboxState::unknown, OutboxState::applied, OutboxState::conflict,
        OutboxState::rejected, OutboxState::expired, OutboxState::cancelled, OutboxState::parked})
    if (name(state) == text) return state;
  return std::nullopt;
}

std::string hashOf(const std::string& previous, const std::string& decision, const std::string& person) {
  return wire::chainHash(previous, person + '\n' + decision);
}

Result<OutboxItem> itemOf(const sqlite::Statement& row) {
  OutboxItem item;
  auto decision = decisionOfBody(row.text(0));
  if (!decision) return decision.error();
  auto seen = rebateOfBody(row.text(1));
  if (!seen) return seen.error();
  const auto state = stateFrom(row.text(4));
  if (!state) return Error{Errc::corrupt, "state", row.text(4)};
  item.decision = *std::move(decision);
  item.seen = *std::move(seen);
  item.person = row.text(2);
  item.previousHash = row.text(3);
  item.state = *state;
  item.problem = problemFrom(row.text(5));
  item.why = row.text(6);
  if (const auto present = row.text(7); !present.empty()) {
    auto now = rebateOfBody(present);
    if (!now) return now.error();
    item.now = *std::move(now);
  }
  item.auditHash = row.text(8);
  item.appliedBy = row.text(9);
  item.settledAt = row.integer(10);
  item.tries = static_cast<int>(row.integer(11));
  return item;
}

Result<std::vector<OutboxItem>> itemsOf(sqlite::Statement& rows) {
  std::vector<OutboxItem> items;
  while (true) {
    const auto row = rows.step();
    if (!row) return row.error();
    if (!*row) return items;
    auto item = itemOf(rows);
    if (!item) return item.error();
    items.push_back(*std::move(item));
  }
}

}  // namespace

Result<OutboxItem> SqlOutbox::add(Decision decision, const Rebate& seen, const std::string& person) {
  auto transaction = sqlite::Transaction::begin(*database_);
  if (!transaction) return transaction.error();
  const auto previous = newestHash();
  if (!previous) return previous.error();
  const auto number = nextNumber();
  if (!number) return number.error();
  OutboxItem item;
  decision.deviceSeq = *number;
  item.decision = std::move(decision);
  item.seen = seen;
  item.person = person;
  item.previousHash = *previous;
  if (const auto inserted = insert(item); !inserted) return inserted.error();
  if (const auto committed = transaction->commit(); !committed) return committed.error();
  return item;
}

Result<std::string> SqlOutbox::newestHash() {
  auto read = database_->prepare("SELECT hash FROM items ORDER BY device_seq DESC LIMIT 1");
  if (!read) return read.error();
  const auto row = read->step();
  if (!row) return row.error();
  return *row ? read->text(0) : std::string(64, '0');
}

Result<std::int64_t> SqlOutbox::nextNumber() {
  // AUTOINCREMENT's own counter: a number is not used twice.
  auto read = database_->prepare("SELECT seq FROM sqlite_sequence WHERE name = 'items'");
  if (!read) return read.error();
  const auto row = read->step();
  if (!row) return row.error();
  return *row ? read->integer(0) + 1 : 1;
}

Outcome SqlOutbox::insert(const OutboxItem& item) {
  auto write = database_->prepare(
      "INSERT INTO items (device_seq, id, rebate_id, person, decision, seen, previous_hash, hash, state)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  if (!write) return write.error();
  const auto body = bodyOf(item.decision);
  write->bind(1, item.decision.deviceSeq).bind(2, item.decision.id).bind(3, item.decision.rebateId);
  write->bind(4, item.person).bind(5, body).bind(6, bodyOf(item.seen)).bind(7, item.previousHash);
  return write->bind(8, hashOf(item.previousHash, body, item.person)).bind(9, name(item.state)).run();
}

Outcome SqlOutbox::updateAll(const std::vector<OutboxItem>& items) {
  if (items.empty()) return Done{};
  auto transaction = sqlite::Transaction::begin(*database_);
  if (!transaction) return transaction.error();
  for (const auto& item : items)
    if (const auto updated = updateOne(item); !updated) return updated;
  return transaction->commit();
}

Outcome SqlOutbox::updateOne(const OutboxItem& item) {
  auto write = database_->prepare(
      "UPDATE items SET state = ?, problem = ?, why = ?, present = ?, audit_hash = ?, applied_by = ?, settled_at = ?,"
      " tries = ? WHERE id = ?");
  if (!write) return write.error();
  write->bind(1, name(item.state)).bind(2, item.problem ? name(*item.problem) : std::string_view{});
  write->bind(3, item.why).bind(4, item.now ? bodyOf(*item.now) : std::string{}).bind(5, item.auditHash);
  write->bind(6, item.appliedBy).bind(7, item.settledAt).bind(8, std::int64_t{item.tries});
  if (const auto run = write->bind(9, item.decision.id).run(); !run) return run;
  if (database_->changes() != 1) return Error{Errc::notFound, "id", "no such decision"};
  return Done{};
}

Result<std::vector<OutboxItem>> SqlOutbox::open() {
  auto read = database_->prepare(std::string(kSelect) +
                                 "WHERE state IN ('queued', 'sending', 'unknown', 'parked') ORDER BY device_seq");
  if (!read) return read.error();
  return itemsOf(*read);
}

Result<std::vector<OutboxItem>> SqlOutbox::recent(int limit) {
  auto read = database_->prepare(std::string(kSelect) + "ORDER BY device_seq DESC LIMIT ?");
  if (!read) return read.error();
  read->bind(1, std::int64_t{limit});
  return itemsOf(*read);
}

Result<std::optional<OutboxItem>> SqlOutbox::find(const std::string& decisionId) {
  auto read = database_->prepare(std::string(kSelect) + "WHERE id = ?");
  if (!read) return read.error();
  auto items = itemsOf(read->bind(1, decisionId));
  if (!items) return items.error();
  if (items->empty()) return std::optional<OutboxItem>{};
  return std::optional<OutboxItem>{items->front()};
}

Result<OutboxCounts> SqlOutbox::counts() {
  auto read = database_->prepare("SELECT state, number FROM counts");
  if (!read) return read.error();
  OutboxCounts counts;
  while (true) {
    const auto row = read->step();
    if (!row) return row.error();
    if (!*row) return counts;
    const auto state = stateFrom(read->text(0));
    if (!state) return Error{Errc::corrupt, "state", read->text(0)};
    const bool attention =
        *state == OutboxState::conflict || *state == OutboxState::rejected || *state == OutboxState::parked;
    if (isOpen(*state))
      counts.waiting += read->integer(1);
    else if (attention)
      counts.attention += read->integer(1);
  }
}

Outcome SqlOutbox::verifyChain() {
  auto read = database_->prepare("SELECT previous_hash, hash, decision, person, id FROM items ORDER BY device_seq");
  if (!read) return read.error();
  std::string before(64, '0');
  while (true) {
    const auto row = read->step();
    if (!row) return row.error();
    if (!*row) return Done{};
    const bool follows = read->text(0) == before && read->text(1) == hashOf(before, read->text(2), read->text(3));
    if (!follows) return Error{Errc::corrupt, "chain", read->text(4)};
    before = read->text(1);
  }
}

}  // namespace rebate::cache
