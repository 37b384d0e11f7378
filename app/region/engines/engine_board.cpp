// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/engines/engine_board.h"

#include <sodium.h>

#include "region/api/http_client.h"

namespace rebate::region {
namespace {

constexpr std::size_t kLargest = 1u << 20;
constexpr const char* kQueues = "/api/queues?disable_stats=true&enable_queue_totals=true";

std::string basicAuth(const std::string& user, const std::string& password) {
  const auto plain = user + ":" + password;
  std::string text(sodium_base64_encoded_len(plain.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(plain.data()), plain.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // its end as C has it
  return "Basic " + text;
}

Error refusedBy(const char* who, int status) {
  return {Errc::unavailable, who, "it answered " + std::to_string(status)};
}

}  // namespace

EngineBoard::EngineBoard(const EnginesConfig& config, Monitoring monitoring, std::vector<MemberAddress> members,
                         TlsContext trust)
    : config_(config),
      addresses_(std::move(monitoring)),
      trust_(std::move(trust)),
      haproxy_([this] { return askHaproxy(); }),
      rabbit_([this] { return askRabbit(); }),
      redis_([this] { return askRedis(); }),
      prometheus_([this] { return askHealth(addresses_.prometheus); }),
      alertmanager_([this] { return askHealth(addresses_.alertmanager); }),
      patroni_(std::move(members), trust_) {}

void EngineBoard::watch(const std::function<void(asio::awaitable<void>)>& spawn) {
  if (config_.haproxy.used()) spawn(haproxy_.watch());
  if (!config_.rabbit.management.empty()) spawn(rabbit_.watch());
  if (config_.redis.used()) spawn(redis_.watch());
  if (!addresses_.prometheus.empty()) spawn(prometheus_.watch());
  if (!addresses_.alertmanager.empty()) spawn(alertmanager_.watch());
  for (std::size_t i = 0; i < patroni_.count(); ++i) spawn(patroni_.watch(i));
}

void EngineBoard::stop() {
  haproxy_.stop();
  rabbit_.stop();
  redis_.stop();
  prometheus_.stop();
  alertmanager_.stop();
  patroni_.stop();
}

asio::awaitable<Result<HaproxyStats>> EngineBoard::askHaproxy() {
  std::string url = config_.haproxy.stats;
  std::map<std::string, std::string> none;
  const auto answer = co_await httpGet(std::move(url), std::move(none), kEngineDeadline, kLargest, trust_);
  if (!answer) co_return answer.error();
  if (answer->status != 200) co_return refusedBy("haproxy", answer->status);
  co_return parseHaproxyStats(answer->body);
}

asio::awaitable<Result<std::vector<BrokerQueue>>> EngineBoard::askRabbit() {
  HttpCall call;
  call.url = config_.rabbit.management + kQueues;
  call.headers["Authorization"] = basicAuth(config_.rabbit.user, config_.rabbit.password);
  BeforeSend nothing;
  TlsContext trust = trust_;
  const auto answer =
      co_await httpCall(std::move(call), kEngineDeadline, kLargest, std::move(nothing), std::move(trust));
  if (!answer) co_return answer.error();
  if (answer->status != 200) co_return refusedBy("rabbitmq", answer->status);
  co_return parseBrokerQueues(answer->body);
}

asio::awaitable<Result<RedisInfo>> EngineBoard::askRedis() {
  std::string host = config_.redis.host;
  const auto text = co_await askRedisInfo(std::move(host), config_.redis.port, kEngineDeadline);
  if (!text) co_return text.error();
  co_return parseRedisInfo(*text);
}

asio::awaitable<Outcome> EngineBoard::askHealth(std::string of) {
  std::map<std::string, std::string> none;
  const auto answer = co_await httpGet(of + "/-/healthy", std::move(none), kEngineDeadline, kLargest, trust_);
  if (!answer) co_return answer.error();
  if (answer->status != 200) co_return refusedBy("monitoring", answer->status);
  co_return Done{};
}

Part EngineBoard::gateway(Part own, Millis now) const {
  return config_.haproxy.used() ? gatewayPart(std::move(own), haproxy_.heard(now), config_.haproxy.backend) : own;
}

Part EngineBoard::instances(Part own, Millis now) const {
  return config_.haproxy.used() ? instancesPart(std::move(own), haproxy_.heard(now), config_.haproxy.backend) : own;
}

Part EngineBoard::queue(Part own, Millis now) const {
  return config_.rabbit.management.empty() ? own : queuePart(std::move(own), rabbit_.heard(now));
}

Part EngineBoard::database(Part own, const std::string& region, Millis now) const {
  for (const auto& member : patroni_.members(now))
    if (member.region == region) return databasePart(std::move(own), member);
  return own;
}

std::optional<Part> EngineBoard::readCache(Millis now) const {
  if (!config_.redis.used()) return std::nullopt;
  return readCachePart(redis_.heard(now));
}

std::optional<Part> EngineBoard::monitoring(Millis now) const {
  if (addresses_.prometheus.empty() && addresses_.alertmanager.empty()) return std::nullopt;
  const auto prometheus = prometheus_.heard(now), alertmanager = alertmanager_.heard(now);
  return monitoringPart(addresses_.prometheus.empty() ? nullptr : &prometheus,
                        addresses_.alertmanager.empty() ? nullptr : &alertmanager);
}

std::vector<DatabaseMember> EngineBoard::members(Millis now) const {
  return patroni_.members(now);
}

}  // namespace rebate::region
