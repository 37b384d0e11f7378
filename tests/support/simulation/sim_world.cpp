// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/sim_world.h"

#include <utility>

#include "wire/digest.h"

namespace rebate::fixtures {
namespace {

Problem problemOf(const Error& error) {
  if (error.code == Errc::moved) return Problem::versionMoved;
  if (error.code == Errc::notAllowed) return Problem::proposerIsDecider;
  return error.field == "reason" ? Problem::reasonRequired : Problem::notDecidable;
}

bool isFinal(RebateState state) {
  return state == RebateState::credited || state == RebateState::rejected;
}

}  // namespace

SimWorld::SimWorld(SimClock& clock, std::uint32_t seed) : random(seed), clock_(clock) {
  for (const auto* name : {"cn-east", "cn-north", "cn-south"}) {
    regions_[name] = {};
    counters[name] = 0;
  }
  passwords["chen.jing"] = "correct";
  operators["chen.jing"] = {"chen.jing", "陈静", Role::finance};
  passwords["li.hua"] = "support";
  operators["li.hua"] = {"li.hua", "李华", Role::support};
  lead("cn-east");
}

void SimWorld::kill(const std::string& name) {
  regions_.at(name).up = false;
  moved();
}

void SimWorld::start(const std::string& name) {
  auto& region = regions_.at(name);
  region.up = true;
  region.claims = leader_;
  region.epoch = epoch_;
  counters[name] = 0;
  moved();
}

void SimWorld::silence(const std::string& name, bool silent) {
  regions_.at(name).silent = silent;
  moved();
}

void SimWorld::lead(const std::string& name) {
  leader_ = name;
  ++epoch_;
  for (auto& [other, region] : regions_) {
    if (!region.up) continue;
    region.claims = leader_;
    region.epoch = epoch_;
  }
  moved();
}

void SimWorld::noLeader() {
  leader_.clear();
  for (auto& [name, region] : regions_) region.claims.clear();
  moved();
}

void SimWorld::put(Rebate rebate) {
  rebate.contentHash = wire::contentHash(rebate);
  rebates_[rebate.id] = rebate;
  Change change;
  change.previous = static_cast<std::int64_t>(changes_.size());
  change.seq = change.previous + 1;
  change.epoch = epoch_;
  change.at = clock_.wall();
  change.rebate = std::move(rebate);
  changes_.push_back(std::move(change));
  moved();
}

void SimWorld::putOfNewerKind() {
  Change change;
  change.previous = static_cast<std::int64_t>(changes_.size());
  change.seq = change.previous + 1;
  change.epoch = epoch_;
  change.at = clock_.wall();
  changes_.push_back(std::move(change));
  moved();
}

void SimWorld::put(const std::vector<Rebate>& rebates) {
  for (const auto& rebate : rebates) put(rebate);
}

void SimWorld::replaceStore(const std::string& id) {
  store_ = id;
  changes_.clear();
  rebates_.clear();
  decisions_.clear();
  booked_.clear();
  commands_.clear();
  versions_.clear();
  moved();
}

void SimWorld::expireTokens() {
  expired.insert(tokens.begin(), tokens.end());
  tokens.clear();
}

DecisionReply SimWorld::decide(const Decision& decision, const std::string& person) {
  if (const auto* before = known(decision.id)) return *before;
  arrived_.push_back(decision.id);
  DecisionReply reply;
  reply.id = decision.id;
  const auto row = rebates_.find(decision.rebateId);
  if (row == rebates_.end()) {
    reply.problem = Problem::notFound;
  } else if (auto next = rebate::decide(row->second, decision, person, {}); next) {
    next->version = row->second.version + 1;
    if (next->state == RebateState::credited) {
      ++booked_[decision.rebateId];
      counters[leader_] += 1;
    }
    put(*std::move(next));
    reply.applied = true;
    reply.auditHash = "audit-" + decision.id;
    reply.seq = changes_.back().seq;
    reply.now = row->second;
  } else {
    reply.problem = problemOf(next.error());
    if (reply.problem == Problem::versionMoved && isFinal(row->second.state)) reply.problem = Problem::alreadyDecided;
    reply.now = row->second;
  }
  decisions_[decision.id] = reply;
  return reply;
}

const DecisionReply* SimWorld::known(const std::string& id) const {
  const auto found = decisions_.find(id);
  return found == decisions_.end() ? nullptr : &found->second;
}

CommandReply SimWorld::command(const std::string& id, const Command& command, const std::string& person) {
  if (const auto* before = knownCommand(id)) return *before;
  arrived_.push_back(id);
  auto& version = versions_[entityOf(command)];
  CommandReply reply;
  const auto who = operators.find(person);
  const auto* change = std::get_if<ChangeUser>(&command);
  if (who == operators.end() || !allows(who->second.role, command))
    reply.problem = Problem::forbidden;
  else if (change != nullptr && change->version != version)
    reply.problem = Problem::versionMoved;
  else
    reply.applied = true;
  if (reply.applied) {
    version += change != nullptr ? 1 : 0;
    done_[id].push_back(store_);
  }
  reply.now = {{"version", std::to_string(version)}};
  commands_[id] = reply;
  return reply;
}

const CommandReply* SimWorld::knownCommand(const std::string& id) const {
  const auto found = commands_.find(id);
  return found == commands_.end() ? nullptr : &found->second;
}

std::vector<std::string> SimWorld::doneOn(const std::string& id) const {
  const auto found = done_.find(id);
  return found == done_.end() ? std::vector<std::string>{} : found->second;
}

int SimWorld::timesBooked(const std::string& rebateId) const {
  const auto found = booked_.find(rebateId);
  return found == booked_.end() ? 0 : found->second;
}

Subscription SimWorld::watch(std::function<void()> watcher) {
  const int id = nextWatcher_++;
  watchers_[id] = std::move(watcher);
  return Subscription([this, id] { watchers_.erase(id); });
}

void SimWorld::moved() {
  const auto present = watchers_;
  for (const auto& [id, watcher] : present)
    if (watchers_.contains(id)) watcher();
}

}  // namespace rebate::fixtures
