// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/failover/patroni_standing.h"

#include "wire/json.h"

namespace rebate::region {
namespace {

constexpr Millis kEarliest = 500;                                      // a clean stop, a key in etcd, a promotion
constexpr std::int64_t kTtl = 30, kLoopWait = 10, kRetryTimeout = 10;  // seconds; Patroni's own when nothing is set

/// Patroni's settings, in seconds there.
class Settings {
 public:
  explicit Settings(std::string_view config) : json_(wire::parseJson(config)) {}
  Millis seconds(const char* name, std::int64_t otherwise) const {
    const bool said = json_ && json_->is_object();
    return 1'000 * (said ? wire::integerOr(json_->get_object(), name, otherwise) : otherwise);
  }

 private:
  Result<wire::json::value> json_;
};

PreflightCheck candidateCheck(const PatroniPair& pair) {
  if (!pair.leader) return {"candidate", Status::bad, "no database member leads"};
  if (!pair.candidate) return {"candidate", Status::bad, "its database is no member of the cluster"};
  const auto& state = pair.candidate->state;
  const bool streams = state == "running" || state == "streaming";
  return {"candidate", streams ? Status::ok : Status::bad, state};
}

PreflightCheck timelineCheck(const PatroniRow& leader, const PatroniRow& candidate) {
  const bool same = leader.timeline && candidate.timeline == leader.timeline;
  return {"timeline", same ? Status::ok : Status::bad, {}, candidate.timeline, leader.timeline};
}

PreflightCheck lagCheck(const PatroniRow& candidate) {
  const bool keepsUp = candidate.lag && *candidate.lag <= kMostLag;
  return {"lag", keepsUp ? Status::ok : Status::bad, candidate.lag ? "" : "unknown", candidate.lag, kMostLag};
}

}  // namespace

Result<PatroniPair> patroniPairIn(std::string_view cluster, const std::string& candidateUrl) {
  const auto rows = parsePatroniCluster(cluster);
  if (!rows) return rows.error();
  PatroniPair pair;
  for (const auto& row : *rows) {
    if (leadsIn(row.role)) pair.leader = row;
    if (row.url.starts_with(candidateUrl + "/")) pair.candidate = row;
  }
  const auto json = wire::parseJson(cluster);
  const auto* paused = json->get_object().if_contains("pause");
  pair.paused = paused && paused->is_bool() && paused->get_bool();
  return pair;
}

std::vector<PreflightCheck> standingOf(const PatroniPair& pair) {
  std::vector<PreflightCheck> checks{candidateCheck(pair)};
  if (pair.leader && pair.candidate) {
    checks.push_back(timelineCheck(*pair.leader, *pair.candidate));
    checks.push_back(lagCheck(*pair.candidate));
    const auto& role = pair.candidate->role;
    checks.push_back({"sync", syncIn(role) ? Status::ok : Status::bad, role});
  }
  if (pair.paused) checks.push_back({"pause", Status::bad, "the database's cluster is paused"});
  return checks;
}

LeaseTerms termsIn(std::string_view config) {
  const Settings said(config);
  return {said.seconds("ttl", kTtl), said.seconds("loop_wait", kLoopWait)};
}

Expectation expectedSwitchover(std::string_view config) {
  const Settings said(config);
  return {kEarliest, 2 * said.seconds("loop_wait", kLoopWait) + said.seconds("retry_timeout", kRetryTimeout)};
}

}  // namespace rebate::region
