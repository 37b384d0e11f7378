// SPDX-License-Identifier: GPL-3.0-or-later
// Who led when, and handing the leadership over on purpose.
#include <algorithm>
#include <charconv>

#include "region/api/handlers.h"
#include "region/api/http_client.h"
#include "region/api/idempotent_write.h"
#include "region/failover/failover_log.h"
#include "region/ledger/audit_log.h"

namespace rebate::region {
namespace {

constexpr Millis kSettled = 2'000;  // so long a new leader is left alone
constexpr Millis kAskWithin = 800;
constexpr std::size_t kLargestAnswer = 64 * 1'024;
constexpr std::size_t kLongestReason = 2'000;

struct Order {
  PeerConfig to;
  std::string reason;
};

Result<Order> orderOf(const Services& services, const std::string& body) {
  const auto json = wire::parseJson(body);
  if (!json) return json.error();
  if (!json->is_object()) return invalid("", "an object is expected");
  const auto to = wire::textMember(json->get_object(), "to");
  if (!to) return to.error();
  const auto confirm = wire::textMember(json->get_object(), "confirm");
  if (!confirm) return confirm.error();
  const auto reason = wire::textMember(json->get_object(), "reason");
  if (!reason) return reason.error();
  if (*confirm != *to) return invalid("confirm", "type the name of the region that is to lead");
  if (reason->empty() || reason->size() > kLongestReason) return invalid("reason", "1 to 2000 bytes");
  if (*to == services.config.region) return invalid("to", "it leads already");
  const auto& peers = services.config.peers;
  const auto peer = std::find_if(peers.begin(), peers.end(), [&](const PeerConfig& p) { return p.name == *to; });
  if (peer == peers.end()) return invalid("to", "no peer of this name");
  return Order{*peer, *reason};
}

wire::ProblemDocument unfit(std::string field, std::string detail, Millis retryAfter = 0) {
  return {Problem::preflightFailed, std::move(field), std::move(detail), {}, retryAfter};
}

/// The candidate is there, sees the same history, and does not stop; asked at this moment, not looked up.
asio::awaitable<std::optional<wire::ProblemDocument>> preflight(Services& services, const PeerConfig& candidate) {
  const auto settled = std::max(kSettled, 2 * services.config.leaseTtl);
  const auto left = settled - services.keeper.ledFor();
  if (left > 0) co_return unfit("recent-failover", "the leadership has just changed", left);
  std::string url = candidate.url + "/readyz";
  std::map<std::string, std::string> none;
  const auto answer = co_await httpGet(std::move(url), std::move(none), kAskWithin, kLargestAnswer, services.trust);
  if (!answer) co_return unfit("candidate", "does not answer: " + answer.error().detail);
  const auto json = wire::parseJson(answer->body);
  if (answer->status != 200 || !json || !json->is_object()) co_return unfit("candidate", "is not ready");
  if (wire::textOr(json->get_object(), "region") != candidate.name)
    co_return unfit("candidate", "somebody else answers at its address");
  if (wire::integerOr(json->get_object(), "epoch") != services.keeper.epoch())
    co_return unfit("epoch", "the candidate is not on the current epoch");
  co_return std::nullopt;
}

}  // namespace

asio::awaitable<Reply> listFailovers(Services& services, const Call& call) {
  const auto limit = limitOf(call);
  if (!limit) co_return problemReply(problemOf(limit.error()));
  std::int64_t before = 0;
  if (const auto after = call.query.find("after"); after != call.query.end()) {
    const auto& text = after->second;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), before);
    if (error != std::errc{} || end != text.data() + text.size() || before < 1)
      co_return problemReply(Problem::validation, "after", "the seq of the last one of the page before");
  }
  std::function<std::vector<LeadershipChange>(SqlSession&)> read = [before, most = *limit](SqlSession& sql) {
    return leadershipChanges(sql, before, most);
  };
  const auto changes = co_await readStore(services, std::move(read));
  if (!changes) co_return problemReply(problemOf(changes.error()));
  wire::json::array list;
  for (const auto& change : *changes) list.push_back(toJson(change));
  wire::json::object page{{"failovers", std::move(list)}};
  if (static_cast<int>(changes->size()) == *limit) page["next"] = changes->back().seq;
  co_return jsonReply(page);
}

/// The order, its record and the release are one transaction: whoever takes over finds them, and nothing that this
/// region wrote comes after.
asio::awaitable<Reply> postSwitchover(Services& services, const Call& call) {
  auto before = co_await answeredBefore(services, call);
  if (before) co_return *std::move(before);
  if (!services.keeper.mayTry()) co_return problemReply(notLeading(services));
  const auto order = orderOf(services, call.body);
  if (!order) co_return problemReply(problemOf(order.error()));
  auto refused = co_await preflight(services, order->to);
  if (refused) co_return problemReply(*refused);
  auto& keeper = services.keeper;
  const auto fit = co_await keeper.checkSuccessor(order->to.name);
  if (!fit) co_return problemReply(unfit(fit.error().field, fit.error().detail));
  const auto handed = std::make_shared<bool>(false);  // not when the answer was kept from before
  ReplyJob job = [&keeper, handed, order = *order, who = call.who->name,
                  from = services.config.region](Writing& writing) {
    recordAudit(writing, {who, "switchover.ordered", order.to.name, {{"from", from}, {"reason", order.reason}}});
    keeper.handOver(writing, order.to.name);
    *handed = true;
    return jsonReply(wire::json::object{{"from", from}, {"to", order.to.name}, {"epoch", writing.epoch}}, 202);
  };
  auto reply = co_await writeOnce(services, call, std::move(job));
  if (reply.status != 202 || !*handed) co_return reply;
  const auto finished = co_await keeper.finishHandOver(order->to.name);
  const bool refusedLate = !finished && finished.error().code != Errc::unanswered;
  if (refusedLate) co_return problemReply(unfit(finished.error().field, finished.error().detail));
  co_return reply;
}

}  // namespace rebate::region
