// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/operations/preflight.h"

#include <algorithm>

#include "region/api/http_client.h"
#include "region/operations/maintenance_book.h"
#include "region/operations/switchover_book.h"
#include "region/telemetry/clock.h"

namespace rebate::region {
namespace {

constexpr Millis kSettled = 2'000;  // so long a new leader is left alone
constexpr Millis kAskWithin = 800;
constexpr std::size_t kLargestAnswer = 64 * 1'024;

using Checks = std::vector<PreflightCheck>;

const PeerConfig* peerOf(const Services& services, const std::string& name) {
  const auto& peers = services.config.peers;
  const auto peer = std::find_if(peers.begin(), peers.end(), [&](const PeerConfig& one) { return one.name == name; });
  return peer == peers.end() ? nullptr : &*peer;
}

/// What the candidate says of itself on /readyz.
void addSaid(Checks& checks, const Result<HttpAnswer>& answer, const std::string& to, std::int64_t epoch, Millis took) {
  const auto json = answer ? wire::parseJson(answer->body) : Result<wire::json::value>(answer.error());
  if (!json || !json->is_object()) {
    const auto& why = answer ? std::string("not what a region says") : answer.error().detail;
    return checks.push_back({"candidate", Status::bad, "does not answer: " + why});
  }
  const auto& said = json->get_object();
  if (wire::textOr(said, "region") != to)
    return checks.push_back({"candidate", Status::bad, "somebody else answers at its address"});
  const bool ready = answer->status == 200;
  checks.push_back({"candidate", ready ? Status::ok : Status::bad, ready ? "ready" : "is not ready", took, kAskWithin});
  const auto theirs = wire::integerOr(said, "epoch");
  checks.push_back({"epoch", theirs == epoch ? Status::ok : Status::bad, {}, theirs, epoch});
  const auto* instances = said.if_contains("instances");
  if (!instances || !instances->is_object())
    return checks.push_back({"instances", Status::unknown, "an older region does not say"});
  const auto up = wire::integerOr(instances->get_object(), "ready"),
             of = wire::integerOr(instances->get_object(), "of");
  const auto status = up == 0 ? Status::bad : up < of ? Status::warning : Status::ok;
  checks.push_back({"instances", status, {}, up, of});
}

void addMaintenance(Checks& checks, const MaintenanceBoard& board, const std::string& to) {
  for (const auto& pause : board.pause) checks.push_back({"pause", Status::bad, pause.owner + ": " + pause.reason});
  if (board.pause.empty()) checks.push_back({"pause", Status::ok});
  PreflightCheck maintenance{"maintenance", Status::ok};
  for (const auto& window : board.windows) {
    if (window.region != to || !window.covers(wallMillis())) continue;
    const auto status = window.part.empty() ? Status::bad : Status::warning;
    maintenance.status = worse(maintenance.status, status);
    maintenance.text = window.owner + ": " + (window.part.empty() ? "" : window.part + ", ") + window.reason;
  }
  checks.push_back(std::move(maintenance));
}

/// Two of one name (the cluster's own pause and ours, what a region and its database say) are one line: the worse.
Checks merged(Checks all) {
  Checks checks;
  for (auto& one : all) {
    const auto known =
        std::find_if(checks.begin(), checks.end(), [&](const auto& other) { return other.check == one.check; });
    if (known == checks.end())
      checks.push_back(std::move(one));
    else if (worse(known->status, one.status) != known->status)
      *known = std::move(one);
  }
  return checks;
}

struct Books {
  std::int64_t payouts = 0;
  std::optional<Switchover> open;
};

Books readBooks(SqlSession& sql) {
  const auto payouts = sql.integer("SELECT COUNT(*) FROM withdrawals WHERE state IN ('in_payout', 'unknown')");
  return {payouts.value_or(0), openSwitchover(sql)};
}

void addBooks(Checks& checks, const Result<Books>& books, const std::string& order, std::int64_t epoch) {
  if (!books) return checks.push_back({"payouts", Status::unknown, books.error().detail});
  // A payout that nobody knows about can take days: that is for a person to weigh, not a bar.
  checks.push_back({"payouts", books->payouts == 0 ? Status::ok : Status::warning, {}, books->payouts, 0});
  const auto& open = books->open;
  const bool other = open && open->id != order && !isToBeSettled(*open, epoch, wallMillis());
  checks.push_back({"open", other ? Status::bad : Status::ok,
                    other ? "another order is " + std::string(name(open->state)) : std::string()});
}

PreflightCheck settledCheck(const Services& services) {
  const auto needed = std::max(kSettled, 2 * services.config.leaseTtl);
  const auto led = services.keeper.ledFor();
  return {"settled", led >= needed ? Status::ok : Status::bad, {}, led, needed};
}

Preflight begun(const Services& services, const std::string& to) {
  Preflight flight;
  flight.from = services.config.region;
  flight.to = to;
  flight.epoch = services.keeper.epoch();
  flight.observedAt = wallMillis();
  return flight;
}

}  // namespace

asio::awaitable<Preflight> preflight(Services& services, std::string to, std::string order) {
  auto flight = begun(services, to);
  const auto* peer = peerOf(services, to);
  if (!peer) {
    flight.checks.push_back({"candidate", Status::bad, "no peer of this name"});
    co_return flight;
  }
  const auto asked = bootMillis();
  std::string url = peer->url + "/readyz";
  std::map<std::string, std::string> none;
  const auto answer = co_await httpGet(std::move(url), std::move(none), kAskWithin, kLargestAnswer, services.trust);
  addSaid(flight.checks, answer, to, flight.epoch, bootMillis() - asked);
  const auto database = co_await services.keeper.standing(to);
  flight.checks.insert(flight.checks.end(), database.checks.begin(), database.checks.end());
  flight.expectedEarliest = database.expected.earliest;
  flight.expectedLatest = database.expected.latest;
  addMaintenance(flight.checks, standing(*services.watch.view().maintenance, wallMillis()), to);
  std::function<Books(SqlSession&)> read = readBooks;
  const auto books = co_await readStore(services, std::move(read));
  addBooks(flight.checks, books, order, flight.epoch);
  flight.checks.push_back(settledCheck(services));
  flight.checks = merged(std::move(flight.checks));
  co_return flight;
}

}  // namespace rebate::region
