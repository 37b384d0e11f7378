// SPDX-License-Identifier: GPL-3.0-or-later
#include "order_feed/life.h"

#include <algorithm>

namespace rebate::order_feed {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// Those of make-orders, and one so small that nothing is left of the commission.
constexpr Fen kPrices[] = {10, 100, 990, 1990, 4590, 11800, 26900, 129900, 999999};
constexpr BasisPoints kRates[] = {75, 135, 310, 500, 1000, 3000};
constexpr BasisPoints kPlatformFees[] = {1000, 1000, 1000, 0};
constexpr int kEndings[] = {20, 20, 32, 12, 5, 3, 8};
constexpr int kAttributions[] = {50, 30, 15, 5};
constexpr std::uint64_t kLateStream = 0x1A7E;
constexpr std::uint64_t kPlatformStream = 0x91A7F0000000000;

bool settles(Ending ending) {
  return ending == Ending::Settled || ending == Ending::RefundAfterSettle || ending == Ending::Shrunk;
}

// Ninths of the life: paid at 0, received at 6, settled at 9, as in make-orders' days.
Time later(const Line& line, Time after, int ninths) {
  return std::max(after + seconds(1), line.first + line.life * ninths / 9);
}

void append(std::vector<PlannedVersion>& plan, Time due, Stage stage) {
  plan.push_back({.due = due, .modified = secondOf(due), .stage = stage});
}

bool endsVoid(const Line& line) {
  const Fees fees = feesAt(line, Stage::Settled);
  return line.ending == Ending::Void || (settles(line.ending) && fees.settled - fees.platform <= 0);
}

void addSettlement(std::vector<PlannedVersion>& plan, Line& line) {
  append(plan, later(line, plan.back().due, 9), Stage::Settled);
  line.settled = plan.back().modified;
  if (line.ending == Ending::RefundAfterSettle && !endsVoid(line)) {
    append(plan, later(line, plan.back().due, 10), Stage::Refunded);
  }
}

void addTroubles(std::vector<PlannedVersion>& plan, const Line& line) {
  Dice dice(line.looks, kLateStream);
  const bool late = dice.percent(8) && plan.size() > 1;
  const bool claimed = dice.percent(3) && line.attribution != Attribution::Nobody && !endsVoid(line);
  const PlannedVersion oldest = plan.front(), newest = plan.back();
  if (claimed) {
    plan.push_back({newest.due + seconds(1), newest.modified, newest.stage, true});
  }
  if (late) {
    plan.push_back(
        {plan.back().due + std::max<milliseconds>(line.life / 3, seconds(1)), oldest.modified, oldest.stage});
  }
}

// JD and PDD tell what is left after their own fee; PDD knows no second role, and writes 200708-123456789012345.
void moveTo(Platform platform, Line& line) {
  line.platform = platform;
  if (platform == Platform::Taobao) return;
  line.platformFeeRate = 0;
  if (platform == Platform::Jd) return;
  line.role = 2;
  line.tradeId.insert(6, "-");
}

}  // namespace

const char* nameOf(Platform platform) {
  switch (platform) {
    case Platform::Taobao:
      return "taobao";
    case Platform::Jd:
      return "jd";
    case Platform::Pdd:
      return "pdd";
  }
  return "";
}

Fen shareOfAmount(Fen amount, BasisPoints rate) {
  return (amount * rate + 5000) / 10000;
}

Fees feesAt(const Line& line, Stage stage) {
  Fees fees{.base = line.paid, .estimated = shareOfAmount(line.paid, line.commissionRate)};
  switch (stage) {
    case Stage::Paid:
    case Stage::Received:
    case Stage::Odd:
      fees.platform = shareOfAmount(fees.estimated, line.platformFeeRate);
      break;
    case Stage::Settled:
    case Stage::Refunded:
      if (line.ending == Ending::Shrunk) fees.base = line.paid * 7 / 10;
      fees.settled = shareOfAmount(fees.base, line.commissionRate);
      fees.platform = shareOfAmount(fees.settled, line.platformFeeRate);
      break;
    case Stage::Closed:
      break;
  }
  return fees;
}

Line drawLine(std::uint64_t seed, std::uint64_t number, const std::vector<User>& users,
              const std::vector<Platform>& platforms, Time first, milliseconds life) {
  Dice dice(seed, number);
  Line line;
  line.number = number;
  line.first = first;
  line.life = life;
  line.user = &users[static_cast<std::size_t>(dice.below(static_cast<std::int64_t>(users.size())))];
  // Unique up to a hundred million lines: the last eight digits count.
  line.tradeId = std::to_string(2035600000000000000u + static_cast<std::uint64_t>(dice.below(1000000000)) * 100000000u +
                                number % 100000000u);
  line.paid = dice.pick(kPrices) + dice.below(100);
  line.commissionRate = dice.pick(kRates);
  line.platformFeeRate = dice.pick(kPlatformFees);
  line.role = dice.percent(6) ? 3 : 2;
  line.attribution = static_cast<Attribution>(dice.weighted(kAttributions));
  line.ending = static_cast<Ending>(dice.weighted(kEndings));
  line.oddStatus = dice.percent(50) ? 15 : 99;
  line.looks = dice.next();
  Dice where(seed, kPlatformStream + number);  // apart, so that the lines are the same for any choice of platforms
  moveTo(where.pick(std::span<const Platform>(platforms)), line);
  return line;
}

std::vector<PlannedVersion> planVersions(Line& line) {
  std::vector<PlannedVersion> plan;
  append(plan, line.first, Stage::Paid);
  if (line.ending == Ending::Void) append(plan, later(line, line.first, 2), Stage::Closed);
  if (line.ending == Ending::OddStatus) append(plan, later(line, line.first, 3), Stage::Odd);
  if (line.ending == Ending::Received || settles(line.ending)) {
    append(plan, later(line, line.first, 6), Stage::Received);
    line.received = plan.back().modified;
  }
  if (settles(line.ending)) addSettlement(plan, line);
  addTroubles(plan, line);
  return plan;
}

}  // namespace rebate::order_feed
