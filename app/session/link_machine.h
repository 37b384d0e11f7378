// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>

#include "domain/region.h"
#include "domain/result.h"

namespace rebate {

/// How a link is watched. Regions send a heartbeat every `beat`.
struct LinkRules {
  Millis beat = 1'000;
  Millis slack = 100;  ///< a beat may be late by so much per beat before it counts as missed
  int lagAfter = 2;    ///< missed beats
  int loseAfter = 3;
  Millis connectTimeout = 3'000;      ///< doubled, up to four times it, while nothing but time-outs comes of it
  int pollAfter = 2;                  ///< streams that were silent from the start: something on the way keeps them back
  Millis otherVersionAgain = 60'000;  ///< until one that speaks another language is asked again
  Millis streamAgain = 60'000;        ///< while polling works
  Millis retryFirst = 100;
  Millis retryMost = 2'000;
  BreakerRules breaker{.window = 10, .minimumCalls = 6, .failureRate = 0.5, .openFor = 1'000, .openForMax = 4'000};
};

/// The state of one link, without sockets or timers: it is told what happened and when, and says what to do.
class LinkMachine {
 public:
  enum class Wish { none, open, poll, close };

  explicit LinkMachine(LinkRules rules = {}, std::uint32_t seed = 1);

  void start(Millis now);  ///< also after needsSignIn, with a new token
  void stop();
  Wish tick(Millis now);  ///< open: start the stream; poll: ask once instead; close: end it, it is silent
  void opened(Millis now);
  void heard(Millis now);  ///< a heartbeat, a change: a sign of life
  void closed(Errc why, Millis now);
  void otherVersion(Millis now);  ///< it speaks another major version of the API: the stream is to be ended
  void reopening(Millis now);     ///< the stream is opened anew from another place; the link itself is well

  LinkState state() const { return state_; }
  bool idle() const { return phase_ == Phase::idle; }
  bool polling() const { return polling_; }
  Millis wakeAt() const;  ///< when tick is due; 0: never
  Millis retryIn(Millis now) const;
  bool breakerOpen(Millis now) const { return breaker_.state(now) == BreakerState::open; }

 private:
  enum class Phase { idle, waiting, opening, streaming };

  Wish attempt(Millis now);
  void grow(Millis now);
  bool isBetween() const;
  void silenced();  ///< a stream brought nothing at all
  Millis patience() const { return rules_.connectTimeout << std::min(timeouts_, 2); }
  Wish listen(Millis now);
  void fail(LinkState state, Millis retryAfter, Millis now);
  Millis silence(int missed) const { return missed * (rules_.beat + rules_.slack); }

  LinkRules rules_;
  Backoff backoff_;
  Breaker breaker_;
  Phase phase_ = Phase::idle;
  LinkState state_ = LinkState::connecting;
  bool proven_ = false;  ///< this stream has shown a sign of life
  bool polling_ = false;
  int silences_ = 0;        ///< streams in a row that brought nothing at all
  int timeouts_ = 0;        ///< openings in a row that took too long
  Millis polledSince_ = 0;  ///< 0: no poll was answered yet
  Millis since_ = 0;        ///< opening since, or last sign of life
  Millis heardAt_ = 0;      ///< last sign of life, of whatever stream
  Millis wakeAt_ = 0;       ///< when the phase goes on
};

}  // namespace rebate
