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
#include "session/audit_witness.h"
#include "session/failover_tracker.h"
#include "session/keepsakes.h"
#include "session/lease_keeper.h"
#include "session/link_supervisor.h"
#include "session/local_account.h"
#include "session/outbox_replay.h"
#include "session/rate_tracker.h"
#include "session/router.h"
#include "session/sign_in_flow.h"
#include "session/sync.h"
#include "session/way_back.h"

namespace rebate {

struct RegionParts {
  std::string address;
  std::unique_ptr<RegionLink> link;
  std::unique_ptr<MetricSource> metrics;  ///< may be null
};

/// What a session is made of. The clock outlives it. All of them call back on the session's own thread, and never
/// before the call that asked has returned.
struct SessionParts {
  Clock* clock = nullptr;
  std::string boot = {};  ///< id of this boot of the machine; empty: not known
  std::vector<RegionParts> regions;
  std::function<AccountParts(const std::string& operatorName)> account;
  std::function<std::optional<AccountParts>()> lastAccount;
  std::function<AccountParts()> inMemory;  ///< gone with the program
  Preferences preferences = {};            ///< of somebody who has not chosen yet
  DecisionRules rules;
};

/// One person at one desktop: wires links, router, sync, outbox and records. Single thread, no Qt.
class Session : public Workspace, private LinkObserver, private SyncOwner, private ReplayOwner {
 public:
  explicit Session(SessionParts parts);
  ~Session() override;

  /// The window's own connection to the copy; null while it is closed.
  std::unique_ptr<CacheReader> openReader();
  /// What was watched here; null while nobody is inside. Gone when the facts say that they left.
  History* history() { return entered_ && account_ ? account_->history() : nullptr; }
  void start();  ///< finds out who was here last, and asks for their password

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
  void decideAll(const std::vector<Rebate>& seen, const std::set<std::string>& opened, Action action,
                 const std::string& reason, std::function<void(std::vector<Result<OutboxItem>>)> answer) override;
  void command(const Command& wish, const Facts& seen, std::function<void(Result<OutboxItem>)> answer) override;
  void read(const RegionRead& wish, const std::string& region,
            std::function<void(Result<RegionReading>)> answer) override;
  void verifyAudit(const std::string& region, bool fromTheBeginning) override;
  void stopVerifying() override;
  void retryOutbox() override;
  void cancel(const std::string& decisionId, std::function<void(Outcome)> answer) override;
  void dismiss(const std::string& decisionId, std::function<void(Outcome)> answer) override;
  void release(const std::string& decisionId, std::function<void(Outcome)> answer) override;
  void fetchDetail(const std::string& rebateId, std::function<void(Result<RebateDetail>)> answer) override;
  void outboxItems(int limit, std::function<void(Result<std::vector<OutboxItem>>)> answer) override;
  void outboxPage(std::int64_t after, int limit, std::function<void(Result<std::vector<OutboxItem>>)> answer) override;
  CacheReader* cache() override { return account_ ? account_->reader() : nullptr; }

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
  void withdrawalsSynced(const std::vector<std::string>& ids) override;
  void recount();
  void syncMoved() override;
  void cacheFailed(const Error& why) override;
  // SyncOwner and ReplayOwner
  int tokenNumber() const override { return tokenNumber_; }
  void tokenRefused(int number) override;
  Millis regionNow() const override { return lease_.now(here()); }
  // ReplayOwner
  RegionLink* linkTo(const std::string& region) override;
  void outboxMoved() override;
  void outboxFailed(const Error& why) override;

  using Answer = std::function<void(Outcome)>;

  // session_account.cpp: whose files are open
  void openAccount(std::unique_ptr<LocalAccount> account, const Answer& then);
  void filesOpened(const Outcome& opened);
  void greet();
  Outcome enter();
  Outcome openCopy();
  Outcome applyScope();
  void closeCopy();
  void closeAccount();
  void leave(SignIn to);
  void callVault(const std::function<Subscription(Vault&, Answer)>& call, const Answer& answer);
  void knowRegions();
  bool isOpen() const { return account_ && account_->isOpen(); }

  // session_sign_in.cpp: who is there
  void proveOneself(const Credentials& credentials, const Answer& answer);
  void askRegions(const Credentials& credentials, bool proven, const Answer& answer);
  void granted(const SessionGrant& grant, const SecretText& password, const Answer& answer);
  void refuse(const Error& why, const Answer& answer);
  void goOffline(const Credentials& credentials, const Answer& answer);
  void askAgainLater();
  void useToken(const std::string& token, Millis expiresAt);
  void renewInTime(Millis now);
  void renewToken();
  void renewed(const SessionGrant& grant);
  void becameOf(const SessionGrant& grant);
  void signInRefused();
  bool renewing() const { return renewal_.running() || renewAgain_; }
  void stopRenewing();
  void forgetToken();
  void wipePending();
  Result<OutboxItem> commandNow(const Command& wish, const Facts& seen);
  AddedBy addedNow(bool money) const;
  Result<RebateDetail> withOwnPreview(Result<RebateDetail> detail);
  Outcome mayDecide() const;
  Result<OutboxItem> decideNow(const Rebate& seen, Action action, const std::string& reason);
  Result<Decision> decisionOn(const Rebate& seen, Action action, const std::string& reason);

