// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "domain/time.h"
#include "region/ledger/intake.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// What /metrics shows. Counters are of this process; any thread.
class Metrics {
 public:
  Metrics();
  ~Metrics();
  void committed(const Effects& effects);
  void decided(const std::string& outcome);  ///< "applied" or a problem's name
  void feedRows(const IntakeCounts& counts);
  void answered(const std::string& route, int status, double seconds);
  void payout(std::string_view outcome);                ///< "sent", or a state
  void bus(std::string_view what, std::size_t events);  ///< published, consumed, dead_lettered
  void readCache(std::string_view outcome);             ///< hit, miss, skipped (it was down, or slow)
  void streams(int delta);
  void leads(bool leads, std::int64_t epoch);
  void eventsWaiting(std::int64_t count);
  void ledgerBroken(bool broken);
  void keysInFlight(std::size_t count);
  std::string text() const;  ///< Prometheus exposition 0.0.4

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rebate::region
