// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/withdrawals/withdrawal_export.h"

#include <QStringList>
#include <memory>
#include <optional>
#include <utility>

#include "ui/style/words.h"
#include "ui/withdrawals/withdrawal_words.h"

namespace rebate {
namespace {

constexpr int kPage = 500;

ExportCell momentOf(Millis at) {
  return at > 0 ? ExportCell(at) : ExportCell();
}

ExportRow rowOf(const WithdrawalRow& row) {
  const auto& w = row.withdrawal;
  return {w.id,
          w.userId,
          row.userMask,
          w.amount.value,
          WithdrawalWords::state(w).toStdString(),
          w.requestedBy,
          w.firstReviewer,
          w.reviewer,
          w.payer,
          w.payoutId,
          w.note,
          w.requestedAt,
          momentOf(w.sentAt),
          momentOf(w.settledAt)};
}

/// All of one moment, so that no row is there twice and the sums fit the change number.
class WithdrawalRows final : public RowSource {
 public:
  WithdrawalRows(CacheReader& copy, WithdrawalQuery query) : copy_(copy), query_(std::move(query)) {}

  Outcome read(const Take& take) override {
    return copy_.together([&]() -> Outcome {
      std::optional<PageKey> after;
      while (true) {
        const auto page = copy_.withdrawals(query_, after, kPage);
        if (!page) return page.error();
        if (page->empty()) return Done{};
        std::vector<ExportRow> rows;
        rows.reserve(page->size());
        for (const auto& row : *page) rows.push_back(rowOf(row));
        if (const auto taken = take(rows); !taken) return taken;
        after = keyOf(page->back().withdrawal, query_.order);
      }
    });
  }

 private:
  CacheReader& copy_;
  WithdrawalQuery query_;
};

}  // namespace

std::vector<ExportColumn> WithdrawalExport::columns() {
  const auto column = [](const QString& title, CellKind kind, bool total = false, bool personal = false) {
    return ExportColumn{title.toStdString(), kind, personal, total};
  };
  return {column(tr("Withdrawal"), CellKind::text),
          column(tr("User id"), CellKind::text),
          column(tr("Nickname"), CellKind::text, false, true),
          column(tr("Amount ¥"), CellKind::money, true),
          column(tr("State"), CellKind::text),
          column(tr("Asked for by"), CellKind::text),
          column(tr("First reviewer"), CellKind::text),
          column(tr("Reviewer"), CellKind::text),
          column(tr("Paid out by"), CellKind::text),
          column(tr("Batch"), CellKind::text),
          column(tr("Note"), CellKind::text),
          column(tr("Asked for"), CellKind::moment),
          column(tr("Sent"), CellKind::moment),
          column(tr("Settled"), CellKind::moment)};
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
  const MakeRows rows = [query](CacheReader* copy) -> std::unique_ptr<RowSource> {
    return copy ? std::make_unique<WithdrawalRows>(*copy, query) : nullptr;
  };
  return {tr("Withdrawals"), filterWords(query), QStringLiteral("withdrawals"), columns(), rows};
}

}  // namespace rebate
