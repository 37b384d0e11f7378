// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "domain/result.h"
#include "domain/time.h"

namespace rebate::region {

namespace asio = boost::asio;
namespace beast = boost::beast;
using tcp = asio::ip::tcp;

/// Errors as values: co_await gives (error_code, …).
inline constexpr auto kAsTuple = asio::as_tuple(asio::use_awaitable);

inline asio::awaitable<void> pause(Millis span) {
  asio::steady_timer timer(co_await asio::this_coro::executor, std::chrono::milliseconds(span));
  co_await timer.async_wait(kAsTuple);
}

/// Runs `work` on other threads; the coroutine goes on where it was.
template <class Value, class Executor>
asio::awaitable<Value> offload(Executor executor, std::function<Value()> work) {
  // Asio wants a result that can be made empty.
  auto wrapped = [work = std::move(work)]() -> asio::awaitable<std::optional<Value>> { co_return work(); };
  auto value = co_await asio::co_spawn(executor, std::move(wrapped), asio::use_awaitable);
  co_return *std::move(value);
}

/// Suspends until `start`'s callback is called, on whatever thread; goes on where it was. The coroutine must run on a
/// strand: otherwise the answer could come between looking for it and waiting for it, and the wait would never end.
inline asio::awaitable<Outcome> awaitOutcome(std::function<void(std::function<void(const Outcome&)>)> start) {
  struct Shared {
    explicit Shared(const asio::any_io_executor& executor) : timer(executor, asio::steady_timer::time_point::max()) {}
    asio::steady_timer timer;
    std::optional<Outcome> outcome;
  };
  const auto executor = co_await asio::this_coro::executor;
  const auto shared = std::make_shared<Shared>(executor);
  start([shared, executor](const Outcome& outcome) {
    asio::post(executor, [shared, outcome] {
      shared->outcome = outcome;
      shared->timer.cancel();
    });
  });
  while (!shared->outcome) co_await shared->timer.async_wait(kAsTuple);
  co_return *shared->outcome;
}

}  // namespace rebate::region
