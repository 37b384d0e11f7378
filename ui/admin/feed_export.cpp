// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/feed_export.h"

#include <algorithm>

#include "ui/export/export_cells.h"
#include "ui/export/region_rows.h"
#include "ui/style/words.h"

namespace rebate {

/// By feed, then by when it begins.
std::vector<ExportRow> FeedExport::rowsOf(const std::vector<FeedCoverage>& feeds, Millis since) {
  std::vector<ExportRow> all;
  for (const auto& feed : feeds) {
    std::vector<std::pair<Millis, ExportRow>> rows;
    const auto add = [&](const QString& what, Millis from, Millis to, Millis readAt, ExportCell read,
                         ExportCell rejected, const std::string& by) {
      if (to > since)
        rows.push_back(
            {from,
             {textCell(Words::platform(feed.platform)), std::int64_t{feed.queryType}, textCell(what), momentCell(from),
              momentCell(to), momentCell(readAt), std::move(read), std::move(rejected), by}});
    };
    for (const auto& w : feed.windows)
      add(w.reread ? tr("read again") : tr("read"), w.start, w.end, w.readAt, w.rows, w.rejected, {});
    for (const auto& [from, to] : feed.holes) add(tr("hole"), from, to, 0, {}, {}, {});
    for (const auto& wish : feed.rereads)
      add(tr("waits to be read again"), wish.from, wish.to, 0, {}, {}, wish.wantedBy);
    std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [from, row] : rows) all.push_back(std::move(row));
  }
  return all;
}

ExportTable FeedExport::table(Workspace& workspace, QObject* guard, Millis since) {
  const auto write = [since](const std::vector<FeedCoverage>& feeds) { return rowsOf(feeds, since); };
  return {tr("Feeds"),
          tr("The last seven days"),
          QStringLiteral("feeds"),
          {exportColumn(tr("Platform")), exportColumn(tr("Query"), CellKind::count), exportColumn(tr("What")),
           exportColumn(tr("From"), CellKind::moment), exportColumn(tr("To"), CellKind::moment),
           exportColumn(tr("Read at"), CellKind::moment), exportColumn(tr("Rows"), CellKind::count, ColumnUse::total),
           exportColumn(tr("Refused rows"), CellKind::count, ColumnUse::total), exportColumn(tr("Asked by"))},
          regionRows<CoverageRead>(guard, workspace, {{}, write})};
}

}  // namespace rebate
