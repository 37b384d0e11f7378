// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/settlement.h"

#include <algorithm>
#include <set>

namespace rebate {
namespace {

void add(LineSum& to, std::int64_t fen) {
  ++to.lines;
  to.sum.value += fen;
}

LineSum totalOf(const std::map<Platform, LineSum>& parts) {
  LineSum total;
  for (const auto& [platform, part] : parts) {
    total.lines += part.lines;
    total.sum.value += part.sum.value;
  }
  return total;
}

std::int64_t payableOf(const Rebate& rebate) {
  return rebate.split.user.value + rebate.split.inviter.value;
}

std::int64_t dueOf(const Rebate& rebate) {
  return std::max<std::int64_t>(0, rebate.income.value - rebate.platformFee.value);
}

/// Gathers one month; the days by the moment they begin.
struct MonthSums {
  SettlementMonth sums;
  std::map<Millis, ReceivedDay> days{};
  std::set<std::string> users{};

  void take(const Rebate& rebate) {
    auto& day = days[dayOf(rebate.modifiedAt)];
    day.day = dayOf(rebate.modifiedAt);
    add(sums.due[rebate.platform], dueOf(rebate));
    add(day.due, dueOf(rebate));
    if (!isPayable(rebate.state)) return;
    add(sums.payable, payableOf(rebate));
    day.payable.value += payableOf(rebate);
    if (!rebate.userId.empty()) users.insert(rebate.userId);
  }
  SettlementMonth finish() {
    for (const auto& [at, day] : days) sums.days.push_back(day);
    sums.users = static_cast<std::int64_t>(users.size());
    return sums;
  }
};

}  // namespace

LineSum Settlement::dueOf(const SettlementMonth& month) const {
  return totalOf(month.due);
}

LineSum Settlement::advanceTotal() const {
  return totalOf(advance);
}

bool isExpected(RebateState state) {
  switch (state) {
    case RebateState::estimated:
    case RebateState::waiting:
    case RebateState::awaitingApproval:
    case RebateState::held:
    case RebateState::credited:
    case RebateState::rejected:
      return true;
    case RebateState::voided:
    case RebateState::clawedBack:
      break;
  }
  return false;
}

bool isPayable(RebateState state) {
  switch (state) {
    case RebateState::estimated:
    case RebateState::waiting:
    case RebateState::awaitingApproval:
      return true;
    case RebateState::held:
    case RebateState::credited:
    case RebateState::rejected:
    case RebateState::voided:
    case RebateState::clawedBack:
      break;
  }
  return false;
}

Settlement settlementOf(const std::vector<Rebate>& rebates, const std::vector<User>& users, Millis now) {
  const auto month = calendarMonthOf(now);
  MonthSums thisMonth{{month, {}, {}, 0, {}}}, nextMonth{{next(month), {}, {}, 0, {}}};
  Settlement all;
  for (const auto& rebate : rebates) {
    if (rebate.state == RebateState::credited) {
      if (rebate.refundOpen) add(all.refunds, payableOf(rebate));
      if (rebate.modifiedAt >= collectedUntil(now)) add(all.advance[rebate.platform], payableOf(rebate));
    }
    if (rebate.refundOpen || !isExpected(rebate.state)) continue;
    if (rebate.upstream == UpstreamState::settled && isPayable(rebate.state)) add(all.approving, payableOf(rebate));
    if (rebate.upstream != UpstreamState::received) continue;
    const auto received = calendarMonthOf(rebate.modifiedAt);
    if (received == previous(month)) thisMonth.take(rebate);
    if (received == month) nextMonth.take(rebate);
    if (received < previous(month)) add(all.overdue, dueOf(rebate));
  }
  for (const auto& user : users)
    if (user.balance.value < 0) add(all.belowZero, -user.balance.value);
  all.thisMonth = thisMonth.finish();
  all.nextMonth = nextMonth.finish();
  return all;
}

}  // namespace rebate
