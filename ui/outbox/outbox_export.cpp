// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outbox_export.h"

#include <QPointer>
#include <QStringList>
#include <memory>

#include "ui/export/export_cells.h"
#include "ui/export/row_sources.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kPage = 500;

/// None where no money is named.
std::optional<Fen> amountOf(const Command& command) {
  return std::visit(
      [](const auto& c) -> std::optional<Fen> {
        if constexpr (requires { c.amount; }) return c.amount;
        if constexpr (requires { c.total; }) return c.total;
        return std::nullopt;
      },
      command);
}

ExportRow rowOf(const OutboxItem& item, const WorkspaceFacts& facts) {
  const auto action = item.command ? CommandWords::action(*item.command) : Words::action(item.decision.action);
  const auto on = item.command ? CommandWords::on(*item.command) : qs(item.seen.line);
  const auto amount = item.command ? amountOf(*item.command) : item.decision.amount;
  return {item.decision.deviceSeq,
          momentCell(item.decision.decidedAt),
          item.person,
          textCell(action),
          textCell(on),
          amount ? ExportCell(amount->value) : ExportCell(),
          textCell(Words::outbox(item.state)),
          textCell(CommandWords::why(item, facts)),
          item.appliedBy,
          item.auditHash};
}

/// A page of which nothing fits is not the end.
void nextPage(Workspace& workspace, const QPointer<QObject>& guard, const OutboxFilter& filter,
              const std::shared_ptr<std::int64_t>& newest, const std::function<void(const PageOfRows&)>& answer) {
  workspace.outboxPage(*newest, kPage, [=, &workspace](const Result<std::vector<OutboxItem>>& page) {
    if (!page) return answer(page.error());
    if (!guard) return answer(Error{Errc::cancelled, {}, "its page is gone"});
    std::vector<ExportRow> rows;
    for (const auto& item : *page) {
      *newest = item.decision.deviceSeq;
      if (filter.fits(item)) rows.push_back(rowOf(item, workspace.facts()));
    }
    rows.empty() && !page->empty() ? nextPage(workspace, guard, filter, newest, answer) : answer(rows);
  });
}

}  // namespace

bool OutboxFilter::fits(const OutboxItem& item) const {
  if (openOnly && !isOpen(item.state) && !needsPerson(item.state)) return false;
  return !group || CommandWords::groupOf(item) == *group;
}

std::vector<ExportColumn> OutboxExport::columns() {
  return {exportColumn(tr("Number"), CellKind::count),
          exportColumn(tr("Decided at"), CellKind::moment),
          exportColumn(tr("By")),
          exportColumn(tr("Decision")),
          exportColumn(tr("Order")),
          exportColumn(tr("Amount ¥"), CellKind::money),
          exportColumn(tr("State")),
          exportColumn(tr("Why")),
          exportColumn(tr("Applied by")),
          exportColumn(tr("Audit record"))};
}

QString OutboxExport::filterWords(const OutboxFilter& filter) {
  QStringList words;
  if (filter.openOnly) words << tr("Not settled");
  if (filter.group) words << CommandWords::group(*filter.group);
  return words.isEmpty() ? tr("All decisions of this desktop") : words.join(QStringLiteral(" · "));
}

ExportTable OutboxExport::table(const OutboxFilter& filter, Workspace& workspace, QObject* guard) {
  const auto begin = [&workspace, filter, guard = QPointer(guard)]() -> AskPage {
    return [&workspace, filter, guard, newest = std::make_shared<std::int64_t>(0)](const auto& answer) {
      nextPage(workspace, guard, filter, newest, answer);
    };
  };
  return {tr("Outbox"), filterWords(filter), QStringLiteral("outbox"), columns(), askedRows(guard, begin)};
}

}  // namespace rebate
