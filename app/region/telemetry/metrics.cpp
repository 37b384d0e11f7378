// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/telemetry/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <mutex>
#include <random>
#include <sstream>
#include <utility>

namespace rebate::region {

namespace pm = prometheus;

namespace {

std::string randomId() {
  std::random_device random;
  std::ostringstream text;
  text << std::hex << random() << random();
  return text.str();
}

}  // namespace

struct Metrics::State {
  pm::Registry registry;
  pm::Counter& credited =
      pm::BuildCounter().Name("rebate_credited_total").Help("Credits booked").Register(registry).Add({});
  pm::Counter& creditedFen =
      pm::BuildCounter().Name("rebate_credited_fen_total").Help("Fen credited to users").Register(registry).Add({});
  pm::Family<pm::Counter>& decisions =
      pm::BuildCounter().Name("rebate_decisions_total").Help("Decisions by outcome").Register(registry);
  pm::Family<pm::Counter>& feedRows =
      pm::BuildCounter().Name("rebate_feed_rows_total").Help("Order rows by result").Register(registry);
  pm::Family<pm::Counter>& payouts =
      pm::BuildCounter().Name("rebate_payouts_total").Help("Payouts sent, and what became of them").Register(registry);
  pm::Family<pm::Counter>& bus =
      pm::BuildCounter().Name("rebate_bus_events_total").Help("Events through the broker").Register(registry);
  pm::Family<pm::Counter>& cache =
      pm::BuildCounter().Name("rebate_read_cache_total").Help("Reads by what the cache gave").Register(registry);
  pm::Family<pm::Counter>& requests =
      pm::BuildCounter().Name("rebate_requests_total").Help("API requests").Register(registry);
  pm::Family<pm::Histogram>& seconds =
      pm::BuildHistogram().Name("rebate_request_seconds").Help("Time to answer").Register(registry);
  pm::Gauge& epoch =
      pm::BuildGauge().Name("rebate_lease_epoch").Help("Epoch this process last led under").Register(registry).Add({});
  pm::Gauge& leads =
      pm::BuildGauge().Name("rebate_is_leader").Help("1 when this process leads").Register(registry).Add({});
  pm::Gauge& waiting =
      pm::BuildGauge().Name("rebate_events_waiting").Help("Events on the bus").Register(registry).Add({});
  pm::Gauge& broken = pm::BuildGauge()
                          .Name("rebate_invariant_broken")
                          .Help("1 when the last check of the books found a broken rule")
                          .Register(registry)
                          .Add({});
  pm::Gauge& keys =
      pm::BuildGauge().Name("rebate_keys_in_flight").Help("Idempotency keys worked on").Register(registry).Add({});
  pm::Gauge& process = pm::BuildGauge()
                           .Name("rebate_process_info")
                           .Help("Always 1; tells the instances behind one balancer apart")
                           .Register(registry)
                           .Add({{"process", randomId()}});
  pm::Family<pm::Counter>& responses =
      pm::BuildCounter().Name("rebate_responses_total").Help("Answers by class of status").Register(registry);
  pm::Histogram& decisionSeconds =
      pm::BuildHistogram()
          .Name("rebate_decision_seconds")
          .Help("Time to answer decisions, commit included")
          .Register(registry)
          .Add({}, pm::Histogram::BucketBoundaries{.002, .005, .01, .02, .05, .1, .2, .5, 1, 2, 5, 10});
  pm::Gauge& lag = pm::BuildGauge()
                       .Name("rebate_replication_lag_seconds")
                       .Help("How old what is read here may be")
                       .Register(registry)
                       .Add({});
  pm::Gauge& paused = pm::BuildGauge()
                          .Name("rebate_failover_paused")
                          .Help("1 when nobody takes over by itself")
                          .Register(registry)
                          .Add({});
  pm::Family<pm::Gauge>& diskFree =
      pm::BuildGauge().Name("rebate_disk_free_bytes").Help("Of the folder with the store's key").Register(registry);
  pm::Family<pm::Gauge>& feedAge =
      pm::BuildGauge().Name("rebate_feed_age_seconds").Help("How far behind the pull is").Register(registry);
  std::mutex feedsMutex;
  std::map<std::string, pm::Gauge*> feeds;  ///< those of feedAge
  pm::Gauge& streams = pm::BuildGauge().Name("rebate_streams").Help("Open change streams").Register(registry).Add({});
};

Metrics::Metrics() : state_(std::make_unique<State>()) {
  state_->process.Set(1);
  state_->decisions.Add({{"outcome", "applied"}});  // so that the series is there from the start
}
Metrics::~Metrics() = default;

void Metrics::committed(const Effects& effects) {
  state_->credited.Increment(static_cast<double>(effects.credited));
  state_->creditedFen.Increment(static_cast<double>(effects.creditedFen));
}

void Metrics::decided(const std::string& outcome) {
  state_->decisions.Add({{"outcome", outcome}}).Increment();
}

void Metrics::feedRows(const IntakeCounts& counts) {
  for (const auto& [result, rows] :
       {std::pair{"new", counts.fresh}, std::pair{"changed", counts.changed}, std::pair{"unchanged", counts.unchanged},
        std::pair{"stale", counts.stale}, std::pair{"rejected", counts.rejected}})
    state_->feedRows.Add({{"result", result}}).Increment(static_cast<double>(rows));
}

void Metrics::answered(const std::string& route, int status, double seconds) {
  state_->requests.Add({{"route", route}, {"status", std::to_string(status)}}).Increment();
  state_->seconds
      .Add({{"route", route}}, pm::Histogram::BucketBoundaries{.001, .0025, .005, .01, .025, .05, .1, .25, 1, 5})
      .Observe(seconds);
  state_->responses.Add({{"class", std::to_string(status / 100) + "xx"}}).Increment();
  if (route == "POST /v1/decisions") state_->decisionSeconds.Observe(seconds);
}

void Metrics::measured(const Gauges& gauges) {
  state_->lag.Set(static_cast<double>(gauges.lag) / 1'000);
  state_->paused.Set(gauges.failoverPaused ? 1 : 0);
  if (gauges.diskFree) state_->diskFree.Add({}).Set(static_cast<double>(*gauges.diskFree));
  // A feed that is not pulled here any more has no age here; the new leader tells it.
  const std::lock_guard lock(state_->feedsMutex);
  for (const auto& [platform, series] : std::exchange(state_->feeds, {}))
    if (!gauges.feedAge.contains(platform)) state_->feedAge.Remove(series);
  for (const auto& [platform, age] : gauges.feedAge) {
    auto& series = state_->feedAge.Add({{"platform", platform}});
    series.Set(static_cast<double>(age) / 1'000);
    state_->feeds.emplace(platform, &series);
  }
}

void Metrics::payout(std::string_view outcome) {
  state_->payouts.Add({{"outcome", std::string(outcome)}}).Increment();
}

void Metrics::bus(std::string_view what, std::size_t events) {
  state_->bus.Add({{"what", std::string(what)}}).Increment(static_cast<double>(events));
}

void Metrics::readCache(std::string_view outcome) {
  state_->cache.Add({{"outcome", std::string(outcome)}}).Increment();
}

void Metrics::streams(int delta) {
  state_->streams.Increment(delta);
}

void Metrics::leads(bool leads, std::int64_t epoch) {
  state_->leads.Set(leads ? 1 : 0);
  if (epoch > 0) state_->epoch.Set(static_cast<double>(epoch));
}

void Metrics::eventsWaiting(std::int64_t count) {
  state_->waiting.Set(static_cast<double>(count));
}

void Metrics::ledgerBroken(bool broken) {
  state_->broken.Set(broken ? 1 : 0);
}

void Metrics::keysInFlight(std::size_t count) {
  state_->keys.Set(static_cast<double>(count));
}

std::string Metrics::text() const {
  return pm::TextSerializer().Serialize(state_->registry.Collect());
}

}  // namespace rebate::region
