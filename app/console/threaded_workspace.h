// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <set>
#include <vector>

#include "ports/alert_desk.h"
#include "ports/metric_desk.h"
#include "ports/record_desk.h"
#include "ports/workspace.h"
#include "tables/reader_thread.h"

namespace rebate::console {

/// What runs on the worker thread. Desks and session end together, the desks first.
struct Engine {
  std::shared_ptr<Workspace> session;
  std::shared_ptr<MetricDesk> metrics;
  std::shared_ptr<AlertDesk> alerts;
  std::shared_ptr<RecordDesk> records;
  std::function<void()> start;
  /// The window's own read connection; null while the vault is not ready.
  std::function<std::unique_ptr<CacheReader>()> openReader;
};

/// One of the engine's desks as the window sees it. Both are called on the worker thread; an engine that is rebuilt is
/// left before the next one is joined.
class EngineGuest {
 public:
  virtual ~EngineGuest() = default;
  virtual void join(Engine& engine) = 0;
  virtual void leave() = 0;
};

/// The session on a thread of its own, seen from the UI thread. Commands are posted there; facts come back
/// as one value at most once a frame, so that a storm of changes costs the window one repaint.
class ThreadedWorkspace final : public QObject, public Workspace {
  Q_OBJECT
 public:
  /// Called on the worker thread, which has a Qt event loop.
  explicit ThreadedWorkspace(std::function<Engine()> build);
  ~ThreadedWorkspace() override;

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
  /// Another session in place of this one: whoever was inside is out, as after a start. Listeners stay.
  void rebuild(std::function<Engine()> build);
  /// Another read connection to the copy, for whoever reads much; null while none is open. It is closed by its owner,
  /// who hears of a lock as everybody does.
  void openReader(std::function<void(std::unique_ptr<CacheReader>)> answer);
  CacheReader* cache() override { return reader_.get(); }
  CacheDesk* desk() override { return desk_.get(); }
  /// From the UI thread. The guest is dismissed before it ends, which waits for the worker thread.
  void invite(EngineGuest& guest);
  void dismiss(EngineGuest& guest);
  /// Runs on the worker thread; not at all while there is no engine.
  void onWorker(std::function<void(Engine&)> call);
  /// For a guest on the worker thread: a frame from now, unless it was dismissed.
  void soon(EngineGuest& guest, std::function<void()> call);

 private:
  class EngineRoom;
  struct News;

  void take(News news);
  void post(std::function<void(Workspace&)> command);
  template <class T>
  std::function<void(T)> onUiThread(std::function<void(T)> answer);

  QThread thread_;
  EngineRoom* room_;  ///< lives on the worker thread; destroyed there
  WorkspaceFacts facts_;
  std::unique_ptr<CacheReader> reader_;
  std::unique_ptr<ReaderThread> desk_;
  std::vector<WorkspaceListener*> listeners_;
};

}  // namespace rebate::console
