// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/threaded_workspace.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace rebate::console {
namespace {

constexpr int kFrameMs = 16;

}  // namespace

/// What happened since the last frame.
struct ThreadedWorkspace::News {
  WorkspaceFacts facts;
  bool factsChanged = false;
  bool allRebates = false;
  std::set<std::string> rebates;
  bool allWithdrawals = false;
  std::set<std::string> withdrawals;
  bool outbox = false;
  std::vector<RatePoint> rates;
  bool copyChanged = false;  ///< it was closed, or it is another: what was read of the one before is gone
  std::unique_ptr<CacheReader> reader;
  std::unique_ptr<CacheReader> deskReader;
};

/// Lives on the worker thread beside the session and gathers its news.
class ThreadedWorkspace::EngineRoom final : public QObject, public WorkspaceListener {
 public:
  EngineRoom(ThreadedWorkspace& owner, std::function<Engine()> build) : owner_(owner), build_(std::move(build)) {}

  void rebuild(std::function<Engine()> build) {
    end();
    build_ = std::move(build);
    copyGiven_ = 0;
    news_.copyChanged = true;  // readers of the copy that was closed
    start();
  }

  void start() {
    engine_ = build_();
    subscription_ = engine_.session->listen(*this);
    for (auto* guest : guests_) guest->join(engine_);
    engine_.start();
    factsChanged();
  }
  void end() {
    for (auto* guest : guests_) guest->leave();
    subscription_.reset();
    engine_ = {};
  }
  void invite(EngineGuest& guest) {
    guests_.push_back(&guest);
    if (engine_.session) guest.join(engine_);
  }
  void dismiss(EngineGuest& guest) {
    if (std::erase(guests_, &guest) > 0 && engine_.session) guest.leave();
  }
  bool has(const EngineGuest& guest) const {
    return std::find(guests_.begin(), guests_.end(), &guest) != guests_.end();
  }
  Engine* engine() { return engine_.session ? &engine_ : nullptr; }
  Workspace* session() { return engine_.session.get(); }
  std::unique_ptr<CacheReader> openReader() { return engine_.openReader ? engine_.openReader() : nullptr; }

  void factsChanged() override {
    news_.factsChanged = true;
    schedule();
  }
  void rebatesChanged(const std::vector<std::string>& ids) override {
    news_.allRebates |= ids.empty();
    news_.rebates.insert(ids.begin(), ids.end());
    schedule();
  }
  void withdrawalsChanged(const std::vector<std::string>& ids) override {
    news_.allWithdrawals |= ids.empty();
    news_.withdrawals.insert(ids.begin(), ids.end());
    schedule();
  }
  void outboxChanged() override {
    news_.outbox = true;
    schedule();
  }
  void creditedRateCame(const RatePoint& point) override {
    news_.rates.push_back(point);
    schedule();
  }

 private:
  void schedule() {
    if (std::exchange(scheduled_, true)) return;
    QTimer::singleShot(kFrameMs, this, [this] { send(); });
  }

  void send() {
    scheduled_ = false;
    if (!session()) return;
    news_.facts = session()->facts();
    if (news_.facts.copyNumber != copyGiven_) {
      news_.copyChanged = true;
      news_.reader = news_.facts.copyNumber > 0 ? engine_.openReader() : nullptr;
      news_.deskReader = news_.reader ? engine_.openReader() : nullptr;
      copyGiven_ = news_.facts.copyNumber;
    }
    auto news = std::make_shared<News>(std::exchange(news_, News{}));
    QMetaObject::invokeMethod(&owner_, [owner = &owner_, news] { owner->take(std::move(*news)); });
  }

  ThreadedWorkspace& owner_;
  std::function<Engine()> build_;
  Engine engine_;
  std::vector<EngineGuest*> guests_;
  Subscription subscription_;  // ends before the session does
  News news_;
  bool scheduled_ = false;
  int copyGiven_ = 0;
};

ThreadedWorkspace::ThreadedWorkspace(std::function<Engine()> build) : room_(new EngineRoom(*this, std::move(build))) {
  room_->moveToThread(&thread_);
  connect(&thread_, &QThread::finished, room_, &QObject::deleteLater);
  thread_.setObjectName(QStringLiteral("session"));
  thread_.start();
  QMetaObject::invokeMethod(room_, [room = room_] { room->start(); });
}

ThreadedWorkspace::~ThreadedWorkspace() {
  // Ended while its event loop still turns: what the session's parts put off until later, such as the end of a timer,
  // has to happen, too.
  QMetaObject::invokeMethod(room_, [this] {
    room_->end();
    thread_.quit();
  });
  thread_.wait();
}

