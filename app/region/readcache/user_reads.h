// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "region/api/asio.h"
#include "region/readcache/floors.h"
#include "region/readcache/read_cache.h"

namespace rebate::region {

/// Reads of one user at a time, through a cache. Who asks after a change was told to this instance (its own commit, or
/// the change stream) never gets an answer from before it, whatever the cache does; several who ask for the same at
/// once are one read of the store. With the cache down or slow everything comes from the store.
class UserReads {
 public:
  using Found = std::optional<CachedRow>;                            ///< nothing: no such user
  using Load = std::function<Result<Found>(const std::string& id)>;  ///< from the store; blocks
  using Count = std::function<void(std::string_view outcome)>;       ///< hit, miss, skipped
  using Changes = std::vector<std::pair<std::string, std::int64_t>>;

  struct Settings {
    std::string store;                    ///< its id: another history's rows are not ours
    std::function<std::int64_t()> epoch;  ///< after a failover nothing of before counts
    std::int64_t start = 0;               ///< newest change when this process began to listen
    std::function<bool()> trusted = {};   ///< false: the store is asked whatever a cache has
    Millis keep = 90'000;                 ///< longer than a row can be in the cache
  };

  UserReads(Settings settings, std::unique_ptr<ReadCache> cache, boost::asio::thread_pool::executor_type readers,
            Load load, Count count);
  ~UserReads();

  asio::awaitable<Result<Found>> read(std::string id);
  /// Committed here just now, and not told to anybody yet; quick, any thread.
  void committed(const Changes& users);
  /// The stream is about to tell these. Blocks for the cache's deadline at most.
  void changed(const Changes& users);

 private:
  struct Flight;
  std::string keyOf(const std::string& id) const;
  asio::awaitable<Found> fromCache(const std::string& id, std::int64_t floor);
  asio::awaitable<Result<Found>> fromStore(std::string id);
  void keepRow(const std::string& key, const CachedRow& row);

  const Settings settings_;
  const std::unique_ptr<ReadCache> cache_;
  const boost::asio::thread_pool::executor_type readers_;
  const Load load_;
  const Count count_;
  Floors floors_;
  asio::thread_pool remote_{2};  ///< waits for a cache elsewhere
  std::atomic<int> asking_ = 0;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Flight>> flights_;
};

}  // namespace rebate::region
