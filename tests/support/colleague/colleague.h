// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "headless/headless_console.h"

namespace rebate::fixtures {

struct Habits {
  Fen below{50'000};  ///< approves user parts up to this
  double perMinute = 60;
};

/// Approves what awaits approval, newest first, at a steady pace: a second pair of eyes for the demo.
class Colleague {
 public:
  Colleague(Desk& desk, HeadlessConsole& console, Habits habits);
  std::int64_t decided() const { return decided_; }

 private:
  void work();
  bool approveOne();

  Desk& desk_;
  HeadlessConsole& console_;
  Habits habits_;
  std::map<std::string, std::int64_t> refused_;  ///< rebate → version that cannot be approved by us
  std::int64_t decided_ = 0;
  Subscription next_;
};

}  // namespace rebate::fixtures
