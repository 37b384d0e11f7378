// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/people_proposals.h"
#include "region/ledger/proposal_body.h"
#include "region/ledger/rebate_book.h"
#include "region/ledger/rule_book.h"
#include "region/ledger/settlement.h"
#include "region/ledger/user_book.h"
#include "region/ledger/version_log.h"
#include "wire/reader.h"
#include "wire/uuid.h"

namespace rebate::region {
namespace {

struct Claimed {
  Platform platform = Platform::taobao;
  std::string order;
  std::vector<std::string> lines;
};

Result<Claimed> claimOf(const Proposal& proposal) {
  const auto body = bodyOf(proposal, {"platform", "order", "lines", "note"});
  if (!body) return body.error();
  const wire::json::value value = *body;
  wire::Reader in(value);
  Claimed claim;
  claim.platform = in.named<Platform>("platform", platformFrom);
  claim.order = in.text("order");
  const auto* lines = in.optional("lines");
  if (!lines || !lines->is_array()) in.fail(invalid("lines", "a list is expected"));
  if (lines && lines->is_array())
    for (const auto& line : lines->get_array())
      if (line.is_string()) claim.lines.emplace_back(line.get_string());
  const auto* note = in.optional("note");  // an id, not the evidence itself
  if (note && !(note->is_string() && wire::isUuid(std::string_view(note->get_string()))))
    in.fail(invalid("note", "a UUID is expected"));
  return in.finish(std::move(claim));
}

std::vector<std::string> linesOf(SqlSession& sql, Platform platform, const std::string& order) {
  std::vector<std::string> keys;
  sql.each(
      "SELECT line_key FROM order_versions WHERE line = $1 AND platform = $2 UNION "
      "SELECT line_key FROM order_versions WHERE parent = $1 AND platform = $2 ORDER BY 1",
      {order, name(platform)}, [&keys](const SqlRow& row) { keys.push_back(row.text(0)); });
  return keys;
}

bool isBooked(RebateState state) {
  return state == RebateState::credited || state == RebateState::clawedBack;
}

bool isNobodys(const Rebate& rebate) {
  return rebate.state == RebateState::held &&
         (rebate.reason == Reason::unattributed || rebate.reason == Reason::attributionConflict);
}

}  // namespace

ClaimableLines claimableLines(SqlSession& sql, Platform platform, const std::string& order) {
  ClaimableLines found;
  const auto lines = order.empty() ? std::vector<std::string>{} : linesOf(sql, platform, order);
  bool booked = false;
  for (const auto& line : lines) {
    const auto stored = findRebate(sql, line);
    if (!stored) continue;  // not judged yet
    booked = booked || isBooked(stored->rebate.state);
    if (isNobodys(stored->rebate)) found.keys.push_back(line);
  }
  if (!found.keys.empty()) return found;
  found.refused = Refusal{Problem::notDecidable, "order", "each line has an owner, or is void or rejected"};
  if (lines.empty()) found.refused = Refusal{Problem::notFound, "order", "no such order has come in"};
  if (booked) found.refused = Refusal{Problem::alreadyDecided, "order", "credited already"};
  return found;
}

Refused checkClaim(SqlSession& sql, const Proposal& proposal) {
  const auto claim = claimOf(proposal);
  if (!claim) return badBody(claim.error());
  const auto user = findUser(sql, proposal.subject);
  if (!user) return Refusal{Problem::notFound, "subject", "no such user"};
  if (user->state == UserState::erased) return Refusal{Problem::notDecidable, "subject", "this user is erased"};
  const auto now = claimableLines(sql, claim->platform, claim->order);
  if (now.refused) return now.refused;
  if (now.keys != claim->lines) return Refusal{Problem::versionMoved, "body.lines", "the lines moved: claim them anew"};
  return std::nullopt;
}

void applyClaim(Writing& writing, const Proposal& proposal) {
  const auto claim = claimOf(proposal);
  if (!claim) return writing.sql.fail(claim.error());
  const auto rules = loadRules(writing.sql);
  for (const auto& line : claim->lines) {
    giveLine(writing, line, proposal.subject, proposal.id);
    settleLine(writing, line, rules);
  }
}

}  // namespace rebate::region
