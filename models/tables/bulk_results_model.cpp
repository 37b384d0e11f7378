// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/bulk_results_model.h"

namespace rebate {
namespace {

BulkEnd endOf(Problem problem) {
  if (problem == Problem::versionMoved || problem == Problem::alreadyDecided || problem == Problem::notDecidable ||
      problem == Problem::notFound)
    return BulkEnd::moved;
  if (problem == Problem::forbidden || problem == Problem::proposerIsDecider) return BulkEnd::forbidden;
  return BulkEnd::refused;
}

BulkEnd endOf(const OutboxItem& item) {
  switch (item.state) {
    case OutboxState::queued:
    case OutboxState::sending:
    case OutboxState::unknown:
      return BulkEnd::waiting;
    case OutboxState::applied:
      return item.now && item.now->state == RebateState::awaitingApproval ? BulkEnd::proposed : BulkEnd::applied;
    case OutboxState::conflict:
    case OutboxState::rejected:
      return item.problem ? endOf(*item.problem) : BulkEnd::refused;
    case OutboxState::expired:
    case OutboxState::parked:
      return BulkEnd::refused;
    case OutboxState::cancelled:
      return BulkEnd::withdrawn;
  }
  return BulkEnd::refused;
}

}  // namespace

BulkEnd BulkResult::end() const {
  if (item) return endOf(*item);
  if (stopped) return BulkEnd::withdrawn;
  if (!notKept) return BulkEnd::waiting;
  if (notKept->code == Errc::notAllowed) return BulkEnd::forbidden;
  return notKept->code == Errc::moved ? BulkEnd::moved : BulkEnd::refused;
}

void BulkResultsModel::begin(const std::vector<Rebate>& seen) {
  rowOf_.clear();
  std::vector<BulkResult> rows;
  for (const auto& row : seen) rows.push_back({row, {}, {}, false});
  resetTo(std::move(rows));
}

void BulkResultsModel::kept(int from, const std::vector<Result<OutboxItem>>& answers) {
  for (int i = 0; i < static_cast<int>(answers.size()); ++i) {
    const auto& answer = answers[static_cast<std::size_t>(i)];
    const auto* before = at(from + i);
    if (!before) return;
    auto row = *before;
    if (answer) {
      rowOf_[answer->decision.id] = from + i;
      row.item = *answer;
    } else {
      row.notKept = answer.error();
    }
    replaceAt(from + i, std::move(row));
  }
}

void BulkResultsModel::stopFrom(int first) {
  for (int i = first; i < rowCount(); ++i) {
    auto row = *at(i);
    row.stopped = true;
    replaceAt(i, std::move(row));
  }
}

void BulkResultsModel::follow(const std::vector<OutboxItem>& items) {
  for (const auto& item : items) {
    const auto found = rowOf_.find(item.decision.id);
    if (found == rowOf_.end()) continue;
    auto row = *at(found->second);
    row.item = item;
    replaceAt(found->second, std::move(row));
  }
}

int BulkResultsModel::countOf(BulkEnd end) const {
  return static_cast<int>(
      std::count_if(rows().begin(), rows().end(), [end](const BulkResult& row) { return row.end() == end; }));
}

QVariant BulkResultsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& row = *at(index.row());
  if (role == EndRole) return static_cast<int>(row.end());
  if (role == IdRole) return QString::fromStdString(row.seen.id);
  if (role != FactRole) return {};
  switch (static_cast<Column>(index.column())) {
    case Column::order:
      return QString::fromStdString(row.seen.line);
    case Column::user:
      return QString::fromStdString(row.seen.userId);
    case Column::platform:
      return static_cast<int>(row.seen.platform);
    case Column::rebate:
      return static_cast<qlonglong>(row.seen.split.user.value);
    case Column::result:
      return static_cast<int>(row.end());
  }
  return {};
}

}  // namespace rebate
