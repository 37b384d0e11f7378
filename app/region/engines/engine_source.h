// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "domain/breaker.h"
#include "region/api/asio.h"
#include "region/telemetry/clock.h"

namespace rebate::region {

inline constexpr Millis kAskEngineEvery = 1'000;
inline constexpr Millis kEngineDeadline = 800;

/// What a source said last, and how things stand with it.
template <class Facts>
struct Heard {
  std::optional<Facts> facts;  ///< of the last answer, however old
  Millis at = 0;               ///< wall time of that; 0: never
  bool fresh = false;          ///< twice the interval at most
  bool silent = false;         ///< the last try failed
  std::string trouble;         ///< why; for logs
};

/// Asks one source again and again, with a deadline, a breaker and an age of its own: a dead one delays no other.
template <class Facts>
class EngineSource {
 public:
  using Ask = std::function<asio::awaitable<Result<Facts>>()>;  ///< keeps its deadline itself

  explicit EngineSource(Ask ask, Millis every = kAskEngineEvery) : ask_(std::move(ask)), every_(every) {}

  asio::awaitable<void> watch() {
    while (!stopping_) {
      if (allowed()) {
        auto answer = co_await ask_();
        note(std::move(answer));
      }
      co_await pause(every_);
    }
  }
  void stop() { stopping_ = true; }

  Heard<Facts> heard(Millis now) const {
    const std::lock_guard lock(mutex_);
    auto heard = heard_;
    heard.fresh = heard.at > 0 && now - heard.at <= 2 * every_ + kEngineDeadline;
    return heard;
  }

 private:
  bool allowed() {
    const std::lock_guard lock(mutex_);
    return breaker_.allow(bootMillis());
  }
  void note(Result<Facts> answer) {
    const std::lock_guard lock(mutex_);
    heard_.silent = !answer;
    if (!answer) {
      heard_.trouble = answer.error().detail;
      breaker_.failed(bootMillis());
      return;
    }
    heard_.facts = *std::move(answer);
    heard_.at = wallMillis();
    heard_.trouble.clear();
    breaker_.succeeded();
  }

  const Ask ask_;
  const Millis every_;
  std::atomic<bool> stopping_ = false;
  mutable std::mutex mutex_;
  Breaker breaker_{{10, 4, 0.5, 2'000, 5'000}};
  Heard<Facts> heard_;
};

}  // namespace rebate::region
