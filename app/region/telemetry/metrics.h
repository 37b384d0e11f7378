// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "domain/time.h"
#include "region/ledger/intake.h"
#include "region/ledger/writing.h"

namespace rebate::region {

/// What /metrics shows of this process. Counters and histograms begin with it; any thread.
///
/// | Series | Labels | What |
/// |---|---|---|
/// | rebate_requests_total, rebate_request_seconds | route, status; route | answers, and the time to give them |
/// | rebate_responses_total | class ("2xx" … "5xx") | answers by class of status |
/// | rebate_decision_seconds | | histogram of answers to POST /v1/decisions, commit included |
/// | rebate_decisions_total | outcome | "applied", or a problem's name |
/// | rebate_credited_total, rebate_credited_fen_total | | credits, and fen in them |
/// | rebate_feed_rows_total, rebate_feed_age_seconds | result; platform | rows taken; how far behind the leader's pull
/// is | | rebate_payouts_total | outcome | "sent", or a state | | rebate_events_waiting, rebate_bus_events_total | ;
/// what | queue; published, consumed, dead_lettered | | rebate_read_cache_total | outcome | hit, miss, skipped (it was
/// down, or slow) | | rebate_streams, rebate_keys_in_flight | | open change streams; idempotency keys worked on | |
/// rebate_is_leader, rebate_lease_epoch | | 1 when this process leads; the epoch it last led under | |
/// rebate_replication_lag_seconds | | how old what is read here may be; 0 at the leader and with one file | |
/// rebate_invariant_broken | | 1: a rule of the books is broken, and crediting stopped | | rebate_failover_paused | |
/// 1: nobody takes over by itself | | rebate_disk_free_bytes | | of the folder with the store's key, and with its file
/// where it is one |
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
  /// What is only known by looking; before text().
  struct Gauges {
    Millis lag = 0;
    bool failoverPaused = false;
    std::optional<std::int64_t> diskFree = {};   ///< bytes; absent: not known
    std::map<std::string, Millis> feedAge = {};  ///< by platform, of the feeds that are pulled here
  };
  void measured(const Gauges& gauges);
  std::string text() const;  ///< Prometheus exposition 0.0.4

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rebate::region
