// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "ports/metric_source.h"
#include "ports/region_link.h"
#include "simulation/sim_world.h"

namespace rebate::fixtures {

/// A link to one region of a SimWorld, with the manners of the real one: answers come later, never at once.
class SimLink : public RegionLink {
 public:
  SimLink(SimWorld& world, std::string region) : world_(world), name_(std::move(region)) {}

  void setToken(std::string token) override { token_ = std::move(token); }
  Subscription hello(Answer<RegionHello> answer) override;
  Subscription signIn(const Credentials& credentials, Answer<SessionGrant> answer) override;
  Subscription refresh(Answer<SessionGrant> answer) override;
  Subscription openChanges(const Cursor& from, StreamListener& listener, bool once) override;
  Subscription fetchSnapshot(SnapshotListener& listener) override;
  Subscription fetchRebate(const std::string& id, Answer<RebateDetail> answer) override;
  Subscription postDecisions(const std::vector<Decision>& decisions,
                             Answer<std::vector<DecisionReply>> answer) override;
  Subscription postCommand(const std::string& id, const Command& command, Answer<CommandReply> answer) override;
  Subscription read(const RegionRead& wish, Answer<RegionReading> answer) override;
  Subscription lookUpDecision(const std::string& id, Answer<DecisionReply> answer) override;

  int posts = 0;
  int commands = 0;
  int refreshes = 0;
  int lookUps = 0;
  int reads = 0;
  int signIns = 0, hellos = 0;
  int snapshots = 0;
  int streams = 0, polls = 0;

 private:
  struct Stream;
  /// Calls `serve` when the request arrives; a dead region, or none behind a silent line, gives `otherwise`.
  template <class T>
  Subscription request(std::function<Result<T>()> serve, Answer<T> answer, Errc whenLost);
  std::optional<Error> refusal(const std::string& token, bool write) const;
  std::optional<Error> notLeading() const;
  SessionGrant grantTo(const std::string& person);
  std::vector<DecisionReply> decideAll(const std::vector<Decision>& decisions, const std::string& person);

  SimWorld& world_;
  std::string name_;
  std::string token_;
};

class SimMetrics : public MetricSource {
 public:
  SimMetrics(SimWorld& world, std::string region) : world_(world), name_(std::move(region)) {}
  Subscription scrape(std::function<void(Result<Samples>)> answer) override;

 private:
  SimWorld& world_;
  std::string name_;
};

}  // namespace rebate::fixtures
