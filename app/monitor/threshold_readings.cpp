// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/threshold_readings.h"

#include <algorithm>
#include <cstdlib>

namespace rebate {
namespace {

bool isHeard(const RegionView& view) {
  return view.link == LinkState::live || view.link == LinkState::lagging;
}

bool isGone(const RegionView& view) {
  return view.link == LinkState::lost || view.link == LinkState::refused;
}

bool anyHeard(const WorkspaceFacts& facts) {
  return std::any_of(facts.regions.begin(), facts.regions.end(), isHeard);
}

/// Connecting and waiting for a sign-in say nothing yet, as long as some region might still answer.
std::vector<Reading> blindness(const WorkspaceFacts& facts) {
  if (facts.regions.empty()) return {};
  if (anyHeard(facts)) return {{{}, 0}};
  const bool gone = std::all_of(facts.regions.begin(), facts.regions.end(), isGone);
  return {{{}, gone ? std::optional<std::int64_t>(1) : std::nullopt}};
}

/// While nobody is heard it may well be our own network: then nothing is known of any of them.
Reading reachability(const RegionView& view, bool anyHeard) {
  if (isHeard(view)) return {view.name, 0};
  return {view.name, isGone(view) && anyHeard ? std::optional<std::int64_t>(1) : std::nullopt};
}

std::vector<Reading> writing(const WorkspaceFacts& facts, WriteState wrong) {
  if (facts.target.state == WriteState::offline) return {{{}, std::nullopt}};
  return {{{}, facts.target.state == wrong ? 1 : 0}};
}

Reading fork(const AuditHeadView& head) {
  if (head.verdict == AuditVerdict::unknown) return {head.region, std::nullopt};
  return {head.region, isAlarming(head.verdict) ? 1 : 0};
}

const Part* partOf(const RegionView& view, PartKind kind) {
  if (!isHeard(view) || !view.topology) return nullptr;
  for (const auto& part : view.topology->parts)
    if (part.kind == kind && part.status != Status::unknown) return &part;
  return nullptr;
}

std::vector<Reading> parts(const WorkspaceFacts& facts, PartKind kind, Reading (*read)(const Part&)) {
  std::vector<Reading> readings;
  for (const auto& view : facts.regions) {
    const auto* part = partOf(view, kind);
    readings.push_back(part ? read(*part) : Reading{});
    readings.back().region = view.name;
  }
  return readings;
}

Reading notReady(const Part& part) {
  if (!part.count || !part.of) return {};
  return {{}, std::max<std::int64_t>(0, *part.of - *part.count), *part.of};
}

/// A leader has no lag, which is none.
Reading lag(const Part& part) {
  return {{}, part.lag.value_or(0)};
}

Reading backlog(const Part& part) {
  return {{}, part.count};
}

}  // namespace

std::vector<Reading> readingsOf(Watch watch, const WorkspaceFacts& facts) {
  std::vector<Reading> readings;
  switch (watch) {
    case Watch::nothingAnswers:
      return blindness(facts);
    case Watch::regionUnreachable:
      for (const auto& view : facts.regions) readings.push_back(reachability(view, anyHeard(facts)));
      return readings;
    case Watch::leaderMissing:
      return writing(facts, WriteState::noLeader);
    case Watch::leadersDisagree:
      return writing(facts, WriteState::disagreement);
    case Watch::auditFork:
      for (const auto& head : facts.auditHeads) readings.push_back(fork(head));
      return readings;
    case Watch::instancesNotReady:
      return parts(facts, PartKind::instances, notReady);
    case Watch::replicationLag:
      return parts(facts, PartKind::database, lag);
    case Watch::queueBacklog:
      return parts(facts, PartKind::queue, backlog);
    case Watch::clockOffset:
      return {{{}, anyHeard(facts) ? std::optional<std::int64_t>(std::abs(facts.clockAhead)) : std::nullopt}};
    case Watch::feedStale:
      return parts(facts, PartKind::feed, lag);
  }
  return readings;
}

}  // namespace rebate
