// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "domain/region.h"
#include "region/api/asio.h"
#include "region/api/tls.h"
#include "region/config/config.h"
#include "region/failover/leadership.h"
#include "region/feed/adapter.h"
#include "region/feed/puller.h"
#include "region/ledger/intake.h"
#include "region/storage/reader_pool.h"
#include "region/storage/writer.h"

namespace rebate::region {

/// Pulls one query of a platform while this region leads: asks what the Puller says; rows, cursor and coverage are
/// stored together.
class FeedRunner {
 public:
  using Took = std::function<void(const IntakeCounts&)>;
  FeedRunner(FeedConfig config, const FeedAdapter& adapter, Leadership& keeper, Writer& writer, ReaderPool& readers,
             Took took);

  void setTrust(TlsContext trust) { trust_ = std::move(trust); }  ///< before run
  asio::awaitable<void> run();
  void stop() { stopping_ = true; }
  Part part(Millis now) const;  ///< for the topology
  Platform platform() const { return config_.platform; }

 private:
  asio::awaitable<void> lead();
  asio::awaitable<void> ask(Puller& puller, FeedCall call);
  asio::awaitable<void> lookForReread(Puller& puller);
  asio::awaitable<Millis> readUntil();
  void observe(const Puller& puller, Millis now);

  const FeedConfig config_;
  TlsContext trust_;
  const FeedAdapter& adapter_;
  const PullerRules rules_;
  Leadership& keeper_;
  Writer& writer_;
  ReaderPool& readers_;
  Took took_;
  std::atomic<bool> stopping_ = false;
  mutable std::mutex mutex_;
  BreakerState breaker_ = BreakerState::closed;
  Millis readUntil_ = 0;
};

/// All feeds as one part: the worst of them, and the longest lag.
Part feedPart(const std::vector<std::unique_ptr<FeedRunner>>& feeds, Millis now);

}  // namespace rebate::region
