// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/feed/runner.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <random>

#include "region/api/http_client.h"
#include "region/telemetry/clock.h"
#include "wire/taobao.h"
#include "wire/time_text.h"

namespace rebate::region {
namespace {

constexpr Millis kCallTimeout = 10'000;
constexpr Millis kLookForLeadership = 100;
constexpr const char* kSource = "taobao";

std::map<std::string, std::string> parametersOf(const FeedConfig& config, const FeedCall& call) {
  auto parameters = config.parameters;
  parameters["method"] = "taobao.tbk.order.details.get";
  parameters["start_time"] = wire::formatFeedTime(call.start);
  parameters["end_time"] = wire::formatFeedTime(call.end);
  parameters["query_type"] = "4";
  parameters["page_size"] = "100";
  parameters["page_no"] = std::to_string(call.page);
  if (!call.position.empty()) {
    parameters["position_index"] = call.position;
    parameters["jump_type"] = "1";
  }
  return parameters;
}

constexpr Millis kLateAfter = 10'000;

void storeCursor(Writing& writing, Millis readUntil) {
  writing.sql.run(
      "INSERT INTO feed_cursor (source, read_until) VALUES ($1, $2) "
      "ON CONFLICT (source) DO UPDATE SET read_until = excluded.read_until",
      {kSource, readUntil});
}

asio::awaitable<void> pause(Millis span) {
  asio::steady_timer timer(co_await asio::this_coro::executor, std::chrono::milliseconds(span));
  co_await timer.async_wait(kAsTuple);
}

PullerRules rulesOf(const FeedConfig& config) {
  PullerRules rules;
  rules.pollEvery = config.pollEvery;
  rules.window = config.window;
  rules.history = config.history;
  rules.overlap = std::min<Millis>(rules.overlap, config.window / 2);
  return rules;
}

}  // namespace

FeedRunner::FeedRunner(FeedConfig config, Keeper& keeper, Writer& writer, ReaderPool& readers, Took took)
    : config_(std::move(config)), keeper_(keeper), writer_(writer), readers_(readers), took_(std::move(took)) {}

asio::awaitable<void> FeedRunner::run() {
  while (!stopping_) {
    if (keeper_.leads()) co_await lead();
    co_await pause(kLookForLeadership);
  }
}

asio::awaitable<void> FeedRunner::lead() {
  const auto from = co_await readUntil();
  Puller puller(rulesOf(config_), from, std::random_device{}());
  while (!stopping_ && keeper_.leads()) {
    const auto step = puller.next(wallMillis());
    if (step.call)
      co_await ask(puller, *step.call);
    else
      co_await pause(std::min<Millis>(step.wait, kLookForLeadership));
    observe(puller, wallMillis());
  }
}

asio::awaitable<void> FeedRunner::ask(Puller& puller, FeedCall call) {
  auto parameters = parametersOf(config_, call);
  auto http = co_await httpGet(config_.url, std::move(parameters), kCallTimeout, wire::kLargestPage);
  auto answer = std::make_shared<FeedAnswer>();
  std::string why = http ? "status " + std::to_string(http->status) : http.error().detail;
  if (http && http->status == 200) {
    auto parsed = wire::parseTaobaoReply(http->body);
    if (parsed)
      answer->reply = *std::move(parsed);
    else
      why = parsed.error().detail;
  }
  if (!answer->reply) spdlog::warn("feed: {}", why);
  const auto progress = puller.answered(*answer, wallMillis());
  if (!progress.take) co_return;
  auto counts = std::make_shared<IntakeCounts>();
  Writer::Job store = [answer, counts, until = progress.readUntil](Writing& writing) {
    *counts = takePage(writing, answer->reply->page, "feed", "");
    if (until) storeCursor(writing, *until);
  };
  std::function<void(std::function<void(const Outcome&)>)> start =
      [this, store = std::move(store)](std::function<void(const Outcome&)> done) {
        writer_.post(store, std::move(done));
      };
  const auto stored = co_await awaitOutcome(std::move(start));
  if (stored)
    took_(*counts);
  else
    puller.notStored(wallMillis());
}

asio::awaitable<Millis> FeedRunner::readUntil() {
  std::function<Result<Millis>()> read = [this] {
    return readers_.read([](SqlSession& sql) {
      return sql.integer("SELECT read_until FROM feed_cursor WHERE source = $1", {kSource}).value_or(0);
    });
  };
  const auto stored = co_await offload(readers_.executor(), std::move(read));
  co_return stored.valueOr(0);
}

void FeedRunner::observe(const Puller& puller, Millis now) {
  const std::lock_guard lock(mutex_);
  breaker_ = puller.breaker(now);
  readUntil_ = puller.readUntil();
}

Part FeedRunner::part(Millis now) const {
  Part part;
  part.kind = PartKind::feed;
  if (!config_.runs()) {
    part.status = Status::ok;
    part.text = "none";
    return part;
  }
  if (!keeper_.leads()) {
    part.status = Status::ok;
    part.text = "pulled_by_leader";
    return part;
  }
  const std::lock_guard lock(mutex_);
  part.text = name(breaker_);
  if (readUntil_ != 0) part.lag = std::max<Millis>(0, now - readUntil_);
  // A feed that stands still is not ok, whatever the breaker says.
  const auto lag = part.lag.value_or(0);
  const auto late = std::max(kLateAfter, 5 * config_.pollEvery);
  part.status = breaker_ != BreakerState::closed || lag > 6 * late ? Status::bad : lag > late ? Status::warning : Status::ok;
  return part;
}

}  // namespace rebate::region
