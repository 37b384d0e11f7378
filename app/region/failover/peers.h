// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <mutex>
#include <vector>

#include "domain/region.h"
#include "region/api/asio.h"
#include "region/api/tls.h"
#include "region/config/config.h"
#include "wire/json.h"

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

  /// No instance of that peer answers.
  struct Silence {
    Millis lasts = 0;         ///< as seen from here
    std::size_t seenBy = 0;   ///< regions that say so, this one included
    std::size_t regions = 1;  ///< of how many, the silent one included
    bool byMost() const { return 2 * seenBy > regions; }
  };
  Silence silenceOf(const std::string& region) const;
  /// Who has been silent for long enough to tell the others.
  std::vector<std::string> silent() const;

 private:
  /// What a peer says of the others, and since when it says nothing. CLOCK_BOOTTIME; 0: it answers, or was not asked.
  struct Hearing {
    Millis silentSince = 0;
    std::vector<std::string> silent;
  };
  asio::awaitable<void> ask(std::size_t index);
  void hear(std::size_t index, const wire::json::object* said);
  const std::vector<PeerConfig> peers_;
  TlsContext trust_;
  std::atomic<bool> stopping_ = false;
  mutable std::mutex mutex_;
  std::vector<PeerView> views_;
  std::vector<Hearing> hearings_;
};

}  // namespace rebate::region