  // session_read.cpp: what the copy does not hold
  template <class T>
  struct Question {
    std::function<RegionLink*()> whom;  ///< null: nobody who could answer
    std::function<Subscription(RegionLink&, RegionLink::Answer<T>)> ask;
    std::function<void(Result<T>)> answer;
  };
  template <class T>
  void askRegion(const Question<T>& question, bool again);  ///< `again`: once more with another token
  RegionLink* linkFor(const RegionRead& wish, const std::string& region);
  void cancelReadings();

  // session_audit.cpp: what this desktop has witnessed of the audit, and verifying it
  void openWitness(Profile& profile);
  void closeWitness();
  void keepWitness();
  void witness(const std::string& region, const Heartbeat& beat);
  void askForCertainty();
  void checkNextPage();
  void checkPage(const AuditSlice& page);
  void keepChecked();
  void checkStopped(const std::optional<Error>& why);
  bool mayReadAudit() const { return facts_.who && allows(facts_.who->role, Permission::readAudit); }

  // session_rules.cpp: the rules in force
  void openRules(Profile& profile);
  void keepRules();
  void rulesCame(const std::vector<RuleVersion>& versions);
  void showRules();
  DecisionRules decisionRules() const;

  // session_copy.cpp: how long the copy may be shown, and how much of it
  ClockMark here() const;
  void keepLease();
  void keepWithinLimits();
  void keepWayBack();
  void lookAtTheWay(bool live, bool trying);

  void look();     ///< after any fact about the regions: records, route, replay, sync
  void publish();  ///< brings facts up to date and tells the listeners
  void eachListener(const std::function<void(WorkspaceListener&)>& call);
  void keepHouse();
  void scrapeAll();
  void askWhoIsThere(std::size_t number);
  std::vector<RegionView> views();
  std::vector<RegionLink*> links() const;
  std::vector<RegionLink*> understoodLinks() const;
  bool signedIn() const { return !token_.empty(); }

  SessionParts parts_;
  Clock& clock_;
  WorkspaceFacts facts_;
  std::map<int, WorkspaceListener*> listeners_;
  int nextListener_ = 0;

  std::unique_ptr<LocalAccount> account_;
  VaultState vaultState_ = VaultState::absent;  ///< how the last try to open it ended
  bool entered_ = false;                        ///< they have proven who they are, and their outbox is at work
  std::string searchKey_;                       ///< 32 bytes, as a region granted it; empty: the copy has it
  std::string device_;
  SecretText token_;
  Millis expiresAt_ = 0;  ///< by the regions' clock
  int tokenNumber_ = 0;
  Millis renewedAt_ = -1;  ///< monotonic; -1: the token is of a sign-in
  Credentials pending_;    ///< of somebody signed in offline, until a region can grant a token

  LeaseKeeper lease_;
  WayBackTracker wayBack_;
  AuditWitness witness_;
  std::map<std::string, std::string> storeOf_;  ///< by region, as its leases name it
  Millis witnessKeptAt_ = 0;                    ///< monotonic
  bool askingForCertainty_ = false;
  int chainCheckNumber_ = 0;  ///< answers to a check before this one are of no interest
  std::string chainCheckStore_;
  std::int64_t chainKeptAt_ = 0;  ///< number of the record up to which it is kept
  std::vector<RuleSet> rules_;    ///< every version; empty: none known
  Millis rulesDueAt_ = 0;         ///< monotonic: when they are asked for
  KnownRegions known_;
  int copies_ = 0;
  bool trimming_ = false;  ///< more is to leave the copy than went the last time
  Millis trimmedAt_ = -1;  ///< monotonic

  Sync sync_;
  OutboxReplay replay_;
  SignInFlow signInFlow_;
  SignInFlow renewal_;
  WriteRouter router_;
  FailoverTracker failovers_;
  RateTracker rates_;
  std::vector<std::unique_ptr<LinkSupervisor>> supervisors_;

  Subscription vaultCall_;
  Subscription house_;
  Subscription metrics_;
  Subscription askAgain_;
  Subscription renewAgain_;
  std::vector<std::function<void()>> waitingForToken_;  ///< reads that were refused and go again, either way
  std::vector<Subscription> scrapes_;
  std::vector<Subscription> hellos_;
  struct Reading {
    Subscription call;
    std::function<void()> cancel;
  };
  std::map<int, Reading> readings_;
  int nextReading_ = 0;
};

}  // namespace rebate
