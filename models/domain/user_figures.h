// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "domain/rebate.h"

namespace rebate {

/// A month as people of the platforms count it (+08:00): year × 12 + month − 1, so that neighbours differ by one.
using MonthNumber = int;
MonthNumber monthNumberOf(Millis at);
Millis beginOf(MonthNumber month);

/// When a platform settles what was received at that moment: the 20th of the following month, 00:00 +08:00 (money.md).
Millis settlesAbout(Millis receivedAt);

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
  Millis nextSettled = 0;         ///< earliest day on which one that was received settles; 0: none was received
  Millis firstOrder = 0;          ///< 0: none
  std::int64_t recent = 0;        ///< orders made since `recentSince`
  std::int64_t recentClosed = 0;  ///< of these, void or clawed back
  std::map<MonthNumber, Sum> creditedIn;
  bool operator==(const UserFigures&) const = default;

  void add(const Rebate& rebate, Millis recentSince);
};

}  // namespace rebate
