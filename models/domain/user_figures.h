// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "domain/rebate.h"
#include "domain/settlement_calendar.h"

namespace rebate {

/// When what was received at that moment settles, and when the user can have it.
Millis settlesAbout(Millis receivedAt);
Millis payableAbout(Millis receivedAt);

/// What somebody's rebates come to. Months are those in which the order was made: when a credit was booked is known to
/// the regions alone.
struct UserFigures {
  static constexpr Millis kRecent = 90LL * 24 * 3'600'000;

  struct Sum {
    std::int64_t rebates = 0;
    Fen amount;  ///< user parts
    bool operator==(const Sum&) const = default;
  };
  Sum onTheWay;  ///< estimated, waiting or awaiting approval
  Sum awaiting;  ///< of these, those a person only has to approve
  Sum credited;
  std::int64_t held = 0;
  std::int64_t disputed = 0;      ///< of the held ones, those that nobody owns or more than one
  Millis nextPayable = 0;         ///< earliest day on which one that was received is payable; 0: none was received
  Millis firstOrder = 0;          ///< 0: none
  std::int64_t recent = 0;        ///< orders made since `recentSince`
  std::int64_t recentClosed = 0;  ///< of these, void or clawed back
  std::map<CalendarMonth, Sum> creditedIn;
  bool operator==(const UserFigures&) const = default;

  void add(const Rebate& rebate, Millis recentSince);
};

}  // namespace rebate
