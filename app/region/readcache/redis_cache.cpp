// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/readcache/redis_cache.h"

#include <hiredis/hiredis.h>
#include <sys/time.h>

#include <charconv>

#include "region/telemetry/clock.h"

namespace rebate::region {
namespace {

// KEYS[1]; ARGV: number, ttl in ms, body. An older row never takes a newer one's place.
constexpr const char* kPut = R"(local n = tonumber(redis.call('HGET', KEYS[1], 'n') or -1)
if n > tonumber(ARGV[1]) then return 0 end
redis.call('HSET', KEYS[1], 'n', ARGV[1], 'b', ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1)";
// The number stays without a body, so that a reader who began earlier cannot put back what he read.
constexpr const char* kOutdate = R"(local n = tonumber(redis.call('HGET', KEYS[1], 'n') or -1)
if n >= tonumber(ARGV[1]) then return 0 end
redis.call('HSET', KEYS[1], 'n', ARGV[1])
redis.call('HDEL', KEYS[1], 'b')
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1)";

timeval spanOf(Millis span) {
  return {span / 1'000, (span % 1'000) * 1'000};
}

Error failure(std::string why) {
  return {Errc::unavailable, "redis", std::move(why)};
}

}  // namespace

RedisCache::~RedisCache() = default;

void RedisCache::Closer::operator()(redisContext* context) const {
  redisFree(context);
}

void RedisCache::Closer::operator()(redisReply* reply) const {
  freeReplyObject(reply);
}

Result<std::optional<CachedRow>> RedisCache::get(const std::string& key) {
  const auto answers = ask({{"HMGET", key, "n", "b"}});
  if (!answers) return answers.error();
  const auto& reply = *answers->front();
  if (reply.type != REDIS_REPLY_ARRAY || reply.elements != 2) return failure("an array of two is expected");
  const auto *number = reply.element[0], *body = reply.element[1];
  if (number->type != REDIS_REPLY_STRING || body->type != REDIS_REPLY_STRING) return std::optional<CachedRow>{};
  CachedRow row{0, std::string(body->str, body->len)};
  std::from_chars(number->str, number->str + number->len, row.seq);
  return std::optional(std::move(row));
}

Outcome RedisCache::put(const std::string& key, const CachedRow& row) {
  const auto done = ask({{"EVAL", kPut, "1", key, std::to_string(row.seq), std::to_string(config_.ttl), row.body}});
  return done ? Outcome(Done{}) : Outcome(done.error());
}

Outcome RedisCache::outdate(const Outdated& keys) {
  std::vector<Command> commands;
  for (const auto& [key, seq] : keys)
    commands.push_back({"EVAL", kOutdate, "1", key, std::to_string(seq), std::to_string(config_.ttl)});
  if (commands.empty()) return Done{};
  const auto done = ask(commands);
  return done ? Outcome(Done{}) : Outcome(done.error());
}

BreakerState RedisCache::state(Millis now) const {
  const std::lock_guard lock(mutex_);
  return breaker_.state(now);
}

/// All of them at once; one answer each. A connection that failed is not used again: a late answer would be taken for
/// the next one's.
Result<std::vector<RedisCache::Answer>> RedisCache::ask(const std::vector<Command>& commands) {
  {
    const std::lock_guard lock(mutex_);
    if (!breaker_.allow(bootMillis())) return failure("left alone for a moment");
  }
  auto connection = borrow();
  auto answers = connection ? exchange(**connection, commands) : Result<std::vector<Answer>>(connection.error());
  const std::lock_guard lock(mutex_);
  if (!answers) {
    breaker_.failed(bootMillis());
    return answers.error();
  }
  breaker_.succeeded();
  idle_.push_back(*std::move(connection));
  return answers;
}

Result<RedisCache::Connection> RedisCache::borrow() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
  }
  const auto within = spanOf(config_.deadline);
  Connection connection(redisConnectWithTimeout(config_.host.c_str(), static_cast<int>(config_.port), within));
  if (!connection) return failure("no memory");
  if (connection->err != 0) return failure(connection->errstr);
  if (redisSetTimeout(connection.get(), within) != REDIS_OK) return failure("no time-out");
  return connection;
}

Result<std::vector<RedisCache::Answer>> RedisCache::exchange(redisContext& connection,
                                                             const std::vector<Command>& commands) {
  for (const auto& command : commands) {
    std::vector<const char*> words;
    std::vector<std::size_t> lengths;
    for (const auto& word : command) {
      words.push_back(word.data());
      lengths.push_back(word.size());
    }
    redisAppendCommandArgv(&connection, static_cast<int>(words.size()), words.data(), lengths.data());
  }
  std::vector<Answer> answers;
  for (std::size_t i = 0; i < commands.size(); ++i) {
    void* raw = nullptr;
    if (redisGetReply(&connection, &raw) != REDIS_OK) return failure(connection.errstr);
    answers.emplace_back(static_cast<redisReply*>(raw));
    if (answers.back()->type == REDIS_REPLY_ERROR) return failure(answers.back()->str);
  }
  return answers;
}

}  // namespace rebate::region
