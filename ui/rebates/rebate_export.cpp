// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/rebate_export.h"

#include <QDateTime>
#include <QStringList>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "ui/export/copy_rows.h"
#include "ui/export/export_cells.h"
#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kLooked = 2'000;  // rows looked through for people; who wants clear names has few rows

/// Which rows: all of the query, those that are chosen, or those of the query that are so for a reason.
struct Scope {
  RebateQuery query;
  RebateSelection chosen;
  std::optional<Reason> reason{};
};

using Eat = EatRows<Rebate>;

Outcome ofQuery(CacheReader& copy, const RebateQuery& query, const Eat& eat) {
  return eachPage<Rebate>([&](const auto& after) { return copy.rebates(query, after, CopyWalk<Rebate>::kPage); },
                          [&](const Rebate& row) { return keyOf(row, query.order); }, eat);
}

Outcome eachOf(CacheReader& copy, const std::set<std::string>& ids, const Eat& eat) {
  std::vector<Rebate> page;
  for (const auto& id : ids) {
    const auto row = copy.rebate(id);
    if (!row) return row.error();
    if (*row) page.push_back(**row);
    if (page.size() < CopyWalk<Rebate>::kPage) continue;
    if (const auto eaten = eat(std::exchange(page, {})); !eaten) return eaten;
  }
  return page.empty() ? Outcome(Done{}) : eat(page);
}

Outcome walk(CacheReader& copy, const Scope& scope, const Eat& eat) {
  const auto& everything = scope.chosen.everythingOf();
  if (!scope.chosen.empty() && !everything) return eachOf(copy, scope.chosen.named(), eat);
  if (scope.chosen.empty() && !scope.reason) return ofQuery(copy, scope.query, eat);
  return ofQuery(copy, everything.value_or(scope.query), [&](std::vector<Rebate> page) -> Outcome {
    std::erase_if(page, [&](const Rebate& row) {
      return scope.reason ? row.reason != *scope.reason : !scope.chosen.contains(row.id);
    });
    return page.empty() ? Outcome(Done{}) : eat(page);
  });
}

/// 0: not known.
Result<std::int64_t> countOf(CacheReader& copy, const Scope& scope) {
  const auto& everything = scope.chosen.everythingOf();
  if (scope.reason) return std::int64_t{0};
  if (!scope.chosen.empty() && !everything) return scope.chosen.count(0);
  const auto counted = copy.countOf(everything.value_or(scope.query));
  if (!counted) return counted.error();
  const auto total = counted->value_or(0);
  return everything ? scope.chosen.count(total) : total;
}

ExportRow rowOf(const Rebate& r, const ClearNames& names) {
  const auto named = names.find(r.userId);
  return {r.line,
          r.userId,
          named == names.end() ? r.userMask : named->second.text(),
          textCell(Words::platform(r.platform)),
          r.item,
          r.paid.value,
          r.income.value,
          r.platformFee.value,
          r.split.user.value,
          std::int64_t{r.shareRate.value},
          textCell(Words::state(r.state)),
          textCell(Words::reason(r.reason)),
          textCell(Words::proposer(r.proposedBy)),
          r.decidedBy,
          r.createdAt,
          r.updatedAt};
}

MakeRows rowsOf(const Scope& scope, const ClearNames& names) {
  return copyRows<Rebate>({[scope](CacheReader& copy, const Eat& eat) { return walk(copy, scope, eat); },
                           [names](const Rebate& row) { return rowOf(row, names); },
                           [scope](CacheReader& copy) { return countOf(copy, scope); }});
}

Result<std::vector<std::string>> peopleIn(CacheReader& copy, const Scope& scope) {
  std::set<std::string> found;
  int looked = 0;
  const auto walked = walk(copy, scope, [&](const std::vector<Rebate>& page) -> Outcome {
    for (const auto& row : page)
      if (!row.userId.empty()) found.insert(row.userId);
    looked += static_cast<int>(page.size());
    const bool enough = static_cast<int>(found.size()) > ExportPeople::kMost || looked >= kLooked;
    return enough ? Outcome(Error{Errc::cancelled, "enough", {}}) : Outcome(Done{});
  });
  if (!walked && walked.error().field != "enough") return walked.error();
  std::vector<std::string> people(found.begin(), found.end());
  if (!walked) people.resize(ExportPeople::kMost + 1);  // too many, or too many rows to know
  return people;
}

