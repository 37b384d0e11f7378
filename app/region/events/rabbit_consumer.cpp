// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/events/rabbit_consumer.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "region/events/event_queue.h"
#include "region/ledger/settlement.h"
#include "region/telemetry/clock.h"
#include "wire/json.h"

namespace rebate::region {
namespace {

constexpr std::size_t kBatch = 200;  // some 10 ms of the writer
constexpr int kPrefetch = 400;
constexpr Millis kLook = 100;
constexpr Millis kMoreWithin = 2;      // a batch takes what is there, and does not wait for more
constexpr Millis kAgainAfter = 1'000;  // while crediting is stopped, or the store fails

/// The line a message is about, or why it is none.
Result<std::string> lineOf(const std::string& store, const Letter& letter) {
  const auto json = wire::parseJson(letter.body);
  if (!json || !json->is_object()) return Error{Errc::malformed, "", "is no JSON object"};
  // Two platforms at one broker want a virtual host each; until they have, nothing of the other's is lost.
  if (wire::textOr(json->get_object(), "store") != store) return Error{Errc::invalid, "store", "is of another store"};
  const auto kind = wire::textOr(json->get_object(), "kind");
  if (kind != kOrderUpdated) return Error{Errc::invalid, "kind", "is of a kind this version does not know"};
  auto line = wire::textOr(json->get_object(), "key");
  if (line.empty()) return Error{Errc::invalid, "key", "names no line"};
  return line;
}

}  // namespace

RabbitConsumer::RabbitConsumer(const RabbitConfig& config, std::string store, Writer& writer, EventBus::Works works,
                               Counters counters)
    : config_(config),
      store_(std::move(store)),
      writer_(writer),
      works_(std::move(works)),
      counters_(std::move(counters)) {}

void RabbitConsumer::start() {
  thread_ = std::thread([this] { run(); });
}

void RabbitConsumer::join() {
  if (thread_.joinable()) thread_.join();
}

void RabbitConsumer::run() {
  Millis quietUntil = 0;
  while (!stopping_) {
    const auto now = bootMillis();
    if (!works_()) {
      link_.reset();  // the broker gives what is held to whoever leads now
    } else if (now >= quietUntil && (link_ || gate_.allow(now))) {
      const auto went = link_ ? turn() : connect();
      if (went) {
        gate_.succeeded();
        continue;
      }
      link_.reset();
      const auto code = went.error().code;
      const bool ours = code == Errc::fenced || code == Errc::cancelled;  // nothing is wrong with the broker
      const auto pause = ours ? kLook : gate_.failed(now);
      quietUntil = now + pause;
      if (!stopping_ && !ours)
        spdlog::warn("no events from the broker, next try in {} ms: {}", pause, went.error().detail);
    }
    if (!stopping_) std::this_thread::sleep_for(std::chrono::milliseconds(kLook));
  }
  link_.reset();
}

Outcome RabbitConsumer::connect() {
  held_.clear();
  auto opened = RabbitLink::open(config_, "rebate-region consumer", [this] { return stopping_.load(); });
  if (!opened) return opened.error();
  link_ = *std::move(opened);
  return link_->consume(kOrderQueue, kPrefetch);
}

Outcome RabbitConsumer::turn() {
  if (const auto got = collect(); !got) return got;
  if (held_.empty()) return Done{};
  return act();
}

/// Waits for a first one, then takes what is there.
Outcome RabbitConsumer::collect() {
  while (held_.size() < kBatch) {
    auto next = link_->next(held_.empty() ? kLook : kMoreWithin);
    if (!next) return next.error();
    if (!*next) break;
    held_.push_back(**std::move(next));
  }
  return Done{};
}

Outcome RabbitConsumer::act() {
  std::vector<Dead> dead;
  std::vector<std::string> lines;
  std::map<std::string, const Letter*> letters;
  const auto batch = std::min(held_.size(), kBatch);
  for (std::size_t i = 0; i < batch; ++i) {
    const auto line = lineOf(store_, held_[i].letter);
    if (!line) {
      dead.push_back({held_[i].letter, line.error().detail});
      continue;
    }
    lines.push_back(*line);
    letters[*line] = &held_[i].letter;
  }
  const auto settled = std::make_shared<Settled>();
  const auto done =
      writeAndWait(writer_, [settled, &lines](Writing& writing) { *settled = settleLines(writing, lines); });
  ledgerStopped_ = done && settled->stopped;
  if (!done && (done.error().code == Errc::fenced || done.error().code == Errc::cancelled)) return done;
  if (!done) spdlog::warn("events are held: {}", done.error().detail);
  if (!done || settled->stopped) return hold(kAgainAfter);
  for (const auto& fault : settled->faults) dead.push_back({*letters[fault.line], fault.reason});
  if (const auto buried = bury(dead); !buried) return buried;
  if (const auto told = link_->acknowledge(held_[batch - 1].tag); !told) return told;
  held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(batch));
  counters_.consumed(batch);
  return Done{};
}

/// Keeps the connection alive meanwhile; what is delivered is kept, too.
Outcome RabbitConsumer::hold(Millis span) {
  for (const auto until = bootMillis() + span; !stopping_ && works_() && bootMillis() < until;) {
    auto next = link_->next(kLook);
    if (!next) return next.error();
    if (*next) held_.push_back(**std::move(next));
  }
  return Done{};
}

/// Over a connection of its own: this one's confirms and deliveries would get into each other's way.
Outcome RabbitConsumer::bury(const std::vector<Dead>& dead) {
  if (dead.empty()) return Done{};
  auto link = RabbitLink::open(config_, "rebate-region dead letters", [this] { return stopping_.load(); });
  if (!link) return link.error();
  std::vector<Letter> letters;
  for (const auto& one : dead) {
    spdlog::warn("an event goes to the dead letters: {}", one.reason);
    letters.push_back({one.letter.body, {{kReasonHeader, one.reason}}});
  }
  if (const auto kept = (*link)->publish(kDeadLetterQueue, letters); !kept) return kept;
  counters_.deadLettered(dead.size());
  return Done{};
}

}  // namespace rebate::region
