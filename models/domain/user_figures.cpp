// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/user_figures.h"

#include <algorithm>
#include <chrono>

namespace rebate {
namespace {

namespace chrono = std::chrono;
constexpr chrono::hours kChina{8};

chrono::year_month_day dayOf(Millis at) {
  return chrono::floor<chrono::days>(chrono::sys_time<chrono::milliseconds>(chrono::milliseconds(at)) + kChina);
}

Millis beginOf(chrono::year_month_day day) {
  return chrono::duration_cast<chrono::milliseconds>(chrono::sys_days(day).time_since_epoch() - kChina).count();
}

void count(UserFigures::Sum& sum, const Rebate& rebate) {
  ++sum.rebates;
  sum.amount.value += rebate.split.user.value;
}

}  // namespace

MonthNumber monthNumberOf(Millis at) {
  const auto day = dayOf(at);
  return static_cast<int>(day.year()) * 12 + static_cast<int>(static_cast<unsigned>(day.month())) - 1;
}

Millis beginOf(MonthNumber month) {
  return beginOf(chrono::year(month / 12) / chrono::month(static_cast<unsigned>(month % 12 + 1)) / chrono::day(1));
}

Millis settlesAbout(Millis receivedAt) {
  const auto month = monthNumberOf(receivedAt) + 1;
  return beginOf(month) + 19LL * 24 * 3'600'000;
}

void UserFigures::add(const Rebate& rebate, Millis recentSince) {
  if (firstOrder == 0 || rebate.createdAt < firstOrder) firstOrder = rebate.createdAt;
  const bool isRecent = rebate.createdAt >= recentSince;
  recent += isRecent ? 1 : 0;
  switch (rebate.state) {
    case RebateState::waiting: {
      const auto settles = settlesAbout(rebate.modifiedAt);
      nextSettled = nextSettled == 0 ? settles : std::min(nextSettled, settles);
      return count(onTheWay, rebate);
    }
    case RebateState::awaitingApproval:
      count(awaiting, rebate);
      return count(onTheWay, rebate);
    case RebateState::estimated:
      return count(onTheWay, rebate);
    case RebateState::credited:
      count(creditedIn[monthNumberOf(rebate.createdAt)], rebate);
      return count(credited, rebate);
    case RebateState::held:
      ++held;
      disputed += rebate.reason == Reason::attributionConflict || rebate.reason == Reason::unattributed ? 1 : 0;
      return;
    case RebateState::voided:
    case RebateState::clawedBack:
      recentClosed += isRecent ? 1 : 0;
      return;
    case RebateState::rejected:
      return;
  }
}

}  // namespace rebate