ExportPeople peopleOf(const Scope& scope, CacheDesk* desk) {
  ExportPeople people;
  people.find = [scope, desk](const ExportPeople::Ids& answer) {
    if (!desk) return answer(Error{Errc::unavailable, "copy", {}});
    const auto found = std::make_shared<Result<std::vector<std::string>>>(std::vector<std::string>{});
    desk->ask([scope, found](CacheReader& copy) { *found = peopleIn(copy, scope); },
              [answer, found] { answer(*found); }, 0);
  };
  people.named = [scope](const ClearNames& names) { return rowsOf(scope, names); };
  return people;
}

}  // namespace

std::vector<ExportColumn> RebateExport::columns() {
  return {exportColumn(tr("Order")),
          exportColumn(tr("User id")),
          exportColumn(tr("Nickname"), CellKind::text, ColumnUse::personal),
          exportColumn(tr("Platform")),
          exportColumn(tr("Item")),
          exportColumn(tr("Paid ¥"), CellKind::money, ColumnUse::total),
          exportColumn(tr("Commission ¥"), CellKind::money, ColumnUse::total),
          exportColumn(tr("Fee ¥"), CellKind::money, ColumnUse::total),
          exportColumn(tr("Rebate ¥"), CellKind::money, ColumnUse::total),
          exportColumn(tr("Share"), CellKind::rate),
          exportColumn(tr("State")),
          exportColumn(tr("Reason")),
          exportColumn(tr("Proposed by")),
          exportColumn(tr("Decided by")),
          exportColumn(tr("Ordered"), CellKind::moment),
          exportColumn(tr("Changed"), CellKind::moment)};
}

/// What was searched for is not repeated in a file: it may be a part of somebody's phone.
QString RebateExport::filterWords(const RebateQuery& query) {
  const auto day = [](Millis at) {
    return QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
  };
  QStringList words(query.state ? tr("State: %1").arg(Words::state(*query.state)) : tr("All states"));
  if (query.platform) words << Words::platform(*query.platform);
  if (query.least) words << tr("at least %1").arg(yuan(*query.least));
  if (query.most) words << tr("at most %1").arg(yuan(*query.most));
  if (query.createdFrom) words << tr("ordered from %1").arg(day(*query.createdFrom));
  if (query.createdUntil) words << tr("ordered before %1").arg(day(*query.createdUntil));
  if (query.updatedFrom) words << tr("changed from %1").arg(day(*query.updatedFrom));
  if (query.updatedUntil) words << tr("changed before %1").arg(day(*query.updatedUntil));
  if (!query.user.empty()) words << tr("of user %1").arg(qs(query.user));
  if (!query.proposedBy.empty()) words << tr("proposed by %1").arg(Words::proposer(query.proposedBy));
  if (!query.text.empty()) words << tr("found by a search");
  words << (query.order == RebateOrder::amount ? tr("by amount") : tr("by age"));
  return words.join(QStringLiteral(" · "));
}

ExportTable RebateExport::table(const RebateQuery& query, const RebateSelection& chosen, std::int64_t total,
                                CacheDesk* desk) {
  const Scope scope{query, chosen};
  const auto filter = chosen.empty()          ? filterWords(query)
                      : chosen.everythingOf() ? tr("Selected rows of: %1").arg(filterWords(*chosen.everythingOf()))
                                              : tr("Selected rows");
  return {tr("Rebates"),
          filter,
          QStringLiteral("rebates"),
          columns(),
          rowsOf(scope, {}),
          chosen.empty() ? total : chosen.count(total),
          peopleOf(scope, desk)};
}

ExportTable RebateExport::held(std::optional<Reason> reason, CacheDesk* desk) {
  Scope scope{{}, {}, reason};
  scope.query.state = RebateState::held;
  const auto filter = reason ? tr("Held: %1").arg(Words::reason(*reason)) : filterWords(scope.query);
  return {tr("Held lines"), filter, QStringLiteral("held"), columns(), rowsOf(scope, {}), 0, peopleOf(scope, desk)};
}

}  // namespace rebate
