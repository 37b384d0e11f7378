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
constexpr Millis kTermsEvery = 10'000;
constexpr Millis kSwitchWithin = 20'000;  // it answers when the candidate leads, or when it gave up
constexpr std::size_t kLargest = 256 * 1'024;

bool isLeader(const std::string& role) {
  return role == "leader" || role == "master" || role == "primary";  // 3.0 says master, 4 primary, /cluster leader
}

Error unfit(std::string check, std::string why) {
  return {Errc::invalid, std::move(check), std::move(why)};
}

Standing standingBy(const Result<PatroniPair>& pair, const std::string& config) {
  Standing standing;
  standing.expected = expectedSwitchover(config);
  if (pair)
    standing.checks = standingOf(*pair);
  else
    standing.checks.push_back({"candidate", Status::bad, pair.error().detail});
  return standing;
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
  bool readsTerms = false;
  {
    const std::lock_guard lock(mutex_);
    views_[index] = view;
    readsTerms = view.seenAt >= nextTerms_ && view.seenAt > 0;
    if (readsTerms) nextTerms_ = view.seenAt + kTermsEvery;
  }
  if (readsTerms) co_await readTerms(config_.members[index].url + "/config");
}

asio::awaitable<void> PatroniMembers::readTerms(std::string url) {
  std::map<std::string, std::string> none;
  const auto answer = co_await httpGet(std::move(url), std::move(none), kTimeout, kLargest);
  if (!answer || answer->status >= 300) co_return;
  const std::lock_guard lock(mutex_);
  terms_ = termsIn(answer->body);
}

LeaseTerms PatroniMembers::terms() const {
  const std::lock_guard lock(mutex_);
  return terms_;
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

asio::awaitable<Result<std::string>> PatroniMembers::said(std::string from, const char* path) {
  const auto* ours = memberOf(from);
  if (!ours) co_return unfit("candidate", "this region has no database member");
  std::string url = ours->url + path;
  std::map<std::string, std::string> none;
  const auto answer = co_await httpGet(std::move(url), std::move(none), kTimeout, kLargest);
  if (!answer) co_return Error{Errc::unavailable, "patroni", "does not answer: " + answer.error().detail};
  if (answer->status >= 300) co_return Error{Errc::unavailable, "patroni", answer->body.substr(0, 200)};
  co_return answer->body;
}

asio::awaitable<Result<PatroniPair>> PatroniMembers::pairOf(std::string from, std::string to) {
  const auto* theirs = memberOf(to);
  if (!theirs) co_return unfit("candidate", "it has no database member");
  const auto cluster = co_await said(std::move(from), "/cluster");
  if (!cluster) co_return cluster.error();
  co_return patroniPairIn(*cluster, theirs->url);
}

asio::awaitable<Standing> PatroniMembers::standing(std::string from, std::string to) {
  const auto pair = co_await pairOf(from, std::move(to));
  const auto config = co_await said(from, "/config");
  co_return standingBy(pair, config.valueOr(""));
}

asio::awaitable<Outcome> PatroniMembers::switchOver(std::string from, std::string to) {
  const auto pair = co_await pairOf(from, to);
  if (!pair) co_return unfit(pair.error().field, pair.error().detail);
  for (const auto& check : standingOf(*pair))
    if (check.status == Status::bad) co_return unfit(check.check, check.text);
  HttpCall call;
  call.method = "POST";
  call.url = memberOf(from)->url + "/switchover";
  call.body =
      wire::json::serialize(wire::json::object{{"leader", pair->leader->name}, {"candidate", pair->candidate->name}});
  const auto answer = co_await httpCall(std::move(call), kSwitchWithin, kLargest);
  if (!answer) co_return Error{Errc::unanswered, "patroni", answer.error().detail};
  if (answer->status >= 300) co_return unfit("patroni", answer->body.substr(0, 200));
  co_return Done{};
}

asio::awaitable<Result<bool>> PatroniMembers::paused(std::string from) {
  const auto config = co_await said(std::move(from), "/config");
  if (!config) co_return config.error();
  const auto json = wire::parseJson(*config);
  if (!json || !json->is_object()) co_return Error{Errc::unavailable, "patroni", "says nothing of its settings"};
  const auto* pause = json->get_object().if_contains("pause");
  co_return pause && pause->is_bool() && pause->get_bool();
}

asio::awaitable<Outcome> PatroniMembers::setPaused(std::string from, bool paused) {
  const auto* ours = memberOf(from);
  if (!ours) co_return unfit("patroni", "this region has no database member");
  HttpCall call;
  call.method = "PATCH";
  call.url = ours->url + "/config";
  call.body = paused ? R"({"pause":true})" : R"({"pause":null})";  // null takes it out
  const auto answer = co_await httpCall(std::move(call), kTimeout, kLargest);
  if (!answer) co_return Error{Errc::unavailable, "patroni", answer.error().detail};
  if (answer->status >= 300) co_return Error{Errc::unavailable, "patroni", answer->body.substr(0, 200)};
  co_return Done{};
}

}  // namespace rebate::region
