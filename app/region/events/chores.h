// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "region/api/asio.h"
#include "region/config/config.h"
#include "region/failover/leadership.h"
#include "region/storage/reader_pool.h"
#include "region/storage/writer.h"

namespace rebate::region {

/// What the leader does by the clock: releases reserves and settles lines whose day has come, and holds the books
/// against their rules soon after it took over and daily. A broken rule stops crediting until a person has looked.
class Chores {
 public:
  using Broken = std::function<void(const std::string& rule)>;  ///< empty: the last check was clean

  Chores(LedgerConfig config, std::string keyFile, Leadership& keeper, Writer& writer, ReaderPool& readers, Broken broken);
  asio::awaitable<void> run();
  void stop() { stopping_ = true; }

 private:
  asio::awaitable<void> lead();
  asio::awaitable<void> release();
  asio::awaitable<void> mature();
  asio::awaitable<void> check();
  asio::awaitable<void> fillBlindIndex();

  const LedgerConfig config_;
  const std::string keyFile_;
  Leadership& keeper_;
  Writer& writer_;
  ReaderPool& readers_;
  const Broken broken_;
  std::atomic<bool> stopping_ = false;
};

}  // namespace rebate::region
