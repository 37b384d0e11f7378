// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "domain/breaker.h"
#include "domain/time.h"
#include "region/feed/adapter.h"
#include "wire/feed_page.h"

namespace rebate::region {

struct PullerRules {
  FeedTraits feed = adapterOf(Platform::taobao).traits();
  Millis pollEvery = 5'000;
  Millis overlap = 30'000;  ///< read twice: a row may become visible after its modified_time
  Millis history = 24LL * 60 * 60 * 1'000;
  Millis busyRetry = 250;
  Millis limitedFirst = 1'000;  ///< doubled up to
  Millis limitedMost = 60'000;
  BreakerRules breaker{};
};

/// What came of a call.
struct FeedAnswer {
  std::optional<wire::FeedReply> reply;  ///< absent: no answer, or not one that can be read
};

/// A stretch of time somebody wants read once more, beside the polling.
struct Reread {
  std::int64_t id = 0;
  Millis next = 0;  ///< read up to here
  Millis end = 0;
  bool operator==(const Reread&) const = default;
};

/// A window all pages of which were read.
struct WindowRead {
  Millis start = 0;
  Millis end = 0;
  std::int64_t rows = 0;  ///< good and bad
  std::int64_t rejected = 0;
  std::optional<Reread> reread;  ///< whose window it was, with what is left of it
};

/// Decides what to ask a feed and when: windows from where reading stopped up to now, page after page; the same
/// call again after "busy", later after "rate limited", and through a breaker after anything else. Between two
/// polls it works through a reread. Out of its season a query is not polled; one that sweeps begins anew far back
/// with every poll. No I/O; time is handed in (UNIX ms).
class Puller {
 public:
  /// `readUntil`: everything modified before it has been taken in; 0: nothing yet.
  Puller(PullerRules rules, Millis readUntil, std::uint32_t seed);

  struct Step {
    std::optional<FeedCall> call;  ///< ask this now,
    Millis wait = 0;               ///< or look again in so many ms
  };
  Step next(Millis now);

  struct Progress {
    bool take = false;                 ///< the page is good: store its rows
    std::optional<Millis> readUntil;   ///< the polled window is complete: store this with the rows
    std::optional<WindowRead> window;  ///< and this; of a reread, too
  };
  Progress answered(const FeedAnswer& answer, Millis now);
  /// The rows could not be stored: ask for the same page again.
  void notStored(Millis now);

  void reread(const Reread& wanted) { at_.reread = wanted; }
  bool rereads() const { return at_.reread.has_value(); }

  BreakerState breaker(Millis now) const { return breaker_.state(now); }
  Millis readUntil() const { return at_.readUntil; }

 private:
  /// How far it has come; kept once more until the rows of a page are stored.
  struct Place {
    Millis readUntil = 0;
    Millis pollAt = 0;
    Millis sweptUntil = 0;  ///< of a sweep that is under way
    std::optional<Reread> reread;
    std::optional<FeedCall> call;  ///< being paged through
    bool rereading = false;        ///< the call is the reread's
    int lastPage = 0;              ///< backward: 0 until page 1 has told
    std::int64_t rows = 0;         ///< of the window so far
    std::int64_t rejected = 0;
  };

  void begin(Millis now);
  bool seasonIsOpen(Millis now) const;
  FeedCall polled(Millis now) const;
  std::optional<FeedCall> nextPage(const wire::FeedPage& page);
  Progress took(const wire::FeedPage& page, Millis now);
  WindowRead finishReread(Millis end);
  Progress finishPoll(Millis end, Millis now);

  PullerRules rules_;
  Breaker breaker_;
  Backoff limited_;
  Place at_;
  Place before_;
  Millis notBefore_ = 0;
};

}  // namespace rebate::region
