// SPDX-License-Identifier: GPL-3.0-or-later
#include "tables/leader_claims.h"

#include <algorithm>
#include <map>

#include "tables/region_facts.h"

namespace rebate {
namespace {

constexpr Millis kMemberAgeLimit = 10'000;  ///< twice what a region polls its members at, and the topology's way here

bool answers(const RegionView& view, Millis now) {
  return !factsOf(view, true, now).silent;
}

LeaderClaim claimOf(const RegionView& view, Millis now) {
  LeaderClaim claim;
  claim.name = view.name;
  claim.leader = view.leader;
  claim.timeline = view.epoch;
  if (view.lastHeard > 0) claim.age = std::max<Millis>(0, now - view.lastHeard);
  return claim;
}

/// The members as whoever heard them last tells of them; their leader is a member, told here as its region.
void addMembers(std::vector<LeaderClaim>& claims, const std::vector<RegionView>& regions, Millis clockAhead,
                Millis now) {
  std::map<std::string, DatabaseMember> newest;
  std::map<std::string, std::string> regionOf;
  for (const auto& view : regions) {
    if (!view.topology) continue;
    for (const auto& member : view.topology->members) {
      auto [at, isNew] = newest.try_emplace(member.name, member);
      if (!isNew && member.seenAt > at->second.seenAt) at->second = member;
      if (!member.region.empty()) regionOf[member.name] = member.region;
    }
  }
  for (const auto& [name, member] : newest) {
    LeaderClaim claim;
    claim.observer = LeaderClaim::Observer::member;
    claim.name = name;
    const auto led = regionOf.find(member.leader);
    claim.leader = led == regionOf.end() ? member.leader : led->second;
    claim.timeline = member.timeline;
    claim.role = member.role;
    if (member.seenAt > 0) claim.age = std::max<Millis>(0, now + clockAhead - member.seenAt);
    claims.push_back(std::move(claim));
  }
}

/// What the others last heard of a region that does not answer us.
void addPeers(std::vector<LeaderClaim>& claims, const std::vector<RegionView>& regions, Millis clockAhead, Millis now) {
  for (const auto& view : regions) {
    if (!view.topology || !answers(view, now)) continue;
    for (const auto& peer : view.topology->peers) {
      const bool answersUs = std::any_of(regions.begin(), regions.end(), [&](const RegionView& other) {
        return other.name == peer.region && answers(other, now);
      });
      if (answersUs || peer.leader.empty()) continue;
      LeaderClaim claim;
      claim.observer = LeaderClaim::Observer::peer;
      claim.name = peer.region;
      claim.through = view.name;
      claim.leader = peer.leader;
      if (peer.seenAt > 0) claim.age = std::max<Millis>(0, now + clockAhead - peer.seenAt);
      claims.push_back(std::move(claim));
    }
  }
}

bool isReachable(const LeaderClaim& claim) {
  const auto limit = claim.observer == LeaderClaim::Observer::region ? kRegionAgeLimit : kMemberAgeLimit;
  return claim.age >= 0 && claim.age <= limit;
}

/// Regions and members count their epochs apart: an older number than the newest of its kind is outdated.
void judge(std::vector<LeaderClaim>& claims) {
  std::map<LeaderClaim::Observer, std::int64_t> newest;
  for (const auto& claim : claims)
    if (claim.timeline) newest[claim.observer] = std::max(newest[claim.observer], *claim.timeline);
  const auto isOld = [&](const LeaderClaim& claim) {
    return claim.timeline && *claim.timeline < newest[claim.observer];
  };
  std::map<std::string, int> votes;
  for (const auto& claim : claims)
    if (isReachable(claim) && !isOld(claim) && !claim.leader.empty()) ++votes[claim.leader];
  const auto most =
      std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  for (auto& claim : claims) {
    if (isOld(claim))
      claim.verdict = ClaimVerdict::outdated;
    else if (!isReachable(claim))
      claim.verdict = ClaimVerdict::unknown;
    else
      claim.verdict =
          most != votes.end() && claim.leader == most->first ? ClaimVerdict::agrees : ClaimVerdict::disagrees;
  }
}

}  // namespace

std::vector<LeaderClaim> claimsOf(const std::vector<RegionView>& regions, Millis clockAhead, Millis now) {
  std::vector<LeaderClaim> claims;
  for (const auto& view : regions) claims.push_back(claimOf(view, now));
  addMembers(claims, regions, clockAhead, now);
  addPeers(claims, regions, clockAhead, now);
  judge(claims);
  // A link that has failed is no observer, however short ago it was heard.
  for (std::size_t i = 0; i < regions.size(); ++i)
    if (!answers(regions[i], now) && claims[i].verdict != ClaimVerdict::outdated)
      claims[i].verdict = ClaimVerdict::unknown;
  std::stable_partition(claims.begin(), claims.end(), [](const LeaderClaim& claim) {
    return claim.verdict == ClaimVerdict::agrees || claim.verdict == ClaimVerdict::disagrees;
  });
  return claims;
}

LeaderAgreement agreementOf(const std::vector<LeaderClaim>& claims) {
  LeaderAgreement agreement;
  for (const auto& claim : claims) {
    if (claim.observer == LeaderClaim::Observer::peer) continue;
    if (claim.verdict != ClaimVerdict::agrees && claim.verdict != ClaimVerdict::disagrees) continue;
    ++agreement.reachable;
    if (claim.verdict != ClaimVerdict::agrees) continue;
    ++agreement.agree;
    agreement.leader = claim.leader;
  }
  return agreement;
}

void LeaderClaimsModel::setClaims(std::vector<LeaderClaim> claims) {
  become(std::move(claims), [](const LeaderClaim& claim) { return claim.key(); });
}

QVariant LeaderClaimsModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::UserRole) return {};
  return QString::fromStdString(at(index.row())->key());
}

}  // namespace rebate
