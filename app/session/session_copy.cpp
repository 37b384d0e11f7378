// SPDX-License-Identifier: GPL-3.0-or-later
// Session: how long the copy may be shown, how much of it is kept, and what happened while nobody could be reached.
#include <utility>

#include "session/session.h"

namespace rebate {
namespace {

constexpr Millis kDay = 24LL * 3'600'000;
constexpr Millis kTrimEvery = 60'000;
constexpr int kTrimSlice = 500;  // about a tenth of a second

}  // namespace

ClockMark Session::here() const {
  return {parts_.boot, clock_.monotonic(), clock_.wall(), 0};
}

void Session::keepLease() {
  if (!entered_) return;
  lease_.carry(here());
  const bool sealed = lease_.sealed(here());
  if (sealed && !facts_.sealed) {
    closeCopy();
    facts_.sealed = true;
    synced({});
  } else if (!sealed && facts_.sealed) {
    facts_.sealed = false;
    if (const auto opened = openCopy(); !opened) facts_.trouble = opened.error();
  }
  const bool expired = lease_.personalExpired(here());
  if (expired && !facts_.personalExpired && account_->cache() != nullptr) {
    if (const auto gone = account_->cache()->expirePersonal(); !gone) return cacheFailed(gone.error());
    if (const auto scoped = applyScope(); !scoped) return cacheFailed(scoped.error());
  }
  facts_.personalExpired = expired;
}

void Session::keepWithinLimits() {
  if (!entered_ || account_->cache() == nullptr || sync_.fetching()) return;
  const auto now = clock_.monotonic();
  if (!trimming_ && trimmedAt_ >= 0 && now - trimmedAt_ < kTrimEvery) return;
  trimmedAt_ = now;
  auto& cache = *account_->cache();
  const auto& wanted = facts_.preferences;
  CacheLimits limits;
  if (wanted.keepSettledDays > 0) limits.keepSettledAfter = regionNow() - wanted.keepSettledDays * kDay;
  limits.bytes = wanted.cacheBytes;
  const auto gone = cache.trim(limits, kTrimSlice);
  if (!gone) return cacheFailed(gone.error());
  trimming_ = *gone > 0;
  facts_.cacheBytes = cache.bytes().valueOr(facts_.cacheBytes);
  if (trimming_) synced({});
}

void Session::keepWayBack() {
  if (!entered_ || !wayBack_.settling()) return;
  std::vector<OutboxItem> items;
  for (const auto& id : wayBack_.waiting())
    if (auto item = account_->outbox()->find(id); item && *item) items.push_back(**item);
  wayBack_.moved(items);
  if (const auto whole = wayBack_.finished(regionNow(), sync_.cursor().seq)) facts_.wayBack = whole;
}

void Session::lookAtTheWay(bool live, bool trying) {
  if (!entered_) return;
  if (!live && !trying) wayBack_.lost(regionNow(), sync_.cursor().seq);
  if (live && wayBack_.away()) wayBack_.found(regionNow(), account_->outbox()->open().valueOr({}));
}

void Session::acknowledge() {
  facts_.wayBack.reset();
  facts_.salvaged.reset();
  // Not kept means only that it is told once more at the next start.
  if (isOpen() && account_->kept().salvage) static_cast<void>(account_->profile()->setValue(kSalvageReport, ""));
  publish();
}

void Session::wipeCache(std::function<void(Outcome)> answer) {
  if (!entered_ || facts_.sealed) return answer(Error{Errc::locked, "vault", "not open"});
  closeCopy();
  auto wiped = account_->wipeCopy();
  if (wiped) wiped = applyScope();
  if (!wiped) facts_.trouble = wiped.error();
  answer(wiped);
  look();
}

void Session::cacheFailed(const Error& why) {
  const bool damaged = why.code == Errc::corrupt && account_ && account_->cache() != nullptr;
  if (!damaged) return publish();
  closeCopy();
  auto replaced = account_->replaceCopy();
  if (replaced) replaced = applyScope();
  if (!replaced) facts_.trouble = replaced.error();  // there is no copy then, and this says why
  synced({});
  look();
}

void Session::cacheTroubled(const Error& why) {
  cacheFailed(why);
}

}  // namespace rebate
