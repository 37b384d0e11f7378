// SPDX-License-Identifier: GPL-3.0-or-later
// SqlOutbox: the chain over its rows, and the numbers that no row has.
#include <algorithm>
#include <map>

#include "cache/outbox_row.h"
#include "cache/sql_outbox.h"

namespace rebate::cache {
namespace {

using Gaps = std::map<std::int64_t, std::int64_t>;  ///< first → last

Result<Gaps> readGaps(sqlite::Database& database) {
  auto read = database.prepare("SELECT first, last FROM gaps ORDER BY first");
  if (!read) return read.error();
  Gaps gaps;
  while (true) {
    const auto row = read->step();
    if (!row) return row.error();
    if (!*row) return gaps;
    gaps[read->integer(0)] = read->integer(1);
  }
}

/// The number after `last` that a row must have.
std::int64_t expectedAfter(const Gaps& gaps, std::int64_t last) {
  auto next = last + 1;
  for (auto gap = gaps.find(next); gap != gaps.end(); gap = gaps.find(next)) next = gap->second + 1;
  return next;
}

}  // namespace

Outcome SqlOutbox::addGap(const Gap& gap) {
  auto write = database_->prepare("INSERT INTO gaps VALUES (?, ?, ?)");
  if (!write) return write.error();
  return write->bind(1, gap.first).bind(2, gap.last).bind(3, gap.why == GapReason::lost ? "lost" : "skipped").run();
}

Outcome SqlOutbox::setNewestNumber(std::int64_t number) {
  auto write = database_->prepare("UPDATE sqlite_sequence SET seq = ? WHERE name = 'items'");
  if (!write) return write.error();
  if (const auto run = write->bind(1, number).run(); !run) return run;
  if (database_->changes() == 1) return Done{};
  auto first = database_->prepare("INSERT INTO sqlite_sequence (name, seq) VALUES ('items', ?)");
  if (!first) return first.error();
  return first->bind(1, number).run();
}

Outcome SqlOutbox::skipNumbersTo(std::int64_t number) {
  auto transaction = sqlite::Transaction::begin(*database_);
  if (!transaction) return transaction.error();
  const auto newest = newestNumber();
  if (!newest) return newest.error();
  if (number <= *newest) return Done{};
  if (const auto noted = addGap({*newest + 1, number, GapReason::skipped}); !noted) return noted;
  if (const auto set = setNewestNumber(number); !set) return set;
  return transaction->commit();
}

Outcome SqlOutbox::carryOver(std::vector<OutboxItem> items, const std::vector<Gap>& gaps, std::int64_t newest) {
  auto transaction = sqlite::Transaction::begin(*database_);
  if (!transaction) return transaction.error();
  std::string before(64, '0');
  for (auto& item : items) {
    item.previousHash = before;
    if (const auto kept = insert(item); !kept) return kept;
    if (const auto kept = updateOne(item); !kept) return kept;
    before = chainHashOf(outboxRowOf(item));
  }
  for (const auto& gap : gaps)
    if (const auto noted = addGap(gap); !noted) return noted;
  if (const auto set = setNewestNumber(newest); !set) return set;
  return transaction->commit();
}

Outcome SqlOutbox::verifyChain() {
  const auto gaps = readGaps(*database_);
  if (!gaps) return gaps.error();
  auto read = database_->prepare(std::string("SELECT ") + kOutboxColumns + " FROM items ORDER BY device_seq");
  if (!read) return read.error();
  std::string before(64, '0');
  std::int64_t last = 0;
  while (true) {
    const auto more = read->step();
    if (!more) return more.error();
    if (!*more) break;
    const auto row = outboxRowFrom(*read);
    if (row.previousHash != before || !isWhole(row)) return Error{Errc::corrupt, "chain", row.id};
    if (row.number != expectedAfter(*gaps, last)) return Error{Errc::corrupt, "number", std::to_string(row.number)};
    before = row.hash;
    last = row.number;
  }
  const auto newest = newestNumber();
  if (!newest) return newest.error();
  // A row cut off at the end leaves the chain right, and the counter ahead of it.
  if (*newest != expectedAfter(*gaps, last) - 1) return Error{Errc::corrupt, "number", std::to_string(*newest)};
  return Done{};
}

}  // namespace rebate::cache
