// SPDX-License-Identifier: GPL-3.0-or-later
#include "order_feed/truth.h"

#include <algorithm>

namespace rebate::order_feed {
namespace {

constexpr BasisPoints kReserve = 1000;

struct Verdict {
  const char* state;
  const char* reason = nullptr;
};

bool paysNothing(const Fees& fees) {
  return fees.settled - fees.platform <= 0;
}

// By status alone.
Verdict verdictOfStage(const LineTruth& truth, const Fees& fees) {
  switch (truth.newest) {
    case Stage::Paid:
      return {"estimated"};
    case Stage::Received:
      return {"waiting"};
    case Stage::Settled:
      return paysNothing(fees) ? Verdict{"void", "nothing_due"} : Verdict{"awaiting_approval"};
    case Stage::Refunded:
      return paysNothing(fees) ? Verdict{"void", "nothing_due"} : Verdict{"held", "refund_open"};
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
  return std::max<Fen>(0, (settled ? fees.settled : fees.estimated) - fees.platform);
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

}  // namespace rebate::order_feed
