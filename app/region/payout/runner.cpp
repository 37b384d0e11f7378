// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/payout/runner.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <memory>

#include "region/storage/async_write.h"
#include "region/telemetry/clock.h"

namespace rebate::region {
namespace {

constexpr Millis kLook = 50;

PayoutPace paceOf(const PayoutConfig& config) {
  PayoutPace pace;
  pace.valid = config.valid;
  pace.queryFirst = config.queryFirst;
  pace.recheck = config.recheck;
  return pace;
}

}  // namespace

PayoutRunner::PayoutRunner(PayoutConfig config, Leadership& keeper, Writer& writer, ReaderPool& readers, Told told)
    : config_(std::move(config)),
      pace_(paceOf(config_)),
      provider_(config_),
      keeper_(keeper),
      writer_(writer),
      readers_(readers),
      told_(std::move(told)) {}

asio::awaitable<void> PayoutRunner::run() {
  while (!stopping_) {
    if (keeper_.leads()) co_await lead();
    co_await pause(kLook);
  }
}

/// Begins with what nobody waits for any more: sent under another leader, or by us before the store failed us.
asio::awaitable<void> PayoutRunner::lead() {
  while (!flying_.empty()) co_await pause(kLook);  // of an earlier leadership
  unrecorded_ = false;
  const auto lost = std::make_shared<int>(0);
  Writer::Job job = [lost, pace = pace_](Writing& writing) { *lost = giveUpInFlight(writing, pace); };
  const auto done = co_await writeWith(writer_, std::move(job));
  if (!done) co_return;
  if (*lost > 0) spdlog::warn("payouts: {} of unknown outcome are asked about", *lost);
  while (goesOn() && !unrecorded_) {
    const bool started = co_await startWork();
    if (!started) co_await pause(kLook);
  }
}

/// As much as there are lanes for; false: there is nothing to do now.
asio::awaitable<bool> PayoutRunner::startWork() {
  if (flying_.size() >= static_cast<std::size_t>(config_.lanes)) co_return false;
  std::function<Result<std::vector<PayoutWork>>()> look = [this] {
    const int most = static_cast<int>(config_.lanes) * 2;  // some may be under way already
    return readers_.read([most](SqlSession& sql) { return payoutWork(sql, wallMillis(), most); });
  };
  auto work = co_await offload(readers_.executor(), std::move(look));
  if (!work) co_return false;
  const auto executor = co_await asio::this_coro::executor;
  bool started = false;
  for (auto& one : *work) {
    if (flying_.size() >= static_cast<std::size_t>(config_.lanes)) break;
    if (flying_.contains(one.withdrawal.id)) continue;
    if (!breaker_.allow(bootMillis())) break;
    start(executor, std::move(one));
    started = true;
  }
  co_return started;
}

void PayoutRunner::start(const asio::any_io_executor& executor, PayoutWork work) {
  const auto id = work.withdrawal.id;
  flying_.insert(id);
  auto call = work.query ? ask(std::move(work.withdrawal)) : pay(id);
  asio::co_spawn(executor, std::move(call), [this, id](const std::exception_ptr& thrown) {
    flying_.erase(id);
    if (thrown) std::rethrow_exception(thrown);  // a bug: let the process end and a peer take over
  });
}

asio::awaitable<Result<Withdrawal>> PayoutRunner::mark(std::string id) {
  if (!goesOn()) co_return Error{Errc::cancelled, "", "this region does not lead"};
  const auto sent = std::make_shared<std::optional<Withdrawal>>();
  Writer::Job job = [sent, id, pace = pace_](Writing& writing) { *sent = markSent(writing, id, pace); };
  const auto done = co_await writeWith(writer_, std::move(job));
  if (!done) co_return done.error();
  if (!*sent) co_return Error{Errc::cancelled, "", "not to be sent any more"};
  told_("sent");
  co_return **sent;
}

asio::awaitable<void> PayoutRunner::pay(std::string id) {
  const auto marked = std::make_shared<bool>(false);
  PayoutProvider::Mark marking = [this, id, marked]() -> asio::awaitable<Result<Withdrawal>> {
    auto sent = co_await mark(id);
    *marked = sent.ok();
    co_return sent;
  };
  const auto news = co_await provider_.pay(std::move(marking));
  heard(news, id);
  if (!*marked) co_return;
  const auto now = std::make_shared<std::optional<Withdrawal>>();
  Writer::Job job = [now, id, told = news.valueOr({}), pace = pace_](Writing& writing) {
    *now = recordAnswer(writing, id, told, pace);
  };
  const auto done = co_await writeWith(writer_, std::move(job));
  unrecorded_ = unrecorded_ || !done;
  if (done && *now) told_(name((*now)->state));
}

asio::awaitable<void> PayoutRunner::ask(Withdrawal withdrawal) {
  const auto id = withdrawal.id;
  const auto before = withdrawal.state;
  const auto news = co_await provider_.query(std::move(withdrawal));
  heard(news, id);
  const auto now = std::make_shared<std::optional<Withdrawal>>();
  Writer::Job job = [now, id, told = news.valueOr({}), pace = pace_](Writing& writing) {
    *now = recordQuery(writing, id, told, pace);
  };
  const auto done = co_await writeWith(writer_, std::move(job));
  if (done && *now && (*now)->state != before) told_(name((*now)->state));
}

/// The store's troubles, and what must not be sent any more, are not the provider's fault.
void PayoutRunner::heard(const Result<PayoutNews>& news, const std::string& id) {
  if (news) return breaker_.succeeded();
  const auto code = news.error().code;
  const bool theirs = code == Errc::unavailable || code == Errc::timedOut || code == Errc::malformed;
  if (!theirs) return breaker_.succeeded();
  breaker_.failed(bootMillis());
  spdlog::warn("payout {}: {}", id, news.error().detail);
}

}  // namespace rebate::region
