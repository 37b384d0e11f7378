// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_workspace/sample_rebates.h"

#include <array>
#include <cstdio>

#include "domain/rules.h"

namespace rebate {
namespace {

constexpr std::array kItems{"轮滑鞋 成人直排", "加绒加厚休闲裤", "机械键盘 87 键", "儿童滑板车",
                            "蓝牙耳机",        "羽绒服 女 长款", "保温杯 500ml",   "显示器支架",
                            "猫粮 10kg",       "跑步鞋 男",      "收纳箱 3 件",    "手冲咖啡壶",
                            "电动牙刷",        "路由器 AX3000",  "瑜伽垫",         "台灯 护眼"};
constexpr std::array kMasks{"林**", "王**", "周**", "吴**", "郑**", "冯**", "陈**", "褚**", "卫**", "蒋**"};
constexpr std::array kProposers{"feed", "feed", "feed", "li.wei", "feed", "sun.yu"};

UpstreamState upstreamFor(RebateState state) {
  switch (state) {
    case RebateState::estimated:
      return UpstreamState::paid;
    case RebateState::waiting:
      return UpstreamState::received;
    case RebateState::voided:
    case RebateState::clawedBack:
      return UpstreamState::closed;
    case RebateState::awaitingApproval:
    case RebateState::held:
    case RebateState::credited:
    case RebateState::rejected:
      return UpstreamState::settled;
  }
  return UpstreamState::unknown;
}

Reason reasonFor(RebateState state) {
  switch (state) {
    case RebateState::held:
      return Reason::refundOpen;
    case RebateState::rejected:
      return Reason::rejectedByOperator;
    case RebateState::voided:
    case RebateState::clawedBack:
      return Reason::closedUpstream;
    case RebateState::estimated:
    case RebateState::waiting:
    case RebateState::awaitingApproval:
    case RebateState::credited:
      return Reason::none;
  }
  return Reason::none;
}

}  // namespace

Rebate SampleRebates::next() {
  constexpr std::array kStates{
      RebateState::awaitingApproval, RebateState::awaitingApproval, RebateState::credited, RebateState::credited,
      RebateState::waiting,          RebateState::estimated,        RebateState::held,     RebateState::voided};
  return next(kStates[static_cast<std::size_t>(roll(0, kStates.size() - 1))]);
}

Rebate SampleRebates::next(RebateState state) {
  Rebate row;
  ++count_;
  newest_ -= roll(4, 40) * 60'000LL;
  char line[32];
  std::snprintf(line, sizeof line, "20356%07d%07d", 1'000'000 + count_ * 37, roll(1'000'000, 9'999'999));
  row.line = line;
  row.id = lineKey(row.platform, row.line, row.role);
  row.userId = "u-" + std::to_string(roll(10'000, 99'999));
  row.userMask = kMasks[static_cast<std::size_t>(roll(0, kMasks.size() - 1))];
  row.item = kItems[static_cast<std::size_t>(roll(0, kItems.size() - 1))];
  row.paid = {roll(1'990, 139'900)};
  row.income = {row.paid.value * roll(20, 90) / 1000};
  row.platformFee = {row.income.value / 10};
  row.level = Level::silver;
  row.reserveRate = RuleSet{}.reserve;
  row.shareRate = RuleSet{}.shareOf(row.platform, row.level);
  row.split = split(row.income, row.platformFee, row.reserveRate, row.shareRate).valueOr({});
  row.state = state;
  row.reason = reasonFor(state);
  row.upstream = upstreamFor(state);
  row.statusCode = row.upstream == UpstreamState::settled ? 3 : 12;
  row.refundOpen = row.reason == Reason::refundOpen;
  row.proposedBy = kProposers[static_cast<std::size_t>(roll(0, kProposers.size() - 1))];
  row.version = roll(1, 5);
  row.contentHash = "b41e" + std::to_string(count_) + "77";
  row.createdAt = row.modifiedAt = row.updatedAt = newest_;
  return row;
}

std::vector<Rebate> SampleRebates::many(int count) {
  std::vector<Rebate> rows;
  for (int i = 0; i < count; ++i) rows.push_back(next());
  return rows;
}

Rebate exampleRebate(Millis createdAt) {
  Rebate row = SampleRebates(1, createdAt).next(RebateState::awaitingApproval);
  row.line = "2035657313150181441";
  row.id = lineKey(row.platform, row.line, row.role);
  row.userId = "u-88210";
  row.userMask = "林**";
  row.item = "轮滑鞋 成人直排";
  row.paid = {24'900};
  row.income = {772};
  row.platformFee = {77};
  row.split = split(row.income, row.platformFee, row.reserveRate, row.shareRate).valueOr({});
  row.proposedBy = "li.wei";
  row.version = 4;
  row.createdAt = row.modifiedAt = row.updatedAt = createdAt;
  return row;
}

}  // namespace rebate
