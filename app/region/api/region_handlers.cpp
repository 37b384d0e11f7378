// SPDX-License-Identifier: GPL-3.0-or-later
// Who led when.
#include "region/api/handlers.h"
#include "region/failover/failover_log.h"
#include "wire/switchover_json.h"

namespace rebate::region {

asio::awaitable<Reply> listFailovers(Services& services, const Call& call) {
  const auto limit = limitOf(call);
  if (!limit) co_return problemReply(problemOf(limit.error()));
  const auto before = numberAfter(call, "after", "the seq of the last one of the page before");
  if (!before) co_return problemReply(problemOf(before.error()));
  std::function<std::vector<LeadershipChange>(SqlSession&)> read = [before = *before, most = *limit](SqlSession& sql) {
    return leadershipChanges(sql, before, most);
  };
  const auto changes = co_await readStore(services, std::move(read));
  if (!changes) co_return problemReply(problemOf(changes.error()));
  wire::json::array list;
  for (const auto& change : *changes) list.push_back(wire::toJson(change));
  wire::json::object page{{"failovers", std::move(list)}};
  if (static_cast<int>(changes->size()) == *limit) page["next"] = changes->back().seq;
  co_return jsonReply(page);
}

}  // namespace rebate::region
