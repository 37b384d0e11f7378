// SPDX-License-Identifier: GPL-3.0-or-later
// What regions answer about rules, proposals and payouts.
#include <algorithm>
#include <array>

#include "domain/names.h"
#include "link/reading_lists.h"
#include "link/readings.h"
#include "wire/proposal_json.h"
#include "wire/rules_json.h"
#include "wire/withdrawal_json.h"

namespace rebate::link {
namespace {

using wire::Reader;
using wire::json::value;

constexpr std::array kBillStates{std::pair{BillState::open, "open"}, std::pair{BillState::confirmed, "confirmed"},
                                 std::pair{BillState::superseded, "superseded"}};

Result<std::string> stringFrom(const value& from) {
  if (!from.is_string()) return invalid("", "a string is expected");
  return std::string(from.get_string());
}

Result<RuleVersion> versionFrom(const value& from) {
  Reader in(from);
  RuleVersion version;
  const auto* rules = in.optional("rules");
  if (rules == nullptr) in.fail(invalid("rules", "an object is expected"));
  if (rules != nullptr)
    if (auto known = in.nested("rules", wire::rulesFrom(*rules))) version.rules = *std::move(known);
  version.rules.version = in.integer("version");
  version.rules.from = in.time("in_force_from");
  version.proposal = in.text("proposal");
  version.proposedBy = in.text("proposed_by");
  version.decidedBy = in.text("decided_by");
  version.at = in.time("at");
  return in.finish(std::move(version));
}

Result<PayoutCount> countFrom(const value& from) {
  Reader in(from);
  PayoutCount count;
  count.state = in.named<WithdrawalState>("state", withdrawalStateFrom);
  count.items = in.integer("items");
  count.total.value = in.integer("total_fen");
  return in.finish(count);
}

Result<Payout> payoutFrom(const value& from) {
  Reader in(from);
  Payout payout;
  payout.id = in.text("id");
  payout.createdBy = in.text("created_by");
  payout.createdAt = in.time("created_at");
  payout.items = in.integer("items");
  payout.total.value = in.integer("total_fen");
  payout.states = listIn(in, "states", countFrom);
  return in.finish(std::move(payout));
}

std::optional<BillState> billStateFrom(std::string_view text) {
  return valueIn<BillState>(kBillStates, text);
}

Result<Bill> billFrom(const value& from) {
  Reader in(from);
  Bill bill;
  bill.id = in.text("id");
  bill.platform = in.named<Platform>("platform", platformFrom);
  bill.month = in.text("month");
  bill.total.value = in.integer("total_fen");
  bill.lines = in.integer("lines");
  bill.state = in.named<BillState>("state", billStateFrom);
  bill.enteredBy = in.text("entered_by");
  bill.enteredAt = in.time("entered_at");
  bill.confirmedBy = in.textOr("confirmed_by");
  bill.confirmedAt = momentOr(in, "confirmed_at");
  bill.reason = in.text("reason");
  bill.ours.value = in.integer("ours_fen");
  bill.ourLines = in.integer("our_lines");
  bill.difference.value = in.integer("difference_fen");
  bill.linesMissing = in.integer("lines_missing");
  bill.candidates = listIn(in, "candidates", stringFrom);
  return in.finish(std::move(bill));
}

}  // namespace

Result<ProposalSlice> answerTo(const ProposalsRead&, const value& body) {
  Reader in(body);
  ProposalSlice slice;
  slice.proposals = listIn(in, "proposals", wire::proposalFrom);
  slice.next = in.textOr("next");
  return in.finish(std::move(slice));
}

Result<std::vector<RuleVersion>> answerTo(const RulesRead&, const value& body) {
  Reader in(body);
  auto versions = listIn(in, "versions", versionFrom);
  std::sort(versions.begin(), versions.end(),
            [](const RuleVersion& a, const RuleVersion& b) { return a.rules.version < b.rules.version; });
  return in.finish(std::move(versions));
}

Result<PayoutSlice> answerTo(const PayoutsRead&, const value& body) {
  Reader in(body);
  PayoutSlice slice;
  slice.payouts = listIn(in, "payouts", payoutFrom);
  slice.next = in.textOr("next");
  return in.finish(std::move(slice));
}

Result<PayoutDetail> answerTo(const PayoutRead&, const value& body) {
  Reader in(body);
  PayoutDetail detail;
  const auto* payout = in.optional("payout");
  if (payout == nullptr) in.fail(invalid("payout", "an object is expected"));
  if (payout != nullptr)
    if (auto known = in.nested("payout", payoutFrom(*payout))) detail.payout = *std::move(known);
  detail.withdrawals = listIn(in, "withdrawals", wire::withdrawalFrom);
  return in.finish(std::move(detail));
}

Result<BillSlice> answerTo(const BillsRead&, const value& body) {
  Reader in(body);
  BillSlice slice;
  slice.bills = listIn(in, "bills", billFrom);
  slice.next = in.textOr("next");
  return in.finish(std::move(slice));
}

}  // namespace rebate::link
