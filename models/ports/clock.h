// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "domain/time.h"
#include "ports/subscription.h"

namespace rebate {

/// Time, injected. Callbacks come on the thread that owns the clock.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Millis wall() const = 0;       ///< UNIX ms; may jump
  virtual Millis monotonic() const = 0;  ///< counts suspend; never jumps
  virtual Subscription after(Millis delay, std::function<void()> then) = 0;
};

}  // namespace rebate
