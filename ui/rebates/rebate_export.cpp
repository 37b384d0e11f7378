// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/rebate_export.h"

#include <memory>
#include <set>
#include <utility>

#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kPage = 500;
constexpr int kLooked = 2'000;  // rows looked through for people; who wants clear names has few rows

/// Which rows: those of the query, or these.
struct Scope {
  RebateQuery query;
  std::optional<std::vector<std::string>> ids;
};

using Eat = std::function<Outcome(const std::vector<Rebate>&)>;

Outcome eachPage(CacheReader& copy, const RebateQuery& query, const Eat& eat) {
  std::optional<PageKey> after;
  while (true) {
    const auto page = copy.rebates(query, after, kPage);
    if (!page) return page.error();
    if (page->empty()) return Done{};
    if (const auto eaten = eat(*page); !eaten) return eaten;
    after = keyOf(page->back(), query.order);
  }
}

Outcome eachOf(CacheReader& copy, const std::vector<std::string>& ids, const Eat& eat) {
  std::vector<Rebate> page;
  for (const auto& id : ids) {
    const auto row = copy.rebate(id);
    if (!row) return row.error();
    if (*row) page.push_back(**row);
    if (page.size() < kPage) continue;
    if (const auto eaten = eat(std::exchange(page, {})); !eaten) return eaten;
  }
  return page.empty() ? Outcome(Done{}) : eat(page);
}

Outcome walk(CacheReader& copy, const Scope& scope, const Eat& eat) {
  return scope.ids ? eachOf(copy, *scope.ids, eat) : eachPage(copy, scope.query, eat);
}

std::string say(const QString& words) {
  return words.toStdString();
}

/// All of one moment, so that no row is there twice and the sums fit the change number.
class RebateRows final : public RowSource {
 public:
  RebateRows(CacheReader& copy, Scope scope, ClearNames names)
      : copy_(copy), scope_(std::move(scope)), names_(std::move(names)) {}

  Result<std::int64_t> expected() override {
    if (scope_.ids) return static_cast<std::int64_t>(scope_.ids->size());
    const auto counted = copy_.countOf(scope_.query);
    return counted ? Result(counted->value_or(0)) : counted.error();
  }

  Outcome read(const Take& take) override {
    return copy_.together([&] {
      return walk(copy_, scope_, [&](const std::vector<Rebate>& page) {
        std::vector<ExportRow> rows;
        rows.reserve(page.size());
        for (const auto& rebate : page) rows.push_back(rowOf(rebate));
        return take(rows);
      });
    });
  }

 private:
  ExportRow rowOf(const Rebate& r) const {
    const auto named = names_.find(r.userId);
    return {r.line,
            r.userId,
            named == names_.end() ? r.userMask : named->second.text(),
            say(Words::platform(r.platform)),
            r.item,
            r.paid.value,
            r.income.value,
            r.platformFee.value,
            r.split.user.value,
            std::int64_t{r.shareRate.value},
            say(Words::state(r.state)),
            say(Words::reason(r.reason)),
            say(Words::proposer(r.proposedBy)),
            r.decidedBy,
            r.createdAt,
            r.updatedAt};
  }

  CacheReader& copy_;
  Scope scope_;
  ClearNames names_;
};

MakeRows rowsOf(const Scope& scope, const ClearNames& names) {
  return [scope, names](CacheReader* copy) -> std::unique_ptr<RowSource> {
    return copy ? std::make_unique<RebateRows>(*copy, scope, names) : nullptr;
  };
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
  const auto column = [](const QString& title, CellKind kind, bool total = false, bool personal = false) {
    return ExportColumn{title.toStdString(), kind, personal, total};
  };
  return {column(tr("Order"), CellKind::text),
          column(tr("User id"), CellKind::text),
          column(tr("Nickname"), CellKind::text, false, true),
          column(tr("Platform"), CellKind::text),
          column(tr("Item"), CellKind::text),
          column(tr("Paid ¥"), CellKind::money, true),
          column(tr("Commission ¥"), CellKind::money, true),
          column(tr("Fee ¥"), CellKind::money, true),
          column(tr("Rebate ¥"), CellKind::money, true),
          column(tr("Share"), CellKind::rate),
          column(tr("State"), CellKind::text),
          column(tr("Reason"), CellKind::text),
          column(tr("Proposed by"), CellKind::text),
          column(tr("Decided by"), CellKind::text),
          column(tr("Ordered"), CellKind::moment),
          column(tr("Changed"), CellKind::moment)};
}

/// What was searched for is not repeated in a file: it may be a part of somebody's phone.
QString RebateExport::filterWords(const RebateQuery& query) {
  const auto state = query.state ? tr("State: %1").arg(Words::state(*query.state)) : tr("All states");
  const auto order = query.order == RebateOrder::amount ? tr("by amount") : tr("by age");
  return (query.text.empty() ? state : tr("%1, found by a search").arg(state)) + QStringLiteral(" · ") + order;
}

ExportTable RebateExport::table(const RebateQuery& query, std::int64_t expected, CacheDesk* desk) {
  const Scope scope{query, {}};
  return {tr("Rebates"),     filterWords(query), QStringLiteral("rebates"), columns(),
          rowsOf(scope, {}), expected,           peopleOf(scope, desk)};
}

ExportTable RebateExport::selection(const std::vector<std::string>& ids, CacheDesk* desk) {
  const Scope scope{{}, ids};
  const auto rows = static_cast<std::int64_t>(ids.size());
  return {tr("Rebates"), tr("Selected rows"),  QStringLiteral("rebates"), columns(), rowsOf(scope, {}),
          rows,          peopleOf(scope, desk)};
}

}  // namespace rebate
