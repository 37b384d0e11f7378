// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/audit_export.h"

#include <QStringList>

#include "ui/audit/audit_words.h"
#include "ui/export/export_cells.h"
#include "ui/export/region_rows.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

ExportRow rowOf(const AuditEntry& entry) {
  return {entry.raw.seq,
          momentCell(entry.at),
          entry.actor,
          textCell(AuditWords::action(entry.action)),
          textCell(AuditWords::entity(entry)),
          textCell(AuditWords::detail(entry)),
          entry.epoch,
          entry.raw.hash};
}

std::vector<ExportRow> rowsOf(const AuditSlice& slice) {
  std::vector<ExportRow> rows;
  rows.reserve(slice.entries.size());
  for (const auto& entry : slice.entries) rows.push_back(rowOf(entry));
  return rows;
}

}  // namespace

std::vector<ExportColumn> AuditExport::columns() {
  return {exportColumn(tr("Number"), CellKind::count),
          exportColumn(tr("When"), CellKind::moment),
          exportColumn(tr("Who")),
          exportColumn(tr("What")),
          exportColumn(tr("On")),
          exportColumn(tr("Detail")),
          exportColumn(tr("Epoch"), CellKind::count),
          exportColumn(tr("Hash"))};
}

QString AuditExport::filterWords(const AuditRead& wish) {
  QStringList words;
  if (!wish.actor.empty()) words << tr("by %1").arg(qs(wish.actor));
  QStringList actions;
  for (const auto& action : qs(wish.action).split(u',', Qt::SkipEmptyParts))
    actions << AuditWords::action(action.toStdString());
  actions.removeDuplicates();
  if (!actions.isEmpty()) words << actions.join(QStringLiteral(", "));
  if (!wish.entity.empty()) words << tr("on %1").arg(qs(wish.entity));
  return words.isEmpty() ? tr("All records") : words.join(QStringLiteral(" · "));
}

ExportTable AuditExport::table(const AuditRead& wish, Workspace& workspace, QObject* guard) {
  auto first = wish;
  first.after = 0;
  first.newestFirst = true;
  first.limit = RegionWalk<AuditRead>::kPage;
  return {tr("Audit"), filterWords(wish), QStringLiteral("audit"), columns(),
          regionRows<AuditRead>(guard, workspace, {first, rowsOf, followNext<AuditRead>})};
}

}  // namespace rebate
