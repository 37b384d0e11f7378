// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <string>

#include "domain/time.h"

namespace rebate {

/// A month of the platforms' calendar, which is +08:00 all year, whatever the desktop's zone.
struct CalendarMonth {
  int year = 1970;
  int month = 1;  ///< 1 to 12
  auto operator<=>(const CalendarMonth&) const = default;
};

inline constexpr int kSettlementDay = 20;  ///< platforms settle what was received the month before
inline constexpr int kPayableDay = 24;     ///< users can have their part of it: four days to approve and to pay out

CalendarMonth calendarMonthOf(Millis at);
CalendarMonth next(CalendarMonth month);
CalendarMonth previous(CalendarMonth month);
Millis startOf(CalendarMonth month);  ///< its first moment
Millis startOf(CalendarMonth month,
               int day);  ///< the first moment of a day of it; past the month's end it goes on counting
Millis dayOf(Millis at);  ///< the first moment of the day it falls on
int dayOfMonth(Millis at);
std::string text(CalendarMonth month);  ///< "2026-06"

/// The month whose 20th, or 24th, is today or the next to come. A weekend moves neither.
CalendarMonth comingSettlement(Millis now);
CalendarMonth comingPayable(Millis now);
/// When the last 20th that has begun was over, or the one before while it is the 20th: what was settled until then has
/// been paid by the platforms.
Millis collectedUntil(Millis now);

}  // namespace rebate
