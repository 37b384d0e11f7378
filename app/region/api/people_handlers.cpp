// SPDX-License-Identifier: GPL-3.0-or-later
// What is proposed about people, in their own words; decided like any other proposal.
#include "region/api/handlers.h"
#include "region/api/idempotent_write.h"
#include "region/api/people.h"
#include "region/ledger/code_book.h"
#include "region/ledger/operator_book.h"
#include "region/ledger/people_proposals.h"
#include "region/ledger/proposal_book.h"
#include "region/ledger/sign_in_book.h"
#include "region/ledger/user_desk.h"
#include "region/telemetry/clock.h"
#include "wire/proposal_json.h"
#include "wire/reader.h"
#include "wire/uuid.h"

namespace rebate::region {
namespace {

/// {"id","reason"} and what `more` reads into the body.
Result<Proposal> proposalOf(const Call& call, ProposalKind kind,
                            const std::function<void(wire::Reader&, wire::json::object&)>& more) {
  const auto json = wire::parseJson(call.body);
  if (!json) return json.error();
  wire::Reader in(*json);
  Proposal proposal;
  proposal.id = in.text("id");
  proposal.kind = kind;
  proposal.subject = call.id;
  wire::json::object body;
  more(in, body);
  proposal.body = wire::json::serialize(body);
  proposal.reason = in.text("reason");
  if (!wire::isUuid(proposal.id)) in.fail(invalid("id", "a UUID is expected"));
  if (proposal.reason.empty() || proposal.reason.size() > kLongestReason) in.fail(invalid("reason", "1 to 500 bytes"));
  return in.finish(std::move(proposal));
}

struct Claim {
  Proposal proposal;
  Platform platform = Platform::taobao;
  std::string order;
  std::string evidence;
};

Result<Claim> claimOf(const Call& call) {
  const auto json = wire::parseJson(call.body);
  if (!json) return json.error();
  wire::Reader in(*json);
  Claim claim;
  claim.proposal.id = in.text("id");
  claim.proposal.kind = ProposalKind::claim;
  claim.proposal.reason = "order claim";  // what the user says may be personal: it is the evidence, and sealed
  claim.proposal.subject = in.text("user_id");
  claim.platform = in.named<Platform>("platform", platformFrom);
  claim.order = in.text("order");
  claim.evidence = in.text("evidence");
  if (!wire::isUuid(claim.proposal.id)) in.fail(invalid("id", "a UUID is expected"));
  if (!isText(claim.evidence, kLongestNote)) in.fail(invalid("evidence", "1 to 2000 characters"));
  return in.finish(std::move(claim));
}

/// Made of the lines as they stand; of one that was proposed before, as they stood then.
Refused fillBody(SqlSession& sql, Claim& claim) {
  wire::json::object body{{"platform", name(claim.platform)}, {"order", claim.order}, {"note", claim.proposal.id}};
  const auto known = findProposal(sql, claim.proposal.id);
  if (known && known->kind == ProposalKind::claim) {
    const auto kept = wire::parseJson(known->body);
    if (kept && kept->is_object() && kept->get_object().contains("lines"))
      body["lines"] = kept->get_object().at("lines");
  } else {
    auto lines = claimableLines(sql, claim.platform, claim.order);
    if (lines.refused) return lines.refused;
    body["lines"] = wire::json::array(lines.keys.begin(), lines.keys.end());
  }
  claim.proposal.body = wire::json::serialize(body);
  return std::nullopt;
}

Reply claimOnce(Writing& writing, Claim claim, const Operator& who, const std::string& keyFile) {
  const auto key = keyToSealWith(writing.sql, keyFile);
  if (!key) return problemReply(Problem::unavailable, "key", "the key beside the store cannot be read");
  if (const auto refused = fillBody(writing.sql, claim)) return refusalReply(*refused);
  if (const auto refused = propose(writing, claim.proposal, who)) return refusalReply(*refused);
  const Note evidence{claim.proposal.id, claim.proposal.subject, claim.evidence};
  // Refused now means undone: the proposal must not stand without its evidence.
  if (const auto refused = addNote(writing, evidence, who, personalKeysFrom(*key)))
    writing.sql.fail(invalid(refused->field, refused->detail));
  return withETag(jsonReply(wire::toJson(claim.proposal), 201), claim.proposal.version);
}

wire::json::object rowJson(SqlSession& sql, const OperatorRow& row) {
  return {{"name", row.who.name},
          {"display", row.who.display},
          {"role", name(row.who.role)},
          {"disabled", row.disabled},
          {"password", row.passwordHash != kNoPassword},
          {"code", needsCode(sql, row.who.name)},
          {"locked", lockedFor(sql, row.who.name, wallMillis()) > 0}};
}

}  // namespace

asio::awaitable<Reply> postAdjustment(Services& services, const Call& call) {
  auto proposal = proposalOf(call, ProposalKind::adjustment, [](wire::Reader& in, wire::json::object& body) {
    body["amount_fen"] = in.integer("amount_fen");
  });
  if (!proposal) co_return problemReply(problemOf(proposal.error()));
  co_return co_await keepProposal(services, call, *std::move(proposal));
}

asio::awaitable<Reply> postErasure(Services& services, const Call& call) {
  auto proposal = proposalOf(call, ProposalKind::erasure, [](wire::Reader&, wire::json::object&) {});
  if (!proposal) co_return problemReply(problemOf(proposal.error()));
  co_return co_await keepProposal(services, call, *std::move(proposal));
}

asio::awaitable<Reply> postClaim(Services& services, const Call& call) {
  const auto claim = claimOf(call);
  if (!claim) co_return problemReply(problemOf(claim.error()));
  ReplyJob job = [claim = *claim, who = *call.who, keyFile = services.config.store.keyFile](Writing& writing) {
    return claimOnce(writing, claim, who, keyFile);
  };
  // Not even a hash of the evidence is kept; the id makes it happen once.
  co_return co_await writeOnce(services, call, std::move(job), WriteRule{false, false});
}

asio::awaitable<Reply> listOperators(Services& services, const Call&) {
  std::function<wire::json::array(SqlSession&)> read = [](SqlSession& sql) {
    wire::json::array list;
    for (const auto& row : allOperators(sql)) list.push_back(rowJson(sql, row));
    return list;
  };
  const auto list = co_await readStore(services, std::move(read));
  if (!list) co_return problemReply(problemOf(list.error()));
  co_return jsonReply(wire::json::object{{"operators", *list}});
}

}  // namespace rebate::region
