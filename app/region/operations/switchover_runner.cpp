// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/operations/switchover_runner.h"

#include <spdlog/spdlog.h>

#include <chrono>

#include "region/operations/preflight.h"
#include "region/operations/switchover_book.h"
#include "region/telemetry/clock.h"

namespace rebate::region {
namespace {

constexpr Millis kTurn = 20;    // between two looks whether somebody called
constexpr Millis kEvery = 500;  // and at the store, unasked

}  // namespace

asio::awaitable<void> SwitchoverRunner::run() {
  Millis looked = 0;
  while (!stopping_) {
    const bool due = bootMillis() - looked >= kEvery;
    if (services_.keeper.leads() && (poked_.exchange(false) || due)) {
      looked = bootMillis();
      co_await look();
    }
    co_await pause(kTurn);
  }
}

asio::awaitable<void> SwitchoverRunner::look() {
  std::function<std::optional<Switchover>(SqlSession&)> read = openSwitchover;
  const auto open = co_await readStore(services_, std::move(read));
  if (!open || !*open) co_return;
  const auto& order = **open;
  const auto epoch = services_.keeper.epoch();
  if (epoch == 0 || stopping_) co_return;
  if (isToBeSettled(order, epoch, wallMillis())) {
    co_await settle();
  } else if (isDue(order, wallMillis())) {
    co_await handOver(order);
  }
}

asio::awaitable<void> SwitchoverRunner::settle() {
  Writer::Job job = [this](Writing& writing) { settleSwitchovers(writing, services_.config.region); };
  const auto done = co_await writeStore(services_, std::move(job));
  if (!done) spdlog::warn("an order of a switchover could not be ended: {}", done.error().detail);
}

/// The order's step, its record and the release are one transaction: whoever takes over finds them, and nothing that
/// this region wrote comes after.
asio::awaitable<void> SwitchoverRunner::handOver(Switchover order) {
  const auto flight = co_await preflight(services_, order.to, order.id);
  if (const auto* against = flight.against()) co_return co_await refuse(order.id, *against);
  const auto started = std::make_shared<bool>(false);
  auto& keeper = services_.keeper;
  Writer::Job job = [started, id = order.id, to = order.to, &keeper](Writing& writing) {
    *started = startSwitchover(writing, id);
    if (*started) keeper.handOver(writing, to);
  };
  const auto written = co_await writeStore(services_, std::move(job));
  if (!written || !*started) co_return;  // cancelled meanwhile, or deposed: found at the next look
  spdlog::info("handing over to {}", order.to);
  const auto finished = co_await keeper.finishHandOver(order.to);
  if (finished || finished.error().code == Errc::unanswered) co_return;
  PreflightCheck why{finished.error().field, Status::bad, finished.error().detail};
  co_await refuse(order.id, std::move(why));
}

asio::awaitable<void> SwitchoverRunner::refuse(std::string id, PreflightCheck why) {
  spdlog::warn("the switchover is refused: {} {}", why.check, why.text);
  auto& keeper = services_.keeper;
  Writer::Job job = [id, why, &keeper](Writing& writing) {
    refuseSwitchover(writing, id, why);
    keeper.takeBack(writing);
  };
  co_await writeStore(services_, std::move(job));
}

}  // namespace rebate::region
