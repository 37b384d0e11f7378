// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "region/config/engines_config.h"
#include "region/engines/haproxy_stats.h"
#include "region/engines/patroni_watch.h"
#include "region/engines/rabbit_queues.h"
#include "region/engines/redis_info.h"

namespace rebate::region {

/// What the engines around this process say of themselves, as parts of the topology. Of one that is not configured the
/// process's own view stands.
class EngineBoard {
 public:
  EngineBoard(const EnginesConfig& config, Monitoring monitoring, std::vector<MemberAddress> members, TlsContext trust);
  /// Each runs until stop(); none waits for another.
  void watch(const std::function<void(asio::awaitable<void>)>& spawn);
  void stop();

  Part gateway(Part own, Millis now) const;
  Part instances(Part own, Millis now) const;
  Part queue(Part own, Millis now) const;
  Part database(Part own, const std::string& region, Millis now) const;
  std::optional<Part> readCache(Millis now) const;
  std::optional<Part> monitoring(Millis now) const;
  std::vector<DatabaseMember> members(Millis now) const;

 private:
  asio::awaitable<Result<HaproxyStats>> askHaproxy();
  asio::awaitable<Result<std::vector<BrokerQueue>>> askRabbit();
  asio::awaitable<Result<RedisInfo>> askRedis();
  asio::awaitable<Outcome> askHealth(std::string of);

  const EnginesConfig config_;
  const Monitoring addresses_;
  const TlsContext trust_;
  EngineSource<HaproxyStats> haproxy_;
  EngineSource<std::vector<BrokerQueue>> rabbit_;
  EngineSource<RedisInfo> redis_;
  EngineSource<Done> prometheus_, alertmanager_;
  PatroniWatch patroni_;
};

// A source's facts as a part, and its silence; `own` is what the process itself says of it.
Part gatewayPart(Part own, const Heard<HaproxyStats>& heard, const std::string& backend);
Part instancesPart(Part own, const Heard<HaproxyStats>& heard, const std::string& backend);
Part queuePart(Part own, const Heard<std::vector<BrokerQueue>>& heard);
Part readCachePart(const Heard<RedisInfo>& heard);
/// Of those that the region names; null: it names none.
Part monitoringPart(const Heard<Done>* prometheus, const Heard<Done>* alertmanager);
Part databasePart(Part own, const DatabaseMember& member);

}  // namespace rebate::region
