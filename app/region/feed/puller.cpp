// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/feed/puller.h"

#include <algorithm>

namespace rebate::region {
namespace {

constexpr Millis kRetryOfStoring = 200;
constexpr Millis kSecond = 1'000;  // feed times have no finer grain

}  // namespace

Puller::Puller(PullerRules rules, Millis readUntil, std::uint32_t seed)
    : rules_(rules),
      breaker_(rules.breaker),
      limited_(rules.limitedFirst, rules.limitedMost, seed),
      readUntil_(readUntil),
      storedUntil_(readUntil) {}

FeedCall Puller::window(Millis now) const {
  const auto from = readUntil_ == 0 ? now - rules_.history : readUntil_ - rules_.overlap;
  FeedCall call;
  call.start = from / kSecond * kSecond;
  call.end = std::min(call.start + rules_.window, (now + kSecond - 1) / kSecond * kSecond);
  return call;
}

Puller::Step Puller::next(Millis now) {
  if (now < notBefore_) return {std::nullopt, notBefore_ - now};
  if (!breaker_.allow(now)) return {std::nullopt, std::max<Millis>(1, breaker_.retryIn(now))};
  if (!call_) call_ = window(now);
  return {call_, 0};
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

Puller::Progress Puller::took(const wire::FeedPage& page, Millis now) {
  asked_ = call_;
  storedUntil_ = readUntil_;
  if (page.hasNext && !page.positionIndex.empty()) {
    ++call_->page;
    call_->position = page.positionIndex;
    return {true, std::nullopt};
  }
  // The window's end may lie up to a second ahead of now; what is not yet past stays to be read.
  readUntil_ = std::max(readUntil_, std::min(call_->end, now));
  const bool caughtUp = call_->end >= now;
  call_.reset();
  if (caughtUp) notBefore_ = now + rules_.pollEvery;
  return {true, readUntil_};
}

void Puller::notStored(Millis now) {
  call_ = asked_;
  readUntil_ = storedUntil_;
  notBefore_ = now + kRetryOfStoring;
}

}  // namespace rebate::region
