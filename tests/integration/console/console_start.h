// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "cache/open.h"
#include "console/threaded_workspace.h"
#include "headless/memory_vault.h"
#include "link/qt_clock.h"
#include "session/session.h"

namespace rebate::fixtures {

/// What the program is made of, over a folder; the keychain outlives it, as a keychain does.
struct RunningSession {
  link::QtClock clock;
  std::unique_ptr<Session> session;
};

inline console::Engine startedOver(const QString& folder, std::map<std::string, Key>& keys,
                                   const std::function<std::vector<RegionParts>(Clock&)>& regions) {
  auto engine = std::make_shared<RunningSession>();
  SessionParts parts;
  parts.clock = &engine->clock;
  parts.regions = regions(engine->clock);
  const auto base = folder.toStdString() + "/account";
  const auto account = [engine = engine.get(), base, &keys](const std::string&) {
    AccountParts made;
    made.id = base;
    made.exists = QFile::exists(QString::fromStdString(base + "/outbox.db"));
    made.vault = std::make_shared<MemoryVault>(engine->clock);
    made.prepare = [base]() -> Outcome {
      QDir().mkpath(QString::fromStdString(base));
      return Done{};
    };
    const auto key = [&keys](const std::string& name, const Key& fresh) {
      return keys.try_emplace(name, fresh).first->second;
    };
    made.openCache = [base, key](const Key& k) { return cache::openCache(base + "/cache.db", key("cache", k)); };
    made.openReader = [base, key](const Key& k) { return cache::openCacheReader(base + "/cache.db", key("cache", k)); };
    made.openKept = [base, key](const Key& k) { return cache::openOutbox(base + "/outbox.db", key("outbox", k)); };
    made.setCacheAside = [base] { static_cast<void>(cache::setCacheAside(base + "/cache.db")); };
    made.removeCache = [base] { cache::removeCache(base + "/cache.db"); };
    return made;
  };
  parts.account = account;
  parts.lastAccount = [account]() -> std::optional<AccountParts> {
    auto made = account({});
    return made.exists ? std::optional(std::move(made)) : std::nullopt;
  };
  parts.inMemory = [account] { return account({}); };
  engine->session = std::make_unique<Session>(std::move(parts));
  console::Engine wired;
  wired.session = std::shared_ptr<Workspace>(engine, engine->session.get());
  wired.start = [engine = engine.get()] { engine->session->start(); };
  wired.openReader = [engine = engine.get()] { return engine->session->openReader(); };
  return wired;
}

}  // namespace rebate::fixtures
