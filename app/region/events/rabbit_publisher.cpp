// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/events/rabbit_publisher.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <future>

#include "region/events/event_queue.h"
#include "region/telemetry/clock.h"
#include "wire/json.h"

namespace rebate::region {
namespace {

constexpr Millis kLook = 500;  // what a wake-up was lost of, and the heartbeat

Letter letterOf(const std::string& store, const Event& event) {
  return {wire::json::serialize(
      wire::json::object{{"store", store}, {"id", event.id}, {"kind", event.kind}, {"key", event.key}})};
}

}  // namespace

bool RabbitGate::allow(Millis now) {
  const std::lock_guard lock(mutex_);
  return breaker_.allow(now);
}

void RabbitGate::succeeded() {
  const std::lock_guard lock(mutex_);
  breaker_.succeeded();
  backoff_.reset();
}

Millis RabbitGate::failed(Millis now) {
  const std::lock_guard lock(mutex_);
  breaker_.failed(now);
  return std::max(backoff_.next(), breaker_.retryIn(now));
}

BreakerState RabbitGate::state(Millis now) const {
  const std::lock_guard lock(mutex_);
  return breaker_.state(now);
}

Outcome writeAndWait(Writer& writer, Writer::Job job) {
  const auto done = std::make_shared<std::promise<Outcome>>();
  auto outcome = done->get_future();
  writer.post(std::move(job), [done](const Outcome& result) { done->set_value(result); });
  return outcome.get();
}

RabbitPublisher::RabbitPublisher(const RabbitConfig& config, std::string store, ReaderPool& readers, Writer& writer,
                                 EventBus::Works works, Published published)
    : config_(config),
      store_(std::move(store)),
      readers_(readers),
      writer_(writer),
      works_(std::move(works)),
      published_(std::move(published)) {}

void RabbitPublisher::start() {
  thread_ = std::thread([this] { run(); });
}

void RabbitPublisher::wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  wake_.notify_all();
}

void RabbitPublisher::stop() {
  stopping_ = true;
  wake();
}

void RabbitPublisher::join() {
  if (thread_.joinable()) thread_.join();
}

void RabbitPublisher::wait(Millis most) {
  std::unique_lock lock(mutex_);
  wake_.wait_for(lock, std::chrono::milliseconds(most), [this] { return woken_; });
  woken_ = false;
}

void RabbitPublisher::run() {
  while (!stopping_) {
    if (works_()) {
      turn();
    } else {
      link_.reset();
      declared_ = false;
    }
    if (!stopping_) wait(kLook);
  }
  link_.reset();
}

Outcome RabbitPublisher::connect() {
  auto opened = RabbitLink::open(config_, "rebate-region publisher", [this] { return stopping_.load(); });
  if (!opened) return opened.error();
  if (const auto there = (*opened)->declare(); !there) return there;
  declared_ = true;
  gate_.succeeded();
  link_ = *std::move(opened);
  return Done{};
}

/// Everything that waits, or up to the first failure.
void RabbitPublisher::turn() {
  Error trouble;
  if (!link_ && gate_.allow(bootMillis()))
    if (const auto opened = connect(); !opened) trouble = opened.error();
  while (link_ && !stopping_ && works_()) {
    const auto more = publishSome();
    if (!more) {
      trouble = more.error();
      link_.reset();
    } else if (!*more) {
      break;
    }
  }
  if (link_ && !stopping_)
    if (const auto alive = link_->next(0); !alive) {  // heartbeats; nothing is consumed here
      trouble = alive.error();
      link_.reset();
    }
  if (link_) return gate_.succeeded();
  if (trouble.detail.empty() || trouble.code == Errc::fenced || trouble.code == Errc::cancelled) return;
  const auto pause = gate_.failed(bootMillis());
  if (!stopping_) spdlog::warn("events wait in the store, next try in {} ms: {}", pause, trouble.detail);
  for (const auto until = bootMillis() + pause; !stopping_ && bootMillis() < until;) wait(until - bootMillis());
}

/// False: nothing was left to publish.
Result<bool> RabbitPublisher::publishSome() {
  const auto events =
      readers_.read([](SqlSession& sql) { return nextEvents(sql, static_cast<int>(RabbitLink::kMostPerPublish)); });
  if (!events) return events.error();
  if (events->empty()) return false;
  std::vector<Letter> letters;
  for (const auto& event : *events) letters.push_back(letterOf(store_, event));
  if (const auto sent = link_->publish(kOrderQueue, letters); !sent) return sent.error();
  // The broker has them; whoever deletes them later than this instance finds them once more.
  const auto last = events->back().id;
  if (const auto gone = writeAndWait(writer_, [last](Writing& writing) { acknowledgeUpTo(writing.sql, last); }); !gone)
    return gone.error();
  published_(events->size());
  return true;
}

}  // namespace rebate::region
