// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <optional>

#include "domain/time.h"

namespace rebate {

/// How far another machine's clock is ahead of this one's wall clock, and how wrong that may be.
struct ClockOffset {
  Millis ahead = 0;
  Millis uncertainty = 0;
  bool operator==(const ClockOffset&) const = default;
};

/// Measures it from messages that say when they were sent. One is on its way for some time, so the clock is at least as
/// far ahead as the message says; the one that was quickest says it best. Counted on the monotonic clock, so that
/// setting this desktop's clock moves the offset at once; a clock over there that is set is believed after a window.
class ClockOffsetMeter {
 public:
  static constexpr Millis kWindow = 60'000;

  /// A message that was sent at `theirs` came at `monotonic`. `roundTrip`: −1 when it was never measured.
  void heard(Millis theirs, Millis monotonic, Millis roundTrip);
  /// Absent until something was heard and a round trip measured.
  std::optional<ClockOffset> offset(Millis wall, Millis monotonic) const;

 private:
  struct Sample {
    Millis at = 0;     ///< monotonic
    Millis ahead = 0;  ///< of the monotonic clock
    bool operator==(const Sample&) const = default;
  };
  std::deque<Sample> best_;  ///< of the window, oldest first, each further ahead than all that come behind it
  Millis roundTrip_ = -1;    ///< the least that was measured
};

/// A moment of another machine's clock, as this desktop's clock would have shown it.
Millis corrected(Millis theirs, const std::optional<ClockOffset>& offset);

}  // namespace rebate
