// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/engines/patroni_watch.h"

#include <algorithm>

#include "region/api/http_client.h"

namespace rebate::region {
namespace {

constexpr std::size_t kLargest = 256 * 1'024;
constexpr std::size_t kSamples = 600;

bool isOf(const PatroniRow& row, const MemberAddress& address) {
  return !row.url.empty() && row.url.starts_with(address.url);
}

/// The row of this member, as anybody who was heard lately has it.
const PatroniRow* rowOf(const MemberAddress& address, const std::vector<Heard<MemberAnswer>>& heard) {
  for (const auto& one : heard)
    if (one.fresh)
      for (const auto& row : one.facts->cluster)
        if (isOf(row, address) || row.name == address.region) return &row;
  return nullptr;
}

std::string leaderIn(const std::vector<PatroniRow>& rows) {
  for (const auto& row : rows)
    if (leadsIn(row.role)) return row.name;
  return {};
}

const PatroniSelf* leaderOf(const std::vector<Heard<MemberAnswer>>& heard) {
  const PatroniSelf* newest = nullptr;
  for (const auto& one : heard)
    if (one.fresh && leadsIn(one.facts->self.role) && one.facts->self.written)
      if (!newest || one.facts->self.timeline > newest->timeline) newest = &one.facts->self;
  return newest;
}

Status statusOf(const Heard<MemberAnswer>& heard) {
  if (heard.silent) return Status::bad;
  if (!heard.fresh) return Status::unknown;
  const auto& state = heard.facts->self.state;
  if (state != "running" && state != "streaming") return Status::bad;
  // Without a quorum in etcd a member says of itself alone, and the leader that it goes on with everybody's consent.
  return heard.facts->cluster.empty() || heard.facts->self.failsafe ? Status::warning : Status::ok;
}

}  // namespace

void LogHistory::note(Millis now, std::int64_t written) {
  if (!samples_.empty() && written < samples_.back().written) samples_.clear();  // another history
  if (!samples_.empty() && written == samples_.back().written) return;
  samples_.push_back({now, written});
  if (samples_.size() > kSamples) samples_.pop_front();
}

std::optional<Millis> LogHistory::behind(Millis now, std::int64_t replayed) const {
  if (samples_.empty()) return std::nullopt;
  const auto missing = std::find_if(samples_.begin(), samples_.end(),
                                    [replayed](const Sample& sample) { return sample.written > replayed; });
  return missing == samples_.end() ? 0 : std::max<Millis>(0, now - missing->at);
}

PatroniWatch::PatroniWatch(std::vector<MemberAddress> members, TlsContext trust)
    : members_(std::move(members)), trust_(std::move(trust)) {
  for (std::size_t i = 0; i < members_.size(); ++i)
    sources_.push_back(std::make_unique<EngineSource<MemberAnswer>>([this, i] { return ask(i); }));
}

void PatroniWatch::stop() {
  for (const auto& source : sources_) source->stop();
}

/// A member that is not running answers 503 and says so in the same words.
asio::awaitable<Result<MemberAnswer>> PatroniWatch::ask(std::size_t index) {
  std::string aboutItself = members_[index].url + "/patroni", aboutAll = members_[index].url + "/cluster";
  std::map<std::string, std::string> none, nothing;
  const auto first = co_await httpGet(std::move(aboutItself), std::move(none), kEngineDeadline, kLargest, trust_);
  if (!first) co_return first.error();
  auto self = parsePatroniSelf(first->body);
  if (!self) co_return self.error();
  noteLog(*self);
  const auto second = co_await httpGet(std::move(aboutAll), std::move(nothing), kEngineDeadline, kLargest, trust_);
  // Without its coordination store it answers late or not in these words, and says only what it is itself.
  auto cluster = second ? parsePatroniCluster(second->body) : Result<std::vector<PatroniRow>>(second.error());
  if (!cluster) cluster = std::vector<PatroniRow>{};
  co_return MemberAnswer{*std::move(self), *std::move(cluster)};
}

void PatroniWatch::noteLog(const PatroniSelf& self) {
  if (!leadsIn(self.role) || !self.written) return;
  const std::lock_guard lock(mutex_);
  log_.note(wallMillis(), *self.written);
}

std::vector<DatabaseMember> PatroniWatch::members(Millis now) const {
  std::vector<Heard<MemberAnswer>> heard;
  for (const auto& source : sources_) heard.push_back(source->heard(now));
  const std::lock_guard lock(mutex_);
  return membersOf(members_, heard, log_, now);
}

std::vector<DatabaseMember> membersOf(const std::vector<MemberAddress>& addresses,
                                      const std::vector<Heard<MemberAnswer>>& heard, const LogHistory& log,
                                      Millis now) {
  const auto* leader = leaderOf(heard);
  std::vector<DatabaseMember> members;
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    const auto& one = heard[i];
    const auto* row = rowOf(addresses[i], heard);
    DatabaseMember member;
    member.region = addresses[i].region;
    member.name = row ? row->name : addresses[i].region;
    member.status = statusOf(one);
    member.seenAt = one.at;
    if (row) {
      member.role = row->role;
      member.state = row->state;
      member.timeline = row->timeline;
      member.lagBytes = row->lag;
    }
    if (one.fresh) {
      const auto& self = one.facts->self;
      if (!self.name.empty()) member.name = self.name;
      // 3.0 tells a synchronous standby from another in /cluster only.
      if (!self.role.empty() && !(self.role == "replica" && syncIn(member.role))) member.role = self.role;
      member.state = self.state;
      if (self.timeline) member.timeline = self.timeline;
      member.leader = leaderIn(one.facts->cluster);
      if (leader && self.replayed && self.timeline == leader->timeline) {
        member.lagBytes = std::max<std::int64_t>(0, *leader->written - *self.replayed);
        member.lag = *member.lagBytes == 0 ? 0 : log.behind(now, *self.replayed);
      }
    }
    if (leadsIn(member.role)) member.lagBytes.reset();
    member.sync = syncIn(member.role);
    members.push_back(std::move(member));
  }
  return members;
}

}  // namespace rebate::region
