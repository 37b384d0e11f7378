// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/feed/puller.h"

#include <algorithm>

namespace rebate::region {
namespace {

constexpr Millis kRetryOfStoring = 200;
constexpr std::int64_t kMostPages = 1'000'000;  // a number; what the platform answers no more, it refuses
constexpr Millis kSecond = 1'000;               // feed times have no finer grain

Millis wholeSecond(Millis time) {
  return time / kSecond * kSecond;
}

}  // namespace

Puller::Puller(PullerRules rules, Millis readUntil, std::uint32_t seed)
    : rules_(rules), breaker_(rules.breaker), limited_(rules.limitedFirst, rules.limitedMost, seed) {
  at_.readUntil = readUntil;
  before_ = at_;
}

FeedCall Puller::polled(Millis now) const {
  auto from = at_.readUntil == 0 ? now - rules_.history : at_.readUntil - rules_.overlap;
  if (rules_.feed.sweep > 0)
    from = at_.sweptUntil != 0 ? at_.sweptUntil : now - std::min(rules_.feed.sweep, rules_.history);
  from = std::max(from, seasonStart(rules_.feed, now));
  FeedCall call;
  // What lies further back is not answered any more: a hole, shown as such by the coverage.
  call.start = wholeSecond(std::max(from, now - rules_.feed.reach + kSecond));
  call.end = std::min(call.start + rules_.feed.window, wholeSecond(now + kSecond - 1));
  return call;
}

/// What is left of a season is still read when it is over.
bool Puller::seasonIsOpen(Millis now) const {
  if (inSeason(rules_.feed, now)) return true;
  const auto start = seasonStart(rules_.feed, now);
  return at_.readUntil > start && at_.readUntil < seasonEnd(rules_.feed, start);
}

/// Polling goes first; a reread gets what time is left.
void Puller::begin(Millis now) {
  const bool due = (now >= at_.pollAt && seasonIsOpen(now)) || !at_.reread;
  at_.rereading = !due;
  at_.lastPage = 0;
  at_.rows = at_.rejected = 0;
  if (due) {
    at_.call = polled(now);
    return;
  }
  FeedCall call;
  call.start = wholeSecond(std::max(at_.reread->next, now - rules_.feed.reach + kSecond));
  call.end = std::min(call.start + rules_.feed.window, wholeSecond(at_.reread->end + kSecond - 1));
  call.end = std::max(call.end, call.start);
  at_.call = call;
}

Puller::Step Puller::next(Millis now) {
  if (now < notBefore_) return {std::nullopt, notBefore_ - now};
  if (!at_.call && !at_.reread) {
    if (now < at_.pollAt) return {std::nullopt, at_.pollAt - now};
    if (!seasonIsOpen(now)) return {std::nullopt, rules_.pollEvery};
  }
  if (!breaker_.allow(now)) return {std::nullopt, std::max<Millis>(1, breaker_.retryIn(now))};
  if (!at_.call) begin(now);
  return {at_.call, 0};
}

Puller::Progress Puller::answered(const FeedAnswer& answer, Millis now) {
  const auto* error = answer.reply && answer.reply->error ? &*answer.reply->error : nullptr;
  if (error && error->refusal == wire::Refusal::busy) {  // the feed lives; it asks for the same call again
    breaker_.succeeded();
    notBefore_ = now + rules_.busyRetry;
    return {};
  }
  if (error && error->refusal == wire::Refusal::rateLimited) {
    breaker_.succeeded();
    notBefore_ = now + limited_.next();
    return {};
  }
  if (!answer.reply || error) {
    breaker_.failed(now);
    notBefore_ = now + rules_.busyRetry;
    return {};
  }
  breaker_.succeeded();
  limited_.reset();
  return took(answer.reply->page, now);
}

std::optional<FeedCall> Puller::nextPage(const wire::FeedPage& page) {
  auto next = *at_.call;
  switch (rules_.feed.order) {
    case PageOrder::forward:
      if (!page.hasNext || (rules_.feed.positioned && page.positionIndex.empty())) return std::nullopt;
      ++next.page;
      next.position = page.positionIndex;
      return next;
    case PageOrder::backward:
      if (at_.lastPage == 0) {  // the first look at page 1
        const auto rows =
            std::min<std::int64_t>(page.total.value_or(0), kMostPages * std::int64_t{rules_.feed.pageSize});
        const auto pages = (rows + rules_.feed.pageSize - 1) / rules_.feed.pageSize;
        at_.lastPage = static_cast<int>(std::clamp<std::int64_t>(pages, 1, kMostPages));
        if (at_.lastPage == 1) return std::nullopt;
        next.page = at_.lastPage;
        return next;
      }
      if (next.page == 1) return std::nullopt;
      --next.page;
      return next;
  }
  return std::nullopt;
}

WindowRead Puller::finishReread(Millis end) {
  WindowRead window{at_.call->start, end, at_.rows, at_.rejected, at_.reread};
  window.reread->next = std::max(window.reread->next, end);
  if (window.reread->next >= window.reread->end)
    at_.reread.reset();
  else
    at_.reread = window.reread;
  return window;
}

Puller::Progress Puller::took(const wire::FeedPage& page, Millis now) {
  before_ = at_;
  const bool counted =
      rules_.feed.order == PageOrder::forward || at_.lastPage != 0 || page.total.value_or(0) <= rules_.feed.pageSize;
  if (counted) {  // else page 1 is read once more in the end
    at_.rows += static_cast<std::int64_t>(page.count());
    at_.rejected += static_cast<std::int64_t>(page.rejected.size());
  }
  if (auto next = nextPage(page)) {
    at_.call = std::move(next);
    return {true, std::nullopt, std::nullopt};
  }
  // The window's end may lie up to a second ahead of now; what is not yet past stays to be read.
  const auto end = std::min(at_.call->end, now);
  if (at_.rereading) {
    auto window = finishReread(end);
    at_.call.reset();
    return {true, std::nullopt, std::move(window)};
  }
  return finishPoll(end, now);
}

Puller::Progress Puller::finishPoll(Millis end, Millis now) {
  const bool caughtUp = at_.call->end >= now;
  if (caughtUp) at_.pollAt = now + rules_.pollEvery;
  // Of a sweep only what lies beyond the last one is news to the coverage.
  const auto start = rules_.feed.sweep > 0 ? std::max(at_.call->start, at_.readUntil) : at_.call->start;
  const WindowRead window{start, end, at_.rows, at_.rejected, std::nullopt};
  const bool further = end > at_.readUntil || rules_.feed.sweep == 0;
  at_.sweptUntil = caughtUp ? 0 : end;
  at_.readUntil = std::max(at_.readUntil, end);
  at_.call.reset();
  if (!further) return {true, std::nullopt, std::nullopt};
  return {true, at_.readUntil, window};
}

void Puller::notStored(Millis now) {
  at_ = before_;
  notBefore_ = now + kRetryOfStoring;
}

}  // namespace rebate::region
