// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_workspace/sample_alerts.h"

namespace rebate {
namespace {

constexpr Millis kMinute = 60'000;
constexpr const char* kManager = "http://127.0.9.1:9093";

AlertView view(const std::string& name, const std::string& region, const std::string& severity,
               const std::string& summary, Millis startsAt) {
  AlertView made;
  made.alert.fingerprint = "f-" + name;
  made.alert.labels = {{"alertname", name}, {"region", region}, {"severity", severity}};
  made.alert.annotations = {{"summary", summary}};
  made.alert.startsAt = startsAt;
  made.sources = {kManager};
  made.group = {{"region", region}};
  return made;
}

Silence silence(const std::string& id, std::vector<Matcher> matchers, const std::string& owner,
                const std::string& comment, Millis from, Millis until) {
  return {id, kManager, std::move(matchers), from, until, owner, comment, SilenceState::active};
}

}  // namespace

void addAlerts(FakeWorkspace& workspace, FakeAlertDesk& desk) {
  const auto now = workspace.clock.wall();
  auto& state = desk.state;
  state.watching = true;
  auto unreachable = view("RegionUnreachable", "cn-east", "critical", "Gateway answers no heartbeat", now - 12'000);
  unreachable.alert.annotations["runbook_url"] = "https://runbooks.example/region-unreachable";
  auto missing = view("LeaderMissing", "all", "critical", "", now - 10'000);
  missing.alert.fingerprint = "here/LeaderMissing";
  missing.sources.clear();
  missing.judgement = Judgement{Watch::leaderMissing, 1, 0, 0};
  auto notReady = view("InstanceNotReady", "cn-south", "warning", "1 of 3 instances fails /readyz", now - 6 * kMinute);
  notReady.standing = Standing::acknowledged;
  notReady.silence = silence("s1", exactly(notReady.alert.labels), "chen.jing", "looking into it", now - 5 * kMinute,
                             now + 54 * kMinute);
  const auto lag = view("ReplicationLag", "cn-south", "warning", "1.4 s, limit 1 s", now - 2 * kMinute);
  const auto disk = view("DiskWillFill", "cn-north", "page-me-maybe", "", now - 18 * kMinute);
  auto backlog = view("QueueBacklog", "cn-north", "warning", "5 120 events wait", now - 9 * kMinute);
  backlog.standing = Standing::suppressed;
  backlog.silence = silence("s2", {{"alertname", "QueueBacklog"}, {"region", "cn-north"}}, "zhao.lei", "deploy 4711",
                            now - 18 * kMinute, now + 42 * kMinute);
  auto down = view("PartDown", "cn-east", "warning", "balancer in cn-east does not answer", now - 11'000);
  down.standing = Standing::suppressed;
  down.alert.inhibitedBy = {unreachable.id()};
  state.alerts = {unreachable, missing, backlog, notReady, lag, down, disk};
  state.silences = {*backlog.silence, *notReady.silence};
  state.sources = {{kManager, {"cn-east", "cn-north", "cn-south"}, Status::ok, now - 900, "0.25.0", {}}};
  for (auto& region : workspace.state.regions)
    if (region.topology)
      region.topology->maintenance.windows = {
          {"w1", "cn-south", "instance-3", "sun.yu", "disk swap", now - 51 * kMinute, now + 9 * kMinute}};
  desk.announce();
  workspace.announceFacts();
}

}  // namespace rebate
