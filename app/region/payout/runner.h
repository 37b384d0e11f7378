// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <set>
#include <string>

#include "domain/breaker.h"
#include "region/api/asio.h"
#include "region/failover/leadership.h"
#include "region/ledger/payout_desk.h"
#include "region/payout/provider.h"
#include "region/storage/reader_pool.h"
#include "region/storage/writer.h"

namespace rebate::region {

/// Pays out while this region leads: hands unsent withdrawals to the provider and asks about those whose outcome is not
/// known, a few at a time. What was in flight when the leadership changed is asked about, never sent again. While the
/// provider is down, by the breaker, everything stays as it is. All on the executor of run().
class PayoutRunner {
 public:
  using Told = std::function<void(std::string_view outcome)>;  ///< "sent", "paid", "returned", "unknown"
  PayoutRunner(PayoutConfig config, Leadership& keeper, Writer& writer, ReaderPool& readers, Told told);

  void setTrust(TlsContext trust) { provider_.setTrust(std::move(trust)); }  ///< before run
  asio::awaitable<void> run();
  void stop() { stopping_ = true; }

 private:
  asio::awaitable<void> lead();
  asio::awaitable<bool> startWork();
  void start(const asio::any_io_executor& executor, PayoutWork work);
  asio::awaitable<void> pay(std::string id);
  asio::awaitable<void> ask(Withdrawal withdrawal);
  asio::awaitable<Result<Withdrawal>> mark(std::string id);
  void heard(const Result<PayoutNews>& news, const std::string& id);
  bool goesOn() const { return !stopping_ && keeper_.leads(); }

  const PayoutConfig config_;
  const PayoutPace pace_;
  PayoutProvider provider_;
  Leadership& keeper_;
  Writer& writer_;
  ReaderPool& readers_;
  const Told told_;
  std::atomic<bool> stopping_ = false;
  Breaker breaker_;
  std::set<std::string> flying_;  ///< withdrawals whose calls are under way
  bool unrecorded_ = false;       ///< an answer could not be stored: what is in flight has to be asked about
};

}  // namespace rebate::region