void ThreadedWorkspace::take(News news) {
  facts_ = std::move(news.facts);
  // Models let go of the old reader when they are told that there is another, or none.
  const auto before = news.copyChanged ? std::exchange(reader_, std::move(news.reader)) : nullptr;
  std::unique_ptr<ReaderThread> deskBefore;
  if (news.copyChanged) {
    deskBefore = std::move(desk_);
    if (news.deskReader) desk_ = std::make_unique<ReaderThread>(std::move(news.deskReader));
  }
  const std::vector<std::string> ids(news.rebates.begin(), news.rebates.end());
  const std::vector<std::string> withdrawals(news.withdrawals.begin(), news.withdrawals.end());
  for (auto* listener : std::vector(listeners_)) {
    if (news.factsChanged) listener->factsChanged();
    if (news.allRebates)
      listener->rebatesChanged({});
    else if (!ids.empty())
      listener->rebatesChanged(ids);
    if (news.allWithdrawals)
      listener->withdrawalsChanged({});
    else if (!withdrawals.empty())
      listener->withdrawalsChanged(withdrawals);
    if (news.outbox) listener->outboxChanged();
    for (const auto& point : news.rates) listener->creditedRateCame(point);
  }
}

Subscription ThreadedWorkspace::listen(WorkspaceListener& listener) {
  listeners_.push_back(&listener);
  return Subscription([this, &listener] { std::erase(listeners_, &listener); });
}

void ThreadedWorkspace::post(std::function<void(Workspace&)> command) {
  QMetaObject::invokeMethod(room_, [room = room_, command = std::move(command)] {
    if (auto* session = room->session()) command(*session);
  });
}

void ThreadedWorkspace::invite(EngineGuest& guest) {
  QMetaObject::invokeMethod(room_, [room = room_, &guest] { room->invite(guest); });
}

void ThreadedWorkspace::dismiss(EngineGuest& guest) {
  QMetaObject::invokeMethod(
      room_, [room = room_, &guest] { room->dismiss(guest); }, Qt::BlockingQueuedConnection);
}

void ThreadedWorkspace::onWorker(std::function<void(Engine&)> call) {
  QMetaObject::invokeMethod(room_, [room = room_, call = std::move(call)] {
    if (auto* engine = room->engine()) call(*engine);
  });
}

void ThreadedWorkspace::soon(EngineGuest& guest, std::function<void()> call) {
  QTimer::singleShot(kFrameMs, room_, [room = room_, &guest, call = std::move(call)] {
    if (room->has(guest)) call();
  });
}

void ThreadedWorkspace::rebuild(std::function<Engine()> build) {
  QMetaObject::invokeMethod(room_, [room = room_, build = std::move(build)] { room->rebuild(build); });
}

void ThreadedWorkspace::openReader(std::function<void(std::unique_ptr<CacheReader>)> answer) {
  QMetaObject::invokeMethod(room_, [this, room = room_, answer = std::move(answer)] {
    const auto reader = std::make_shared<std::unique_ptr<CacheReader>>(room->openReader());
    QMetaObject::invokeMethod(this, [answer, reader] { answer(std::move(*reader)); });
  });
}

template <class T>
std::function<void(T)> ThreadedWorkspace::onUiThread(std::function<void(T)> answer) {
  return [this, answer = std::move(answer)](T value) {
    QMetaObject::invokeMethod(this, [answer, value = std::move(value)] { answer(value); });
  };
}

void ThreadedWorkspace::signIn(const Credentials& credentials, std::function<void(Outcome)> answer) {
  post([credentials, answer = onUiThread(std::move(answer))](Workspace& session) {
    session.signIn(credentials, answer);
  });
}

void ThreadedWorkspace::signOut() {
  post([](Workspace& session) { session.signOut(); });
}

void ThreadedWorkspace::lock(LockReason why) {
  post([why](Workspace& session) { session.lock(why); });
}

void ThreadedWorkspace::openReadOnly() {
  post([](Workspace& session) { session.openReadOnly(); });
}

void ThreadedWorkspace::recover(const SecretText& passphrase, std::function<void(Outcome)> answer) {
  post([passphrase, answer = onUiThread(std::move(answer))](Workspace& session) {
    session.recover(passphrase, answer);
  });
}

