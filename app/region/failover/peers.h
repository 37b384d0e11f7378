// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <mutex>
#include <vector>

#include "domain/region.h"
#include "region/api/asio.h"
#include "region/api/tls.h"
#include "region/config/config.h"

namespace rebate::region {

/// Asks every peer once a second whether it is ready and who it says leads; for the topology.
class Peers {
 public:
  explicit Peers(const std::vector<PeerConfig>& peers);
  void setTrust(TlsContext trust) { trust_ = std::move(trust); }  ///< before the first look
  asio::awaitable<void> watch(std::size_t index);                 ///< one coroutine per peer: none waits for another
  std::size_t count() const { return peers_.size(); }
  void stop() { stopping_ = true; }
  std::vector<PeerView> views(Millis now) const;

 private:
  asio::awaitable<void> ask(std::size_t index);
  const std::vector<PeerConfig> peers_;
  TlsContext trust_;
  std::atomic<bool> stopping_ = false;
  mutable std::mutex mutex_;
  std::vector<PeerView> views_;
};

}  // namespace rebate::region
