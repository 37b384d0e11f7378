// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_workspace/scenes.h"

#include <cmath>

#include "fake_workspace/sample_rebates.h"
#include "fake_workspace/sample_withdrawals.h"

namespace rebate::scenes {
namespace {

Part part(PartKind kind, Status status, std::string text) {
  return {kind, status, std::move(text), {}, {}, {}};
}

RegionView region(const std::string& name, const std::string& city, int number, Millis roundTrip, Millis now) {
  RegionView view;
  view.name = name;
  view.city = city;
  view.address = "http://127.0." + std::to_string(number) + ".1:8080";
  view.link = LinkState::live;
  view.lastHeard = now - 400;
  view.roundTrip = roundTrip;
  view.epoch = 41;
  view.leader = "cn-east";
  view.seq = 18'240'771;
  view.auditHead = "9f3c21ab";
  Topology topology{name, city, now - 400, 41, "cn-east", 1'600, {}, {}};
  topology.parts = {part(PartKind::gateway, Status::ok, "ready"),
                    part(PartKind::database, Status::ok, name == "cn-east" ? "leader" : "replica"),
                    part(PartKind::queue, Status::ok, "in process"), part(PartKind::feed, Status::ok, "closed")};
  topology.parts[2].count = 4;
  if (name != "cn-east") topology.parts[1].lag = 200;
  view.topology = topology;
  return view;
}

void addRegions(FakeWorkspace& workspace) {
  const auto now = workspace.clock.wall();
  workspace.state.regions = {region("cn-east", "Hangzhou", 1, 12, now), region("cn-north", "Beijing", 2, 34, now),
                             region("cn-south", "Shenzhen", 3, 41, now)};
}

void addRebates(FakeWorkspace& workspace) {
  const auto now = workspace.clock.wall();
  const auto example = exampleRebate(now - 7'200'000 / 2);
  workspace.store.rows[example.id] = example;
  for (const auto& row : SampleRebates(7, now - 3'700'000).many(400)) workspace.store.rows[row.id] = row;
  workspace.store.userCount = 310;
  RebateDetail detail{example, {}};
  const auto version = [&](Millis ago, std::int64_t code, UpstreamState state, std::int64_t income) {
    detail.versions.push_back({now - ago, code, state, false, Fen{24'900}, Fen{income}, detail.versions.empty()});
  };
  version(5'700'000, 3, UpstreamState::settled, 772);
  version(225'000'000, 14, UpstreamState::received, 772);
  version(930'000'000, 12, UpstreamState::paid, 834);
  workspace.details[example.id] = detail;
}

OutboxItem item(FakeWorkspace& workspace, const Rebate& seen, Action action, Millis ago, OutboxState state) {
  OutboxItem made;
  made.decision.deviceSeq = static_cast<std::int64_t>(workspace.outbox.size()) + 1;
  made.decision.id = "decision-" + std::to_string(made.decision.deviceSeq);
  made.decision.action = action;
  made.decision.rebateId = seen.id;
  made.decision.version = seen.version;
  made.decision.amount = seen.split.user;
  made.decision.decidedAt = workspace.clock.wall() - ago;
  made.decision.epoch = 41;
  made.seen = seen;
  made.person = "chen.jing";
  made.state = state;
  return made;
}

void addOutbox(FakeWorkspace& workspace) {
  auto awaiting = workspace.store.allOf({RebateState::awaitingApproval, "", RebateOrder::newest});
  auto& outbox = workspace.outbox;
  outbox.push_back(item(workspace, awaiting.at(4), Action::approve, 325'000, OutboxState::applied));
  outbox.back().appliedBy = "cn-east";
  outbox.back().auditHash = "9f3c4471d0aa21ab";
  outbox.push_back(item(workspace, awaiting.at(3), Action::reject, 258'000, OutboxState::conflict));
  outbox.back().decision.reason = "duplicate order";
  outbox.back().problem = Problem::versionMoved;
  outbox.back().now = awaiting.at(3);
  outbox.back().now->version += 2;
  outbox.back().now->state = RebateState::voided;
  outbox.back().now->reason = Reason::closedUpstream;
  outbox.back().now->refundOpen = true;
  outbox.back().now->split = {};
  outbox.push_back(item(workspace, awaiting.at(1), Action::approve, 70'000, OutboxState::queued));
  outbox.push_back(item(workspace, awaiting.at(2), Action::hold, 38'000, OutboxState::queued));
  outbox.back().decision.reason = "ask the buyer first";
}

void becomeLost(RegionView& view, Millis heardAt) {
  view.link = LinkState::lost;
  view.lastHeard = heardAt;
  view.roundTrip = -1;
  view.retryIn = 4'000;
  view.breakerOpen = true;
}

}  // namespace

void signedOut(FakeWorkspace& workspace) {
  addRegions(workspace);
  for (auto& view : workspace.state.regions) {
    view.link = LinkState::needsSignIn;
    view.topology.reset();
  }
  workspace.state.regions[2] = RegionView{};
  workspace.state.regions[2].name = workspace.state.regions[2].address = "http://127.0.3.1:8080";
  workspace.state.regions[2].link = LinkState::lost;
  workspace.state.vault = VaultState::ready;
  workspace.state.vaultBackend = "GNOME Keyring";
}

void vaultLocked(FakeWorkspace& workspace) {
  signedOut(workspace);
  workspace.state.vault = VaultState::locked;
}

void live(FakeWorkspace& workspace) {
  addRegions(workspace);
  addRebates(workspace);
  addWithdrawals(workspace);
  auto& state = workspace.state;
  state.signIn = SignIn::signedIn;
  state.who = Operator{"chen.jing", "陈静", Role::finance};
  state.vault = VaultState::ready;
  state.vaultBackend = "GNOME Keyring";
  state.target = {WriteState::writing, "cn-east", 41};
  state.readingFrom = "cn-east";
  state.cursor = {"store", 41, 18'240'771};
  state.fetchedAt = workspace.clock.wall() - 400;
  workspace.announceFacts();
}

void failoverRunning(FakeWorkspace& workspace) {
  live(workspace);
  const auto now = workspace.clock.wall();
  auto& state = workspace.state;
  becomeLost(state.regions[0], now - 13'000);
  for (std::size_t i = 1; i < 3; ++i) state.regions[i].leader.clear();
  state.target = {WriteState::noLeader, "", 41};
  state.readingFrom = "cn-north";
  Failover failover;
  failover.lost = "cn-east";
  failover.epochBefore = 41;
  failover.lostAt = now - 2'300;
  failover.detectedAt = now - 1'700;
  state.failover = failover;
  state.failovers = {failover};
  workspace.announceFacts();
}

void recovered(FakeWorkspace& workspace) {
  live(workspace);
  const auto now = workspace.clock.wall();
  auto& state = workspace.state;
  becomeLost(state.regions[0], now - 13'000);
  for (std::size_t i = 1; i < 3; ++i) {
    state.regions[i].leader = "cn-north";
    state.regions[i].epoch = 42;
  }
  state.regions[1].topology->parts[1].text = "leader";
  state.regions[1].topology->parts[1].lag.reset();
  state.target = {WriteState::writing, "cn-north", 42};
  state.readingFrom = "cn-north";
  Failover failover{"cn-east", "cn-north", 41, 42, now - 13'000, {}, {}, {}, {}, {}};
  failover.detectedAt = now - 12'400;
  failover.electedAt = now - 10'900;
  failover.promotedAt = now - 10'850;
  failover.firstWriteAt = now - 10'750;
  failover.reroutedAt = now - 10'700;
  state.failover = failover;
  state.failovers = {failover};
  workspace.announceFacts();
}

void offline(FakeWorkspace& workspace) {
  live(workspace);
  const auto now = workspace.clock.wall();
  auto& state = workspace.state;
  for (auto& view : state.regions) becomeLost(view, now - 110'000);
  state.signIn = SignIn::offline;
  state.target = {WriteState::offline, "", 41};
  state.readingFrom.clear();
  state.fetchedAt = now - 110'000;
  addOutbox(workspace);
  workspace.announceOutbox();
}

void locked(FakeWorkspace& workspace) {
  offline(workspace);
  workspace.lock(LockReason::idle);
}

void leaseEnding(FakeWorkspace& workspace) {
  offline(workspace);
  const auto now = workspace.clock.wall();
  auto& state = workspace.state;
  for (auto& view : state.regions) view.lastHeard = now - 70LL * 3'600'000;
  state.fetchedAt = now - 70LL * 3'600'000;
  state.lease = {now + 2LL * 3'600'000, now - 46LL * 3'600'000};
  state.personalExpired = true;
  workspace.announceFacts();
}

void sealed(FakeWorkspace& workspace) {
  offline(workspace);
  const auto now = workspace.clock.wall();
  auto& state = workspace.state;
  for (auto& view : state.regions) view.lastHeard = now - 80LL * 3'600'000;
  state.fetchedAt = now - 80LL * 3'600'000;
  state.lease = {now - 8LL * 3'600'000, now - 56LL * 3'600'000};
  state.sealed = state.personalExpired = true;
  workspace.announceFacts();
}

void back(FakeWorkspace& workspace) {
  offline(workspace);
  live(workspace);
  const auto now = workspace.clock.wall();
  workspace.state.wayBack = WayBack{now - 55 * 60'000, now - 13 * 60'000, 128, 5, 1};
  workspace.state.salvaged = Salvaged{"outbox.db.damaged-1", 7, 1};
  workspace.announceOutbox();
}

void readOnly(FakeWorkspace& workspace) {
  live(workspace);
  workspace.state.vault = VaultState::unavailable;
  workspace.state.readOnly = true;
  workspace.announceFacts();
}

void nothingYet(FakeWorkspace& workspace) {
  live(workspace);
  workspace.store.rows.clear();
  workspace.store.payments.clear();
  workspace.store.userCount = 0;
  workspace.state.fetchedAt = 0;
  workspace.state.cursor = {};
  workspace.state.snapshotRows = 1'200;
  workspace.state.snapshotOf = 20'000;
  workspace.announceRebates({});
}

std::vector<RatePoint> rates(Millis until, bool hole) {
  std::vector<RatePoint> points;
  for (int i = 150; i >= 0; --i) {
    const auto at = until - i * 2'000LL;
    const bool gap = hole && i < 60 && i >= 40;
    points.push_back({at, gap ? 0 : 4.2 + std::sin(i / 6.0) + 0.6 * std::sin(i * 2.1), gap});
  }
  return points;
}

}  // namespace rebate::scenes
