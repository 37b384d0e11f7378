// SPDX-License-Identifier: GPL-3.0-or-later
// Handing the leadership over on purpose: one person asks, another approves, the leader does it.
#include <algorithm>

#include "region/api/handlers.h"
#include "region/api/idempotent_write.h"
#include "region/api/page.h"
#include "region/operations/preflight.h"
#include "region/operations/switchover_book.h"
#include "region/telemetry/clock.h"
#include "wire/switchover_json.h"

namespace rebate::region {
namespace {

wire::ProblemDocument unfit(const PreflightCheck& check) {
  const bool soon = check.check == "settled" && check.value && check.limit;
  const auto words = check.text.empty() && check.value ? std::to_string(*check.value) : check.text;
  return {Problem::preflightFailed, check.check, words, {}, soon ? *check.limit - *check.value : 0};
}

Reply refusedReply(const Refusal& refusal, const Switchover& now) {
  auto document = wire::toJson(wire::ProblemDocument{refusal.problem, refusal.field, refusal.detail, {}, 0});
  if (!now.askedBy.empty()) document["now"] = wire::toJson(now);
  return {httpStatus(refusal.problem), "application/problem+json", wire::json::serialize(document), {}};
}

Result<SwitchoverWish> wishOf(const Services& services, const Call& call) {
  const auto json = wire::parseJson(call.body);
  if (!json) return json.error();
  auto wish = wire::switchoverWishFrom(*json);
  if (!wish) return wish;
  const auto& peers = services.config.peers;
  const auto known = [&](const PeerConfig& peer) { return peer.name == wish->to; };
  if (wish->to != services.config.region && std::none_of(peers.begin(), peers.end(), known))
    return invalid("to", "no peer of this name");
  if (const auto checked = check(*wish, services.config.region, wallMillis()); !checked) return checked.error();
  return wish;
}

}  // namespace

asio::awaitable<Reply> listSwitchovers(Services& services, const Call& call) {
  const auto limit = limitOf(call);
  if (!limit) co_return problemReply(problemOf(limit.error()));
  std::function<std::vector<Switchover>(SqlSession&)> read = [after = parameterOf(call, "after"),
                                                              most = *limit](SqlSession& sql) {
    return switchoversBefore(sql, after, most);
  };
  const auto orders = co_await readStore(services, std::move(read));
  if (!orders) co_return problemReply(problemOf(orders.error()));
  co_return pageReply("switchovers", *orders, *limit, [](const auto& row) { return wire::toJson(row); });
}

asio::awaitable<Reply> showPreflight(Services& services, const Call& call) {
  if (!services.keeper.mayTry()) co_return problemReply(notLeading(services));
  const auto to = parameterOf(call, "to");
  if (to.empty() || to == services.config.region)
    co_return problemReply(Problem::validation, "to", "the region that is to lead, and does not");
  std::function<std::optional<Switchover>(SqlSession&)> read = openSwitchover;
  const auto open = co_await readStore(services, std::move(read));
  // The order that is for this very region does not speak against itself.
  const bool same = open && *open && (*open)->to == to;
  std::string order = same ? (*open)->id : std::string();
  const auto flight = co_await preflight(services, to, std::move(order));
  co_return jsonReply(wire::toJson(flight));
}

/// What is to be done at once is looked at before anybody is asked to approve it; what is scheduled when its time
/// comes.
asio::awaitable<Reply> postSwitchover(Services& services, const Call& call) {
  auto before = co_await answeredBefore(services, call);
  if (before) co_return *std::move(before);
  if (!services.keeper.mayTry()) co_return problemReply(notLeading(services));
  const auto wish = wishOf(services, call);
  if (!wish) co_return problemReply(problemOf(wish.error()));
  if (!wish->at) {
    const auto flight = co_await preflight(services, wish->to, wish->id);
    if (const auto* against = flight.against()) co_return problemReply(unfit(*against));
  }
  ReplyJob job = [wish = *wish, leader = services.config.region, who = call.who->name](Writing& writing) {
    Switchover order;
    if (const auto refused = askSwitchover(writing, wish, leader, who, order)) return refusedReply(*refused, order);
    return jsonReply(wire::toJson(order), 201);
  };
  co_return co_await writeOnce(services, call, std::move(job));
}

asio::awaitable<Reply> decideOnSwitchover(Services& services, const Call& call) {
  auto before = co_await answeredBefore(services, call);
  if (before) co_return *std::move(before);
  if (!services.keeper.mayTry()) co_return problemReply(notLeading(services));
  const auto body = wire::parseJson(call.body);
  if (!body) co_return problemReply(problemOf(body.error()));
  const auto decision = wire::switchoverDecisionFrom(*body);
  if (!decision) co_return problemReply(problemOf(decision.error()));
  SwitchoverSaid said{decision->verdict, call.who->name, decision->reason, {}};
  if (decision->verdict == SwitchoverVerdict::approve) {
    std::function<std::optional<Switchover>(SqlSession&)> read = [id = call.id](SqlSession& sql) {
      return findSwitchover(sql, id);
    };
    const auto order = co_await readStore(services, std::move(read));
    if (order && *order && isOpen((*order)->state)) {
      const auto flight = co_await preflight(services, (*order)->to, call.id);
      if (const auto* against = flight.against()) said.against = *against;
    }
  }
  ReplyJob job = [id = call.id, said](Writing& writing) {
    Switchover order;
    if (const auto refused = decideSwitchover(writing, id, said, order)) return refusedReply(*refused, order);
    return jsonReply(wire::toJson(order));
  };
  auto reply = co_await writeOnce(services, call, std::move(job));
  if (services.attend) services.attend();
  co_return reply;
}

}  // namespace rebate::region
