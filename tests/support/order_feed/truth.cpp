// SPDX-License-Identifier: GPL-3.0-or-later
#include "order_feed/truth.h"

#include <algorithm>

#include "order_feed/rows.h"

namespace rebate::order_feed {
namespace {

constexpr BasisPoints kReserve = 1000;

struct Verdict {
  const char* state;
  const char* reason = nullptr;
};

bool paysNothing(const LineTruth& truth, const Fees& fees) {
  return std::max<Fen>(0, fees.settled - truth.details.refunded()) - fees.platform <= 0;
}

// Refunds explain the order's flag; without any it speaks for itself.
Verdict verdictOfSettled(const LineTruth& truth, const Fees& fees) {
  const auto& details = truth.details;
  if (paysNothing(truth, fees)) return {"void", "nothing_due"};
  if (details.refunds() ? details.refundOpen() : truth.newest == Stage::Refunded) return {"held", "refund_open"};
  if (details.punished()) return {"held", "punished"};
  return {"awaiting_approval"};
}

// By status alone.
Verdict verdictOfStage(const LineTruth& truth, const Fees& fees) {
  switch (truth.newest) {
    case Stage::Paid:
      return {"estimated"};
    case Stage::Received:
      return {"waiting"};
    case Stage::Settled:
    case Stage::Refunded:
      return verdictOfSettled(truth, fees);
    case Stage::Closed:
      return {"void", "closed_upstream"};
    case Stage::Odd:
      return {"held", "unknown_status"};
  }
  return {"held", "unknown_status"};
}

// Void wins over every hold; a conflict over nobody, and that over the status.
Verdict verdictOf(const LineTruth& truth, const Fees& fees) {
  const Verdict verdict = verdictOfStage(truth, fees);
  if (verdict.state == std::string_view("void")) return verdict;
  if (truth.conflict) return {"held", "attribution_conflict"};
  if (truth.line->attribution == Attribution::Nobody) return {"held", "unattributed"};
  return verdict;
}

Fen dueOf(const LineTruth& truth, const Fees& fees, const Verdict& verdict) {
  if (verdict.state == std::string_view("void")) return 0;
  const bool settled = truth.newest == Stage::Settled || truth.newest == Stage::Refunded;
  const Fen income = settled ? std::max<Fen>(0, fees.settled - truth.details.refunded()) : fees.estimated;
  return std::max<Fen>(0, income - fees.platform);
}

}  // namespace

boost::json::object truthOf(const LineTruth& truth) {
  const Line& line = *truth.line;
  const Fees fees = feesAt(line, truth.newest);
  const Verdict verdict = verdictOf(truth, fees);
  const Fen due = dueOf(truth, fees, verdict);
  const bool owned = line.attribution != Attribution::Nobody;
  const Fen user = owned ? due * (10000 - kReserve) / 10000 * shareOf(line.user->level) / 10000 : 0;

  boost::json::object out{
      {"platform", nameOf(line.platform)}, {"trade_id", line.tradeId}, {"role", line.role}, {"state", verdict.state}};
  out["reason"] = verdict.reason == nullptr ? boost::json::value(nullptr) : boost::json::value(verdict.reason);
  out["user_id"] = owned ? boost::json::value(line.user->userId) : boost::json::value(nullptr);
  out["due_fen"] = due;
  out["user_fen"] = user;
  out["modified_time"] = feedTime(truth.modified);
  out["appeared_time"] = feedTime(truth.appeared);
  return out;
}

boost::json::array billsOf(const Truths& truths) {
  std::map<std::pair<std::string, std::string>, std::pair<Fen, std::int64_t>> bills;
  for (const auto& [key, truth] : truths) {
    if (truth.newest != Stage::Settled && truth.newest != Stage::Refunded) continue;
    const Line& line = *truth.line;
    auto& [total, lines] = bills[{nameOf(line.platform), feedTime(earnedAt(line)).substr(0, 7)}];
    total += feesAt(line, truth.newest).settled;
    ++lines;
  }
  boost::json::array out;
  for (const auto& [key, bill] : bills)
    out.push_back(boost::json::object{
        {"platform", key.first}, {"month", key.second}, {"total_fen", bill.first}, {"lines", bill.second}});
  return out;
}

}  // namespace rebate::order_feed
