// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache/sql_outbox.h"

#include <algorithm>
#include <map>

#include "cache/outbox_row.h"

namespace rebate::cache {
namespace {

const std::string kNoHash(64, '0');

std::string select(const char* rest) {
  return std::string("SELECT ") + kOutboxColumns + " FROM items " + rest;
}

Result<std::vector<OutboxItem>> itemsOf(sqlite::Statement& rows) {
  std::vector<OutboxItem> items;
  while (true) {
    const auto row = rows.step();
    if (!row) return row.error();
    if (!*row) return items;
    auto item = itemOf(outboxRowFrom(rows));
    if (!item) return item.error();
    items.push_back(*std::move(item));
  }
}

}  // namespace

Result<OutboxItem> SqlOutbox::add(Decision decision, const Rebate& seen, const AddedBy& by) {
  OutboxItem item;
  item.decision = std::move(decision);
  item.seen = seen;
  return addNew(std::move(item), by);
}

Result<OutboxItem> SqlOutbox::add(Decision decision, const Command& command, const Facts& seen, const AddedBy& by) {
  OutboxItem item;
  item.decision = std::move(decision);
  item.command = command;
  item.factsSeen = seen;
  return addNew(std::move(item), by);
}

Result<OutboxItem> SqlOutbox::addNew(OutboxItem item, const AddedBy& by) {
  std::vector<OutboxItem> one;
  one.push_back(std::move(item));
  auto added = addAllNew(std::move(one), by);
  if (!added) return added.error();
  return std::move(added->front());
}

Result<std::string> SqlOutbox::newestHash() {
  auto read = database_->prepare("SELECT hash FROM items ORDER BY device_seq DESC LIMIT 1");
  if (!read) return read.error();
  const auto row = read->step();
  if (!row) return row.error();
  return *row ? read->text(0) : kNoHash;
}

Result<std::int64_t> SqlOutbox::newestNumber() {
  // AUTOINCREMENT's own counter: a number is not used twice.
  auto read = database_->prepare("SELECT seq FROM sqlite_sequence WHERE name = 'items'");
  if (!read) return read.error();
  const auto row = read->step();
  if (!row) return row.error();
  return *row ? read->integer(0) : 0;
}

Outcome SqlOutbox::insert(const OutboxItem& item) {
  auto write = database_->prepare(
      "INSERT INTO items (device_seq, id, rebate_id, person, decision, seen, previous_hash, hash, state, store,"
      " seen_at, expires_at, send_after, content_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  if (!write) return write.error();
  const auto row = outboxRowOf(item);
  write->bind(1, row.number).bind(2, row.id).bind(3, row.rebateId).bind(4, row.person).bind(5, row.decision);
  write->bind(6, row.seen).bind(7, row.previousHash).bind(8, chainHashOf(row)).bind(9, row.state).bind(10, row.store);
  return write->bind(11, row.seenAt).bind(12, row.expiresAt).bind(13, row.sendAfter).bind(14, row.contentHash).run();
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
      " tries = ?, released_on = ? WHERE id = ?");
  if (!write) return write.error();
  const auto row = outboxRowOf(item);
  write->bind(1, row.state).bind(2, row.problem).bind(3, row.why).bind(4, row.present).bind(5, row.auditHash);
  write->bind(6, row.appliedBy).bind(7, row.settledAt).bind(8, row.tries).bind(9, row.releasedOn);
  if (const auto run = write->bind(10, row.id).run(); !run) return run;
  if (database_->changes() != 1) return Error{Errc::notFound, "id", "no such decision"};
  return Done{};
}

Result<std::vector<OutboxItem>> SqlOutbox::open() {
  auto read =
      database_->prepare(select("WHERE state IN ('queued', 'sending', 'unknown', 'parked') ORDER BY device_seq"));
  if (!read) return read.error();
  return itemsOf(*read);
}

Result<std::vector<OutboxItem>> SqlOutbox::page(std::int64_t afterNumber, int limit) {
  auto read = database_->prepare(select("WHERE device_seq > ? ORDER BY device_seq LIMIT ?"));
  if (!read) return read.error();
  read->bind(1, afterNumber).bind(2, std::int64_t{limit});
  return itemsOf(*read);
}

Result<std::vector<OutboxItem>> SqlOutbox::recent(int limit) {
  auto read = database_->prepare(select("ORDER BY device_seq DESC LIMIT ?"));
  if (!read) return read.error();
  read->bind(1, std::int64_t{limit});
  return itemsOf(*read);
}

Result<std::optional<OutboxItem>> SqlOutbox::find(const std::string& decisionId) {
  auto read = database_->prepare(select("WHERE id = ?"));
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
    const auto state = outboxStateFrom(read->text(0));
    if (!state) return Error{Errc::corrupt, "state", read->text(0)};
    if (isOpen(*state))
      counts.waiting += read->integer(1);
    else if (needsPerson(*state))
      counts.attention += read->integer(1);
  }
}

}  // namespace rebate::cache
