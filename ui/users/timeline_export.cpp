// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/timeline_export.h"

#include <QStringList>

#include "ui/export/export_cells.h"
#include "ui/export/region_rows.h"
#include "ui/style/words.h"
#include "ui/users/timeline_facts.h"
#include "ui/users/timeline_words.h"

namespace rebate {
namespace {

TimelineRow withoutWords(TimelineRow row) {
  std::erase_if(row.item.body, [&](const auto& fact) {
    // Of a rebate it says why it is held: a word of ours, and no person's.
    const bool ours = fact.first == "reason" && row.item.kind == TimelineKind::order;
    return !ours && (fact.first == "reason" || fact.first == "note" || fact.first == "text");
  });
  return row;
}

/// Fen that moved or are meant; nothing where no money is named.
ExportCell amountOf(const TimelineItem& item) {
  const char* member =
      item.kind == TimelineKind::order || item.kind == TimelineKind::decision ? "user_fen" : "amount_fen";
  return item.body.contains(member) ? ExportCell(timeline_facts::amount(item, member).value) : ExportCell();
}

}  // namespace

std::vector<ExportColumn> TimelineExport::columns() {
  return {exportColumn(tr("When"), CellKind::moment), exportColumn(tr("Kind")), exportColumn(tr("Who")),
          exportColumn(tr("Amount ¥"), CellKind::money), exportColumn(tr("What"))};
}

ExportRow TimelineExport::rowOf(const TimelineRow& row) {
  const auto bare = withoutWords(row);
  const bool note = row.item.kind == TimelineKind::note;
  return {momentCell(row.item.at), textCell(TimelineWords::tag(bare)),
          textCell(timeline_facts::text(row.item, "person")), amountOf(row.item),
          textCell(note ? tr("a note, not repeated here") : TimelineWords::what(bare))};
}

QString TimelineExport::filterWords(const std::string& userId, const std::set<TimelineKind>& kinds) {
  QStringList words(tr("User %1").arg(qs(userId)));
  QStringList names;
  for (const auto kind : kinds) names << TimelineWords::kind(kind);
  words << (names.isEmpty() ? tr("all kinds") : names.join(QStringLiteral(", ")));
  return words.join(QStringLiteral(" · "));
}

ExportTable TimelineExport::told(const std::string& userId, const std::set<TimelineKind>& kinds, Workspace& workspace,
                                 QObject* guard) {
  TimelineRead first{userId, {kinds.begin(), kinds.end()}};
  first.limit = RegionWalk<TimelineRead>::kPage;
  const auto write = [](const TimelineSlice& slice) {
    std::vector<ExportRow> rows;
    for (const auto& item : slice.items) rows.push_back(rowOf({item}));
    return rows;
  };
  return {tr("Timeline"), filterWords(userId, kinds), QStringLiteral("timeline"), columns(),
          regionRows<TimelineRead>(guard, workspace, {first, write, followNext<TimelineRead>})};
}

ExportTable TimelineExport::known(const std::string& userId, const TimelineModel& shown) {
  std::vector<ExportRow> rows;
  for (const auto& row : shown.rows()) rows.push_back(rowOf(row));
  const auto filter = filterWords(userId, shown.kinds()) + QStringLiteral(" · ") + tr("as far as this desktop knows");
  const auto expected = static_cast<std::int64_t>(rows.size());
  return {tr("Timeline"), filter, QStringLiteral("timeline"), columns(), heldRows(std::move(rows)), expected};
}

}  // namespace rebate
