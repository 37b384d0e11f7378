// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "domain/breaker.h"
#include "region/config/engines_config.h"
#include "region/readcache/read_cache.h"

struct redisContext;
struct redisReply;

namespace rebate::region {

/// In a Redis that a region's instances share. A row is a hash of its number and its body, and lives for the ttl; what
/// may take whose place is decided by a script there, in one step. Slow or down: an Error at once, while its breaker is
/// open.
class RedisCache : public ReadCache {
 public:
  explicit RedisCache(const RedisConfig& config) : config_(config) {}
  ~RedisCache() override;
  bool isRemote() const override { return true; }
  Result<std::optional<CachedRow>> get(const std::string& key) override;
  Outcome put(const std::string& key, const CachedRow& row) override;
  Outcome outdate(const Outdated& keys) override;
  BreakerState state(Millis now) const;

 private:
  using Command = std::vector<std::string>;
  struct Closer {
    void operator()(redisContext* context) const;
    void operator()(redisReply* reply) const;
  };
  using Connection = std::unique_ptr<redisContext, Closer>;
  using Answer = std::unique_ptr<redisReply, Closer>;
  Result<std::vector<Answer>> ask(const std::vector<Command>& commands);
  Result<std::vector<Answer>> exchange(redisContext& connection, const std::vector<Command>& commands);
  Result<Connection> borrow();

  const RedisConfig config_;
  mutable std::mutex mutex_;
  Breaker breaker_{{20, 4, 0.5, 500, 5'000}};
  std::vector<Connection> idle_;
};

}  // namespace rebate::region
