// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/failover/peers.h"

#include <chrono>

#include "region/api/http_client.h"
#include "region/telemetry/clock.h"
#include "wire/json.h"

namespace rebate::region {
namespace {

constexpr Millis kEvery = 1'000;
constexpr Millis kTimeout = 800;
constexpr Millis kTooOld = 3 * kEvery;  // three missed: unknown, whatever it said last
constexpr std::size_t kLargest = 64 * 1'024;

}  // namespace

Peers::Peers(const std::vector<PeerConfig>& peers) : peers_(peers) {
  for (const auto& peer : peers_) {
    PeerView view;
    view.region = peer.name;
    views_.push_back(std::move(view));
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

std::vector<PeerView> Peers::views(Millis now) const {
  const std::lock_guard lock(mutex_);
  auto views = views_;
  for (auto& view : views)
    if (view.status == Status::ok && now - view.seenAt > kTooOld) view.status = Status::unknown;
  return views;
}

}  // namespace rebate::region
