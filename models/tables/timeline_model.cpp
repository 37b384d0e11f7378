// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/timeline_model.h"

#include <iterator>
#include <map>

namespace rebate {
namespace {

bool isNewer(const TimelineItem& a, const TimelineItem& b) {
  return a.at != b.at ? a.at > b.at : a.id > b.id;
}

QString factOf(const TimelineItem& item, const char* name) {
  const auto found = item.body.find(name);
  return found == item.body.end() ? QString() : QString::fromStdString(found->second);
}

/// A credit's subject is its rebate; a withdrawal's and a payout's the withdrawal.
QString rebateOf(const TimelineItem& item) {
  if (item.kind == TimelineKind::order || item.kind == TimelineKind::decision) return factOf(item, "rebate_id");
  if (item.kind != TimelineKind::posting) return {};
  const auto subject = factOf(item, "subject");
  return subject.contains(QLatin1Char(':')) ? subject : QString();
}

QString withdrawalOf(const TimelineItem& item) {
  if (item.kind == TimelineKind::withdrawal) return factOf(item, "withdrawal");
  if (item.kind != TimelineKind::posting) return {};
  const auto kind = factOf(item, "transaction_kind");
  const bool itsOwn = kind == QLatin1String("withdrawal") || kind == QLatin1String("payout");
  return itsOwn ? factOf(item, "subject") : QString();
}

}  // namespace

void TimelineModel::setKinds(std::set<TimelineKind> kinds) {
  kinds_ = std::move(kinds);
  join();
}

void TimelineModel::setRegion(TimelineSlice newest) {
  region_ = std::move(newest.items);
  next_ = std::move(newest.next);
  told_ = true;
  join();
}

void TimelineModel::addRegion(TimelineSlice older) {
  std::move(older.items.begin(), older.items.end(), std::back_inserter(region_));
  next_ = std::move(older.next);
  join();
}

void TimelineModel::forgetRegion() {
  region_.clear();
  next_.clear();
  told_ = false;
  join();
}

void TimelineModel::setCopy(const std::vector<Rebate>& rebates, const std::vector<Withdrawal>& withdrawals) {
  copy_.clear();
  for (const auto& rebate : rebates) copy_.push_back(timelineItemOf(rebate));
  for (const auto& withdrawal : withdrawals) copy_.push_back(timelineItemOf(withdrawal));
  join();
}

void TimelineModel::setWaiting(const std::vector<OutboxItem>& outbox, const std::string& userId) {
  waiting_.clear();
  for (const auto& item : outbox) {
    if (!item.command || entityOf(*item.command) != "user:" + userId) continue;
    if (!isOpen(item.state) && !needsPerson(item.state)) continue;
    if (auto shown = timelineItemOf(item)) waiting_.push_back({*std::move(shown), TimelineSource::outbox, item.state});
  }
  std::sort(waiting_.begin(), waiting_.end(),
            [](const TimelineRow& a, const TimelineRow& b) { return isNewer(a.item, b.item); });
  join();
}

void TimelineModel::clear() {
  region_.clear();
  copy_.clear();
  waiting_.clear();
  next_.clear();
  told_ = false;
  resetTo({});
}

/// Below what a region has told so far, orders of the copy would look as if nothing stood between them.
void TimelineModel::join() {
  std::map<std::string, const TimelineItem*> fresher;
  for (const auto& item : copy_) fresher.emplace(item.id, &item);
  std::vector<TimelineRow> rows;
  for (const auto& item : region_) {
    const auto found = fresher.find(item.id);
    rows.push_back({found == fresher.end() ? item : *found->second, TimelineSource::region});
    if (found != fresher.end()) fresher.erase(found);
  }
  const bool open = !next_.empty() && !region_.empty();
  for (const auto& [id, item] : fresher)
    if (!open || isNewer(*item, region_.back())) rows.push_back({*item, TimelineSource::copy});
  std::sort(rows.begin(), rows.end(),
            [](const TimelineRow& a, const TimelineRow& b) { return isNewer(a.item, b.item); });
  rows.insert(rows.begin(), waiting_.begin(), waiting_.end());
  if (!kinds_.empty()) std::erase_if(rows, [this](const TimelineRow& row) { return !kinds_.contains(row.item.kind); });
  become(std::move(rows), [](const TimelineRow& row) { return row.item.id; });
}

int TimelineModel::rowOf(const std::string& id) const {
  const auto found = std::find_if(rows().begin(), rows().end(), [&](const auto& row) { return row.item.id == id; });
  return found == rows().end() ? -1 : static_cast<int>(found - rows().begin());
}

QVariant TimelineModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto& row = *at(index.row());
  switch (role) {
    case FactRole:
      break;
    case IdRole:
      return QString::fromStdString(row.item.id);
    case KindRole:
      return static_cast<int>(row.item.kind);
    case SourceRole:
      return static_cast<int>(row.source);
    case RebateIdRole:
      return rebateOf(row.item);
    case WithdrawalIdRole:
      return withdrawalOf(row.item);
    default:
      return {};  // Qt's own roles are the view's business
  }
  switch (static_cast<Column>(index.column())) {
    case Column::at:
      return static_cast<qlonglong>(row.item.at);
    case Column::kind:
      return static_cast<int>(row.item.kind);
    case Column::what:
      return QString::fromStdString(row.item.id);
  }
  return {};
}

}  // namespace rebate
