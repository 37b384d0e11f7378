// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "domain/breaker.h"
#include "domain/result.h"
#include "domain/time.h"
#include "wire/feed_page.h"

namespace rebate::region {

struct PullerRules {
  Millis pollEvery = 5'000;
  Millis window = 3LL * 60 * 60 * 1'000;  ///< the platform's most
  Millis overlap = 30'000;                ///< read twice: a row may become visible after its modified_time
  Millis history = 24LL * 60 * 60 * 1'000;
  Millis busyRetry = 250;       ///< 3001
  Millis limitedFirst = 1'000;  ///< 3000, 9100: doubled up to
  Millis limitedMost = 60'000;
  BreakerRules breaker{};
};

/// One call of taobao.tbk.order.details.get by update time.
struct FeedCall {
  Millis start = 0;
  Millis end = 0;
  int page = 1;
  std::string position;  ///< from page 2 on
  bool operator==(const FeedCall&) const = default;
};

/// What came of a call.
struct FeedAnswer {
  std::optional<wire::FeedReply> reply;  ///< absent: no answer, or not one that can be read
};

/// Decides what to ask a feed and when: windows from where reading stopped up to now, page after page; the same
/// call again after "busy", later after "rate limited", and through a breaker after anything else. No I/O; time
/// is handed in (UNIX ms).
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
    bool take = false;                ///< the page is good: store its rows
    std::optional<Millis> readUntil;  ///< the window is complete: store this with the rows
  };
  Progress answered(const FeedAnswer& answer, Millis now);
  /// The rows could not be stored: ask for the same page again.
  void notStored(Millis now);

  BreakerState breaker(Millis now) const { return breaker_.state(now); }
  Millis readUntil() const { return readUntil_; }

 private:
  FeedCall window(Millis now) const;
  Progress took(const wire::FeedPage& page, Millis now);

  PullerRules rules_;
  Breaker breaker_;
  Backoff limited_;
  Millis readUntil_;
  std::optional<FeedCall> call_;   ///< being paged through
  std::optional<FeedCall> asked_;  ///< to go back to when its rows were not stored
  Millis storedUntil_;
  Millis notBefore_ = 0;
};

}  // namespace rebate::region
