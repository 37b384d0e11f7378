// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/event_watch.h"

#include <algorithm>

#include "wire/region_json.h"

namespace rebate::monitor {
namespace {

const char* nameOf(LinkState link) {
  switch (link) {
    case LinkState::connecting:
      return "connecting";
    case LinkState::live:
      return "live";
    case LinkState::lagging:
      return "lagging";
    case LinkState::lost:
      return "lost";
    case LinkState::refused:
      return "refused";
    case LinkState::needsSignIn:
      return "needs_sign_in";
  }
  return "";
}

Status statusOf(LinkState link) {
  switch (link) {
    case LinkState::live:
      return Status::ok;
    case LinkState::lagging:
    case LinkState::needsSignIn:
      return Status::warning;
    case LinkState::lost:
    case LinkState::refused:
      return Status::bad;
    case LinkState::connecting:
      return Status::unknown;
  }
  return Status::unknown;
}

/// A region's moment by this desktop's clock; what lies far off says more about a clock than about the moment.
Millis corrected(Millis theirs, Millis clockAhead, Millis now) {
  const auto here = theirs - clockAhead;
  return theirs > 0 && here <= now && now - here < 60'000 ? here : now;
}

std::string standOf(const DatabaseMember& member) {
  if (!member.timeline) return member.role;
  return member.role + ' ' + std::to_string(*member.timeline);
}

}  // namespace

std::vector<RecordEvent> EventWatch::looked(const WorkspaceFacts& facts, Millis now) {
  found_.clear();
  for (const auto& view : facts.regions) look(view, view.clock ? view.clock->ahead : facts.clockAhead, now);
  const RegionView* newest = nullptr;
  for (const auto& view : facts.regions)
    if (view.link == LinkState::live && view.topology && view.topology->observedAt > boardOf_ &&
        (newest == nullptr || view.topology->observedAt > newest->topology->observedAt))
      newest = &view;
  if (newest != nullptr) {
    boardOf_ = newest->topology->observedAt;
    lookAtBoard(newest->topology->maintenance, newest->clock ? newest->clock->ahead : facts.clockAhead, now);
  }
  for (auto past = facts.failovers.rbegin(); past != facts.failovers.rend(); ++past) lookAtFailover(*past);
  if (facts.failover) lookAtFailover(*facts.failover);
  std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
  return std::exchange(found_, {});
}

void EventWatch::say(RecordEvent event) {
  if (event.id.empty()) {
    event.id = std::string(name(event.kind)) + '/' + event.region + '/' + event.subject + '/' + event.after + '/' +
               std::to_string(event.at);
  }
  found_.push_back(std::move(event));
}

void EventWatch::look(const RegionView& view, Millis clockAhead, Millis now) {
  auto [at, isNew] = regions_.try_emplace(view.address);
  auto& before = at->second;
  if (isNew) before.breakerOpen = view.breakerOpen;
  lookAtLink(view, before, now);
  if (view.link != LinkState::live) return;  // what it said before is not said again
  if (!view.leader.empty() && view.leader != before.leader) {
    if (!before.leader.empty())
      say({now, {}, EventKind::leader, view.name, std::to_string(view.epoch), before.leader, view.leader, Status::ok});
    before.leader = view.leader;
  }
  if (!view.topology) return;
  lookAtParts(view, before, clockAhead, now);
  lookAtMembers(*view.topology, clockAhead, now);
}

void EventWatch::lookAtLink(const RegionView& view, Seen& before, Millis now) {
  if (view.link != LinkState::connecting && view.link != before.link) {
    if (before.link != LinkState::connecting)
      say({now, {}, EventKind::link, view.name, {}, nameOf(before.link), nameOf(view.link), statusOf(view.link)});
    before.link = view.link;
  }
  if (view.breakerOpen != before.breakerOpen) {
    before.breakerOpen = view.breakerOpen;
    say({now,
         {},
         EventKind::breaker,
         view.name,
         {},
         view.breakerOpen ? "closed" : "open",
         view.breakerOpen ? "open" : "closed",
         view.breakerOpen ? Status::bad : Status::ok});
  }
}

void EventWatch::lookAtParts(const RegionView& view, Seen& before, Millis clockAhead, Millis now) {
  for (const auto& part : view.topology->parts) {
    auto [at, isNew] = before.parts.try_emplace(part.kind, part);
    const auto was = std::exchange(at->second, part);
    const bool roleMoved = part.kind == PartKind::database && was.text != part.text;
    if (isNew || (was.status == part.status && !roleMoved)) continue;
    const auto said = [](const Part& one) { return std::string(wire::name(one.status)) + ' ' + one.text; };
    say({corrected(part.seenAt > 0 ? part.seenAt : view.topology->observedAt, clockAhead, now),
         {},
         EventKind::part,
         view.name,
         std::string(wire::name(part.kind)),
         said(was),
         said(part),
         part.status});
  }
}

/// Several regions tell of the same members: whoever heard one last is believed.
void EventWatch::lookAtMembers(const Topology& topology, Millis clockAhead, Millis now) {
  for (const auto& member : topology.members) {
    if (member.role.empty()) continue;
    auto [at, isNew] = members_.try_emplace(member.name, Member{standOf(member), member.seenAt});
    if (member.seenAt <= at->second.seenAt) continue;
    const auto was = std::exchange(at->second, Member{standOf(member), member.seenAt});
    if (isNew || was.stands == at->second.stands) continue;
    say({corrected(member.seenAt, clockAhead, now),
         {},
         EventKind::member,
         member.region,
         member.name,
         was.stands,
         at->second.stands,
         member.status});
  }
}

/// What a region tells of the platform: one board, whoever was asked.
void EventWatch::lookAtBoard(const MaintenanceBoard& board, Millis clockAhead, Millis now) {
  std::map<std::string, MaintenanceWindow> current;  // one is told of when its time comes, not when it is planned
  for (const auto& window : board.windows)
    if (window.covers(now + clockAhead)) current.emplace(window.id, window);
  const auto before = std::exchange(board_, board);
  const auto worked = std::exchange(working_, current);
  if (!before) return;
  const auto said = [&](EventKind kind, const std::string& id, Millis at, const std::string& region,
                        const std::string& who, bool begins) {
    const auto* word = begins ? "on" : "";
    say({at, std::string(name(kind)) + '/' + id + '/' + word, kind, region, who, begins ? "" : "on", word,
         begins ? Status::warning : Status::ok});
  };
  const auto paused = [](const MaintenanceBoard& one, const FailoverPause& pause) {
    return std::any_of(one.pause.begin(), one.pause.end(),
                       [&](const auto& other) { return other.owner == pause.owner && other.since == pause.since; });
  };
  const auto pauseId = [](const FailoverPause& pause) { return pause.owner + '/' + std::to_string(pause.since); };
  for (const auto& pause : before->pause)
    if (!paused(board, pause)) said(EventKind::pause, pauseId(pause), now, {}, pause.owner, false);
  for (const auto& pause : board.pause)
    if (!paused(*before, pause))
      said(EventKind::pause, pauseId(pause), corrected(pause.since, clockAhead, now), {}, pause.owner, true);
  for (const auto& [id, window] : worked)
    if (!current.contains(id)) said(EventKind::maintenance, id, now, window.region, window.owner, false);
  for (const auto& [id, window] : current)
    if (!worked.contains(id))
      said(EventKind::maintenance, id, corrected(window.from, clockAhead, now), window.region, window.owner, true);
}

void EventWatch::sayAlert(const std::string& fingerprint, const Firing& alert, bool fires, Status status, Millis now) {
  const std::string after = fires ? "firing" : "";
  say({now, "alert/" + fingerprint + '/' + std::to_string(alert.startsAt) + '/' + after, EventKind::alert, alert.region,
       alert.name, fires ? "" : "firing", after, status});
}

std::vector<RecordEvent> EventWatch::looked(const AlertFacts& facts, Millis now) {
  found_.clear();
  if (!facts.watching) return {};
  if (!alerts_) watchingSince_ = now + facts.clockAhead;
  std::map<std::string, Firing> firing;
  for (const auto& view : facts.alerts) {
    Firing one{nameOf(view.alert), regionOf(view.alert), view.alert.startsAt};
    // An Alertmanager that is heard for the first time tells of what fires since long ago.
    const bool isNew = alerts_ && !alerts_->contains(view.id()) && one.startsAt >= watchingSince_;
    if (isNew)
      sayAlert(view.id(), one, true, statusOf(severityOf(view.alert)),
               corrected(view.alert.startsAt, facts.clockAhead, now));
    firing.emplace(view.id(), std::move(one));
  }
  if (alerts_)
    for (const auto& [fingerprint, one] : *alerts_)
      if (!firing.contains(fingerprint)) sayAlert(fingerprint, one, false, Status::ok, now);
  alerts_ = std::move(firing);
  return std::exchange(found_, {});
}

void EventWatch::lookAtFailover(const Failover& failover) {
  const auto reached = [&](const char* phase, const std::optional<Millis>& at, const std::string& region,
                           std::string after, Status status) {
    if (!at) return;
    auto id = "failover/" + std::to_string(failover.lostAt) + '/' + phase;
    if (!phases_.insert(id).second) return;
    say({*at, std::move(id), EventKind::failover, region, phase, failover.lost, std::move(after), status});
  };
  reached("lost", failover.lostAt, failover.lost, {}, Status::bad);
  reached("detect", failover.detectedAt, failover.lost, {}, Status::bad);
  reached("elect", failover.electedAt, failover.successor, std::to_string(failover.epochAfter), Status::warning);
  reached("promote", failover.promotedAt, failover.successor, std::to_string(failover.epochAfter), Status::warning);
  reached("first_write", failover.firstWriteAt, failover.successor, std::to_string(failover.epochAfter), Status::ok);
  reached("reroute", failover.reroutedAt, failover.successor, std::to_string(failover.epochAfter), Status::ok);
}

}  // namespace rebate::monitor
