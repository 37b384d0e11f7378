// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/settlement_calendar.h"

#include <chrono>

namespace rebate {
namespace {

using namespace std::chrono;

constexpr hours kZone{8};  // no summer time since 1991

year_month_day dateOf(Millis at) {
  return year_month_day(floor<days>(sys_time<milliseconds>(milliseconds(at)) + kZone));
}

Millis momentOf(sys_days day) {
  return duration_cast<milliseconds>(day.time_since_epoch() - kZone).count();
}

year_month partsOf(CalendarMonth month) {
  return year(month.year) / std::chrono::month(static_cast<unsigned>(month.month));
}

CalendarMonth from(year_month parts) {
  return {static_cast<int>(parts.year()), static_cast<int>(static_cast<unsigned>(parts.month()))};
}

}  // namespace

CalendarMonth calendarMonthOf(Millis at) {
  const auto date = dateOf(at);
  return from(date.year() / date.month());
}

CalendarMonth next(CalendarMonth month) {
  return from(partsOf(month) + months(1));
}

CalendarMonth previous(CalendarMonth month) {
  return from(partsOf(month) - months(1));
}

Millis startOf(CalendarMonth month) {
  return startOf(month, 1);
}

Millis startOf(CalendarMonth month, int day) {
  return momentOf(sys_days(partsOf(month) / 1) + days(day - 1));
}

Millis dayOf(Millis at) {
  return momentOf(sys_days(dateOf(at)));
}

int dayOfMonth(Millis at) {
  return static_cast<int>(static_cast<unsigned>(dateOf(at).day()));
}

std::string text(CalendarMonth month) {
  return std::to_string(month.year) + (month.month < 10 ? "-0" : "-") + std::to_string(month.month);
}

CalendarMonth comingSettlement(Millis now) {
  return dayOfMonth(now) <= kSettlementDay ? calendarMonthOf(now) : next(calendarMonthOf(now));
}

CalendarMonth comingPayable(Millis now) {
  return dayOfMonth(now) <= kPayableDay ? calendarMonthOf(now) : next(calendarMonthOf(now));
}

Millis collectedUntil(Millis now) {
  const auto month = dayOfMonth(now) > kSettlementDay ? calendarMonthOf(now) : previous(calendarMonthOf(now));
  return startOf(month, kSettlementDay + 1);
}

}  // namespace rebate
