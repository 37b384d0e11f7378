// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>

#include "fixtures/rebates.h"
#include "session/outbox_replay.h"
#include "simulation/memory_outbox.h"
#include "simulation/sim_link.h"
#include "wire/uuid.h"

namespace rebate::fixtures {

/// The replay alone, between an outbox in memory and simulated regions. Header only: a test links what it uses.
class SimReplay : private ReplayOwner {
 public:
  explicit SimReplay(SimWorld& world) : world_(world) {
    for (const auto* name : {"cn-east", "cn-north", "cn-south"})
      links[name] = std::make_unique<Link>(world, name, *this);
    start();
  }
  ~SimReplay() override { kill(); }

  /// A program that ends at once and one that begins on the same outbox.
  void restart() {
    kill();
    start();
  }
  OutboxReplay& replay() { return *replay_; }

  Result<OutboxItem> decide(const Rebate& seen, Action action, AddedBy by = {}) {
    auto decision = decisionOn(seen, action);
    decision.id = wire::uuid7(world_.clock().wall());
    decision.epoch = world_.epoch();
    by.person = "chen.jing";
    if (by.store.empty()) by.store = world_.store();
    auto item = outbox.add(decision, seen, by);
    if (item) replay_->added(*item);
    return item;
  }
  Result<OutboxItem> command(const Command& wish, const Facts& seen = {}, AddedBy by = {}) {
    Decision decision;
    decision.id = wire::uuid7(world_.clock().wall());
    decision.rebateId = entityOf(wish);
    by.person = "chen.jing";
    if (by.store.empty()) by.store = world_.store();
    auto item = outbox.add(decision, wish, seen, by);
    if (item) replay_->added(*item);
    return item;
  }
  /// What a session knows of its regions; a test calls it as heartbeats would.
  void look() {
    const auto& leader = world_.leader();
    const bool there = !leader.empty() && world_.answers(leader);
    replay_->history(world_.store());
    replay_->routed({there ? WriteState::writing : WriteState::noLeader, there ? leader : "", world_.epoch()},
                    !asking_);
  }
  /// Lets time pass with heartbeats; a run that ended at a write begins anew.
  void pass(Millis span) {
    for (const auto until = world_.clock().monotonic() + span; world_.clock().monotonic() < until;) {
      world_.clock().advance(std::min<Millis>(100, until - world_.clock().monotonic()));
      if (outbox.ended()) restart();
      look();
    }
  }
  bool passUntil(const std::function<bool()>& holds, Millis most) {
    for (Millis spent = 0; !holds(); spent += 100) {
      if (spent >= most) return false;
      pass(100);
    }
    return true;
  }
  const OutboxItem& row(std::int64_t number) const { return outbox.rows.at(number); }
  OutboxState state(std::int64_t number) const { return row(number).state; }
  int commands() const {
    int sum = 0;
    for (const auto& [name, link] : links) sum += link->commands;
    return sum;
  }
  int posts() const {
    int sum = 0;
    for (const auto& [name, link] : links) sum += link->posts;
    return sum;
  }

  MemoryOutbox outbox;
  std::map<std::string, std::unique_ptr<SimLink>> links;
  Millis regionAhead = 0;
  int refusals = 0;        ///< tokens that the replay said are refused
  int failures = 0;        ///< of the outbox
  bool lateTwins = false;  ///< what was on its way when the program was killed arrives all the same

 private:
  struct Link : SimLink {
    Link(SimWorld& world, const char* name, SimReplay& owner) : SimLink(world, name), owner_(owner) {}
    Subscription postDecisions(const std::vector<Decision>& decisions,
                               Answer<std::vector<DecisionReply>> answer) override {
      owner_.onItsWay_ = decisions;
      return SimLink::postDecisions(decisions, [this, answer](Result<std::vector<DecisionReply>> replies) {
        owner_.onItsWay_.clear();
        answer(std::move(replies));
      });
    }
    Subscription postCommand(const std::string& id, const Command& command, Answer<CommandReply> answer) override {
      owner_.commandsOnTheirWay_.insert_or_assign(id, std::pair(command, owner_.world_.store()));
      return SimLink::postCommand(id, command, [this, id, answer](const Result<CommandReply>& reply) {
        owner_.commandsOnTheirWay_.erase(id);
        answer(reply);
      });
    }
    SimReplay& owner_;
  };

  RegionLink* linkTo(const std::string& region) override {
    const auto link = links.find(region);
    return link == links.end() ? nullptr : link->second.get();
  }
  void outboxMoved() override {}
  int tokenNumber() const override { return token_; }
  void tokenRefused(int number) override {
    if (number != token_) return;
    ++refusals;
    asking_ = world_.clock().after(300, [this] {
      asking_.reset();
      newToken();
    });
  }
  void outboxFailed(const Error&) override { ++failures; }
  Millis regionNow() const override { return world_.clock().wall() + regionAhead; }

  void newToken() {
    const auto token = "replay-" + std::to_string(++token_);
    world_.tokens[token] = "chen.jing";
    for (auto& [name, link] : links) link->setToken(token);
  }
  void start() {
    outbox.revive();
    ReplayOwner& owner = *this;  // a private base: make_unique could not see it
    replay_ = std::make_unique<OutboxReplay>(world_.clock(), owner);
    newToken();
    if (const auto opened = replay_->open(outbox); !opened) qFatal("the outbox does not open");
    look();
  }
  void kill() {
    if (!replay_) return;
    if (lateTwins && !onItsWay_.empty())
      twins_.push_back(world_.clock().after(static_cast<Millis>(world_.random() % 1'500), [this, late = onItsWay_] {
        for (const auto& decision : late)
          if (decision.epoch <= world_.epoch() && historyOf(decision) == world_.store())
            static_cast<void>(world_.decide(decision, "chen.jing"));
      }));
    if (lateTwins)
      for (const auto& [id, sent] : commandsOnTheirWay_) arriveLate(id, sent.first, sent.second);
    commandsOnTheirWay_.clear();
    onItsWay_.clear();
    asking_.reset();
    replay_->close();
    replay_.reset();
  }
  void arriveLate(const std::string& id, const Command& command, const std::string& store) {
    const auto then = [this, id, command, store] {
      if (store == world_.store()) static_cast<void>(world_.command(id, command, "chen.jing"));
    };
    twins_.push_back(world_.clock().after(static_cast<Millis>(world_.random() % 1'500), then));
  }
  std::string historyOf(const Decision& decision) const { return outbox.rows.at(decision.deviceSeq).store; }

  SimWorld& world_;
  std::unique_ptr<OutboxReplay> replay_;
  std::vector<Decision> onItsWay_;
  std::map<std::string, std::pair<Command, std::string>> commandsOnTheirWay_;  ///< with the history they were sent to
  std::vector<Subscription> twins_;
  Subscription asking_;
  int token_ = 0;
};

}  // namespace rebate::fixtures
