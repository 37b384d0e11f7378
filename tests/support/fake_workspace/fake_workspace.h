// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "fake_workspace/fake_cache.h"
#include "ports/workspace.h"

namespace rebate {

/// The session as the window sees it, in memory. A test changes `state`, `store` and `outbox`, then announces it.
class FakeWorkspace : public Workspace {
 public:
  const WorkspaceFacts& facts() const override { return state; }
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
  void cacheTroubled(const Error& why) override { troubles.push_back(why); }
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
  void retryOutbox() override { ++retries; }
  void cancel(const std::string& decisionId, std::function<void(Outcome)> answer) override;
  void dismiss(const std::string& decisionId, std::function<void(Outcome)> answer) override;
  void release(const std::string& decisionId, std::function<void(Outcome)> answer) override;
  void fetchDetail(const std::string& rebateId, std::function<void(Result<RebateDetail>)> answer) override;
  void outboxItems(int limit, std::function<void(Result<std::vector<OutboxItem>>)> answer) override;
  void outboxPage(std::int64_t after, int limit, std::function<void(Result<std::vector<OutboxItem>>)> answer) override;
  CacheReader* cache() override;
  CacheDesk* desk() override { return cache() ? &quick : nullptr; }

  void announceFacts();  ///< counts are taken from the store and the outbox first
  void announceRebates(const std::vector<std::string>& ids);
  void announceWithdrawals(const std::vector<std::string>& ids);
  void announceOutbox();
  void announceRate(const RatePoint& point);
  void put(const Rebate& row);  ///< stores and announces it
  void put(const Withdrawal& row);
  /// The region applied it: the rebate, the outbox and the counts follow.
  void applyDecision(const std::string& decisionId);
  OutboxItem* itemOf(const std::string& decisionId);

  WorkspaceFacts state;
  FakeCache store;
  FakeDesk quick{store};
  FakeClock clock;
  std::vector<OutboxItem> outbox;  ///< oldest first
  std::map<std::string, RebateDetail> details;
  std::optional<Error> signInFailure;
  std::optional<Error> decideFailure;
  std::function<Result<RegionReading>(const RegionRead& wish, const std::string& region)>
      reading;                ///< unset: no region
  bool holdReadings = false;  ///< read() waits for answerReadings
  void answerReadings();
  bool holdDetails = false;  ///< fetchDetail() waits for answerDetails
  void answerDetails();
  bool holdBatches = false;  ///< decideAll() waits for answerBatch, one call for each
  void answerBatch();
  std::optional<Error> outboxFailure;
  std::optional<Error> vaultFailure;  ///< recover, setRecovery and rotateKeys answer this while set
  std::optional<Error> preferencesFailure;
  bool holdAnswers = false;  ///< signIn, recover, setRecovery, rotateKeys and wipeCache wait for answerHeld
  void answerHeld(const Outcome& outcome);
  bool slowLock = false;  ///< the files are closed by finishLock only
  void finishLock();
  std::vector<Error> troubles;
  std::vector<std::pair<std::string, bool>> verifications;  ///< regions, and whether from the beginning
  int retries = 0;
  int rotations = 0;
  int wipes = 0;
  int vaultRetries = 0;
  std::string lastSignInName;
  std::string lastSignInCode;
  SecretText lastPassphrase;

 private:
  void answerVault(const std::function<void(Outcome)>& answer);
  bool hold(const std::function<void(Outcome)>& answer);
  Result<OutboxItem> keep(const Rebate& seen, Action action, const std::string& reason, bool opened);
  OutboxItem newItem() const;
  Outcome settle(const std::string& decisionId, OutboxState as);

  std::set<WorkspaceListener*> listeners_;
  std::vector<std::function<void(Outcome)>> held_;
  std::vector<std::function<void()>> heldReadings_, heldDetails_, heldBatches_;
};

}  // namespace rebate
