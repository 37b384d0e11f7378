// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/process.h"

#include <unistd.h>

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <set>
#include <thread>

#include "region/config/secret_file.h"
#include "region/events/rabbit_bus.h"
#include "region/events/table_bus.h"
#include "region/failover/keeper.h"
#include "region/failover/patroni_keeper.h"
#include "region/ledger/bill_book.h"
#include "region/ledger/personal_book.h"
#include "region/readcache/memory_cache.h"
#include "region/readcache/redis_cache.h"
#include "region/readcache/user_row.h"
#include "region/storage/pg_store.h"
#include "region/storage/sealed_box.h"
#include "region/telemetry/clock.h"

namespace rebate::region {
namespace {

constexpr unsigned kReaders = 4;
constexpr int kNetworkThreads = 2;
constexpr Millis kTakeOverBusy = 20;   // a candidate rather looks again than waits in the store's queue
constexpr Millis kFinishWithin = 200;  // what is being answered may take so long before the lease is given up
constexpr Millis kStopWithin = 2'000;
constexpr std::size_t kUsersKept = 20'000;
constexpr Millis kLongestRead = 30'000;

/// Null when the store's key is lost, although something was sealed with it: then it is not for us to make another.
std::shared_ptr<const wire::LeaseSigner> leaseSigner(const std::string& keyFile, ReaderPool& readers) {
  const auto key = readers.read([&](SqlSession& sql) { return keyToSealWith(sql, keyFile); });
  if (!key || !*key) return nullptr;
  return std::make_shared<wire::LeaseSigner>(deriveKey(**key, "rebate: offline leases"));
}

}  // namespace

Process::Process(Config config)
    : config_(std::move(config)), readers_(config_.store, kReaders), peers_(config_.peers) {}

Result<std::unique_ptr<Process>> Process::create(Config config) {
  for (auto& feed : config.feeds) {
    if (!feed.runs() || feed.secretFile.empty()) continue;
    auto secret = readSecretFile(feed.secretFile);
    if (!secret) return secret.error();
    feed.secret = *std::move(secret);
  }
  if (!config.payout.url.empty()) {
    auto secret = readSecretFile(config.payout.secretFile);
    if (!secret) return secret.error();
    config.payout.secret = *std::move(secret);
  }
  if (auto& rabbit = config.engines.rabbit; rabbit.used()) {
    auto secret = readSecretFile(rabbit.passwordFile);
    if (!secret) return secret.error();
    rabbit.password = *std::move(secret);
  }
  if (const auto read = readStorePassword(config); !read) return read.error();
  std::unique_ptr<Process> process(new Process(std::move(config)));
  if (const auto opened = process->open(); !opened) return opened.error();
  return process;
}

Outcome Process::open() {
  auto acceptor = listenOn(context_, config_.address, config_.port);
  if (!acceptor) return acceptor.error();
  listening_ = nameOf(*acceptor);
  if (const auto opened = openTls(); !opened) return opened;
  if (const auto opened = openWatch(); !opened) return opened;
  if (const auto opened = openKeeperAndWriter(); !opened) return opened;
  connect(*std::move(acceptor));
  return Done{};
}

Outcome Process::openTls() {
  auto mine = serverTls(config_.tls);
  if (!mine) return mine.error();
  tls_ = *std::move(mine);
  auto trust = clientTls(config_.tls.ca);
  if (!trust) return trust.error();
  trust_ = *std::move(trust);
  peers_.setTrust(trust_);
  return Done{};
}

Outcome Process::openWatch() {
  auto first = openStore({config_.store});  // creates and migrates
  const bool nobodyWrites = !first && first.error().code == Errc::unavailable && config_.store.postgres;
  if (nobodyWrites) first = openSession({config_.store, true});  // enough to answer readers until somebody leads
  if (!first) return first.error();
  store_ = storeId(**first);
  if ((*first)->failure()) return *(*first)->failure();
  auto watching = openSession({config_.store, true});
  if (!watching) return watching.error();
  watch_ = std::make_unique<Watch>(*std::move(watching));
  return Done{};
}

Outcome Process::openKeeperAndWriter() {
  const auto url = (tls_ ? "https://" : "http://") + listening_;
  if (const auto opened = openKeeper(url); !opened) return opened;
  auto store = config_.store;
  // Where Patroni decides, only the region whose own member is promoted writes: no other needs to be looked for.
  if (patroni_) store.postgres->write = store.postgres->read;
  auto writing = openSession({store});
  if (!writing) return writing.error();
  writer_ = std::make_unique<Writer>(*std::move(writing), *keeper_);
  if (patroni_)
    reach_ = std::make_unique<ReachGuard>(
        ReachGuard::Settings{config_.region, config_.patroni.unreachable, config_.engines.haproxy}, *keeper_, *patroni_,
        peers_, *writer_);
  watch_->setStands([this](const Lease& lease) { return keeper_->stands(lease); });
  return Done{};
}

Outcome Process::openKeeper(const std::string& url) {
  if (!config_.patroni.members.empty()) {
    patroni_ = std::make_unique<PatroniMembers>(config_.patroni);
    keeper_ = std::make_unique<PatroniKeeper>(openProbe(*config_.store.postgres),
                                              PatroniKeeper::Settings{config_.region, url}, *patroni_);
    return Done{};
  }
  auto keeping = openSession({config_.store});
  if (!keeping) return keeping.error();
  (*keeping)->setPatience(kTakeOverBusy);
  const Candidate me{config_.region, url, ::getpid(), bootId(), config_.leaseTtl};
  keeper_ = std::make_unique<Keeper>(*std::move(keeping), Keeper::Settings{me, config_.leaseRenew, config_.store.file});
  return Done{};
}

void Process::connect(tcp::acceptor acceptor) {
  bus_ = makeBus();
  users_ = makeUserReads();
  watch_->onUsers([this](const Watch::UserChanges& users) { users_->changed(users); });
  std::vector<MemberAddress> members;
  for (const auto& member : config_.patroni.members) members.push_back({member.region, member.url});
  engines_ = std::make_unique<EngineBoard>(config_.engines, config_.monitoring, std::move(members), trust_);
  readiness_->add([this] { return readsTooOld() ? std::string("stale") : std::string(); });
  writer_->onCommitted([this](const Effects& effects) {
    metrics_.committed(effects);
    users_->committed(effects.users);
    watch_->poke();
    if (effects.eventsWaiting && keeper_->leads()) bus_->wake();
  });
  for (const auto& feed : config_.feeds)
    for (const auto* adapter : feed.runs() ? adaptersOf(feed.platform) : std::vector<const FeedAdapter*>{})
      if (feed.details || !adapter->traits().details)
        feeds_.push_back(
            std::make_unique<FeedRunner>(feed, *adapter, *keeper_, *writer_, readers_,
                                         [this](const IntakeCounts& counts) { metrics_.feedRows(counts); }));
  chores_ = std::make_unique<Chores>(config_.ledger, config_.store.keyFile, *keeper_, *writer_, readers_,
                                     [this](const std::string& rule) {
                                       ledgerBroken_ = !rule.empty();
                                       metrics_.ledgerBroken(ledgerBroken_);
                                     });
  if (!config_.payout.url.empty())
    payouts_ = std::make_unique<PayoutRunner>(config_.payout, *keeper_, *writer_, readers_,
                                              [this](std::string_view outcome) { metrics_.payout(outcome); });
  Services services{
      config_, store_, readers_, hashing_, *writer_, *keeper_, *watch_, metrics_, [this] { return topology(); }};
  services.trust = trust_;
  services.readiness = readiness_;
  services.users = users_.get();
  services.peers = &peers_;
  services.leases = leaseSigner(config_.store.keyFile, readers_);
  services.measure = [this] { measure(); };
  services.instances = [this] { return instancesReady(); };
  switchovers_ = std::make_unique<SwitchoverRunner>(services);
  caretaker_ = std::make_unique<Caretaker>(services, patroni_.get());
  services.attend = [this] {
    switchovers_->attend();
    caretaker_->attend();
  };
  for (const auto& feed : feeds_) feed->setTrust(trust_);
  if (payouts_) payouts_->setTrust(trust_);
  server_ = std::make_unique<Server>(context_, std::move(acceptor), std::move(services), tls_);
}

std::unique_ptr<EventBus> Process::makeBus() {
  EventBus::Works works = [this] { return keeper_->leads(); };
  if (!config_.engines.rabbit.used()) return std::make_unique<TableBus>(*writer_, std::move(works));
  const RabbitBus::Counters counters{[this](std::size_t n) { metrics_.bus("published", n); },
                                     [this](std::size_t n) { metrics_.bus("consumed", n); },
                                     [this](std::size_t n) { metrics_.bus("dead_lettered", n); }};
  return std::make_unique<RabbitBus>(config_.engines.rabbit, store_, readers_, *writer_, std::move(works), counters);
}

std::unique_ptr<UserReads> Process::makeUserReads() {
  const auto& redis = config_.engines.redis;
  std::unique_ptr<ReadCache> cache = std::make_unique<MemoryCache>(kUsersKept, redis.ttl);
  if (redis.used()) cache = std::make_unique<RedisCache>(redis);
  const auto view = watch_->view();
  // With the key mislaid, what is personal is not to be had; nor from memory.
  const auto keyIsThere = [keyFile = config_.store.keyFile] {
    std::error_code ignored;
    return std::filesystem::exists(keyFile, ignored);
  };
  UserReads::Settings settings{store_, [this] { return watch_->view().epoch; }, view.seq, keyIsThere,
                               2 * redis.ttl + kLongestRead};
  UserReads::Load load = [this](const std::string& id) { return loadUser(readers_, id, config_.store.keyFile); };
  return std::make_unique<UserReads>(std::move(settings), std::move(cache), readers_.executor(), std::move(load),
                                     [this](std::string_view outcome) { metrics_.readCache(outcome); });
}

void Process::leadershipChanged(bool leads) {
  metrics_.leads(leads, keeper_->epoch());
  watch_->poke();
  if (!leads) return;
  switchovers_->attend();
  bus_->wake();  // what the leader before left on the bus
  std::set<Platform> required;
  for (const auto& feed : config_.feeds)
    if (feed.billRequired) required.insert(feed.platform);
  writer_->post([required, region = config_.region](Writing& writing) { setBillPolicy(writing, required, region); },
                [](const Outcome&) {});  // who leads next does it, too
}

void Process::spawn(asio::awaitable<void> coroutine) {
  asio::co_spawn(strand_, std::move(coroutine), [](const std::exception_ptr& thrown) {
    if (thrown) std::rethrow_exception(thrown);  // a bug: let the process end and a peer take over
  });
}

void Process::run() {
  watch_->start();
  keeper_->start(*writer_, [this](bool leads) { leadershipChanged(leads); });
  watch_->listen([this](const StoreView& view) {  // what a command line put on the bus, or left there
    if (view.events > 0 && keeper_->leads()) bus_->wake();
    if (view.leader.empty()) keeper_->look();  // given up, or run out: whoever is fastest
  });
  bus_->start();
  spawn(server_->run());
  spawn(stopOnSignal());
  spawn(chores_->run());
  spawn(switchovers_->run());
  spawn(caretaker_->run());
  for (const auto& feed : feeds_) spawn(feed->run());
  if (payouts_) spawn(payouts_->run());
  for (std::size_t i = 0; i < peers_.count(); ++i) spawn(peers_.watch(i));
  for (std::size_t i = 0; patroni_ && i < patroni_->count(); ++i) spawn(patroni_->watch(i));
  if (reach_) spawn(reach_->run());
  engines_->watch([this](asio::awaitable<void> one) { spawn(std::move(one)); });
  std::vector<std::thread> threads;
  for (int i = 1; i < kNetworkThreads; ++i) threads.emplace_back([this] { context_.run(); });
  context_.run();
  for (auto& thread : threads) thread.join();
  bus_->join();
  watch_->stop();
  hashing_.join();
  readers_.join();
}

asio::awaitable<void> Process::stopOnSignal() {
  asio::signal_set signals(context_, SIGINT, SIGTERM);
  co_await signals.async_wait(kAsTuple);
  readiness_->drain();
  if (config_.engines.haproxy.used()) co_await drain(signals);
  spdlog::info("{} stops", config_.region);
  engines_->stop();
  chores_->stop();
  switchovers_->stop();
  caretaker_->stop();
  for (const auto& feed : feeds_) feed->stop();
  if (payouts_) payouts_->stop();
  peers_.stop();
  if (patroni_) patroni_->stop();
  if (reach_) reach_->stop();
  server_->stop();
  std::function<bool()> answered = [this] { return server_->working() == 0; };
  co_await waitUntil(std::move(answered), kFinishWithin);
  // First the lease: another region leads while this one still says goodbye to slow readers.
  bus_->stop();
  writer_->stop();
  keeper_->stop();
  std::function<bool()> empty = [this] { return server_->connections() == 0; };
  co_await waitUntil(std::move(empty), kStopWithin);
  context_.stop();
}

/// The balancer hears "not ready" and sends nobody any more; meanwhile all goes on as ever. Told once more, it ends at
/// once.
asio::awaitable<void> Process::drain(asio::signal_set& signals) {
  spdlog::info("{} says that it is not ready, and stops in {} ms", config_.region, config_.engines.haproxy.drain);
  asio::steady_timer timer(context_, std::chrono::milliseconds(config_.engines.haproxy.drain));
  signals.async_wait([&timer](const boost::system::error_code& failed, int) {
    if (!failed) timer.cancel();
  });
  co_await timer.async_wait(kAsTuple);
  signals.cancel();
}

asio::awaitable<void> Process::waitUntil(std::function<bool()> done, Millis most) {
  asio::steady_timer timer(context_);
  const auto until = bootMillis() + most;
  while (!done() && bootMillis() < until) {
    timer.expires_after(std::chrono::milliseconds(2));
    co_await timer.async_wait(kAsTuple);
  }
}

/// One file has no lag; a member of PostgreSQL is as old as the leader's last sign of life that has reached it.
Millis Process::lag() const {
  return keeper_->mayTry() ? Millis{0} : watch_->view().age(wallMillis());
}

bool Process::readsTooOld() const {
  return config_.store.postgres && lag() > config_.store.postgres->stalenessLimit;
}

Part Process::databasePart(bool leads, const MaintenanceBoard& board) const {
  if (ledgerBroken_) return {PartKind::database, Status::bad, "ledger-stopped", {}, {}, 0};
  // A dead leader stays dead as long as nobody ends the pause.
  const bool nobody = watch_->view().leader.empty();
  if (nobody && !board.pause.empty()) return {PartKind::database, Status::bad, "failover-paused", {}, {}, lag()};
  const auto status = readsTooOld() ? Status::bad : Status::ok;
  return {PartKind::database, status, leads ? "leader" : "replica", {}, {}, lag()};
}

InstancesReady Process::instancesReady() const {
  const Part own{PartKind::instances, Status::ok, {}, 1, 1, {}};
  const auto part = engines_->instances(own, wallMillis());
  return {part.count.value_or(1), part.of.value_or(1)};
}

void Process::measure() {
  Metrics::Gauges gauges;
  gauges.lag = lag();
  gauges.failoverPaused = !caretaker_->board().pause.empty();
  std::error_code unknown;
  const auto space = std::filesystem::space(std::filesystem::path(config_.store.keyFile).parent_path(), unknown);
  if (!unknown) gauges.diskFree = static_cast<std::int64_t>(space.available);
  for (const auto& feed : feeds_) {
    const auto age = feed->part(wallMillis()).lag;
    if (!age) continue;  // somebody else pulls it
    auto& oldest = gauges.feedAge[std::string(name(feed->platform()))];
    oldest = std::max(oldest, *age);
  }
  metrics_.measured(gauges);
}

Topology Process::topology() const {
  const auto view = watch_->view();
  const auto now = wallMillis();
  const bool leads = keeper_->leads();
  Topology topology;
  topology.region = config_.region;
  topology.city = config_.city;
  topology.observedAt = now;
  topology.epoch = view.epoch;
  topology.leader = view.leader;
  topology.leaseExpiresIn = std::max<Millis>(0, view.leaseExpiresAt - bootMillis());
  const Part gateway{PartKind::gateway,          Status::ok, "listening", server_->connections(),
                     config_.limits.connections, {}};
  const Part instances{PartKind::instances, Status::ok, leads ? "leader" : "follower", 1, 1, {}};
  topology.monitoring = config_.monitoring;
  topology.maintenance = caretaker_->board();
  topology.parts = {engines_->gateway(gateway, now), engines_->instances(instances, now),
                    engines_->database(databasePart(leads, topology.maintenance), config_.region, now),
                    engines_->queue(bus_->part(view.events), now), feedPart(feeds_, now)};
  if (auto cache = engines_->readCache(now)) topology.parts.push_back(*std::move(cache));
  if (auto monitoring = engines_->monitoring(now)) topology.parts.push_back(*std::move(monitoring));
  topology.members = engines_->members(now);
  topology.peers = peers_.views(now);
  return topology;
}

}  // namespace rebate::region
