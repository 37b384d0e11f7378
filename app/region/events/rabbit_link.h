// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "domain/result.h"
#include "domain/time.h"
#include "region/config/engines_config.h"

namespace rebate::region {

inline constexpr const char* kEventExchange = "rebate-events";
inline constexpr const char* kOrderQueue = "rebate-orders";
inline constexpr const char* kDeadLetterQueue = "rebate-dead-letters";
inline constexpr const char* kReasonHeader = "x-reason";  ///< of a dead letter, in English

struct Letter {
  std::string body;  ///< JSON
  std::map<std::string, std::string> headers = {};
};

struct Delivery {
  std::uint64_t tag = 0;  ///< names it to acknowledge
  Letter letter;
  std::int64_t behind = 0;  ///< of get: how many wait behind it
};

/// One connection to the broker with one channel in confirm mode, used by one thread. Every call has its time-out;
/// after an error the link is of no more use. Errc::unavailable, timedOut, cancelled.
class RabbitLink {
 public:
  using Cancelled = std::function<bool()>;  ///< asked while it waits

  static Result<std::unique_ptr<RabbitLink>> open(const RabbitConfig& config, const std::string& name,
                                                  Cancelled cancelled = {});
  /// Makes sure of exchange and queues. Those that are there stay as they are, whatever an operator made of them. The
  /// broker has to live for a moment after it made one: killed at once it may come back with a queue that never elects
  /// a leader (seen with 3.10, one node).
  Outcome declare();
  ~RabbitLink();
  RabbitLink(const RabbitLink&) = delete;
  RabbitLink& operator=(const RabbitLink&) = delete;

  /// Sends them to the queue and waits until the broker has all of them on disk. At most kMostPerPublish.
  Outcome publish(const char* queue, const std::vector<Letter>& letters);
  static constexpr std::size_t kMostPerPublish = 200;  ///< fits the socket's buffer: a blocked broker blocks no sender

  Outcome consume(const char* queue, int prefetch);
  /// The next one; nothing within `most` ms: none. Also keeps the connection alive.
  Result<std::optional<Delivery>> next(Millis most);
  Outcome acknowledge(std::uint64_t upTo);  ///< this one and all before

  /// Without consuming: the oldest that nobody has yet.
  Result<std::optional<Delivery>> get(const char* queue);

 private:
  RabbitLink(const RabbitConfig& config, Cancelled cancelled);
  Outcome connect(const std::string& name);
  bool declared();
  Outcome awaitConfirms();
  struct Raw;
  const RabbitConfig config_;
  const Cancelled cancelled_;
  std::unique_ptr<Raw> raw_;
};

}  // namespace rebate::region
