// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/api/handlers.h"

#include <charconv>

#include "region/events/event_queue.h"
#include "wire/region_json.h"

namespace rebate::region {

asio::awaitable<Reply> handle(Route route, Services& services, const Call& call) {
  switch (route) {
    case Route::openSession:
      co_return co_await openSession(services, call);
    case Route::closeSession:
      co_return co_await closeSession(services, call);
    case Route::refreshSession:
      co_return co_await refreshSession(services, call);
    case Route::users:
      co_return co_await listUsers(services, call);
    case Route::user:
      co_return co_await showUser(services, call);
    case Route::userChange:
      co_return co_await patchUser(services, call);
    case Route::timeline:
      co_return co_await showTimeline(services, call);
    case Route::notes:
      co_return co_await postNote(services, call);
    case Route::reveal:
      co_return co_await postReveal(services, call);
    case Route::adjustments:
      co_return co_await postAdjustment(services, call);
    case Route::erasure:
      co_return co_await postErasure(services, call);
    case Route::claims:
      co_return co_await postClaim(services, call);
    case Route::operators:
      co_return co_await listOperators(services, call);
    case Route::rebates:
      co_return co_await listRebates(services, call);
    case Route::rebate:
      co_return co_await showRebate(services, call);
    case Route::decisions:
      co_return co_await postDecisions(services, call);
    case Route::decision:
      co_return co_await showDecision(services, call);
    case Route::feedCoverage:
      co_return co_await showCoverage(services, call);
    case Route::feedReread:
      co_return co_await postReread(services, call);
    case Route::importOrders:
      co_return co_await importOrders(services, call);
    case Route::bills:
      co_return co_await listBills(services, call);
    case Route::enterBill:
      co_return co_await postBill(services, call);
    case Route::confirmBill:
      co_return co_await postConfirmation(services, call);
    case Route::proposals:
      co_return co_await listProposals(services, call);
    case Route::propose:
      co_return co_await postProposal(services, call);
    case Route::proposal:
      co_return co_await showProposal(services, call);
    case Route::proposalDecision:
      co_return co_await decideOnProposal(services, call);
    case Route::rules:
      co_return co_await listRules(services, call);
    case Route::withdrawals:
      co_return co_await listWithdrawals(services, call);
    case Route::requestWithdrawal:
      co_return co_await postWithdrawal(services, call);
    case Route::withdrawal:
      co_return co_await showWithdrawal(services, call);
    case Route::withdrawalReview:
      co_return co_await reviewOfWithdrawal(services, call);
    case Route::withdrawalQuery:
      co_return co_await queryOfWithdrawal(services, call);
    case Route::payouts:
      co_return co_await listPayouts(services, call);
    case Route::createPayout:
      co_return co_await postPayout(services, call);
    case Route::payout:
      co_return co_await showPayout(services, call);
    case Route::statement:
      co_return co_await showStatement(services, call);
    case Route::audit:
      co_return co_await listAudit(services, call);
    case Route::failovers:
      co_return co_await listFailovers(services, call);
    case Route::switchovers:
      co_return co_await listSwitchovers(services, call);
    case Route::askSwitchover:
      co_return co_await postSwitchover(services, call);
    case Route::preflight:
      co_return co_await showPreflight(services, call);
    case Route::switchoverDecision:
      co_return co_await decideOnSwitchover(services, call);
    case Route::setPause:
      co_return co_await putPause(services, call);
    case Route::endPause:
      co_return co_await deletePause(services, call);
    case Route::planMaintenance:
      co_return co_await postMaintenance(services, call);
    case Route::endMaintenance:
      co_return co_await deleteMaintenance(services, call);
    case Route::incidentNotes:
      co_return co_await listIncidentNotes(services, call);
    case Route::addIncidentNote:
      co_return co_await postIncidentNote(services, call);
    case Route::topology:
      co_return jsonReply(wire::toJson(services.topology()));
    case Route::healthz:
      co_return showHealth(services);
    case Route::readyz:
      co_return showReadiness(services);
    case Route::metrics:
      co_return co_await showMetrics(services, call);
    case Route::snapshot:
    case Route::changes:
      break;  // streams: the connection writes them itself
  }
  co_return problemReply(Problem::fault);
}

/// With the API's version, unless it is to look like one from before it was said.
wire::json::object saying(const Services& services, wire::json::object answer) {
  if (!services.config.api.empty()) answer["api"] = services.config.api;
  return answer;
}

Reply showHealth(Services& services) {
  return jsonReply(saying(services, {{"region", services.config.region}}));
}

Reply showReadiness(Services& services) {
  const auto view = services.watch.view();
  const auto against = services.readiness->against();
  wire::json::object answer{{"region", services.config.region},
                            {"ready", against.empty()},
                            {"role", services.keeper.leads() ? "leader" : "follower"},
                            {"leader", view.leader},
                            {"epoch", view.epoch},
                            {"audit_seq", view.auditSeq},
                            {"audit_head", view.auditHead}};
  if (!against.empty()) answer["reason"] = against;
  if (services.instances) {
    const auto [ready, of] = services.instances();
    answer["instances"] = wire::json::object{{"ready", ready}, {"of", of}};
  }
  // 404 is what HAProxy takes for "nobody new, and leave alone what is under way" (http-check disable-on-404).
  const int status = against.empty() ? 200 : services.readiness->draining() ? 404 : 503;
  return jsonReply(saying(services, std::move(answer)), status);
}

asio::awaitable<Reply> showMetrics(Services& services, const Call&) {
  std::function<std::int64_t(SqlSession&)> count = eventsWaiting;
  const auto waiting = co_await readStore(services, std::move(count));
  if (waiting) services.metrics.eventsWaiting(*waiting);
  services.metrics.keysInFlight(services.keysInFlight.size());
  services.metrics.leads(services.keeper.leads(), services.keeper.epoch());
  co_return Reply{200, "text/plain; version=0.0.4; charset=utf-8", services.metrics.text(), {}};
}

wire::ProblemDocument notLeading(const Services& services) {
  const auto view = services.watch.view();
  if (view.leader.empty() || view.leader == services.config.region)
    return {Problem::noLeader, {}, "no region leads right now", {}, 500};
  return {Problem::notLeader, {}, "write to the leader", view.leader, 0};
}

std::string parameterOf(const Call& call, const std::string& name) {
  const auto found = call.query.find(name);
  return found == call.query.end() ? std::string{} : found->second;
}

Result<bool> newestFirst(const Call& call) {
  const auto order = parameterOf(call, "order");
  if (!order.empty() && order != "newest") return invalid("order", "newest, or left out");
  return !order.empty();
}

Result<std::int64_t> numberAfter(const Call& call, const char* name, const char* words) {
  const auto found = call.query.find(name);
  if (found == call.query.end()) return std::int64_t{0};
  std::int64_t number = 0;
  const auto& text = found->second;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < 1) return invalid(name, words);
  return number;
}

Result<int> limitOf(const Call& call) {
  const auto found = call.query.find("limit");
  if (found == call.query.end()) return 100;
  int limit = 0;
  const auto& text = found->second;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
  if (error != std::errc{} || end != text.data() + text.size() || limit < 1 || limit > 500)
    return invalid("limit", "a whole number of 1 to 500");
  return limit;
}

}  // namespace rebate::region
