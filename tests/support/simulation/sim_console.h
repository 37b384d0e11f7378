// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <memory>

#include "cache/open.h"
#include "headless/memory_vault.h"
#include "session/session.h"
#include "simulation/sim_link.h"

namespace rebate::fixtures {

/// A session over simulated regions and time, with its real encrypted files. Header only: a test links what it uses.
class SimConsole : private WorkspaceListener {
 public:
  explicit SimConsole(SimWorld& world) : world_(world), vault_(std::make_shared<MemoryVault>(world.clock())) {}

  /// Starts it, or starts it again on the same files as after a kill.
  Session& start() {
    stop();
    SessionParts parts;
    parts.clock = &world_.clock();
    parts.boot = boot;
    parts.preferences.holdBack = 0;
    links.clear();
    for (const auto* name : {"cn-east", "cn-north", "cn-south"}) {
      auto link = std::make_unique<SimLink>(world_, name);
      links.push_back(link.get());
      parts.regions.push_back({name, std::move(link), std::make_unique<SimMetrics>(world_, name)});
    }
    parts.account = [this](const std::string& name) { return account(name); };
    parts.lastAccount = [this]() -> std::optional<AccountParts> {
      if (last_.empty()) return std::nullopt;
      return account(last_);
    };
    parts.inMemory = [this] { return account("in memory"); };
    session_ = std::make_unique<Session>(std::move(parts));
    listening_ = session_->listen(*this);
    session_->start();
    world_.clock().advance(5);
    return *session_;
  }
  /// As after a kill, and the person is back at once.
  Session& restart() {
    start();
    static_cast<void>(signIn());
    return *session_;
  }
  void stop() {
    listening_.reset();
    session_.reset();
  }

  Session& session() { return *session_; }
  const WorkspaceFacts& facts() const { return session_->facts(); }
  MemoryVault& vault() { return *vault_; }
  /// Of whom signs in as `name`.
  std::string path(const char* file, const std::string& name = "chen.jing") const {
    return folder_.filePath(QString::fromStdString(name) + QLatin1Char('-') + QLatin1String(file)).toStdString();
  }

  Outcome signIn(const std::string& name = "chen.jing", const std::string& password = "correct") {
    std::optional<Outcome> outcome;
    session_->signIn({name, password}, [&](const Outcome& answer) { outcome = answer; });
    world_.clock().advanceUntil([&] { return outcome.has_value(); });
    return outcome.value_or(Error{Errc::timedOut, "", ""});
  }
  Result<OutboxItem> decide(const Rebate& seen, Action action = Action::approve, const std::string& reason = {}) {
    std::optional<Result<OutboxItem>> result;
    session_->decide(seen, action, reason, [&](Result<OutboxItem> item) { result = std::move(item); });
    return *result;
  }
  std::vector<Rebate> rows(const RebateQuery& query = {}) {
    return session_->cache() == nullptr ? std::vector<Rebate>{}
                                        : session_->cache()->rebates(query, {}, 10'000).valueOr({});
  }
  std::vector<OutboxItem> outbox() {
    std::vector<OutboxItem> items;
    session_->outboxItems(10'000, [&](Result<std::vector<OutboxItem>> answer) {
      if (answer) items = *std::move(answer);
    });
    return items;
  }
  /// The cache shows what the store holds.
  bool inStep() {
    auto mine = rows();
    if (mine.size() != world_.rebates().size()) return false;
    for (const auto& row : mine)
      if (!(world_.rebates().at(row.id) == row)) return false;
    return true;
  }

  std::string boot;  ///< id of this boot of the machine, for the next start
  std::vector<SimLink*> links;
  std::vector<std::vector<std::string>> changed;
  std::vector<RatePoint> rates;

 private:
  void factsChanged() override {}
  void rebatesChanged(const std::vector<std::string>& ids) override { changed.push_back(ids); }
  void outboxChanged() override {}
  void creditedRateCame(const RatePoint& point) override { rates.push_back(point); }

  AccountParts account(const std::string& name) {
    AccountParts parts;
    parts.id = name;
    parts.exists = QFile::exists(QString::fromStdString(path("outbox.db", name)));
    parts.vault = vault_;
    parts.openCache = [this, name](const Key& key) { return cache::openCache(path("cache.db", name), key); };
    parts.openReader = [this, name](const Key& key) { return cache::openCacheReader(path("cache.db", name), key); };
    parts.openKept = [this, name](const Key& key) { return cache::openOutbox(path("outbox.db", name), key); };
    parts.openHistory = [this, name](const Key& key) { return cache::openHistory(path("history.db", name), key); };
    parts.setCacheAside = [this, name] { static_cast<void>(cache::setCacheAside(path("cache.db", name))); };
    parts.removeCache = [this, name] { cache::removeCache(path("cache.db", name)); };
    parts.chosen = [this, name] { last_ = name; };
    return parts;
  }

  SimWorld& world_;
  std::shared_ptr<MemoryVault> vault_;
  std::string last_;
  /// In memory where there is such a place: what is tested here is order, and every outbox commit waits for the disk.
  QTemporaryDir folder_{(QDir(QStringLiteral("/dev/shm")).exists() ? QStringLiteral("/dev/shm") : QDir::tempPath()) +
                        QStringLiteral("/rebate-XXXXXX")};
  std::unique_ptr<Session> session_;
  Subscription listening_;
};

}  // namespace rebate::fixtures