void ThreadedWorkspace::setRecovery(const SecretText& passphrase, std::function<void(Outcome)> answer) {
  post([passphrase, answer = onUiThread(std::move(answer))](Workspace& session) {
    session.setRecovery(passphrase, answer);
  });
}

void ThreadedWorkspace::rotateKeys(std::function<void(Outcome)> answer) {
  post([answer = onUiThread(std::move(answer))](Workspace& session) { session.rotateKeys(answer); });
}

void ThreadedWorkspace::wipeCache(std::function<void(Outcome)> answer) {
  post([answer = onUiThread(std::move(answer))](Workspace& session) { session.wipeCache(answer); });
}

void ThreadedWorkspace::setPreferences(const Preferences& preferences, std::function<void(Outcome)> answer) {
  post([preferences, answer = onUiThread(std::move(answer))](Workspace& session) {
    session.setPreferences(preferences, answer);
  });
}

void ThreadedWorkspace::cacheTroubled(const Error& why) {
  post([why](Workspace& session) { session.cacheTroubled(why); });
}

void ThreadedWorkspace::acknowledge() {
  post([](Workspace& session) { session.acknowledge(); });
}

void ThreadedWorkspace::retryVault() {
  post([](Workspace& session) { session.retryVault(); });
}

void ThreadedWorkspace::decide(const Rebate& seen, Action action, const std::string& reason,
                               std::function<void(Result<OutboxItem>)> answer) {
  post([seen, action, reason, answer = onUiThread(std::move(answer))](Workspace& session) {
    session.decide(seen, action, reason, answer);
  });
}

void ThreadedWorkspace::decideAll(const std::vector<Rebate>& seen, const std::set<std::string>& opened, Action action,
                                  const std::string& reason,
                                  std::function<void(std::vector<Result<OutboxItem>>)> answer) {
  post([seen, opened, action, reason, answer = onUiThread(std::move(answer))](Workspace& session) {
    session.decideAll(seen, opened, action, reason, answer);
  });
}

void ThreadedWorkspace::command(const Command& wish, const Facts& seen,
                                std::function<void(Result<OutboxItem>)> answer) {
  post([wish, seen, answer = onUiThread(std::move(answer))](Workspace& session) {
    session.command(wish, seen, answer);
  });
}

void ThreadedWorkspace::read(const RegionRead& wish, const std::string& region,
                             std::function<void(Result<RegionReading>)> answer) {
  post([wish, region, answer = onUiThread(std::move(answer))](Workspace& session) {
    session.read(wish, region, answer);
  });
}

void ThreadedWorkspace::verifyAudit(const std::string& region, bool fromTheBeginning) {
  post([region, fromTheBeginning](Workspace& session) { session.verifyAudit(region, fromTheBeginning); });
}

void ThreadedWorkspace::stopVerifying() {
  post([](Workspace& session) { session.stopVerifying(); });
}

void ThreadedWorkspace::retryOutbox() {
  post([](Workspace& session) { session.retryOutbox(); });
}

void ThreadedWorkspace::cancel(const std::string& decisionId, std::function<void(Outcome)> answer) {
  post(
      [decisionId, answer = onUiThread(std::move(answer))](Workspace& session) { session.cancel(decisionId, answer); });
}

void ThreadedWorkspace::dismiss(const std::string& decisionId, std::function<void(Outcome)> answer) {
  post([decisionId, answer = onUiThread(std::move(answer))](Workspace& session) {
    session.dismiss(decisionId, answer);
  });
}

void ThreadedWorkspace::release(const std::string& decisionId, std::function<void(Outcome)> answer) {
  post([decisionId, answer = onUiThread(std::move(answer))](Workspace& session) {
    session.release(decisionId, answer);
  });
}

void ThreadedWorkspace::fetchDetail(const std::string& rebateId, std::function<void(Result<RebateDetail>)> answer) {
  post([rebateId, answer = onUiThread(std::move(answer))](Workspace& session) {
    session.fetchDetail(rebateId, answer);
  });
}

void ThreadedWorkspace::outboxItems(int limit, std::function<void(Result<std::vector<OutboxItem>>)> answer) {
  post([limit, answer = onUiThread(std::move(answer))](Workspace& session) { session.outboxItems(limit, answer); });
}

void ThreadedWorkspace::outboxPage(std::int64_t after, int limit,
                                   std::function<void(Result<std::vector<OutboxItem>>)> answer) {
  post([after, limit, answer = onUiThread(std::move(answer))](Workspace& session) {
    session.outboxPage(after, limit, answer);
  });
}

}  // namespace rebate::console
