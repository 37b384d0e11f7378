// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "ports/clock.h"
#include "ports/metric_source.h"
#include "ports/profile.h"
#include "ports/workspace.h"
#include "session/failover_tracker.h"
#include "session/link_supervisor.h"
#include "session/outbox_replay.h"
#include "session/rate_tracker.h"
#include "session/sign_in_flow.h"
#include "session/sync.h"

namespace rebate {

struct RegionParts {
  std::string address;
  std::unique_ptr<RegionLink> link;
  std::unique_ptr<MetricSource> metrics;  ///< may be null
};

/// What a session is made of. Clock and vault outlive it; the files are opened once the vault gives their keys.
/// All of them call back on the session's own thread, and never before the call that asked has returned.
struct SessionParts {
  Clock* clock = nullptr;
  Vault* vault = nullptr;
  std::vector<RegionParts> regions;
  std::function<Result<std::unique_ptr<Cache>>(const Key&)> openCache;
  std::function<Result<std::unique_ptr<CacheReader>>(const Key&)> openReader;
  std::function<Result<Kept>(const Key&)> openKept;
  std::function<void()> setCacheAside;  ///< a cache that turned out damaged while in use
  DecisionRules rules;
};

/// One person at one desktop: wires links, router, sync, outbox and records. Single thread, no Qt.
class Session : public Workspace, private LinkObserver, private SyncOwner, private ReplayOwner {
 public:
  explicit Session(SessionParts parts);
  ~Session() override;

  void start();  ///< opens the vault, the files, and the links of a remembered operator
  const std::string& outboxSetAside() const { return kept_.setAside; }

  const WorkspaceFacts& facts() const override { return facts_; }
  Subscription listen(WorkspaceListener& listener) override;
  void signIn(const Credentials& credentials, std::function<void(Outcome)> answer) override;
  void signOut() override;
  void lock(LockReason why) override;
  void retryVault() override;
  void openReadOnly() override;
  void recover(const SecretText& passphrase, std::function<void(Outcome)> answer) override;
  void setRecovery(const SecretText& passphrase, std::function<void(Outcome)> answer) override;
  void rotateKeys(std::function<void(Outcome)> answer) override;
  void wipeCache(std::function<void(Outcome)> answer) override;
  void setPreferences(const Preferences& preferences, std::function<void(Outcome)> answer) override;
  void cacheTroubled(const Error& why) override;
  void acknowledge() override;
  void decide(const Rebate& seen, Action action, const std::string& reason,
              std::function<void(Result<OutboxItem>)> answer) override;
  void retryOutbox() override;
  void cancel(const std::string& decisionId, std::function<void(Outcome)> answer) override;
  void dismiss(const std::string& decisionId, std::function<void(Outcome)> answer) override;
  void release(const std::string& decisionId, std::function<void(Outcome)> answer) override;
  void fetchDetail(const std::string& rebateId, std::function<void(Result<RebateDetail>)> answer) override;
  void outboxItems(int limit, std::function<void(Result<std::vector<OutboxItem>>)> answer) override;
  CacheReader* cache() override { return reader_.get(); }

 private:
  // LinkObserver
  Cursor streamFrom() const override { return sync_.streamFrom(); }
  void linkChanged(LinkSupervisor& link) override;
  void heartbeatCame(LinkSupervisor& link, const Heartbeat& beat) override;
  void changesCame(LinkSupervisor& link, std::vector<Change> changes) override;
  void topologyCame(LinkSupervisor& link, const Topology& topology) override;
  void resetCame(LinkSupervisor& link) override;
  // SyncOwner
  RegionLink* linkToRead(std::string& region) override;
  void streamsBegin() override;
  void synced(const std::vector<std::string>& rebateIds) override;
  void syncMoved() override;
  void cacheFailed(const Error& why) override;
  // SyncOwner and ReplayOwner
  int tokenNumber() const override { return tokenNumber_; }
  void tokenRefused(int number) override;
  // ReplayOwner
  RegionLink* linkTo(const std::string& region) override;
  void outboxMoved() override;
  void outboxFailed(const Error& why) override;

  void vaultOpened(const Outcome& outcome);
  Outcome openFiles();
  Outcome openCacheFiles();
  void resumeRemembered();
  void granted(const SessionGrant& grant, const std::string& password);
  bool signInOffline(const Credentials& credentials);
  void askAgainLater();
  void useToken(const std::string& token, Millis expiresAt);
  void renewInTime(Millis now);
  void renewToken();
  void renewed(const SessionGrant& grant);
  void signInRefused();
  bool renewing() const { return renewal_.running() || renewAgain_; }
  void stopRenewing();
  void dropToken();
  void wipePending();
  void askDetail(const std::string& rebateId, std::function<void(Result<RebateDetail>)> answer, bool again);
  Result<OutboxItem> decideNow(const Rebate& seen, Action action, const std::string& reason);
  Result<Decision> decisionOn(const Rebate& seen, Action action, const std::string& reason);

  void look();     ///< after any fact about the regions: records, route, replay, sync
  void publish();  ///< brings facts up to date and tells the listeners
  void eachListener(const std::function<void(WorkspaceListener&)>& call);
  void keepHouse();
  void scrapeAll();
  std::vector<RegionView> views();
  std::vector<RegionLink*> links() const;
  bool signedIn() const { return !token_.empty(); }

  SessionParts parts_;
  Clock& clock_;
  Vault& vault_;
  WorkspaceFacts facts_;
  std::map<int, WorkspaceListener*> listeners_;
  int nextListener_ = 0;

  Kept kept_;
  std::unique_ptr<Cache> cache_;
  std::unique_ptr<CacheReader> reader_;
  std::string device_;
  std::string token_;
  Millis expiresAt_ = 0;  ///< by the regions' clock
  int tokenNumber_ = 0;
  Millis renewedAt_ = -1;  ///< monotonic; -1: the token is of a sign-in
  Credentials pending_;    ///< of somebody signed in offline, until a region can grant a token

  Sync sync_;
  OutboxReplay replay_;
  SignInFlow signInFlow_;
  SignInFlow renewal_;
  FailoverTracker failovers_;
  RateTracker rates_;
  std::vector<std::unique_ptr<LinkSupervisor>> supervisors_;

  Subscription vaultOpening_;
  Subscription house_;
  Subscription metrics_;
  Subscription askAgain_;
  Subscription renewAgain_;
  std::vector<std::function<void()>> waitingForToken_;  ///< reads that were refused and go again, either way
  std::vector<Subscription> scrapes_;
  std::map<int, Subscription> details_;
  int nextDetail_ = 0;
};

}  // namespace rebate
