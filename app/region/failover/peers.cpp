// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/failover/peers.h"

#include <algorithm>
#include <chrono>

#include "region/api/http_client.h"
#include "region/telemetry/clock.h"

namespace rebate::region {
namespace {

constexpr Millis kEvery = 1'000;
constexpr Millis kTimeout = 800;
constexpr Millis kTooOld = 3 * kEvery;  // three missed: unknown, whatever it said last
constexpr Millis kSilent = 2'000;       // before it is said to others
constexpr std::size_t kLargest = 64 * 1'024;

}  // namespace

Peers::Peers(const std::vector<PeerConfig>& peers) : peers_(peers) {
  for (const auto& peer : peers_) {
    PeerView view;
    view.region = peer.name;
    views_.push_back(std::move(view));
    hearings_.emplace_back();
  }
}

asio::awaitable<void> Peers::watch(std::size_t index) {
  asio::steady_timer timer(co_await asio::this_coro::executor);
  while (!stopping_) {
    co_await ask(index);
    timer.expires_after(std::chrono::milliseconds(kEvery));
    co_await timer.async_wait(kAsTuple);
  }
}

asio::awaitable<void> Peers::ask(std::size_t index) {
  const auto began = bootMillis();
  std::string url = peers_[index].url + "/readyz";
  std::map<std::string, std::string> none;
  const auto answer = co_await httpGet(std::move(url), std::move(none), kTimeout, kLargest, trust_);
  const auto took = bootMillis() - began;
  const auto json = answer ? wire::parseJson(answer->body) : Result<wire::json::value>(answer.error());
  const std::lock_guard lock(mutex_);
  auto& view = views_[index];
  hear(index, json && json->is_object() ? &json->get_object() : nullptr);
  if (!json || !json->is_object()) {
    view.status = Status::bad;
    view.leader.clear();
    co_return;
  }
  view.status = answer->status == 200 ? Status::ok : Status::bad;
  view.roundTrip = took;
  view.seenAt = wallMillis();
  view.leader = wire::textOr(json->get_object(), "leader");
  view.auditSeq = wire::integerOr(json->get_object(), "audit_seq");
  view.auditHead = wire::textOr(json->get_object(), "audit_head");
}

/// An instance says whose it is; a balancer that has none behind it answers something else.
void Peers::hear(std::size_t index, const wire::json::object* said) {
  auto& hearing = hearings_[index];
  hearing.silent.clear();
  const bool answers = said && wire::textOr(*said, "region") == peers_[index].name;
  if (!answers && hearing.silentSince == 0) hearing.silentSince = bootMillis();
  if (!answers) return;
  hearing.silentSince = 0;
  const auto* others = said->if_contains("silent");
  if (!others || !others->is_array()) return;
  for (const auto& other : others->get_array())
    if (other.is_string()) hearing.silent.emplace_back(other.get_string());
}

Peers::Silence Peers::silenceOf(const std::string& region) const {
  const std::lock_guard lock(mutex_);
  Silence silence;
  silence.regions = peers_.size() + 1;
  for (std::size_t i = 0; i < peers_.size(); ++i) {
    const auto& hearing = hearings_[i];
    if (peers_[i].name == region && hearing.silentSince > 0) {
      silence.lasts = bootMillis() - hearing.silentSince;
      ++silence.seenBy;
    }
    if (std::count(hearing.silent.begin(), hearing.silent.end(), region) > 0) ++silence.seenBy;
  }
  return silence;
}

std::vector<std::string> Peers::silent() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < peers_.size(); ++i)
    if (hearings_[i].silentSince > 0 && bootMillis() - hearings_[i].silentSince >= kSilent)
      names.push_back(peers_[i].name);
  return names;
}

std::vector<PeerView> Peers::views(Millis now) const {
  const std::lock_guard lock(mutex_);
  auto views = views_;
  for (auto& view : views)
    if (view.status == Status::ok && now - view.seenAt > kTooOld) view.status = Status::unknown;
  return views;
}

}  // namespace rebate::region
