// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/clock_offset.h"

#include <algorithm>

namespace rebate {

void ClockOffsetMeter::heard(Millis theirs, Millis monotonic, Millis roundTrip) {
  if (roundTrip >= 0) roundTrip_ = roundTrip_ < 0 ? roundTrip : std::min(roundTrip_, roundTrip);
  while (!best_.empty() && monotonic - best_.front().at > kWindow) best_.pop_front();
  const Sample sample{monotonic, theirs - monotonic};
  while (!best_.empty() && best_.back().ahead <= sample.ahead) best_.pop_back();
  best_.push_back(sample);
}

std::optional<ClockOffset> ClockOffsetMeter::offset(Millis wall, Millis monotonic) const {
  if (best_.empty() || roundTrip_ < 0) return std::nullopt;
  // On its way it was for no longer than there and back, and for half of that if both ways are alike.
  const auto halfway = roundTrip_ / 2;
  return ClockOffset{best_.front().ahead + halfway - (wall - monotonic), roundTrip_ - halfway};
}

Millis corrected(Millis theirs, const std::optional<ClockOffset>& offset) {
  return offset ? theirs - offset->ahead : theirs;
}

}  // namespace rebate
