// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "domain/region.h"

namespace rebate::region {

class TableReader;

/// The broker events go through; without a host the store's own table is the bus.
struct RabbitConfig {
  std::string host;
  std::int64_t port = 5672;
  std::string user = "rebate";
  std::string passwordFile;
  std::string password;  ///< what was in the file; never written anywhere
  std::string vhost = "/";
  std::string management;  ///< "http://127.0.0.1:15672", for the topology; empty: not asked
  bool used() const { return !host.empty(); }
};

/// Where answers are kept for a moment; without a host this process remembers some by itself.
struct RedisConfig {
  std::string host;
  std::int64_t port = 6379;
  Millis deadline = 20;  ///< a slower answer is none
  Millis ttl = 30'000;
  bool used() const { return !host.empty(); }
};

/// The balancer in front of this region's instances.
struct HaproxyConfig {
  std::string stats;                  ///< "http://127.0.0.1:8404/stats;csv"; empty: there is none
  std::string backend = "instances";  ///< whose servers the instances are
  Millis drain = 2'000;               ///< between saying "not ready" and taking no more; longer than its checks need
  bool used() const { return !stats.empty(); }
};

struct EnginesConfig {
  RabbitConfig rabbit;
  RedisConfig redis;
  HaproxyConfig haproxy;
};

void readRabbit(TableReader& in, RabbitConfig& rabbit);
void readRedis(TableReader& in, RedisConfig& redis);
void readMonitoring(TableReader& in, Monitoring& monitoring);
void readHaproxy(TableReader& in, HaproxyConfig& haproxy);

}  // namespace rebate::region
