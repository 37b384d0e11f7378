// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "ports/subscription.h"
#include "ports/workspace.h"

namespace rebate {

/// The desktop around the window: tells when the person at it has gone, or is about to.
class DesktopWatch {
 public:
  virtual ~DesktopWatch() = default;
  /// screenLocked, suspended or userSwitched, on the thread that asks; the same moment may be told more than once.
  virtual Subscription watch(std::function<void(LockReason)> then) = 0;
  /// What was open is closed. Before a sleep the computer waits for this, as long as it can.
  virtual void closed() = 0;
};

}  // namespace rebate
