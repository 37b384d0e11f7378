// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/withdrawals/payout_export.h"

#include <QDateTime>

#include "ui/export/export_cells.h"
#include "ui/export/region_rows.h"
#include "ui/withdrawals/payouts_view.h"

namespace rebate {
namespace {

constexpr int kZoneSeconds = 8 * 3'600;  // the platforms' days, whatever the desktop's zone

std::vector<ExportRow> rowsOf(const PayoutSlice& slice) {
  std::vector<ExportRow> rows;
  for (const auto& payout : slice.payouts)
    rows.push_back({payout.id, payout.createdBy, momentCell(payout.createdAt), payout.items, payout.total.value,
                    textCell(PayoutDress::states(payout))});
  return rows;
}

std::vector<ExportRow> rowsOf(const std::vector<ReceivedDay>& days) {
  std::vector<ExportRow> rows;
  for (const auto& day : days) {
    const auto date = QDateTime::fromMSecsSinceEpoch(day.day, Qt::OffsetFromUTC, kZoneSeconds).date();
    rows.push_back({textCell(date.toString(Qt::ISODate)), day.due.lines, day.due.sum.value, day.payable.value});
  }
  return rows;
}

}  // namespace

std::vector<ExportColumn> PayoutExport::columns() {
  return {exportColumn(tr("Payout")),
          exportColumn(tr("Built by")),
          exportColumn(tr("Built at"), CellKind::moment),
          exportColumn(tr("Items"), CellKind::count, ColumnUse::total),
          exportColumn(tr("Total ¥"), CellKind::money, ColumnUse::total),
          exportColumn(tr("States"))};
}

ExportTable PayoutExport::batches(Workspace& workspace, QObject* guard) {
  PayoutsRead first;
  first.limit = RegionWalk<PayoutsRead>::kPage;
  const auto write = [](const PayoutSlice& slice) { return rowsOf(slice); };
  return {tr("Payout batches"), tr("All batches"), QStringLiteral("payouts"), columns(),
          regionRows<PayoutsRead>(guard, workspace, {first, write, followNext<PayoutsRead>})};
}

ExportTable PayoutExport::days(const std::vector<ReceivedDay>& days, const QString& month) {
  return {tr("Settlement day"),
          month,
          QStringLiteral("settlement"),
          {exportColumn(tr("Received on")), exportColumn(tr("Lines"), CellKind::count, ColumnUse::total),
           exportColumn(tr("Due ¥"), CellKind::money, ColumnUse::total),
           exportColumn(tr("To users ¥"), CellKind::money, ColumnUse::total)},
          heldRows(rowsOf(days)),
          static_cast<std::int64_t>(days.size())};
}

}  // namespace rebate
