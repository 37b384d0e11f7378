// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <string>

#include "domain/switchover.h"
#include "region/api/services.h"

namespace rebate::region {

/// What the leader does with orders: hands over when the moment of an approved one has come, and ends those that are
/// over, also its predecessor's. What it did not get to, the next leader finds in the store.
class SwitchoverRunner {
 public:
  explicit SwitchoverRunner(Services services) : services_(std::move(services)) {}
  asio::awaitable<void> run();
  void attend() { poked_ = true; }  ///< any thread: look at once
  void stop() { stopping_ = true; }

 private:
  asio::awaitable<void> look();
  asio::awaitable<void> settle();
  asio::awaitable<void> handOver(Switchover order);
  asio::awaitable<void> refuse(std::string id, PreflightCheck why);

  Services services_;
  std::atomic<bool> poked_ = false;
  std::atomic<bool> stopping_ = false;
};

}  // namespace rebate::region
