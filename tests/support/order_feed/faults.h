// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

#include "order_feed/dice.h"
#include "order_feed/life.h"

namespace rebate::order_feed {

/// What a call may meet instead of its page. All pass: the same call again is answered.
enum class Fault { None, Busy, RateLimited, CallsExhausted, HtmlPage, Truncated, TooDeep, Slow };

struct Answer {
  unsigned status = 200;
  std::string contentType = "application/json;charset=UTF-8";
  std::string body;
  std::chrono::milliseconds delay{};
};

/// One of the faults in `permille` of the calls.
Fault drawFault(Dice& dice, int permille);
Answer answerWith(Fault fault, std::string page, Platform platform = Platform::Taobao);

}  // namespace rebate::order_feed
