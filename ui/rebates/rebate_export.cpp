// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/rebate_export.h"

#include <QDateTime>
#include <QStringList>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "ui/style/words.h"

namespace rebate {
namespace {

constexpr int kPage = 500;
constexpr int kLooked = 2'000;  // rows looked through for people; who wants clear names has few rows

/// Which rows: all of the query, or those that are chosen.
struct Scope {
  RebateQuery query;
  RebateSelection chosen;
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

Outcome eachOf(CacheReader& copy, const std::set<std::string>& ids, const Eat& eat) {
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
  if (scope.chosen.empty()) return eachPage(copy, scope.query, eat);
  const auto& everything = scope.chosen.everythingOf();
  if (!everything) return eachOf(copy, scope.chosen.named(), eat);
  return eachPage(copy, *everything, [&](std::vector<Rebate> page) {
    std::erase_if(page, [&](const Rebate& row) { return !scope.chosen.contains(row.id); });
    return eat(page);
  });
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
    const auto& everything = scope_.chosen.everythingOf();
    if (!scope_.chosen.empty() && !everything) return scope_.chosen.count(0);
    const auto counted = copy_.countOf(everything.value_or(scope_.query));
    if (!counted) return counted.error();
    const auto total = counted->value_or(0);
    return everything ? scope_.chosen.count(total) : total;
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

}  // namespace rebate
