// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/withdrawals/withdrawal_export.h"

#include <QStringList>

#include "ui/export/copy_rows.h"
#include "ui/export/export_cells.h"
#include "ui/style/words.h"
#include "ui/withdrawals/withdrawal_words.h"

namespace rebate {
namespace {

ExportRow rowOf(const WithdrawalRow& row) {
  const auto& w = row.withdrawal;
  return {w.id,
          w.userId,
          row.userMask,
          w.amount.value,
          textCell(WithdrawalWords::state(w)),
          w.requestedBy,
          w.firstReviewer,
          w.reviewer,
          w.payer,
          w.payoutId,
          w.note,
          w.requestedAt,
          momentCell(w.sentAt),
          momentCell(w.settledAt)};
}

Outcome walk(CacheReader& copy, const WithdrawalQuery& query, const EatRows<WithdrawalRow>& eat) {
  return eachPage<WithdrawalRow>(
      [&](const auto& after) { return copy.withdrawals(query, after, CopyWalk<WithdrawalRow>::kPage); },
      [&](const WithdrawalRow& row) { return keyOf(row.withdrawal, query.order); }, eat);
}

}  // namespace

std::vector<ExportColumn> WithdrawalExport::columns() {
  return {exportColumn(tr("Withdrawal")),
          exportColumn(tr("User id")),
          exportColumn(tr("Nickname"), CellKind::text, ColumnUse::personal),
          exportColumn(tr("Amount ¥"), CellKind::money, ColumnUse::total),
          exportColumn(tr("State")),
          exportColumn(tr("Asked for by")),
          exportColumn(tr("First reviewer")),
          exportColumn(tr("Reviewer")),
          exportColumn(tr("Paid out by")),
          exportColumn(tr("Batch")),
          exportColumn(tr("Note")),
          exportColumn(tr("Asked for"), CellKind::moment),
          exportColumn(tr("Sent"), CellKind::moment),
          exportColumn(tr("Settled"), CellKind::moment)};
}

/// What was searched for is not repeated in a file.
QString WithdrawalExport::filterWords(const WithdrawalQuery& query) {
  QStringList words;
  for (const auto stage : query.stages) words << WithdrawalWords::stage(stage);
  if (words.isEmpty()) words << tr("All states");
  if (!query.text.empty()) words << tr("found by a search");
  return words.join(QStringLiteral(" · "));
}

ExportTable WithdrawalExport::table(const WithdrawalQuery& query) {
  const auto rows = copyRows<WithdrawalRow>(
      {[query](CacheReader& copy, const EatRows<WithdrawalRow>& eat) { return walk(copy, query, eat); }, rowOf});
  return {tr("Withdrawals"), filterWords(query), QStringLiteral("withdrawals"), columns(), rows};
}

}  // namespace rebate
