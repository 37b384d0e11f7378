// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/signal_set.hpp>
#include <boost/asio/thread_pool.hpp>

#include <functional>
#include <memory>

#include "region/api/server.h"
#include "region/config/config.h"
#include "region/engines/engine_board.h"
#include "region/events/chores.h"
#include "region/events/event_bus.h"
#include "region/events/watch.h"
#include "region/failover/leadership.h"
#include "region/failover/patroni_members.h"
#include "region/failover/peers.h"
#include "region/feed/runner.h"
#include "region/operations/caretaker.h"
#include "region/operations/switchover_runner.h"
#include "region/payout/runner.h"
#include "region/readcache/user_reads.h"
#include "region/storage/reader_pool.h"
#include "region/storage/writer.h"
#include "region/telemetry/metrics.h"

namespace rebate::region {

/// A serving region: everything there is, wired together.
class Process {
 public:
  /// Opens the store and the port. Errors as of openStore and Server::listen.
  static Result<std::unique_ptr<Process>> create(Config config);
  std::string listening() const { return listening_; }
  /// Until SIGTERM or SIGINT; then requests in flight are finished, streams ended, the lease released.
  void run();

 private:
  explicit Process(Config config);
  Outcome open();
  Outcome openTls();
  Outcome openWatch();
  Outcome openKeeperAndWriter();
  Outcome openKeeper(const std::string& url);
  void connect(tcp::acceptor acceptor);
  std::unique_ptr<EventBus> makeBus();
  std::unique_ptr<UserReads> makeUserReads();
  asio::awaitable<void> drain(asio::signal_set& signals);
  void leadershipChanged(bool leads);
  Topology topology() const;
  Part databasePart(bool leads, const MaintenanceBoard& board) const;
  InstancesReady instancesReady() const;
  Millis lag() const;
  bool readsTooOld() const;
  asio::awaitable<void> stopOnSignal();
  asio::awaitable<void> waitUntil(std::function<bool()> done, Millis most);
  void spawn(asio::awaitable<void> coroutine);

  const Config config_;
  std::string listening_;
  std::string store_;  ///< its id
  TlsContext tls_;     ///< ours; null: plain HTTP
  TlsContext trust_;   ///< for talking to others
  Metrics metrics_;
  ReaderPool readers_;
  asio::thread_pool hashing_{1};
  asio::io_context context_;
  /// The process's own coroutines share it: what one cancels or closes, another may be about to wait for.
  asio::strand<asio::io_context::executor_type> strand_{context_.get_executor()};
  std::unique_ptr<Watch> watch_;
  std::unique_ptr<PatroniMembers> patroni_;  ///< null: the lease in the store decides
  std::unique_ptr<Leadership> keeper_;
  std::unique_ptr<Writer> writer_;
  std::unique_ptr<EventBus> bus_;
  std::unique_ptr<UserReads> users_;
  std::unique_ptr<EngineBoard> engines_;
  std::shared_ptr<Readiness> readiness_ = std::make_shared<Readiness>();
  std::unique_ptr<Chores> chores_;
  std::unique_ptr<SwitchoverRunner> switchovers_;
  std::unique_ptr<Caretaker> caretaker_;
  std::atomic<bool> ledgerBroken_ = false;
  std::vector<std::unique_ptr<FeedRunner>> feeds_;
  std::unique_ptr<PayoutRunner> payouts_;  ///< null: no provider
  Peers peers_;
  std::unique_ptr<Server> server_;
};

}  // namespace rebate::region
