// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <deque>
#include <thread>

#include "region/events/rabbit_publisher.h"

namespace rebate::region {

/// Acts on what the broker delivers: a batch per write job, acknowledged once it is committed. A message that fails for
/// a reason of its own goes to the dead letters with the reason; a failure of ours holds all of them.
class RabbitConsumer {
 public:
  struct Counters {
    std::function<void(std::size_t)> consumed;
    std::function<void(std::size_t)> deadLettered;
  };
  /// `works` also says whether the queues are there.
  RabbitConsumer(const RabbitConfig& config, std::string store, Writer& writer, EventBus::Works works,
                 Counters counters);
  void start();
  void stop() { stopping_ = true; }
  void join();
  BreakerState state(Millis now) const { return gate_.state(now); }
  bool ledgerStopped() const { return ledgerStopped_; }

 private:
  struct Dead {
    Letter letter;
    std::string reason;
  };
  void run();
  Outcome connect();
  Outcome turn();
  Outcome collect();
  Outcome act();
  Outcome hold(Millis span);
  Outcome bury(const std::vector<Dead>& dead);

  const RabbitConfig config_;
  const std::string store_;
  Writer& writer_;
  const EventBus::Works works_;
  const Counters counters_;
  RabbitGate gate_{0xfeed};
  std::unique_ptr<RabbitLink> link_;
  std::deque<Delivery> held_;  ///< delivered, not acknowledged
  std::atomic<bool> stopping_ = false;
  std::atomic<bool> ledgerStopped_ = false;
  std::thread thread_;
};

}  // namespace rebate::region
