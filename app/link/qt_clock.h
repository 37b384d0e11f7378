// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/clock.h"

namespace rebate::link {

/// Real time on the thread that creates it; needs an event loop there.
class QtClock : public Clock {
 public:
  Millis wall() const override;
  Millis monotonic() const override;
  Subscription after(Millis delay, std::function<void()> then) override;
};

}  // namespace rebate::link
