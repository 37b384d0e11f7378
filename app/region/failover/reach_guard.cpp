// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/failover/reach_guard.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>

#include "region/api/http_client.h"
#include "region/engines/haproxy_stats.h"
#include "region/ledger/audit_log.h"
#include "region/storage/async_write.h"
#include "region/telemetry/clock.h"

namespace rebate::region {
namespace {

constexpr auto kLook = std::chrono::milliseconds(500);
constexpr Millis kAskWithin = 800;
constexpr std::size_t kLargest = 1u << 20;
constexpr Millis kSettled = 5'000;       // so long a new leader is left alone
constexpr Millis kBetweenTries = 5'000;  // Patroni needs some seconds to do it, or to refuse

void recordOrder(Writing& writing, const std::string& region, const std::string& from, const std::string& to,
                 const char* reason) {
  recordAudit(writing, {region, "switchover.ordered", to, {{"from", from}, {"reason", reason}}});
}

/// The number of a region's newest record of that kind about itself; 0: none.
std::int64_t newestOf(SqlSession& sql, const std::string& region, const char* action) {
  AuditQuery wanted;
  wanted.actor = wanted.entity = region;
  wanted.actions = {action};
  wanted.limit = 1;
  const auto found = findAudit(sql, wanted);
  return found.empty() ? 0 : found.front().seq;
}

/// Nobody is there to weigh a warning or what is not known.
bool fits(const Standing& standing) {
  return !standing.checks.empty() && std::all_of(standing.checks.begin(), standing.checks.end(),
                                                 [](const auto& check) { return check.status == Status::ok; });
}

}  // namespace

ReachGuard::ReachGuard(Settings settings, Leadership& keeper, PatroniMembers& members, const Peers& peers,
                       Writer& writer)
    : settings_(std::move(settings)), keeper_(keeper), members_(members), peers_(peers), writer_(writer) {}

asio::awaitable<void> ReachGuard::run() {
  asio::steady_timer timer(co_await asio::this_coro::executor);
  while (!stopping_ && settings_.unreachable > 0) {
    if (keeper_.mayTry())
      co_await whileLeading();
    else
      co_await whileFollowing();
    timer.expires_after(kLook);
    co_await timer.async_wait(kAsTuple);
  }
}

/// Through the region's own balancer: without one the instances are what clients reach.
asio::awaitable<bool> ReachGuard::clientsGetThrough(bool ready) {
  if (!settings_.haproxy.used()) co_return true;
  std::string url = settings_.haproxy.stats;
  std::map<std::string, std::string> none;
  const auto answer = co_await httpGet(std::move(url), std::move(none), kAskWithin, kLargest);
  if (!answer || answer->status != 200) co_return false;
  if (!ready) co_return true;
  const auto stats = parseHaproxyStats(answer->body);
  co_return stats.ok() && std::any_of(stats->servers.begin(), stats->servers.end(), [this](const BalancedServer& each) {
    return each.backend == settings_.haproxy.backend && each.takes;
  });
}

bool ReachGuard::triedLately() {
  const auto now = bootMillis();
  if (triedAt_ > 0 && now - triedAt_ < kBetweenTries) return true;
  triedAt_ = now;
  return false;
}

asio::awaitable<void> ReachGuard::whileLeading() {
  recordClaim();
  if (!keeper_.leads()) co_return;  // of the region's instances one decides
  const bool through = co_await clientsGetThrough(true);
  const auto now = bootMillis();
  if (through) unreachedSince_ = 0;
  if (!through && unreachedSince_ == 0) unreachedSince_ = now;
  if (through || now - unreachedSince_ < settings_.unreachable / 2 || keeper_.ledFor() < kSettled) co_return;
  if (triedLately()) co_return;
  const auto views = peers_.views(wallMillis());
  for (const auto& peer : views) {
    if (peer.status != Status::ok) continue;
    const bool done = co_await handOver(peer.region);
    if (done) co_return;
  }
  spdlog::warn("{}: no client gets through, and no other region can lead", settings_.region);
}

asio::awaitable<bool> ReachGuard::handOver(std::string to) {
  const auto standing = co_await keeper_.standing(to);
  if (!fits(standing)) co_return false;
  spdlog::warn("{}: no client gets through: {} is to lead", settings_.region, to);
  Writer::Job job = [this, to](Writing& writing) {
    recordOrder(writing, settings_.region, settings_.region, to, "unreachable");
    keeper_.handOver(writing, to);
  };
  const auto written = co_await writeWith(writer_, std::move(job));
  if (!written) co_return false;
  const auto done = co_await keeper_.finishHandOver(to);
  if (done) co_return true;
  spdlog::warn("{}: not handed over: {}", settings_.region, done.error().detail);
  if (done.error().code == Errc::unanswered) co_return false;
  Writer::Job back = [this](Writing& writing) { keeper_.takeBack(writing); };
  (void)co_await writeWith(writer_, std::move(back));
  co_return false;
}

asio::awaitable<void> ReachGuard::whileFollowing() {
  unreachedSince_ = 0;
  const auto leader = members_.leader();
  if (leader.empty() || leader == settings_.region) co_return;
  const auto silence = peers_.silenceOf(leader);
  if (silence.lasts < settings_.unreachable || !silence.byMost()) co_return;
  // Not whether we are ready: without the leader's signs of life everybody reads too old by now.
  const bool through = co_await clientsGetThrough(false);
  if (!through) co_return;
  const auto standing = co_await members_.standing(settings_.region, settings_.region);
  if (!fits(standing) || triedLately()) co_return;
  spdlog::warn("{}: nobody answers in {}, as {} of {} regions say: we ask for the lead", settings_.region, leader,
               silence.seenBy, silence.regions);
  claimedFrom_ = leader;
  const auto done = co_await members_.switchOver(settings_.region, settings_.region);
  if (!done) spdlog::warn("{}: the lead was not given: {}", settings_.region, done.error().detail);
}

/// In the first moments of our leading. Both instances may have asked: it is recorded once.
void ReachGuard::recordClaim() {
  if (claimedFrom_.empty()) return;
  Writer::Job job = [this, from = std::exchange(claimedFrom_, {})](Writing& writing) {
    if (newestOf(writing.sql, settings_.region, "switchover.ordered") >
        newestOf(writing.sql, settings_.region, "lease.taken"))
      return;
    recordOrder(writing, settings_.region, from, settings_.region, "no-instance-answers");
  };
  writer_.post(std::move(job), [](const Outcome&) {});
}

}  // namespace rebate::region
