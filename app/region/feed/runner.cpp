// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/feed/runner.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <random>

#include "region/api/http_client.h"
#include "region/feed/coverage.h"
#include "region/feed/signature.h"
#include "region/storage/async_write.h"
#include "region/telemetry/clock.h"

namespace rebate::region {
namespace {

constexpr Millis kCallTimeout = 10'000;
constexpr Millis kLookForLeadership = 100;

constexpr Millis kLateAfter = 10'000;

/// The rejected rows of the first platform are known by this name; the others' beside it.
std::string sourceOf(Platform platform) {
  return platform == Platform::taobao ? "feed" : "feed." + std::string(name(platform));
}

PullerRules rulesOf(const FeedConfig& config, const FeedAdapter& adapter) {
  PullerRules rules;
  rules.feed = adapter.traits();
  // The configuration speaks of the main query; what narrows that narrows the others.
  if (config.window < adapterOf(config.platform).traits().window)
    rules.feed.window = std::min(rules.feed.window, config.window);
  rules.pollEvery = config.pollEvery * rules.feed.everyPolls;
  rules.history = config.history;
  rules.overlap = std::min<Millis>(rules.overlap, rules.feed.window / 2);
  return rules;
}

}  // namespace

FeedRunner::FeedRunner(FeedConfig config, const FeedAdapter& adapter, Leadership& keeper, Writer& writer,
                       ReaderPool& readers, Took took)
    : config_(std::move(config)),
      adapter_(adapter),
      rules_(rulesOf(config_, adapter)),
      keeper_(keeper),
      writer_(writer),
      readers_(readers),
      took_(std::move(took)) {}

asio::awaitable<void> FeedRunner::run() {
  while (!stopping_) {
    if (keeper_.leads()) co_await lead();
    co_await pause(kLookForLeadership);
  }
}

asio::awaitable<void> FeedRunner::lead() {
  const auto from = co_await readUntil();
  Puller puller(rules_, from, std::random_device{}());
  co_await lookForReread(puller);
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
  auto parameters = adapter_.parameters(call);
  for (const auto& [key, value] : config_.parameters) parameters.emplace(key, value);
  if (!config_.secret.empty())
    parameters = signedParameters(config_.platform, std::move(parameters), config_.secret, wallMillis());
  auto http = co_await httpGet(config_.url, std::move(parameters), kCallTimeout, wire::kLargestPage, trust_);
  auto answer = std::make_shared<FeedAnswer>();
  std::string why = http ? "status " + std::to_string(http->status) : http.error().detail;
  if (http && http->status == 200) {
    auto parsed = adapter_.parse(http->body, wallMillis());
    if (parsed)
      answer->reply = *std::move(parsed);
    else
      why = parsed.error().detail;
  }
  if (!answer->reply) spdlog::warn("{} feed: {}", name(config_.platform), why);
  const auto progress = puller.answered(*answer, wallMillis());
  if (!progress.take) co_return;
  auto counts = std::make_shared<IntakeCounts>();
  Writer::Job store = [answer, counts, progress, query = queryOf(adapter_)](Writing& writing) {
    *counts = takePage(writing, answer->reply->page, sourceOf(query.platform), "");
    if (progress.readUntil) storeFeedCursor(writing, query, *progress.readUntil);
    if (progress.window) recordWindow(writing, query, *progress.window);
  };
  const auto stored = co_await writeWith(writer_, std::move(store));
  if (!stored) {
    puller.notStored(wallMillis());
    co_return;
  }
  took_(*counts);
  if (progress.window && !puller.rereads()) co_await lookForReread(puller);
}

/// Wishes are looked for as often as is polled; they are kept in the store, and so outlive a leader.
asio::awaitable<void> FeedRunner::lookForReread(Puller& puller) {
  std::function<Result<std::optional<Reread>>()> read = [this] {
    return readers_.read([this](SqlSession& sql) { return nextReread(sql, queryOf(adapter_)); });
  };
  const auto found = co_await offload(readers_.executor(), std::move(read));
  if (found && *found) puller.reread(**found);
}

asio::awaitable<Millis> FeedRunner::readUntil() {
  std::function<Result<Millis>()> read = [this] {
    return readers_.read([this](SqlSession& sql) { return feedCursor(sql, queryOf(adapter_)); });
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
  if (!keeper_.leads()) {
    part.status = Status::ok;
    part.text = "pulled_by_leader";
    return part;
  }
  const std::lock_guard lock(mutex_);
  part.text = name(breaker_);
  if (!inSeason(rules_.feed, now)) {
    part.status = Status::ok;
    return part;
  }
  if (readUntil_ != 0) part.lag = std::max<Millis>(0, now - readUntil_);
  // A feed that stands still is not ok, whatever the breaker says.
  const auto lag = part.lag.value_or(0);
  const auto late = std::max(kLateAfter, 5 * rules_.pollEvery);
  part.status = breaker_ != BreakerState::closed || lag > 6 * late ? Status::bad
                : lag > late                                       ? Status::warning
                                                                   : Status::ok;
  return part;
}

Part feedPart(const std::vector<std::unique_ptr<FeedRunner>>& feeds, Millis now) {
  Part all;
  all.kind = PartKind::feed;
  all.status = Status::ok;
  all.text = "none";
  bool first = true;
  for (const auto& feed : feeds) {
    const auto part = feed->part(now);
    if (first || (all.status == Status::ok && part.status != Status::ok)) {
      all.status = part.status;
      all.text = part.text;
    }
    if (part.lag) all.lag = std::max(all.lag.value_or(0), *part.lag);
    first = false;
  }
  return all;
}

}  // namespace rebate::region
