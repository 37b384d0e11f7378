// SPDX-License-Identifier: GPL-3.0-or-later
// SqlOutbox: many decisions in one commit. Each of them alone would wait for the disk.
#include "cache/outbox_row.h"
#include "cache/sql_outbox.h"

namespace rebate::cache {

Result<std::vector<OutboxItem>> SqlOutbox::addAll(std::vector<NewDecision> decisions, const AddedBy& by) {
  std::vector<OutboxItem> items;
  for (auto& next : decisions) {
    auto& item = items.emplace_back();
    item.decision = std::move(next.decision);
    item.seen = std::move(next.seen);
  }
  return addAllNew(std::move(items), by);
}

Result<std::vector<OutboxItem>> SqlOutbox::addAllNew(std::vector<OutboxItem> items, const AddedBy& by) {
  auto transaction = sqlite::Transaction::begin(*database_);
  if (!transaction) return transaction.error();
  auto previous = newestHash();
  if (!previous) return previous.error();
  auto number = newestNumber();
  if (!number) return number.error();
  for (auto& item : items) {
    item.decision.deviceSeq = ++*number;
    item.person = by.person;
    item.store = by.store;
    item.seenAt = by.seenAt;
    item.expiresAt = by.expiresAt;
    item.sendAfter = by.sendAfter;
    item.previousHash = *previous;
    if (const auto inserted = insert(item); !inserted) return inserted.error();
    *previous = chainHashOf(outboxRowOf(item));
  }
  if (const auto committed = transaction->commit(); !committed) return committed.error();
  return items;
}

}  // namespace rebate::cache
