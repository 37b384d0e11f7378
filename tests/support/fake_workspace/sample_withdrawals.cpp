// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_workspace/sample_withdrawals.h"

#include <map>

namespace rebate {
namespace {

constexpr Millis kMinute = 60'000;

struct Sample {
  const char* id;
  const char* user;
  const char* mask;
  std::int64_t fen, balance;
  WithdrawalStage stage;
  Millis minutesAgo;
  const char* note = "";
  const char* requestedBy = kSupport;
  const char* lastReviewer = kOtherFinance;
};

using Stage = WithdrawalStage;
constexpr Sample kSamples[] = {
    {"W-20260612-0041", "u-20816", "冯**", 50'000, 50'618, Stage::waiting, 12},
    {"W-20260612-0040", "u-61022", "陈**", 20'000, 23'170, Stage::waiting, 31},
    {"W-20260612-0039", "u-33318", "孙**", 3'200, 120, Stage::waiting, 44, "", kFinance},
    {"W-20260612-0038", "u-49213", "褚**", 120'000, 120'400, Stage::secondApproval, 58},
    {"W-20260612-0035", "u-50001", "韩**", 150'000, 9'900, Stage::secondApproval, 75, kFinance},
    {"W-20260611-0121", "u-27120", "杨**", 12'000, 400, Stage::reviewed, 700},
    {"W-20260611-0119", "u-27121", "朱**", 8'050, 0, Stage::reviewed, 720},
    {"W-20260611-0118", "u-27122", "尤**", 6'000, 65, Stage::reviewed, 730, "", kSupport, kFinance},
    {"W-20260611-0107", "u-91834", "卫**", 8'000, 8'000, Stage::inPayout, 900},
    {"W-20260611-0102", "u-12755", "蒋**", 30'000, 0, Stage::unknown, 940},
    {"W-20260611-0099", "u-36671", "沈**", 6'000, 6'210, Stage::returned, 980, "account name differs"},
    {"W-20260611-0093", "u-20017", "吕**", 4'400, 80, Stage::paid, 1'100},
    {"W-20260611-0090", "u-20018", "施**", 9'900, 9'900, Stage::rejected, 1'200, "asked for twice"},
    {"W-20260611-0088", "u-20019", "张**", 1'500, 1'500, Stage::cancelled, 1'300, "the user changed their mind"},
};

void sendIt(Withdrawal& w, WithdrawalState state) {
  w.state = state;
  w.payer = "wu.gang";
  w.payoutId = "P-0611-B";
  w.sentAt = w.requestedAt + 30 * kMinute;
  w.validTill = w.sentAt + 10 * kMinute;
}

Withdrawal rowOf(const Sample& sample, Millis now) {
  Withdrawal w;
  w.id = sample.id;
  w.userId = sample.user;
  w.amount = {sample.fen};
  w.reviewers = sample.fen > 100'000 ? 2 : 1;
  w.requestedBy = sample.requestedBy;
  w.requestedAt = now - sample.minutesAgo * kMinute;
  w.updatedAt = now - 40'000;
  w.version = 1;
  w.contentHash = std::string("hash-") + sample.id;
  w.reviewer = sample.lastReviewer;
  switch (sample.stage) {
    case Stage::waiting:
      w.reviewer.clear();
      break;
    case Stage::secondApproval:
      w.firstReviewer = *sample.note ? sample.note : kOtherFinance;
      w.reviewer.clear();
      return w;
    case Stage::reviewed:
      w.state = WithdrawalState::reviewed;
      break;
    case Stage::inPayout:
      sendIt(w, WithdrawalState::inPayout);
      break;
    case Stage::unknown:
      sendIt(w, WithdrawalState::unknown);
      break;
    case Stage::returned:
      sendIt(w, WithdrawalState::returned);
      break;
    case Stage::paid:
      sendIt(w, WithdrawalState::paid);
      break;
    case Stage::rejected:
      w.state = WithdrawalState::rejected;
      break;
    case Stage::cancelled:
      w.state = WithdrawalState::cancelled;
      break;
  }
  w.note = sample.note;
  if (!isOpen(w)) w.settledAt = now - 60 * kMinute;
  return w;
}

}  // namespace

void addWithdrawals(FakeWorkspace& workspace) {
  const auto now = workspace.clock.wall();
  for (const auto& sample : kSamples) {
    const auto w = rowOf(sample, now);
    workspace.store.payments[w.id] = w;
    User user;
    user.id = sample.user;
    user.mask = sample.mask;
    user.balance = {sample.balance};
    user.frozen = isOpen(w) ? w.amount : Fen{};
    user.version = 1;
    workspace.store.people.try_emplace(user.id, user);
  }
}

PayoutDetail samplePayout(const FakeWorkspace& workspace) {
  PayoutDetail detail;
  auto& payout = detail.payout;
  payout.id = "P-0611-B";
  payout.createdBy = "wu.gang";
  payout.createdAt = workspace.clock.wall() - 900 * kMinute;
  std::map<WithdrawalState, PayoutCount> states;
  for (const auto& [id, w] : workspace.store.payments) {
    if (w.payoutId != payout.id) continue;
    detail.withdrawals.push_back(w);
    ++payout.items;
    payout.total.value += w.amount.value;
    auto& count = states[w.state];
    count.state = w.state;
    ++count.items;
    count.total.value += w.amount.value;
  }
  for (const auto& [state, count] : states) payout.states.push_back(count);
  return detail;
}

}  // namespace rebate
