// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/user_figures.h"

#include <algorithm>

namespace rebate {
namespace {

void count(UserFigures::Sum& sum, const Rebate& rebate) {
  ++sum.rebates;
  sum.amount.value += rebate.split.user.value;
}

}  // namespace

Millis settlesAbout(Millis receivedAt) {
  return startOf(next(monthOf(receivedAt)), kSettlementDay);
}

Millis payableAbout(Millis receivedAt) {
  return startOf(next(monthOf(receivedAt)), kPayableDay);
}

void UserFigures::add(const Rebate& rebate, Millis recentSince) {
  if (firstOrder == 0 || rebate.createdAt < firstOrder) firstOrder = rebate.createdAt;
  const bool isRecent = rebate.createdAt >= recentSince;
  recent += isRecent ? 1 : 0;
  switch (rebate.state) {
    case RebateState::waiting: {
      const auto payable = payableAbout(rebate.modifiedAt);
      nextPayable = nextPayable == 0 ? payable : std::min(nextPayable, payable);
      return count(onTheWay, rebate);
    }
    case RebateState::awaitingApproval:
      count(awaiting, rebate);
      return count(onTheWay, rebate);
    case RebateState::estimated:
      return count(onTheWay, rebate);
    case RebateState::credited:
      count(creditedIn[monthOf(rebate.createdAt)], rebate);
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
