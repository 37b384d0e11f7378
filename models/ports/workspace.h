// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/audit.h"
#include "domain/clock_offset.h"
#include "domain/failover.h"
#include "domain/operator.h"
#include "domain/region.h"
#include "domain/rules.h"
#include "domain/secret_text.h"
#include "ports/cache.h"
#include "ports/cache_desk.h"
#include "ports/outbox.h"
#include "ports/preferences.h"
#include "ports/region_link.h"
#include "ports/region_reads.h"
#include "ports/vault.h"

namespace rebate {

/// offline: known operator, no region answers. locked: known, and everything of theirs is closed until they are back.
enum class SignIn { signedOut, signingIn, signedIn, offline, locked };

/// Somebody is in the window, with or without a region.
bool inline isInside(SignIn signIn) {
  return signIn == SignIn::signedIn || signIn == SignIn::offline;
}

enum class LockReason { started, asked, idle, screenLocked, suspended, userSwitched, sessionEnded };

/// Until when the copy may be used without a region, by the regions' clock (ms); 0: no lease yet.
struct Lease {
  Millis until = 0;
  Millis personalUntil = 0;  ///< masks and the index over phones and nicknames
  bool operator==(const Lease&) const = default;
};

/// What happened while no region could be reached, once the outbox has settled.
struct WayBack {
  Millis lostAt = 0, backAt = 0;  ///< regions' clock
  std::int64_t changes = 0;
  std::int64_t applied = 0;
  std::int64_t refused = 0;  ///< conflicts, too: what now needs a person
  bool operator==(const WayBack&) const = default;
};

/// A damaged outbox was put aside; what could be read of it was carried over.
struct Salvaged {
  std::string file;
  std::int64_t saved = 0;
  std::int64_t damaged = 0;
  bool operator==(const Salvaged&) const = default;
};

struct RegionView {
  std::string name;  ///< as the region calls itself; the address until it has answered
  std::string city;
  std::string address;
  LinkState link = LinkState::connecting;
  Millis lastHeard = 0;   ///< UNIX ms of this desktop's clock, 0: never
  Millis roundTrip = -1;  ///< ms, -1: not measured
  Millis retryIn = 0;     ///< ms until the next attempt while lost
  bool breakerOpen = false;
  bool otherKey = false;  ///< whoever answers has another certificate than the one that was trusted
  std::int64_t epoch = 0;
  std::string leader;  ///< who it says leads
  std::int64_t seq = 0;
  std::int64_t auditSeq = 0;
  std::string auditHead;
  std::optional<ApiVersion> api;  ///< what it speaks, once it has said so
  std::optional<Topology> topology;
  std::optional<ClockOffset> clock = {};  ///< the region's, less this desktop's; absent until it was heard
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
  bool recoverable = false;               ///< a recovery passphrase opens the vault, too
  std::optional<Error> trouble;           ///< why the vault or the files behind it are not open
  bool readOnly = false;                  ///< everything is in memory, and nothing can be decided
  LockReason lock = LockReason::started;  ///< while locked
  Preferences preferences;
  Lease lease;
  bool sealed = false;               ///< the lease is over: the copy is closed, the outbox kept
  bool personalExpired = false;      ///< masks are gone until a region was heard
  Millis clockAhead = 0;             ///< the regions' clock less this desktop's, as far as known
  std::optional<WayBack> wayBack;    ///< until it was acknowledged
  std::optional<Salvaged> salvaged;  ///< until it was acknowledged
  std::vector<RegionView> regions;
  WriteTarget target;
  std::string readingFrom;
  std::optional<Failover> failover;  ///< in progress, or done less than 30 s ago
  std::vector<Failover> failovers;   ///< of this run, newest first
  Millis leaseTtl = 2'000;
  Millis leaseRenew = 400;
  Cursor cursor;
  Millis fetchedAt = 0;           ///< age of what the cache shows
  std::int64_t snapshotRows = 0;  ///< while fetching: rows so far
  std::int64_t snapshotOf = 0;    ///< of so many; 0: not fetching
  int copyNumber = 0;             ///< counts the copies opened; 0: none is open
  CacheCounts cached;
  std::int64_t cacheBytes = 0;
  OutboxCounts outbox;
  std::optional<RuleSet> rules;           ///< in force now, as a region last told them
  std::vector<AuditHeadView> auditHeads;  ///< by region, in their order
  std::optional<ChainCheck> chainCheck;
};

struct RatePoint {
  Millis at = 0;
  double value = 0;  ///< per second
  bool gap = false;  ///< nothing known here: do not join the line
};

/// Called on the UI thread, at most once a frame each.
class WorkspaceListener {
 public:
  virtual ~WorkspaceListener() = default;
  virtual void factsChanged() = 0;
  virtual void rebatesChanged(const std::vector<std::string>& ids) = 0;  ///< empty: all may have
  virtual void withdrawalsChanged(const std::vector<std::string>& ids) { static_cast<void>(ids); }  ///< likewise
  virtual void outboxChanged() = 0;
  virtual void creditedRateCame(const RatePoint& point) = 0;
};

/// What people can do. The console's window knows only this and the read side of the cache.
class Workspace {
 public:
  virtual ~Workspace() = default;
  virtual const WorkspaceFacts& facts() const = 0;
  virtual Subscription listen(WorkspaceListener& listener) = 0;
  /// Also unlocks: the password of whom is locked is checked here, and regions are asked only when it must be.
  virtual void signIn(const Credentials& credentials, std::function<void(Outcome)> answer) = 0;
  virtual void signOut() = 0;
  virtual void lock(LockReason why) = 0;  ///< closes files and links and forgets the keys; nothing when signed out
  virtual void retryVault() = 0;
  virtual void openReadOnly() = 0;  ///< go on in memory, without the vault and without the outbox
  /// Errc::corrupt: not the passphrase. Then the keychain is given its key again.
  virtual void recover(const SecretText& passphrase, std::function<void(Outcome)> answer) = 0;
  /// Empty: none any more. Errc::invalid, field "passphrase": too short.
  virtual void setRecovery(const SecretText& passphrase, std::function<void(Outcome)> answer) = 0;
  virtual void rotateKeys(std::function<void(Outcome)> answer) = 0;
  /// Destroys the copy's key and begins a new copy. The outbox stays.
  virtual void wipeCache(std::function<void(Outcome)> answer) = 0;
  virtual void setPreferences(const Preferences& preferences, std::function<void(Outcome)> answer) = 0;
  virtual void cacheTroubled(const Error& why) = 0;  ///< a read of the window's failed
  virtual void acknowledge() = 0;                    ///< the way back, and what was salvaged, were read
  /// One that the person has open before them: that is said with the decision. Answers once the decision is on disk
  /// (or refused: Errc::notAllowed, invalid, moved, storage).
  virtual void decide(const Rebate& seen, Action action, const std::string& reason,
                      std::function<void(Result<OutboxItem>)> answer) = 0;
  /// Many at once: kept in one commit, an answer for each in the order given. Whatever is refused is refused alone.
  /// `opened`: ids of those that were opened one by one before.
  virtual void decideAll(const std::vector<Rebate>& seen, const std::set<std::string>& opened, Action action,
                         const std::string& reason, std::function<void(std::vector<Result<OutboxItem>>)> answer) = 0;
  /// Everything else that is to be done. Answers as decide does; what came of it is in the outbox.
  /// `seen`: what the person had before them, shown beside what stands there now should it have moved.
  virtual void command(const Command& wish, const Facts& seen, std::function<void(Result<OutboxItem>)> answer) = 0;
  virtual void retryOutbox() = 0;
  virtual void cancel(const std::string& decisionId, std::function<void(Outcome)> answer) = 0;  ///< queued only
  virtual void dismiss(const std::string& decisionId,
                       std::function<void(Outcome)> answer) = 0;  ///< conflict: keep the region's
  virtual void release(const std::string& decisionId,
                       std::function<void(Outcome)> answer) = 0;  ///< parked: send it after all
  virtual void fetchDetail(const std::string& rebateId, std::function<void(Result<RebateDetail>)> answer) = 0;
  /// Asks the region that is read from, or `region`; a reveal the leader. Errc::unavailable while none answers,
  /// notAllowed, notFound, invalid (with the member's name), busy (too many). Use ask().
  virtual void read(const RegionRead& wish, const std::string& region,
                    std::function<void(Result<RegionReading>)> answer) = 0;
  /// Reads a region's audit chain and hashes it here; facts().chainCheck tells how far. Goes on where it stopped, or
  /// begins at the first record. One at a time: another one takes its place.
  virtual void verifyAudit(const std::string& region, bool fromTheBeginning) = 0;
  virtual void stopVerifying() = 0;
  virtual void outboxItems(int limit, std::function<void(Result<std::vector<OutboxItem>>)> answer) = 0;
  /// All of them, page by page: oldest first, from the number after this one.
  virtual void outboxPage(std::int64_t after, int limit,
                          std::function<void(Result<std::vector<OutboxItem>>)> answer) = 0;
  virtual CacheReader* cache() = 0;  ///< null while there is no copy to be read: closed, locked, sealed
  /// For tables, whose reads may take long; null when `cache` is. What was asked of it dies with it.
  virtual CacheDesk* desk() { return nullptr; }
};

/// workspace.read() with the answer's own type.
template <class Read>
void ask(Workspace& workspace, const Read& wish, std::function<void(Result<typename Read::Answer>)> answer,
         const std::string& region = {}) {
  workspace.read(wish, region, [answer = std::move(answer)](const Result<RegionReading>& reading) {
    if (!reading) return answer(reading.error());
    answer(std::get<typename Read::Answer>(*reading));
  });
}

}  // namespace rebate
