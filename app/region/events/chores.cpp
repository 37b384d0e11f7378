// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/events/chores.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <memory>

#include "region/ledger/find_index.h"
#include "region/ledger/invariants.h"
#include "region/ledger/ledger_guard.h"
#include "region/ledger/maturity.h"
#include "region/ledger/posting_book.h"
#include "region/storage/async_write.h"
#include "region/telemetry/clock.h"

namespace rebate::region {
namespace {

constexpr Millis kLook = 200;
constexpr Millis kFirstCheckAfter = 60'000;  // let a new leader lead first
constexpr int kFilled = 200;
constexpr int kMatured = 200;
constexpr int kReleases = 200;  // a commit's worth

std::string firstBroken(SqlSession& sql) {
  for (const auto& finding : checkInvariants(sql))
    if (finding.count > 0) return finding.rule;
  return {};
}

}  // namespace

Chores::Chores(LedgerConfig config, std::string keyFile, Leadership& keeper, Writer& writer, ReaderPool& readers,
               Broken broken)
    : config_(config),
      keyFile_(std::move(keyFile)),
      keeper_(keeper),
      writer_(writer),
      readers_(readers),
      broken_(std::move(broken)) {}

asio::awaitable<void> Chores::run() {
  while (!stopping_) {
    if (keeper_.leads()) co_await lead();
    co_await pause(kLook);
  }
}

asio::awaitable<void> Chores::lead() {
  auto released = bootMillis();
  auto checked = bootMillis() + std::min(config_.checkEvery, kFirstCheckAfter) - config_.checkEvery;
  co_await fillBlindIndex();
  while (!stopping_ && keeper_.leads()) {
    const auto now = bootMillis();
    if (now - checked >= config_.checkEvery) {
      checked = now;
      co_await check();
    }
    if (now - released >= config_.releaseEvery) {
      released = now;
      co_await release();
      co_await mature();
    }
    co_await pause(kLook);
  }
}

asio::awaitable<void> Chores::release() {
  const auto count = std::make_shared<int>(0);
  do {
    *count = 0;
    Writer::Job job = [count](Writing& writing) {
      if (brokenRule(writing.sql).empty()) *count = releaseReserves(writing, kReleases);
    };
    const auto done = co_await writeWith(writer_, std::move(job));
    if (!done) co_return;
  } while (*count == kReleases && !stopping_);
}

/// Once for each who takes over: a store from before there was one. Slices, so that decisions come in between.
asio::awaitable<void> Chores::fillBlindIndex() {
  const auto keys = personalKeys(keyFile_);
  if (!keys) co_return;  // nothing was ever sealed, or nobody can open it
  const auto after = std::make_shared<std::string>();
  do {
    Writer::Job job = [after, keys = *keys](Writing& writing) { *after = fillFind(writing, *after, kFilled, keys); };
    const auto done = co_await writeWith(writer_, std::move(job));
    if (!done) co_return;
  } while (!after->empty() && !stopping_);
}

/// JD's settlement day. Whatever it brings still waits for people; nothing is looked for in vain under the write lock.
asio::awaitable<void> Chores::mature() {
  const auto count = std::make_shared<int>(0);
  do {
    std::function<Result<std::int64_t>()> look = [this] {
      return readers_.read([](SqlSession& sql) { return linesDue(sql, wallMillis()); });
    };
    const auto due = co_await offload(readers_.executor(), std::move(look));
    if (!due || *due == 0) co_return;
    Writer::Job job = [count](Writing& writing) { *count = matureLines(writing, kMatured); };
    const auto done = co_await writeWith(writer_, std::move(job));
    if (!done) co_return;
  } while (*count == kMatured && !stopping_);
}

asio::awaitable<void> Chores::check() {
  std::function<Result<std::string>()> look = [this] {
    std::function<std::string(SqlSession&)> read = firstBroken;
    return readers_.read(read);
  };
  const auto broken = co_await offload(readers_.executor(), std::move(look));
  if (!broken) {
    spdlog::warn("the books could not be checked: {}", broken.error().detail);
    co_return;
  }
  broken_(*broken);
  if (broken->empty()) co_return;
  spdlog::critical("crediting stops: {}", *broken);
  Writer::Job job = [rule = *broken](Writing& writing) { stopCrediting(writing, rule); };
  co_await writeWith(writer_, std::move(job));
}

}  // namespace rebate::region
