// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/readcache/user_reads.h"

#include "region/telemetry/clock.h"

namespace rebate::region {
namespace {

constexpr int kMostAsking = 16;  // more would only wait for each other, longer than the store takes

}  // namespace

/// One read of the store on its way, and who waits for it.
struct UserReads::Flight {
  std::int64_t floor = 0;  ///< when it began: who needs newer does not join
  std::mutex mutex;
  std::optional<Result<Found>> result;
  std::vector<std::function<void(const Outcome&)>> waiting;

  void land(Result<Found> landed) {
    std::vector<std::function<void(const Outcome&)>> told;
    {
      const std::lock_guard lock(mutex);
      result = std::move(landed);
      told.swap(waiting);
    }
    for (const auto& tell : told) tell(Done{});
  }
  void join(std::function<void(const Outcome&)> tell) {
    {
      const std::lock_guard lock(mutex);
      if (!result) return waiting.push_back(std::move(tell));
    }
    tell(Done{});
  }
};

UserReads::UserReads(Settings settings, std::unique_ptr<ReadCache> cache,
                     boost::asio::thread_pool::executor_type readers, Load load, Count count)
    : settings_(std::move(settings)),
      cache_(std::move(cache)),
      readers_(readers),
      load_(std::move(load)),
      count_(std::move(count)),
      floors_(settings_.start, settings_.keep) {}

UserReads::~UserReads() {
  remote_.stop();
  remote_.join();
}

std::string UserReads::keyOf(const std::string& id) const {
  return "rebate:" + settings_.store + ":" + std::to_string(settings_.epoch()) + ":user:" + id;
}

void UserReads::committed(const Changes& users) {
  const auto now = bootMillis();
  for (const auto& [id, seq] : users) floors_.raise(id, seq, now);
}

void UserReads::changed(const Changes& users) {
  committed(users);
  ReadCache::Outdated keys;
  for (const auto& [id, seq] : users) keys.emplace_back(keyOf(id), seq);
  static_cast<void>(cache_->outdate(keys));  // what it was not told, the floors know
}

asio::awaitable<Result<UserReads::Found>> UserReads::read(std::string id) {
  const auto floor = floors_.of(id);
  auto row = co_await fromCache(id, floor);
  if (row) co_return Result<Found>(std::move(row));
  co_return co_await fromStore(std::move(id));
}

asio::awaitable<UserReads::Found> UserReads::fromCache(const std::string& id, std::int64_t floor) {
  if (settings_.trusted && !settings_.trusted()) co_return std::nullopt;
  const auto key = keyOf(id);
  Result<std::optional<CachedRow>> row = Error{Errc::busy, "", ""};
  if (!cache_->isRemote()) {
    row = cache_->get(key);
  } else if (asking_ < kMostAsking) {
    ++asking_;
    std::function<Result<std::optional<CachedRow>>()> ask = [this, key] {
      auto answer = cache_->get(key);
      --asking_;
      return answer;
    };
    row = co_await offload(remote_.get_executor(), std::move(ask));
  }
  if (!row) {
    count_("skipped");
    co_return std::nullopt;
  }
  const bool good = *row && (*row)->seq >= floor;
  count_(good ? "hit" : "miss");
  if (!good) co_return std::nullopt;
  co_return **std::move(row);
}

asio::awaitable<Result<UserReads::Found>> UserReads::fromStore(std::string id) {
  const auto key = keyOf(id);  // of the epoch it is read under
  std::shared_ptr<Flight> flight;
  bool mine = false;
  {
    const std::lock_guard lock(mutex_);
    const auto floor = floors_.of(id);
    auto& there = flights_[id];
    if (!there || there->floor < floor) {
      there = std::make_shared<Flight>();
      there->floor = floor;
      mine = true;
    }
    flight = there;
  }
  if (!mine) {
    std::function<void(std::function<void(const Outcome&)>)> join = [flight](std::function<void(const Outcome&)> tell) {
      flight->join(std::move(tell));
    };
    co_await awaitOutcome(std::move(join));
    co_return *flight->result;
  }
  std::function<Result<Found>()> load = [this, id] { return load_(id); };
  auto result = co_await offload(readers_, std::move(load));
  {
    const std::lock_guard lock(mutex_);
    const auto there = flights_.find(id);
    if (there != flights_.end() && there->second == flight) flights_.erase(there);
  }
  if (result && *result) keepRow(key, **result);
  flight->land(result);
  co_return result;
}

void UserReads::keepRow(const std::string& key, const CachedRow& row) {
  if (!cache_->isRemote()) {
    static_cast<void>(cache_->put(key, row));
    return;
  }
  if (asking_ >= kMostAsking) return;
  ++asking_;
  asio::post(remote_, [this, key, row] {
    static_cast<void>(cache_->put(key, row));
    --asking_;
  });
}

}  // namespace rebate::region
