// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include "domain/settlement_calendar.h"
#include "domain/user.h"

namespace rebate {

/// Rebates, and what they sum up to.
struct LineSum {
  std::int64_t lines = 0;
  Fen sum;
  bool operator==(const LineSum&) const = default;
};

/// What was received on one day of the month before; the day begins at `day` (+08:00).
struct ReceivedDay {
  Millis day = 0;
  LineSum due;  ///< from the platforms
  Fen payable;  ///< of it, to users
  bool operator==(const ReceivedDay&) const = default;
};

/// What the settlement day of a month brings, as far as the copy knows today. Lines with an open refund are left out:
/// whether they settle is not decided.
struct SettlementMonth {
  CalendarMonth month;
  std::map<Platform, LineSum> due;  ///< received the month before: income less the platform's fee
  LineSum payable;                  ///< the users' and inviters' parts of those that nobody stopped
  std::int64_t users = 0;           ///< different buyers they belong to
  std::vector<ReceivedDay> days;    ///< of the month before, oldest first; days without a line are left out
  bool operator==(const SettlementMonth&) const = default;
};

/// The copy's view of the money between platforms, us and users.
struct Settlement {
  SettlementMonth thisMonth, nextMonth;
  LineSum overdue;    ///< received before the month before and still not settled: due, but nobody knows when
  LineSum approving;  ///< settled and not credited yet: the users' part waits for a bill or an approval
  /// Credited to users by lines that settled after the last 20th: the platforms' money comes with the next one.
  std::map<Platform, LineSum> advance;
  LineSum refunds;    ///< credited, and a refund is open: this much may have to come back
  LineSum belowZero;  ///< balances below zero: so many users owe so much (a positive figure)
  bool operator==(const Settlement&) const = default;

  LineSum dueOf(const SettlementMonth& month) const;
  LineSum advanceTotal() const;
  Fen exposure() const { return {refunds.sum.value + belowZero.sum.value}; }
};

/// By going through all of them. When a line was received is the moment of its newest upstream version.
Settlement settlementOf(const std::vector<Rebate>& rebates, const std::vector<User>& users, Millis now);

/// Whose rebate still counts on the platform's money: not void, not clawed back.
bool isExpected(RebateState state);
/// Whose user part is on its way: not stopped by a person or a rule, not credited.
bool isPayable(RebateState state);

}  // namespace rebate
