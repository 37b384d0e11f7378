// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui_harness.h"

namespace rebate {

/// A night on record: a failover over its budget that this desktop watched, and two that the regions told of.
inline void addRecords(FakeRecordDesk& desk, const FakeWorkspace& workspace) {
  const auto lostAt = workspace.clock.wall() - 600'000;
  FailoverRecord failover;
  failover.id = "epoch-42";
  failover.measured = {"cn-east", "cn-north",     41, 42, lostAt, lostAt + 1'800, lostAt + 13'000, lostAt + 18'100,
                       {},        lostAt + 19'400};
  failover.measuredHere = true;
  failover.decisions = DecisionsThrough{17, 0, 0};
  failover.note = "power loss";
  FailoverRecord switchover;
  switchover.id = "epoch-41";
  switchover.kind = FailoverKind::switchover;
  switchover.measured = {"cn-south", "cn-east", 40, 41, lostAt - 1'800'000, {}, {}, {}, {}, {}};
  switchover.told = 1'900;
  switchover.askedBy = "zhao.lei";
  switchover.decidedBy = "sun.qi";
  FailoverRecord old;
  old.id = "epoch-40";
  old.measured = {"cn-east", "cn-south", 39, 40, lostAt - 5LL * 86'400'000, {}, {}, {}, {}, {}};
  desk.state.open = true;
  desk.state.failovers = {failover, switchover, old};
  const auto event = [&](Millis after, EventKind kind, const char* region, const char* subject, const char* then,
                         Status status) {
    desk.state.events.insert(desk.state.events.begin(),
                             {lostAt + after, std::to_string(after), kind, region, subject, "cn-east", then, status});
  };
  event(0, EventKind::failover, "cn-east", "lost", "", Status::bad);
  event(1'800, EventKind::failover, "cn-east", "detect", "", Status::bad);
  event(1'900, EventKind::breaker, "cn-east", "", "open", Status::bad);
  event(13'000, EventKind::failover, "cn-north", "elect", "42", Status::warning);
  event(18'100, EventKind::failover, "cn-north", "promote", "42", Status::warning);
  event(19'400, EventKind::failover, "cn-north", "reroute", "42", Status::ok);
  // Each second of what was shown then: the leader is gone from lostAt on, and the next one leads from the end on.
  for (Millis at = lostAt - 120'000; at < lostAt + 120'000; at += 1'000) {
    Moment moment;
    moment.at = at;
    moment.regions = workspace.state.regions;
    const bool gone = at >= lostAt, back = at >= lostAt + 19'400;
    for (auto& view : moment.regions) {
      view.link = LinkState::live;
      view.lastHeard = at - 300;
      view.seq = 1'000 + (gone && !back ? 0 : (at - lostAt) / 10);
      if (gone) view.leader = back ? "cn-north" : "";
    }
    if (gone) {
      moment.regions[0].link = at >= lostAt + 1'800 ? LinkState::lost : LinkState::live;
      moment.regions[0].lastHeard = lostAt;
    }
    moment.target = back   ? WriteTarget{WriteState::writing, "cn-north", 42}
                    : gone ? WriteTarget{WriteState::noLeader, "", 41}
                           : WriteTarget{WriteState::writing, "cn-east", 41};
    if (gone && !back) moment.failover = Failover{"cn-east", "", 41, 0, lostAt, lostAt + 1'800, {}, {}, {}, {}};
    moment.readingFrom = gone ? "cn-north" : "cn-east";
    moment.leaseTtl = 20'000;
    moment.leaseRenew = 1'000;
    moment.awaiting = gone && !back ? 17 : 4;
    moment.awaitingAmount = Fen{1'248'055};
    moment.outbox = {gone && !back ? 2 : 0, 0};
    desk.recorded.push_back(moment);
  }
}

}  // namespace rebate
