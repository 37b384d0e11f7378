// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/incidents/incidents_export.h"

#include "ui/export/export_cells.h"
#include "ui/export/row_sources.h"
#include "ui/incidents/alert_words.h"
#include "ui/style/words.h"

namespace rebate {

QString IncidentsExport::show(AlertShow show) {
  switch (show) {
    case AlertShow::firing:
      return tr("Firing");
    case AlertShow::acknowledged:
      return tr("Acknowledged");
    case AlertShow::suppressed:
      return tr("Suppressed");
  }
  return {};
}

ExportTable IncidentsExport::table(const AlertFacts& facts, const AlertFilter& filter, Millis now) {
  std::vector<ExportRow> rows;
  for (const auto& row : alertRows(facts, filter)) {
    if (!row.view) continue;
    const auto& view = *row.view;
    rows.push_back({textCell(AlertWords::severity(view)), textCell(AlertWords::name(view)),
                    textCell(AlertWords::where(view)), textCell(AlertWords::what(view)),
                    momentCell(view.alert.startsAt), textCell(AlertWords::standing(view, now)),
                    view.silence ? ExportCell(view.silence->owner) : ExportCell(),
                    view.silence ? momentCell(view.silence->endsAt) : ExportCell(),
                    view.silence ? ExportCell(view.silence->comment) : ExportCell(),
                    textCell(AlertWords::source(view.sources.empty() ? std::string{} : view.sources.front())),
                    ExportCell(view.id())});
  }
  const std::vector<ExportColumn> columns{exportColumn(tr("Severity")),
                                          exportColumn(tr("Alert")),
                                          exportColumn(tr("Where")),
                                          exportColumn(tr("What")),
                                          exportColumn(tr("Firing since"), CellKind::moment),
                                          exportColumn(tr("State")),
                                          exportColumn(tr("Owner")),
                                          exportColumn(tr("Until"), CellKind::moment),
                                          exportColumn(tr("Reason")),
                                          exportColumn(tr("Said by")),
                                          exportColumn(tr("Fingerprint"))};
  auto words = show(filter.show);
  if (!filter.region.empty()) words += QStringLiteral(" · ") + qs(filter.region);
  const auto expected = static_cast<std::int64_t>(rows.size());
  return {tr("Incidents"), words, QStringLiteral("incidents"), columns, heldRows(std::move(rows)), expected};
}

}  // namespace rebate
