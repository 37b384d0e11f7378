// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/failover/patroni_members.h"

#include <algorithm>
#include <chrono>

#include "region/api/http_client.h"
#include "region/telemetry/clock.h"
#include "wire/json.h"

namespace rebate::region {
namespace {

constexpr Millis kTimeout = 800;
constexpr Millis kSwitchWithin = 20'000;  // it answers when the candidate leads, or when it gave up
constexpr std::size_t kLargest = 256 * 1'024;
constexpr std::int64_t kMostLag = 16 << 20;  // bytes; it must be caught up before the old leader is stopped

bool isLeader(const std::string& role) {
  return role == "leader" || role == "master" || role == "primary";  // 3.0 says master, 4 primary, /cluster leader
}

Error unfit(std::string check, std::string why) {
  return {Errc::invalid, std::move(check), std::move(why)};
}

/// "lag" is bytes, "unknown", or not there.
bool keepsUp(const wire::json::object& member) {
  const auto* lag = member.if_contains("lag");
  return lag && lag->is_int64() && lag->get_int64() <= kMostLag;
}

Outcome checkStanding(const wire::json::object& cluster, const wire::json::object& leader,
                      const wire::json::object& candidate) {
  if (const auto* paused = cluster.if_contains("pause"); paused && paused->is_bool() && paused->get_bool())
    return unfit("pause", "the cluster is paused");
  const auto state = wire::textOr(candidate, "state");
  if (state != "running" && state != "streaming") return unfit("candidate", "its database is " + state);
  if (wire::integerOr(candidate, "timeline") != wire::integerOr(leader, "timeline"))
    return unfit("timeline", "the candidate's database is not on the current timeline");
  const auto role = wire::textOr(candidate, "role");
  if (role != "sync_standby" && role != "quorum_standby")
    return unfit("sync", "the candidate's database is no synchronous standby");
  if (!keepsUp(candidate)) return unfit("lag", "the candidate's database lags behind");
  return Done{};
}

}  // namespace

PatroniMembers::PatroniMembers(PatroniConfig config) : config_(std::move(config)), views_(config_.members.size()) {}

asio::awaitable<void> PatroniMembers::watch(std::size_t index) {
  asio::steady_timer timer(co_await asio::this_coro::executor);
  while (!stopping_) {
    co_await ask(index);
    timer.expires_after(std::chrono::milliseconds(config_.poll));
    co_await timer.async_wait(kAsTuple);
  }
}

asio::awaitable<void> PatroniMembers::ask(std::size_t index) {
  std::string url = config_.members[index].url + "/patroni";
  std::map<std::string, std::string> none;
  const auto answer = co_await httpGet(std::move(url), std::move(none), kTimeout, kLargest);
  const auto json = answer ? wire::parseJson(answer->body) : Result<wire::json::value>(answer.error());
  View view;
  if (json && json->is_object()) {
    const auto& object = json->get_object();
    view.leads = isLeader(wire::textOr(object, "role")) && wire::textOr(object, "state") == "running";
    view.timeline = wire::integerOr(object, "timeline");
    view.seenAt = bootMillis();
  }
  const std::lock_guard lock(mutex_);
  views_[index] = view;
}

std::string PatroniMembers::leader() const {
  const auto oldest = bootMillis() - 2 * config_.poll - kTimeout;
  const std::lock_guard lock(mutex_);
  std::string region;
  std::int64_t timeline = 0;
  for (std::size_t i = 0; i < views_.size(); ++i) {
    if (!views_[i].leads || views_[i].seenAt < oldest || views_[i].timeline < timeline) continue;
    region = config_.members[i].region;
    timeline = views_[i].timeline;
  }
  return region;
}

const PatroniMember* PatroniMembers::memberOf(const std::string& region) const {
  const auto found = std::find_if(config_.members.begin(), config_.members.end(),
                                  [&region](const PatroniMember& member) { return member.region == region; });
  return found == config_.members.end() ? nullptr : &*found;
}

/// Patroni's members have names of their own; their addresses tell whose they are.
asio::awaitable<Result<PatroniMembers::Names>> PatroniMembers::namesOf(std::string from, std::string to, bool check) {
  const auto* ours = memberOf(from);
  const auto* theirs = memberOf(to);
  if (!ours || !theirs) co_return unfit("candidate", "this region has no database member");
  std::string url = ours->url + "/cluster";
  std::map<std::string, std::string> none;
  const auto answer = co_await httpGet(std::move(url), std::move(none), kTimeout, kLargest);
  if (!answer) co_return unfit("patroni", "does not answer: " + answer.error().detail);
  const auto json = wire::parseJson(answer->body);
  const auto* members = json && json->is_object() ? json->get_object().if_contains("members") : nullptr;
  if (!members || !members->is_array()) co_return unfit("patroni", "says nothing of its members");
  const wire::json::object *leader = nullptr, *candidate = nullptr;
  for (const auto& member : members->get_array()) {
    if (!member.is_object()) continue;
    const auto address = wire::textOr(member.get_object(), "api_url");
    if (isLeader(wire::textOr(member.get_object(), "role"))) leader = &member.get_object();
    if (address.starts_with(theirs->url + "/")) candidate = &member.get_object();
  }
  if (!leader) co_return unfit("leader", "no database member leads");
  if (!candidate) co_return unfit("candidate", "its database is no member of the cluster");
  if (check)
    if (const auto fit = checkStanding(json->get_object(), *leader, *candidate); !fit) co_return fit.error();
  co_return Names{wire::textOr(*leader, "name"), wire::textOr(*candidate, "name")};
}

asio::awaitable<Outcome> PatroniMembers::checkCandidate(std::string from, std::string to) {
  const auto names = co_await namesOf(std::move(from), std::move(to), true);
  if (!names) co_return names.error();
  co_return Done{};
}

asio::awaitable<Outcome> PatroniMembers::switchOver(std::string from, std::string to) {
  const auto names = co_await namesOf(from, to, true);
  if (!names) co_return names.error();
  HttpCall call;
  call.method = "POST";
  call.url = memberOf(from)->url + "/switchover";
  call.body = wire::json::serialize(wire::json::object{{"leader", names->leader}, {"candidate", names->candidate}});
  const auto answer = co_await httpCall(std::move(call), kSwitchWithin, kLargest);
  if (!answer) co_return Error{Errc::unanswered, "patroni", answer.error().detail};
  if (answer->status >= 300) co_return unfit("patroni", answer->body.substr(0, 200));
  co_return Done{};
}

}  // namespace rebate::region
