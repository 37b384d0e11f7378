// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <vector>

#include "region/api/asio.h"
#include "region/config/config.h"
#include "region/failover/leadership.h"
#include "region/failover/patroni_standing.h"

namespace rebate::region {

/// What Patroni's members say, each asked on its own, so that none waits for another. Versions 3.0 to 4.1.
class PatroniMembers {
 public:
  explicit PatroniMembers(PatroniConfig config);
  asio::awaitable<void> watch(std::size_t index);
  std::size_t count() const { return config_.members.size(); }
  void stop() { stopping_ = true; }

  /// The region whose member says of itself, right now, that it leads; empty: none does. When two do, the one on the
  /// later timeline.
  std::string leader() const;
  LeaseTerms terms() const;  ///< by Patroni's settings, as last read from any member

  /// How the member of `to` stands as the next leader, asked of our own.
  asio::awaitable<Standing> standing(std::string from, std::string to);
  /// Orders it and waits for the answer, which is plain text. Error::field: which check said no, or "patroni".
  asio::awaitable<Outcome> switchOver(std::string from, std::string to);
  /// True: nobody is promoted by itself. Errc::unavailable: our own member does not say.
  asio::awaitable<Result<bool>> paused(std::string from);
  asio::awaitable<Outcome> setPaused(std::string from, bool paused);

 private:
  struct View {
    bool leads = false;
    std::int64_t timeline = 0;
    Millis seenAt = 0;  ///< CLOCK_BOOTTIME; 0: never, or the last answer was none
  };
  asio::awaitable<void> ask(std::size_t index);
  asio::awaitable<void> readTerms(std::string url);
  asio::awaitable<Result<PatroniPair>> pairOf(std::string from, std::string to);
  asio::awaitable<Result<std::string>> said(std::string from, const char* path);
  const PatroniMember* memberOf(const std::string& region) const;

  const PatroniConfig config_;
  std::atomic<bool> stopping_ = false;
  mutable std::mutex mutex_;
  std::vector<View> views_;
  LeaseTerms terms_;
  Millis nextTerms_ = 0;  ///< CLOCK_BOOTTIME
};

}  // namespace rebate::region
