// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "domain/breaker.h"
#include "region/events/event_bus.h"
#include "region/events/rabbit_link.h"
#include "region/storage/reader_pool.h"
#include "region/storage/writer.h"

namespace rebate::region {

/// What a thread that talks to the broker has to know of when to try again; any thread may ask how it stands.
class RabbitGate {
 public:
  explicit RabbitGate(std::uint32_t seed) : backoff_(200, 5'000, seed) {}
  bool allow(Millis now);
  void succeeded();
  Millis failed(Millis now);  ///< how long to wait before the next try
  BreakerState state(Millis now) const;

 private:
  mutable std::mutex mutex_;
  Breaker breaker_{{10, 2, 0.5, 500, 5'000}};
  Backoff backoff_;
};

/// Takes events from the store's table to the broker: deletes them there only after it confirmed that it has them on
/// disk. Killed in between, they go out twice; who consumes them does not mind.
class RabbitPublisher {
 public:
  using Published = std::function<void(std::size_t events)>;
  RabbitPublisher(const RabbitConfig& config, std::string store, ReaderPool& readers, Writer& writer,
                  EventBus::Works works, Published published);
  void start();
  void wake();
  void stop();
  void join();
  BreakerState state(Millis now) const { return gate_.state(now); }
  bool declared() const { return declared_; }  ///< the queues are there

 private:
  void run();
  void turn();
  Outcome connect();
  Result<bool> publishSome();
  void wait(Millis most);

  const RabbitConfig config_;
  const std::string store_;
  ReaderPool& readers_;
  Writer& writer_;
  const EventBus::Works works_;
  const Published published_;
  RabbitGate gate_{0x5eed};
  std::unique_ptr<RabbitLink> link_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool woken_ = false;
  std::atomic<bool> stopping_ = false;
  std::atomic<bool> declared_ = false;
  std::thread thread_;
};

/// Posts a job and blocks until it is on disk, or is not.
Outcome writeAndWait(Writer& writer, Writer::Job job);

}  // namespace rebate::region
