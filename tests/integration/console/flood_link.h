// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "domain/decision.h"
#include "ports/clock.h"
#include "ports/region_link.h"

namespace rebate::fixtures {

/// A region that lets everybody in, and whose snapshot has as many rebates as one likes, made as they are sent. They
/// come as fast as they are taken.
class FloodLink : public RegionLink {
 public:
  FloodLink(Clock& clock, std::int64_t rows) : clock_(clock), rows_(rows) {}

  void setToken(std::string) override {}
  Subscription hello(Answer<RegionHello> answer) override {
    return clock_.after(0, [answer = std::move(answer)] { answer(RegionHello{"cn-east", kApiVersion}); });
  }
  Subscription signIn(const Credentials& credentials, Answer<SessionGrant> answer) override {
    return clock_.after(0, [this, name = credentials.name, answer = std::move(answer)] { answer(grant(name)); });
  }
  Subscription refresh(Answer<SessionGrant> answer) override {
    return clock_.after(0, [this, answer = std::move(answer)] { answer(grant("chen.jing")); });
  }
  Subscription openChanges(const Cursor&, StreamListener& listener, bool) override {
    struct Stream {
      Subscription timer;
      bool opened = false;
    };
    const auto stream = std::make_shared<Stream>();
    beat(stream, listener);
    return Subscription([stream] { stream->timer.reset(); });
  }
  Subscription fetchSnapshot(SnapshotListener& listener) override {
    const auto timer = std::make_shared<Subscription>();
    *timer = clock_.after(0, [this, timer, &listener] {
      listener.snapshotBegan(cursor(), rows_);
      sendFrom(0, timer, listener);
    });
    return Subscription([timer] { timer->reset(); });
  }
  Subscription fetchRebate(const std::string&, Answer<RebateDetail>) override { return {}; }
  Subscription postDecisions(const std::vector<Decision>&, Answer<std::vector<DecisionReply>>) override { return {}; }
  Subscription postCommand(const std::string&, const Command&, Answer<CommandReply>) override { return {}; }
  Subscription read(const RegionRead&, Answer<RegionReading> answer) override {
    return clock_.after(0, [answer = std::move(answer)] { answer(Error{Errc::unavailable, {}, {}}); });
  }
  Subscription lookUpDecision(const std::string&, Answer<DecisionReply>) override { return {}; }

  static Rebate rowOf(std::int64_t i) {
    Rebate row;
    row.line = std::to_string(2'035'000'000'000'000'000 + i);
    row.id = "taobao:" + row.line + ":2";
    row.userId = "u-" + std::to_string(i % 40'000);
    row.userMask = "林**";
    row.item = "item " + std::to_string(i % 977);
    row.state = i % 50 == 0 ? RebateState::awaitingApproval : RebateState::credited;
    row.paid = {i % 90'000 + 100};
    row.income = {i % 9'000 + 10};
    row.split.user = {i % 4'500 + 5};
    row.version = 1;
    row.contentHash = std::string(64, 'c');
    row.createdAt = row.modifiedAt = row.updatedAt = 1'781'232'260'000 - i * 1'000;
    return row;
  }

 private:
  static constexpr std::int64_t kBatch = 400;

  static SessionGrant grant(const std::string& name) {
    SessionGrant granted;
    granted.who = {name, "陈静", Role::finance};
    granted.token = "token";
    granted.expiresAt = 4'000'000'000'000;
    return granted;
  }
  static Cursor cursor() { return {"store", 1, 10}; }

  template <class Stream>
  void beat(const std::shared_ptr<Stream>& stream, StreamListener& listener) {
    stream->timer = clock_.after(stream->opened ? 500 : 0, [this, stream, &listener] {
      if (!std::exchange(stream->opened, true)) listener.streamOpened();
      Heartbeat now;
      now.region = now.leader = "cn-east";
      now.time = clock_.wall();
      now.api = kApiVersion;
      now.epoch = 1;
      now.seq = 10;
      beat(stream, listener);
      listener.heartbeatCame(now);
    });
  }

  void sendFrom(std::int64_t at, const std::shared_ptr<Subscription>& timer, SnapshotListener& listener) {
    if (at >= rows_) return listener.snapshotEnded(cursor());
    std::vector<Rebate> batch;
    for (auto i = at; i < std::min(rows_, at + kBatch); ++i) batch.push_back(rowOf(i));
    *timer = clock_.after(0, [this, next = at + kBatch, timer, &listener] { sendFrom(next, timer, listener); });
    listener.rowsCame({}, std::move(batch));
  }

  Clock& clock_;
  std::int64_t rows_;
};

}  // namespace rebate::fixtures
