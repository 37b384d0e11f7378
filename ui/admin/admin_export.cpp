// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/admin/admin_export.h"

#include <QStringList>

#include "ui/admin/proposal_words.h"
#include "ui/export/export_cells.h"
#include "ui/export/region_rows.h"
#include "ui/outbox/command_words.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr Platform kPlatforms[] = {Platform::taobao, Platform::jd, Platform::pdd};
constexpr Level kLevels[] = {Level::bronze, Level::silver, Level::gold};

template <class Items, class Write>
std::vector<ExportRow> each(const Items& items, const Write& write) {
  std::vector<ExportRow> rows;
  rows.reserve(items.size());
  for (const auto& item : items) rows.push_back(write(item));
  return rows;
}

}  // namespace

QString AdminExport::operatorState(const OperatorRow& row) {
  QStringList state;
  if (row.disabled) state << tr("ended");
  if (row.locked) state << tr("locked after wrong attempts");
  return state.isEmpty() ? tr("active") : state.join(QStringLiteral(", "));
}

QString AdminExport::billState(BillState state) {
  switch (state) {
    case BillState::open:
      return tr("waits for a second person");
    case BillState::confirmed:
      return tr("confirmed");
    case BillState::superseded:
      return tr("superseded");
  }
  return {};
}

ExportTable AdminExport::operators(Workspace& workspace, QObject* guard) {
  const auto write = [](const std::vector<OperatorRow>& rows) {
    return each(rows, [](const OperatorRow& row) -> ExportRow {
      return {row.who.name,
              row.who.display,
              textCell(Words::role(row.who.role)),
              textCell(row.password ? tr("yes") : tr("none yet")),
              textCell(row.code ? tr("yes") : tr("no")),
              textCell(operatorState(row))};
    });
  };
  return {tr("Operators"),
          tr("All operators"),
          QStringLiteral("operators"),
          {exportColumn(tr("Sign-in name")), exportColumn(tr("Shown as")), exportColumn(tr("Role")),
           exportColumn(tr("Password")), exportColumn(tr("One-time code")), exportColumn(tr("State"))},
          regionRows<OperatorsRead>(guard, workspace, {{}, write})};
}

std::vector<ExportColumn> AdminExport::ruleColumns() {
  std::vector<ExportColumn> columns{exportColumn(tr("Version"), CellKind::count),
                                    exportColumn(tr("In force from"), CellKind::moment),
                                    exportColumn(tr("Reserve"), CellKind::rate),
                                    exportColumn(tr("Reserve days"), CellKind::count),
                                    exportColumn(tr("Inviter"), CellKind::rate),
                                    exportColumn(tr("Least withdrawal ¥"), CellKind::money),
                                    exportColumn(tr("Second decider above ¥"), CellKind::money),
                                    exportColumn(tr("Second reviewer above ¥"), CellKind::money)};
  for (const auto platform : kPlatforms)
    for (const auto level : kLevels)
      columns.push_back(exportColumn(Words::platform(platform) + u' ' + Words::level(level), CellKind::rate));
  columns.push_back(exportColumn(tr("Proposed by")));
  columns.push_back(exportColumn(tr("Decided by")));
  columns.push_back(exportColumn(tr("Decided"), CellKind::moment));
  return columns;
}

ExportRow AdminExport::rowOf(const RuleVersion& version) {
  const auto rate = [](BasisPoints points) { return ExportCell(std::int64_t{points.value}); };
  const auto& rules = version.rules;
  ExportRow row{rules.version,
                momentCell(rules.from),
                rate(rules.reserve),
                std::int64_t{rules.reserveDays},
                rate(rules.inviter),
                rules.minimumWithdrawal.value,
                rules.secondDeciderAbove.value,
                rules.secondReviewerAbove.value};
  for (const auto platform : kPlatforms)
    for (const auto level : kLevels) row.push_back(rate(rules.shareOf(platform, level)));
  row.push_back(version.proposedBy);
  row.push_back(version.decidedBy);
  row.push_back(momentCell(version.at));
  return row;
}

/// Newest first, as they are shown.
ExportTable AdminExport::rules(Workspace& workspace, QObject* guard) {
  const auto write = [](const std::vector<RuleVersion>& versions) {
    return each(std::vector<RuleVersion>(versions.rbegin(), versions.rend()), rowOf);
  };
  return {tr("Rules and thresholds"), tr("All versions"), QStringLiteral("rules"), ruleColumns(),
          regionRows<RulesRead>(guard, workspace, {{}, write})};
}

ExportTable AdminExport::proposals(bool open, Workspace& workspace, QObject* guard) {
  ProposalsRead first;
  if (open) first.state = ProposalState::open;
  first.limit = RegionWalk<ProposalsRead>::kPage;
  const auto write = [open](const ProposalSlice& slice) {
    std::vector<Proposal> wanted;
    for (const auto& proposal : slice.proposals)
      if ((proposal.state == ProposalState::open) == open) wanted.push_back(proposal);
    return each(wanted, [](const Proposal& p) -> ExportRow {
      return {p.id,
              textCell(CommandWords::proposalKind(p.kind)),
              textCell(ProposalWords::substance(p)),
              p.reason,
              p.proposedBy,
              momentCell(p.proposedAt),
              textCell(CommandWords::proposalState(p.state)),
              p.decidedBy,
              momentCell(p.decidedAt.value_or(0)),
              p.decisionReason};
    });
  };
  return {tr("Proposals"),
          open ? tr("Open") : tr("Decided"),
          QStringLiteral("proposals"),
          {exportColumn(tr("Proposal")), exportColumn(tr("Kind")), exportColumn(tr("What")), exportColumn(tr("Reason")),
           exportColumn(tr("Proposed by")), exportColumn(tr("Proposed"), CellKind::moment), exportColumn(tr("State")),
           exportColumn(tr("Decided by")), exportColumn(tr("Decided"), CellKind::moment),
           exportColumn(tr("Reason of the decision"))},
          regionRows<ProposalsRead>(guard, workspace, {first, write, followNext<ProposalsRead>})};
}

ExportTable AdminExport::bills(Workspace& workspace, QObject* guard) {
  BillsRead first;
  first.limit = RegionWalk<BillsRead>::kPage;
  const auto write = [](const BillSlice& slice) {
    return each(slice.bills, [](const Bill& bill) -> ExportRow {
      return {textCell(Words::platform(bill.platform)),
              bill.month,
              bill.total.value,
              bill.ours.value,
              bill.difference.value,
              bill.lines,
              bill.linesMissing,
              bill.enteredBy,
              momentCell(bill.enteredAt),
              textCell(billState(bill.state)),
              bill.confirmedBy,
              momentCell(bill.confirmedAt),
              bill.reason};
    });
  };
  return {
      tr("Bills of the platforms"),
      tr("All bills"),
      QStringLiteral("bills"),
      {exportColumn(tr("Platform")), exportColumn(tr("Month")), exportColumn(tr("Their total ¥"), CellKind::money),
       exportColumn(tr("Our sum ¥"), CellKind::money), exportColumn(tr("Difference ¥"), CellKind::money),
       exportColumn(tr("Lines"), CellKind::count), exportColumn(tr("Missing"), CellKind::count),
       exportColumn(tr("Entered by")), exportColumn(tr("Entered"), CellKind::moment), exportColumn(tr("State")),
       exportColumn(tr("Confirmed by")), exportColumn(tr("Confirmed"), CellKind::moment), exportColumn(tr("Reason"))},
      regionRows<BillsRead>(guard, workspace, {first, write, followNext<BillsRead>})};
}

}  // namespace rebate
