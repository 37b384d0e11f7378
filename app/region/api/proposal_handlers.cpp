// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/api/handlers.h"
#include "region/api/idempotent_write.h"
#include "region/api/page.h"
#include "region/ledger/proposal_book.h"
#include "region/ledger/rule_book.h"
#include "wire/proposal_json.h"
#include "wire/rules_json.h"
#include "wire/time_text.h"

namespace rebate::region {
namespace {

/// A refusal, with the proposal as it stands when there is one.
Reply refusedReply(const Refusal& refusal, const Proposal& now) {
  auto document = wire::toJson(wire::ProblemDocument{refusal.problem, refusal.field, refusal.detail, {}, 0});
  if (now.version > 0 && !now.proposedBy.empty()) document["now"] = wire::toJson(now);
  return {httpStatus(refusal.problem), "application/problem+json", wire::json::serialize(document), {}};
}

Reply notForThisRole(ProposalKind kind) {
  return problemReply(Problem::forbidden, "kind", "not for this role: " + std::string(name(kind)));
}

wire::json::object toJson(const RuleVersion& version) {
  return {{"version", version.rules.version},     {"in_force_from", wire::formatRfc3339(version.rules.from)},
          {"rules", wire::toJson(version.rules)}, {"proposal", version.proposal},
          {"proposed_by", version.proposedBy},    {"decided_by", version.decidedBy},
          {"at", wire::formatRfc3339(version.at)}};
}

}  // namespace

asio::awaitable<Reply> postProposal(Services& services, const Call& call) {
  const auto body = wire::parseJson(call.body);
  if (!body) co_return problemReply(problemOf(body.error()));
  auto proposal = wire::newProposalFrom(*body);
  if (!proposal) co_return problemReply(problemOf(proposal.error()));
  co_return co_await keepProposal(services, call, *std::move(proposal));
}

asio::awaitable<Reply> keepProposal(Services& services, const Call& call, Proposal proposal) {
  if (!allows(call.who->role, toPropose(proposal.kind))) co_return notForThisRole(proposal.kind);
  ReplyJob job = [proposal = std::move(proposal), who = *call.who](Writing& writing) {
    auto kept = proposal;
    if (const auto refused = propose(writing, kept, who)) return refusedReply(*refused, {});
    return withETag(jsonReply(wire::toJson(kept), 201), kept.version);
  };
  co_return co_await writeOnce(services, call, std::move(job));
}

asio::awaitable<Reply> decideOnProposal(Services& services, const Call& call) {
  const auto body = wire::parseJson(call.body);
  if (!body) co_return problemReply(problemOf(body.error()));
  const auto decision = wire::proposalDecisionFrom(*body);
  if (!decision) co_return problemReply(problemOf(decision.error()));
  ReplyJob job = [id = call.id, decision = *decision, who = *call.who](Writing& writing) {
    const auto kind = findProposal(writing.sql, id);
    const bool withdraws = decision.verdict == ProposalVerdict::withdraw;
    if (kind && !withdraws && !allows(who.role, toDecide(kind->kind))) return notForThisRole(kind->kind);
    Proposal now;
    now.id = id;
    if (const auto refused = decideProposal(writing, now, decision, who)) return refusedReply(*refused, now);
    return withETag(jsonReply(wire::toJson(now)), now.version);
  };
  co_return co_await writeOnce(services, call, std::move(job));
}

asio::awaitable<Reply> listProposals(Services& services, const Call& call) {
  const auto limit = limitOf(call);
  if (!limit) co_return problemReply(problemOf(limit.error()));
  const auto stateName = parameterOf(call, "state");
  const auto kindName = parameterOf(call, "kind");
  const auto newest = newestFirst(call);
  if (!newest) co_return problemReply(problemOf(newest.error()));
  const ProposalFilter filter{proposalStateFrom(stateName), parameterOf(call, "subject"), proposalKindFrom(kindName),
                              *newest};
  if (!stateName.empty() && !filter.state)
    co_return problemReply(Problem::validation, "state", "open, approved, rejected or withdrawn");
  if (!kindName.empty() && !filter.kind)
    co_return problemReply(Problem::validation, "kind", "rules, adjustment, claim, erasure or operator");
  const auto after = parameterOf(call, "after");
  std::function<std::vector<Proposal>(SqlSession&)> read = [filter, after, most = *limit](SqlSession& sql) {
    return proposalsAfter(sql, filter, after, most);
  };
  const auto proposals = co_await readStore(services, std::move(read));
  if (!proposals) co_return problemReply(problemOf(proposals.error()));
  co_return pageReply("proposals", *proposals, *limit, [](const auto& row) { return wire::toJson(row); });
}

asio::awaitable<Reply> showProposal(Services& services, const Call& call) {
  std::function<std::optional<Proposal>(SqlSession&)> read = [id = call.id](SqlSession& sql) {
    return findProposal(sql, id);
  };
  const auto found = co_await readStore(services, std::move(read));
  if (!found) co_return problemReply(problemOf(found.error()));
  if (!*found) co_return problemReply(Problem::notFound, "id", "no such proposal");
  auto reply = jsonReply(wire::toJson(**found));
  co_return withETag(std::move(reply), (*found)->version);
}

asio::awaitable<Reply> listRules(Services& services, const Call&) {
  std::function<std::vector<RuleVersion>(SqlSession&)> read = [](SqlSession& sql) { return ruleVersions(sql); };
  const auto versions = co_await readStore(services, std::move(read));
  if (!versions) co_return problemReply(problemOf(versions.error()));
  wire::json::array list;
  for (const auto& version : *versions) list.push_back(toJson(version));
  co_return jsonReply(wire::json::object{{"versions", std::move(list)}});
}

}  // namespace rebate::region
