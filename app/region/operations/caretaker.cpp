// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/operations/caretaker.h"

#include <spdlog/spdlog.h>

#include "region/operations/maintenance_book.h"
#include "region/telemetry/clock.h"

namespace rebate::region {
namespace {

constexpr Millis kTurn = 50;        // between two looks whether somebody called
constexpr Millis kEvery = 500;      // and at the clock
constexpr Millis kCluster = 2'000;  // and at the database's cluster

}  // namespace

MaintenanceBoard Caretaker::board() const {
  auto board = standing(*services_.watch.view().maintenance, wallMillis());
  if (patroni_ == nullptr) return board;
  const bool paused = clusterPaused_;
  for (auto& pause : board.pause) pause.inForce = paused;
  if (paused && board.pause.empty()) board.pause.push_back({{}, "set at the database's cluster", 0, 0, true});
  return board;
}

asio::awaitable<void> Caretaker::run() {
  Millis looked = 0, asked = 0;
  while (!stopping_) {
    const auto now = bootMillis();
    const bool called = poked_.exchange(false);
    if (called || now - looked >= kEvery) {
      looked = now;
      co_await endWhatIsOver();
    }
    if (patroni_ != nullptr && (called || now - asked >= kCluster)) {
      asked = now;
      co_await keepClusterPaused();
    }
    co_await pause(kTurn);
  }
}

asio::awaitable<void> Caretaker::endWhatIsOver() {
  const auto board = services_.watch.view().maintenance;
  if (!services_.keeper.leads() || !isOverdue(*board, wallMillis())) co_return;
  Writer::Job job = [](Writing& writing) { endOverdue(writing); };
  co_await writeStore(services_, std::move(job));
}

asio::awaitable<void> Caretaker::keepClusterPaused() {
  const auto paused = co_await patroni_->paused(services_.config.region);
  if (!paused) co_return;
  clusterPaused_ = *paused;
  const auto view = services_.watch.view();
  const bool ours = services_.keeper.leads() || view.leader.empty();
  const bool wanted = !standing(*view.maintenance, wallMillis()).pause.empty();
  if (!ours) co_return;
  if (!wanted) co_return co_await restore();
  if (*paused) co_return;
  const auto told = co_await patroni_->setPaused(services_.config.region, true);
  if (told) clusterPaused_ = true;
  if (!told) spdlog::warn("the database's cluster is not paused: {}", told.error().detail);
}

/// Only what was paused from here: a person at the cluster itself knows why they did.
asio::awaitable<void> Caretaker::restore() {
  std::function<bool(SqlSession&)> read = [](SqlSession& sql) { return pauseToBeRestored(sql, wallMillis()); };
  const auto due = co_await readStore(services_, std::move(read));
  if (!due || !*due) co_return;
  if (clusterPaused_) {
    const auto told = co_await patroni_->setPaused(services_.config.region, false);
    if (!told) {
      spdlog::warn("the database's cluster is still paused: {}", told.error().detail);
      co_return;
    }
    clusterPaused_ = false;
  }
  if (!services_.keeper.leads()) co_return;  // whoever leads next writes it down
  Writer::Job job = [](Writing& writing) { pauseRestored(writing); };
  co_await writeStore(services_, std::move(job));
}

}  // namespace rebate::region
