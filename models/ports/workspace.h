// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/failover.h"
#include "domain/operator.h"
#include "domain/region.h"
#include "ports/cache.h"
#include "ports/cache_desk.h"
#include "ports/outbox.h"
#include "ports/region_link.h"
#include "ports/vault.h"

namespace rebate {

enum class SignIn { signedOut, signingIn, signedIn, offline };  ///< offline: known operator, no region answers

struct RegionView {
  std::string name;     ///< as the region calls itself; the address until it has answered
  std::string city;
  std::string address;
  LinkState link = LinkState::connecting;
  Millis lastHeard = 0;     ///< UNIX ms of this desktop's clock, 0: never
  Millis roundTrip = -1;    ///< ms, -1: not measured
  Millis retryIn = 0;       ///< ms until the next attempt while lost
  bool breakerOpen = false;
  std::int64_t epoch = 0;
  std::string leader;       ///< who it says leads
  std::int64_t seq = 0;
  std::string auditHead;
  std::optional<Topology> topology;
  bool operator==(const RegionView&) const = default;
};

enum class WriteState { writing, noLeader, disagreement, offline };
struct WriteTarget {
  WriteState state = WriteState::offline;
  std::string region;
  std::int64_t epoch = 0;
  bool operator==(const WriteTarget&) const = default;
};

/// Everything the window shows of the session, as one value.
struct WorkspaceFacts {
  SignIn signIn = SignIn::signedOut;
  std::optional<Operator> who;
  VaultState vault = VaultState::opening;
  std::string vaultBackend;
  std::vector<RegionView> regions;
  WriteTarget target;
  std::string readingFrom;
  std::optional<Failover> failover;    ///< in progress, or done less than 30 s ago
  std::vector<Failover> failovers;     ///< of this run, newest first
  Millis leaseTtl = 2'000;
  Millis leaseRenew = 400;
  Cursor cursor;
  Millis fetchedAt = 0;                ///< age of what the cache shows
  std::int64_t snapshotRows = 0;       ///< while fetching: rows so far
  std::int64_t snapshotOf = 0;         ///< of so many; 0: not fetching
  CacheCounts cached;
  OutboxCounts outbox;
};

struct RatePoint {
  Millis at = 0;
  double value = 0;   ///< per second
  bool gap = false;   ///< nothing known here: do not join the line
};

/// Called on the UI thread, at most once a frame each.
class WorkspaceListener {
 public:
  virtual ~WorkspaceListener() = default;
  virtual void factsChanged() = 0;
  virtual void rebatesChanged(const std::vector<std::string>& ids) = 0;  ///< empty: all may have
  virtual void outboxChanged() = 0;
  virtual void creditedRateCame(const RatePoint& point) = 0;
};

/// What people can do. The console's window knows only this and the read side of the cache.
class Workspace {
 public:
  virtual ~Workspace() = default;
  virtual const WorkspaceFacts& facts() const = 0;
  virtual Subscription listen(WorkspaceListener& listener) = 0;
  virtual void signIn(const Credentials& credentials, std::function<void(Outcome)> answer) = 0;
  virtual void signOut() = 0;
  virtual void retryVault() = 0;
  /// Answers once the decision is on disk (or refused: Errc::notAllowed, invalid, moved, storage).
  virtual void decide(const Rebate& seen, Action action, const std::string& reason,
                      std::function<void(Result<OutboxItem>)> answer) = 0;
  virtual void retryOutbox() = 0;
  virtual void cancel(const std::string& decisionId, std::function<void(Outcome)> answer) = 0;  ///< queued only
  virtual void dismiss(const std::string& decisionId, std::function<void(Outcome)> answer) = 0; ///< conflict: keep the region's
  virtual void fetchDetail(const std::string& rebateId, std::function<void(Result<RebateDetail>)> answer) = 0;
  virtual void outboxItems(int limit, std::function<void(Result<std::vector<OutboxItem>>)> answer) = 0;
  virtual CacheReader* cache() = 0;  ///< null until the vault is ready
  /// For tables, whose reads may take long; null until the vault is ready. What was asked of it dies with it.
  virtual CacheDesk* desk() { return nullptr; }
};

}  // namespace rebate
