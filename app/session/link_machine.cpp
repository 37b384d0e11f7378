// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/link_machine.h"

#include <algorithm>
#include <utility>

namespace rebate {

LinkMachine::LinkMachine(LinkRules rules, std::uint32_t seed)
    : rules_(rules), backoff_(rules.retryFirst, rules.retryMost, seed), breaker_(rules.breaker) {}

void LinkMachine::start(Millis now) {
  phase_ = Phase::waiting;
  state_ = LinkState::connecting;
  proven_ = polling_ = false;
  silences_ = timeouts_ = 0;
  backoff_.reset();
  breaker_ = Breaker(rules_.breaker);
  wakeAt_ = now;
}

void LinkMachine::stop() {
  phase_ = Phase::idle;
  state_ = LinkState::needsSignIn;
  wakeAt_ = 0;
}

/// Between two streams, or two polls: nothing can be heard, and the region is taken for what it was.
bool LinkMachine::isBetween() const {
  const bool well = state_ == LinkState::live || state_ == LinkState::lagging;
  return well && (phase_ == Phase::waiting || phase_ == Phase::opening);
}

/// But not for longer than a stream may be silent.
void LinkMachine::grow(Millis now) {
  if (!isBetween()) return;
  const auto silent = now - heardAt_;
  if (silent >= silence(rules_.lagAfter)) state_ = LinkState::lagging;
  if (silent >= silence(rules_.loseAfter)) state_ = LinkState::lost;
}

Millis LinkMachine::wakeAt() const {
  if (!isBetween()) return wakeAt_;
  return std::min(wakeAt_, heardAt_ + silence(state_ == LinkState::live ? rules_.lagAfter : rules_.loseAfter));
}

LinkMachine::Wish LinkMachine::tick(Millis now) {
  grow(now);
  switch (phase_) {
    case Phase::idle:
      return Wish::none;
    case Phase::waiting:
      return now < wakeAt_ ? Wish::none : attempt(now);
    case Phase::opening:
      if (now - since_ < patience()) return Wish::none;
      breaker_.failed(now);
      ++timeouts_;
      silenced();
      fail(LinkState::lost, backoff_.next(), now);
      return Wish::close;
    case Phase::streaming:
      return listen(now);
  }
  return Wish::none;
}

LinkMachine::Wish LinkMachine::attempt(Millis now) {
  if (!breaker_.allow(now)) {
    wakeAt_ = now + std::max<Millis>(1, breaker_.retryIn(now));
    return Wish::none;
  }
  if (polling_ && state_ == LinkState::live && now - polledSince_ >= rules_.streamAgain) {
    polling_ = false;
    silences_ = rules_.pollAfter - 1;  // one more that is silent is enough
  }
  phase_ = Phase::opening;
  proven_ = false;
  since_ = now;
  wakeAt_ = now + patience();
  return polling_ ? Wish::poll : Wish::open;
}

LinkMachine::Wish LinkMachine::listen(Millis now) {
  // A tick that comes much too late says that this program slept, not that the region was silent: what the region
  // sent meanwhile still waits in the socket. It gets one more beat before it is given up.
  if (now - wakeAt_ > rules_.beat / 2) since_ = std::max(since_, now - silence(rules_.loseAfter) + rules_.beat);
  const auto silent = now - since_;
  if (silent >= silence(rules_.loseAfter)) {
    if (!proven_) silenced();
    fail(LinkState::lost, backoff_.next(), now);
    return Wish::close;
  }
  if (silent >= silence(rules_.lagAfter)) state_ = LinkState::lagging;
  wakeAt_ = since_ + silence(state_ == LinkState::lagging ? rules_.loseAfter : rules_.lagAfter);
  return Wish::none;
}

void LinkMachine::opened(Millis now) {
  if (phase_ != Phase::opening) return;
  phase_ = Phase::streaming;
  since_ = now;
  wakeAt_ = now + silence(rules_.lagAfter);
}

void LinkMachine::heard(Millis now) {
  if (phase_ != Phase::streaming) return;
  if (!proven_) {
    // Only now: a server that accepts and hangs up at once must not reset the back-off each time.
    proven_ = true;
    silences_ = timeouts_ = 0;
    if (polling_ && polledSince_ == 0) polledSince_ = now;
    backoff_.reset();
    breaker_.succeeded();
  }
  state_ = LinkState::live;
  since_ = heardAt_ = now;
  wakeAt_ = now + silence(rules_.lagAfter);
}

void LinkMachine::closed(Errc why, Millis now) {
  if (phase_ == Phase::idle) return;
  if (why == Errc::unauthenticated) {
    stop();
    return;
  }
  if (polling_ && proven_) {  // all that was to be said was said
    phase_ = Phase::waiting;
    wakeAt_ = now + rules_.beat;
    return;
  }
  polling_ = false;
  if (!proven_) breaker_.failed(now);
  if (why == Errc::notAllowed)
    fail(LinkState::refused, rules_.retryMost, now);
  else
    fail(LinkState::lost, backoff_.next(), now);
}

/// Asking again soon would not teach it another language; somebody may replace it, though.
void LinkMachine::otherVersion(Millis now) {
  if (phase_ == Phase::idle) return;
  backoff_.reset();
  fail(LinkState::refused, rules_.otherVersionAgain, now);
}

void LinkMachine::reopening(Millis now) {
  if (phase_ != Phase::streaming) return;
  phase_ = Phase::opening;
  since_ = now;
  wakeAt_ = now + patience();
}

/// Connected, perhaps, and nothing came: on the way something may wait for the stream's end. Asking once ends.
void LinkMachine::silenced() {
  if (std::exchange(polling_, false)) {
    silences_ = 0;
  } else if (++silences_ >= rules_.pollAfter) {
    polling_ = true;
    silences_ = 0;
    polledSince_ = 0;
  }
}

void LinkMachine::fail(LinkState state, Millis retryAfter, Millis now) {
  phase_ = Phase::waiting;
  state_ = state;
  proven_ = false;
  wakeAt_ = now + retryAfter;
}

Millis LinkMachine::retryIn(Millis now) const {
  if (phase_ != Phase::waiting) return 0;
  return std::max({Millis{0}, wakeAt_ - now, breaker_.retryIn(now)});
}

}  // namespace rebate
