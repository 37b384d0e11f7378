// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/rebate_table_model.h"

namespace rebate {
namespace {

// Above this many ids one pass over the window is cheaper than looking each of them up.
constexpr std::size_t kManyChanges = 64;
// Fewer rows than a screen holds: fetch without waiting for somebody to scroll.
constexpr int kScreenful = 60;

QString text(const std::string& utf8) {
  return QString::fromStdString(utf8);
}

QVariant factOf(const Rebate& row, RebateTableModel::Column column) {
  using Column = RebateTableModel::Column;
  switch (column) {
    case Column::order:
      return text(row.line);
    case Column::user:
      return text(row.userId);
    case Column::platform:
      return static_cast<int>(row.platform);
    case Column::item:
      return text(row.item);
    case Column::paid:
      return static_cast<qlonglong>(row.paid.value);
    case Column::commission:
      return static_cast<qlonglong>(row.income.value);
    case Column::rebate:
      return static_cast<qlonglong>(row.split.user.value);
    case Column::state:
      return static_cast<int>(row.state);
    case Column::proposedBy:
      return text(row.proposedBy);
    case Column::age:
      return static_cast<qlonglong>(row.createdAt);
  }
  return {};
}

}  // namespace

void RebateTableModel::setCache(CacheReader* cache) {
  if (cache_ == cache) return;
  cache_ = cache;
  start();
}

void RebateTableModel::setQuery(const RebateQuery& query) {
  if (query_ == query) return;
  query_ = query;
  start();
}

void RebateTableModel::start() {
  auto page = readPage(std::nullopt);
  more_ = page && static_cast<int>(page->size()) == kPage;
  resetTo(page ? std::move(*page) : std::vector<Rebate>{});
}

std::optional<std::vector<Rebate>> RebateTableModel::readPage(const std::optional<PageKey>& after) {
  if (!cache_) return std::nullopt;
  auto page = cache_->rebates(query_, after, kPage);
  if (!page) {
    trouble_ = page.error();
    return std::nullopt;
  }
  trouble_.reset();
  return std::move(*page);
}

bool RebateTableModel::canFetchMore(const QModelIndex& parent) const {
  return !parent.isValid() && cache_ && more_;
}

void RebateTableModel::fetchMore(const QModelIndex& parent) {
  if (!canFetchMore(parent)) return;
  const auto after = rows().empty() ? std::nullopt : std::optional{keyOf(rows().back(), query_.order)};
  auto page = readPage(after);
  if (!page) {
    more_ = false;  // or a view would ask again at once, for ever; the next change tries again
    return;
  }
  more_ = static_cast<int>(page->size()) == kPage;
  append(std::move(*page));
}

void RebateTableModel::applyChanges(const std::vector<std::string>& ids) {
  if (!cache_) return;
  // What a search text matches is the cache's to say, so a window with a text is read again.
  if (ids.empty() || ids.size() > kManyChanges || !query_.text.empty() || trouble_)
    rereadWindow();
  else
    for (const auto& id : ids) applyOne(id);
  refillIfShort();
}

void RebateTableModel::applyOne(const std::string& id) {
  auto read = cache_->rebate(id);
  if (!read) {
    trouble_ = read.error();
    return;
  }
  const auto& found = *read;
  const int old = rowOf(id);
  const bool matches = found && (!query_.state || found->state == *query_.state);
  // Past the last row of an unfinished window a row belongs to a page that is not here yet.
  const bool inside = matches && (!more_ || (!rows().empty() && !isBefore(rows().back(), *found)));
  if (!inside) {
    if (old >= 0) removeAt(old, old);
    return;
  }
  const int place = placeFor(*found, old);
  if (old < 0) {
    insertAt(place, *found);
    return;
  }
  moveTo(old, place);
  replaceAt(place, *found);
}

/// Reads as many rows again as the window holds, page by page, and takes over the differences.
void RebateTableModel::rereadWindow() {
  const auto wanted = std::max<std::size_t>(rows().size(), kPage);
  std::vector<Rebate> next;
  bool more = true;
  while (more && next.size() < wanted) {
    auto page = readPage(next.empty() ? std::nullopt : std::optional{keyOf(next.back(), query_.order)});
    if (!page) return;
    more = static_cast<int>(page->size()) == kPage;
    std::move(page->begin(), page->end(), std::back_inserter(next));
  }
  more_ = more;
  become(std::move(next), [](const Rebate& row) { return row.id; });
}

void RebateTableModel::refillIfShort() {
  while (more_ && rowCount() < kScreenful) fetchMore({});
}

bool RebateTableModel::isBefore(const Rebate& a, const Rebate& b) const {
  const auto left = keyOf(a, query_.order);
  const auto right = keyOf(b, query_.order);
  return left.value != right.value ? left.value > right.value : left.id > right.id;
}

/// Where the row belongs once row `leavingOut` (its old place, or −1) has been taken away.
int RebateTableModel::placeFor(const Rebate& row, int leavingOut) const {
  const auto before = [this](const Rebate& a, const Rebate& b) { return isBefore(a, b); };
  const auto begin = rows().begin();
  if (leavingOut < 0) return static_cast<int>(std::lower_bound(begin, rows().end(), row, before) - begin);
  const auto hole = begin + leavingOut;
  auto place = std::lower_bound(begin, hole, row, before);
  if (place == hole) place = std::lower_bound(hole + 1, rows().end(), row, before) - 1;
  return static_cast<int>(place - begin);
}

int RebateTableModel::rowOf(const std::string& rebateId) const {
  const auto found = std::find_if(rows().begin(), rows().end(), [&](const Rebate& row) { return row.id == rebateId; });
  return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

void RebateTableModel::setPending(std::set<std::string> rebateIds) {
  const auto before = std::exchange(pending_, std::move(rebateIds));
  for (int i = 0; i < rowCount(); ++i)
    if (before.contains(at(i)->id) != pending_.contains(at(i)->id)) touched(i);
}

QVariant RebateTableModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Rebate& row = *at(index.row());
  switch (role) {
    case FactRole:
      return factOf(row, static_cast<Column>(index.column()));
    case IdRole:
      return text(row.id);
    case StateRole:
      return static_cast<int>(row.state);
    case ReasonRole:
      return static_cast<int>(row.reason);
    case PendingRole:
      return isPending(row.id);
    case VersionRole:
      return static_cast<qlonglong>(row.version);
    case UserMaskRole:
      return text(row.userMask);
    default:
      return {};  // Qt's own roles are the view's business
  }
}

}  // namespace rebate
