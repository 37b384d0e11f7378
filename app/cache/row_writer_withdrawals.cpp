// SPDX-License-Identifier: GPL-3.0-or-later
// RowWriter: withdrawals, by the same rules as rebates.
#include "cache/row_text.h"
#include "cache/row_writer.h"

namespace rebate::cache {

Outcome RowWriter::put(const Withdrawal& withdrawal, const Source& from) {
  bool added = false;
  if (withdrawal.requestedAt >= from.keepSettledAfter || isOpen(withdrawal))
    if (const auto tried = addWithdrawal(withdrawal, from, added); !tried) return tried;
  return added ? Outcome(Done{}) : renewWithdrawal(withdrawal, from);
}

Outcome RowWriter::addWithdrawal(const Withdrawal& withdrawal, const Source& from, bool& added) {
  auto write = database_.prepare(
      "INSERT INTO withdrawals (id, user_id, amount, state, stage, reviewers, requested_by, first_reviewer, reviewer,"
      " payer, payout_id, note, requested_at, sent_at, valid_till, settled_at, updated_at, version, content_hash,"
      " region, fetched_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (id) DO NOTHING");
  if (!write) return write.error();
  const int next = bindWithdrawal(*write, withdrawal);
  if (const auto run = write->bind(next, from.region).bind(next + 1, from.fetchedAt).run(); !run) return run;
  added = database_.changes() == 1;
  if (added) countWithdrawal(stageOf(withdrawal), 1, withdrawal.amount.value);
  return Done{};
}

Outcome RowWriter::renewWithdrawal(const Withdrawal& withdrawal, const Source& from) {
  auto find = database_.prepare("SELECT number, version, stage, amount FROM withdrawals WHERE id = ?");
  if (!find) return find.error();
  const auto row = find->bind(1, withdrawal.id).step();
  if (!row) return row.error();
  if (!*row || find->integer(1) > withdrawal.version) return Done{};  // below the limit, or newer already
  const auto number = find->integer(0);
  const auto stage = withdrawalStageFrom(find->text(2));
  if (!stage) return Error{Errc::corrupt, "row", "not one of the known names"};
  countWithdrawal(*stage, -1, -find->integer(3));
  countWithdrawal(stageOf(withdrawal), 1, withdrawal.amount.value);
  find->reset();
  auto write = database_.prepare(
      "UPDATE withdrawals SET id = ?, user_id = ?, amount = ?, state = ?, stage = ?, reviewers = ?, requested_by = ?,"
      " first_reviewer = ?, reviewer = ?, payer = ?, payout_id = ?, note = ?, requested_at = ?, sent_at = ?,"
      " valid_till = ?, settled_at = ?, updated_at = ?, version = ?, content_hash = ?, region = ?, fetched_at = ?"
      " WHERE number = ?");
  if (!write) return write.error();
  const int next = bindWithdrawal(*write, withdrawal);
  return write->bind(next, from.region).bind(next + 1, from.fetchedAt).bind(next + 2, number).run();
}

Outcome RowWriter::removeWithdrawal(std::int64_t number) {
  auto write = database_.prepare("DELETE FROM withdrawals WHERE number = ? RETURNING stage, amount");
  if (!write) return write.error();
  const auto row = write->bind(1, number).step();
  if (!row) return row.error();
  if (!*row) return Done{};
  if (const auto stage = withdrawalStageFrom(write->text(0))) countWithdrawal(*stage, -1, -write->integer(1));
  return Done{};
}

void RowWriter::countWithdrawal(WithdrawalStage stage, std::int64_t rows, std::int64_t fen) {
  counted_[rowsKind(stage)] += rows;
  counted_[sumKind(stage)] += fen;
}

}  // namespace rebate::cache
