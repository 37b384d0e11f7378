// SPDX-License-Identifier: GPL-3.0-or-later
#include "cache/outbox_salvage.h"

#include <algorithm>
#include <optional>

#include "cache/outbox_row.h"
#include "sqlite/remains.h"

namespace rebate::cache {
namespace {

/// When the counter itself is lost, so many numbers are left out: none may be given twice.
constexpr std::int64_t kLeftOut = 1'000;
constexpr std::size_t kColumnsOfFirstVersion = 16;

/// A stored row by its columns; one that it lacks, or that is of another kind, is empty.
struct Columns {
  const sqlite::StoredRow& row;
  std::string text(std::size_t column) const { return valueAt<std::string>(column); }
  std::int64_t integer(std::size_t column) const { return column == 0 ? row.rowid : valueAt<std::int64_t>(column); }

 private:
  template <class Value>
  Value valueAt(std::size_t column) const {
    const auto* value = column < row.values.size() ? std::get_if<Value>(&row.values[column]) : nullptr;
    return value != nullptr ? *value : Value{};
  }
};

/// The decision is certain, what became of it is not: a person looks at it, and if it is sent, its id makes it count
/// once at most.
void forgetOutcome(OutboxRow& row) {
  row.state = name(OutboxState::parked);
  for (auto* text : {&row.problem, &row.why, &row.present, &row.auditHash, &row.appliedBy, &row.releasedOn})
    text->clear();
  row.settledAt = 0;
  row.tries = 1;
}

/// Of two copies of a row the one that is further on: a page that was given up still holds what was there before.
int progressOf(const OutboxItem& item) {
  if (item.state == OutboxState::queued) return 0;
  if (item.state == OutboxState::parked) return 1;
  return isOpen(item.state) ? 2 : 3;
}

class Gathering {
 public:
  void take(const sqlite::StoredRow& row) {
    if (!row.ofTable) return takeProfile(row);
    if (row.values.size() >= kColumnsOfFirstVersion) return takeItem(row);
    if (!row.authentic) return;
    if (row.values.size() == 2 && Columns{row}.text(0) == "items")
      newest_ = std::max(newest_.value_or(0), Columns{row}.integer(1));
    const auto why = Columns{row}.text(2);
    if (row.values.size() == 3 && (why == "lost" || why == "skipped"))
      known_[row.rowid] = {row.rowid, Columns{row}.integer(1), why == "lost" ? GapReason::lost : GapReason::skipped};
  }

  OutboxRemains finish() {
    OutboxRemains remains;
    remains.report.wholeNumbers = newest_.has_value();
    remains.newest = newest_.value_or(items_.empty() ? 0 : items_.rbegin()->first);
    if (!items_.empty()) remains.newest = std::max(remains.newest, items_.rbegin()->first);
    addGaps(remains);
    if (!newest_) {
      remains.gaps.push_back({remains.newest + 1, remains.newest + kLeftOut, GapReason::skipped});
      remains.newest += kLeftOut;
    }
    addItems(remains);
    remains.profile = std::move(profile_);
    remains.report.profileSaved = remains.profile.contains("device");
    // A desktop whose id is gone is still known from its decisions.
    if (!remains.report.profileSaved && !remains.items.empty() && newest_)
      remains.profile["device"] = remains.items.back().decision.device;
    return remains;
  }

 private:
  struct Found {
    OutboxItem item;
    bool authentic = false;
  };

  void takeProfile(const sqlite::StoredRow& row) {
    const bool pair = row.authentic && row.values.size() == 2 && std::holds_alternative<std::string>(row.values[0]) &&
                      std::holds_alternative<std::string>(row.values[1]);
    if (pair) profile_[Columns{row}.text(0)] = Columns{row}.text(1);
  }

  void takeItem(const sqlite::StoredRow& stored) {
    auto row = outboxRowFrom(Columns{stored});
    if (!isWhole(row)) return;
    if (!stored.authentic) forgetOutcome(row);
    auto item = itemOf(row);
    if (!item || item->decision.deviceSeq != row.number || item->decision.id != row.id) return;
    if (item->state == OutboxState::sending) item->state = OutboxState::unknown;
    const auto known = items_.find(row.number);
    if (known == items_.end()) {
      items_[row.number] = {*std::move(item), stored.authentic};
      return;
    }
    auto& before = known->second;
    const bool further = progressOf(*item) > progressOf(before.item) ||
                         (progressOf(*item) == progressOf(before.item) && item->settledAt > before.item.settledAt);
    if (stored.authentic == before.authentic ? further : stored.authentic)
      before = {*std::move(item), stored.authentic};
  }

  void addGaps(OutboxRemains& remains) {
    std::int64_t next = 1;
    const auto lose = [&](std::int64_t first, std::int64_t last) {
      if (first > last) return;
      remains.gaps.push_back({first, last, GapReason::lost});
      remains.report.lost.push_back({first, last});
      remains.report.damaged += last - first + 1;
    };
    const auto upTo = [&](std::int64_t number) {  // everything before it
      while (next < number) {
        const auto gap = known_.find(next);
        const bool fits = gap != known_.end() && gap->second.last >= next && gap->second.last < number;
        if (fits) {
          remains.gaps.push_back(gap->second);
          next = gap->second.last + 1;
          continue;
        }
        const auto later = known_.upper_bound(next);
        const auto end = later == known_.end() ? number : std::min(number, later->first);
        lose(next, end - 1);
        next = end;
      }
      next = number;
    };
    for (const auto& [number, found] : items_) {
      upTo(number);
      next = number + 1;
    }
    upTo(remains.newest + 1);
  }

  /// Behind a hole nothing goes by itself: what is missing may have been about the same rebate.
  void addItems(OutboxRemains& remains) {
    const auto firstLost = remains.report.lost.empty() ? remains.newest + 1 : remains.report.lost.front().from;
    for (auto& [number, found] : items_) {
      auto& item = found.item;
      if (item.state == OutboxState::queued && number > firstLost) item.state = OutboxState::parked;
      remains.items.push_back(std::move(item));
    }
    remains.report.saved = static_cast<std::int64_t>(remains.items.size());
  }

  std::map<std::int64_t, Found> items_;
  std::map<std::int64_t, Gap> known_;
  std::optional<std::int64_t> newest_;
  std::map<std::string, std::string> profile_;
};

}  // namespace

Result<OutboxRemains> outboxRemains(const std::string& path, const Key& key) {
  Gathering gathering;
  const auto read = sqlite::readRemains(path, key, [&](const sqlite::StoredRow& row) { gathering.take(row); });
  if (!read) return read.error();
  return gathering.finish();
}

}  // namespace rebate::cache
