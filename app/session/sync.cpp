// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sync.h"

#include <algorithm>
#include <utility>

namespace rebate {
namespace {

constexpr std::size_t kMostMeanwhile = 20'000;
constexpr Millis kStoreAgeEvery = 10'000;
constexpr Millis kSettled = 30'000;

std::vector<std::string> rebatesOf(const std::vector<Change>& changes) {
  std::vector<std::string> ids;
  for (const auto& change : changes)
    if (change.rebate) ids.push_back(change.rebate->id);
  return ids;
}

std::vector<std::string> withdrawalsOf(const std::vector<Change>& changes) {
  std::vector<std::string> ids;
  for (const auto& change : changes)
    if (change.withdrawal) ids.push_back(change.withdrawal->id);
  return ids;
}

}  // namespace

Outcome Sync::open(Cache& cache) {
  const auto cursor = cache.cursor();
  if (!cursor) return cursor.error();
  const auto age = cache.fetchedAt();
  if (!age) return age.error();
  cache_ = &cache;
  cursor_ = *cursor;
  fetchedAt_ = storedAge_ = *age;
  wanted_ = cursor_.store.empty();
  return Done{};
}

void Sync::close() {
  giveUpSnapshot();
  retry_.reset();
  cache_ = nullptr;
  cursor_ = {};
  fetchedAt_ = 0;
  wanted_ = false;
}

void Sync::pump() {
  if (!wanted_ || snapshot_ || retry_ || cache_ == nullptr) return;
  std::string region;
  RegionLink* link = owner_.linkToRead(region);
  if (link == nullptr) return;
  if (const auto begun = cache_->beginSnapshot(); !begun) return failed(begun.error());
  wanted_ = false;
  source_ = region;
  rows_ = rowsOf_ = 0;
  sentWith_ = owner_.tokenNumber();
  snapshot_ = link->fetchSnapshot(*this);
}

void Sync::snapshotBegan(const Cursor&, std::int64_t rows) {
  rowsOf_ = rows;
  owner_.syncMoved();
}

void Sync::rowsCame(std::vector<User> users, std::vector<Rebate> rebates) {
  if (const auto added = cache_->addRows(users, rebates); !added) {
    giveUpSnapshot();
    return failed(added.error());
  }
  rows_ += static_cast<std::int64_t>(users.size() + rebates.size());
  owner_.syncMoved();
}

void Sync::withdrawalsCame(std::vector<Withdrawal> withdrawals) {
  if (const auto added = cache_->addWithdrawals(withdrawals); !added) {
    giveUpSnapshot();
    return failed(added.error());
  }
  rows_ += static_cast<std::int64_t>(withdrawals.size());
  owner_.syncMoved();
}

void Sync::snapshotEnded(const Cursor& at) {
  const auto now = owner_.regionNow();
  const auto finished = cache_->finishSnapshot(at, source_, now);
  if (!finished) {
    giveUpSnapshot();
    return failed(finished.error());
  }
  snapshot_.reset();
  backoff_.reset();
  cursor_ = at;
  fetchedAt_ = storedAge_ = now;
  finishedAt_ = clock_.monotonic();
  rows_ = rowsOf_ = 0;
  owner_.synced({});
  auto meanwhile = std::exchange(meanwhile_, {});
  // Too much came meanwhile to keep: the streams start again from the snapshot's end.
  if (std::exchange(overflowed_, false))
    owner_.streamsBegin();
  else
    apply(source_, std::move(meanwhile));
  owner_.syncMoved();
}

void Sync::snapshotFailed(const Error& why) {
  giveUpSnapshot();
  wanted_ = true;
  retry_ = clock_.after(backoff_.next(), [this] {
    retry_.reset();
    pump();
  });
  owner_.syncMoved();
  if (why.code == Errc::unauthenticated) owner_.tokenRefused(sentWith_);
}

void Sync::giveUpSnapshot() {
  if (!snapshot_) return;
  snapshot_.reset();
  rows_ = rowsOf_ = 0;
  meanwhile_.clear();
  // Nothing was swapped in: the old rows stand. A failure here shows again at the next write.
  if (cache_ != nullptr) static_cast<void>(cache_->abandonSnapshot());
}

void Sync::changesCame(const std::string& region, std::vector<Change> changes) {
  if (cache_ == nullptr) return;
  if (!snapshot_ && !wanted_) return apply(region, std::move(changes));
  overflowed_ = overflowed_ || meanwhile_.size() + changes.size() > kMostMeanwhile;
  if (overflowed_) return meanwhile_.clear();
  meanwhile_.insert(meanwhile_.end(), std::make_move_iterator(changes.begin()), std::make_move_iterator(changes.end()));
}

void Sync::apply(const std::string& region, std::vector<Change> changes) {
  std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.seq < b.seq; });
  std::int64_t last = cursor_.seq;
  std::erase_if(changes, [&last](const Change& change) {
    const bool old = change.seq <= last;
    last = std::max(last, change.seq);
    return old;
  });
  if (changes.empty()) return;
  const auto newest = changes.back();
  const auto time = std::max(fetchedAt_, newest.at);
  if (const auto applied = cache_->apply(changes, region, time); !applied) {
    if (applied.error().code != Errc::moved) return failed(applied.error());
    // One is missing in between. Streams that start again from the cursor close the gap, if the region still can.
    if (std::exchange(restarted_, true)) return wantSnapshot();
    return owner_.streamsBegin();
  }
  restarted_ = false;
  cursor_.seq = newest.seq;
  cursor_.epoch = std::max(cursor_.epoch, newest.epoch);
  fetchedAt_ = storedAge_ = time;
  if (const auto ids = rebatesOf(changes); !ids.empty()) owner_.synced(ids);
  if (const auto ids = withdrawalsOf(changes); !ids.empty()) owner_.withdrawalsSynced(ids);
  owner_.syncMoved();
}

void Sync::resetCame(const std::string& region) {
  if (cache_ == nullptr || snapshot_ || wanted_) return;
  // A region that is a moment behind does not know our cursor yet, and a slow reader is told to start over: the next
  // stream, from the same place, settles both. Twice in a row it means it.
  if (++resets_[region] < 2) return;
  resets_.erase(region);
  const bool fresh = finishedAt_ >= 0 && clock_.monotonic() - finishedAt_ < kSettled;
  // A second region that cannot follow a fresh snapshot has another history; fetching its history would make the
  // first one reset in turn, and so on for ever.
  if (fresh && region != source_) return;
  if (fresh) return snapshotFailed({Errc::unavailable, "reset", "again"});
  wantSnapshot();
}

void Sync::wantSnapshot() {
  wanted_ = true;
  pump();
}

void Sync::confirmed(const std::string& region, std::int64_t seq, Millis time) {
  resets_.erase(region);
  if (cache_ == nullptr || snapshot_ || wanted_ || seq != cursor_.seq || time <= fetchedAt_) return;
  fetchedAt_ = time;
  if (time - storedAge_ < kStoreAgeEvery) return;
  storedAge_ = time;
  if (const auto stored = cache_->apply({}, region, time); !stored) failed(stored.error());
}

void Sync::failed(const Error& why) {
  wanted_ = true;
  owner_.cacheFailed(why);
}

}  // namespace rebate
