// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

#include "domain/region.h"
#include "region/api/asio.h"
#include "region/config/config.h"
#include "region/failover/keeper.h"
#include "region/feed/puller.h"
#include "region/ledger/intake.h"
#include "region/storage/reader_pool.h"
#include "region/storage/writer.h"

namespace rebate::region {

/// Pulls the order feed while this region leads: asks what the Puller says, stores rows and cursor together.
class FeedRunner {
 public:
  using Took = std::function<void(const IntakeCounts&)>;
  FeedRunner(FeedConfig config, Keeper& keeper, Writer& writer, ReaderPool& readers, Took took);

  asio::awaitable<void> run();
  void stop() { stopping_ = true; }
  Part part(Millis now) const;  ///< for the topology

 private:
  asio::awaitable<void> lead();
  asio::awaitable<void> ask(Puller& puller, FeedCall call);
  asio::awaitable<Millis> readUntil();
  void observe(const Puller& puller, Millis now);

  const FeedConfig config_;
  Keeper& keeper_;
  Writer& writer_;
  ReaderPool& readers_;
  Took took_;
  std::atomic<bool> stopping_ = false;
  mutable std::mutex mutex_;
  BreakerState breaker_ = BreakerState::closed;
  Millis readUntil_ = 0;
};

}  // namespace rebate::region
