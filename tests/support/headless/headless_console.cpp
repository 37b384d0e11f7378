// SPDX-License-Identifier: GPL-3.0-or-later
#include "headless/headless_console.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTimer>
#include <optional>

#include "cache/open.h"
#include "link/qt_metric_source.h"
#include "link/qt_region_link.h"
#include "monitor/metric_tap.h"

namespace rebate::fixtures {

namespace {

AccountParts accountIn(Desk& desk, const std::string& folder) {
  AccountParts parts;
  parts.id = folder;
  parts.exists = QFile::exists(QString::fromStdString(folder + "/outbox.db"));
  parts.vault = desk.vault;
  parts.prepare = [folder]() -> Outcome {
    QDir().mkpath(QString::fromStdString(folder));
    return Done{};
  };
  parts.openCache = [path = folder + "/cache.db"](const Key& key) { return cache::openCache(path, key); };
  parts.openReader = [path = folder + "/cache.db"](const Key& key) { return cache::openCacheReader(path, key); };
  parts.openKept = [path = folder + "/outbox.db"](const Key& key) { return cache::openOutbox(path, key); };
  parts.openHistory = [path = folder + "/history.db"](const Key& key) { return cache::openHistory(path, key); };
  parts.setCacheAside = [path = folder + "/cache.db"] { static_cast<void>(cache::setCacheAside(path)); };
  parts.removeCache = [path = folder + "/cache.db"] { cache::removeCache(path); };
  return parts;
}

}  // namespace

HeadlessConsole::HeadlessConsole(Desk& desk, const std::string& folder, const std::vector<std::string>& addresses,
                                 Scraped scraped) {
  SessionParts parts;
  parts.clock = &desk.clock;
  parts.preferences.holdBack = 0;
  for (const auto& address : addresses) {
    std::unique_ptr<MetricSource> metrics = std::make_unique<link::QtMetricSource>(address);
    if (scraped)
      metrics = std::make_unique<MetricTap>(
          std::move(metrics), [scraped, address](const Result<Samples>& samples) { scraped(address, samples); });
    parts.regions.push_back({address, std::make_unique<link::QtRegionLink>(address), std::move(metrics)});
  }
  parts.account = [&desk, folder](const std::string&) { return accountIn(desk, folder); };
  parts.lastAccount = [&desk, folder]() -> std::optional<AccountParts> {
    auto account = accountIn(desk, folder);
    if (!account.exists) return std::nullopt;
    return account;
  };
  parts.inMemory = [&desk, folder] { return accountIn(desk, folder + "/in-memory"); };
  session_ = std::make_unique<Session>(std::move(parts));
  listening_ = session_->listen(*this);
  session_->start();
  waitFor([this] { return facts().vault != VaultState::opening; }, 5'000);
}

HeadlessConsole::~HeadlessConsole() {
  listening_.reset();
  session_.reset();
  // Qt hangs up and frees what is left of replies and timers in the event loop.
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

Outcome HeadlessConsole::signIn(const std::string& name, const std::string& password, Millis patience) {
  std::optional<Outcome> outcome;
  session_->signIn({name, password}, [&](const Outcome& answer) { outcome = answer; });
  waitFor([&] { return outcome.has_value(); }, patience);
  if (!outcome) session_->signOut();  // or it would answer into a frame that is gone
  return outcome.value_or(Error{Errc::timedOut, "sign-in", "no answer"});
}

Result<OutboxItem> HeadlessConsole::decide(const Rebate& seen, Action action, const std::string& reason) {
  std::optional<Result<OutboxItem>> result;
  session_->decide(seen, action, reason, [&](Result<OutboxItem> item) { result = std::move(item); });
  return *result;  // a session answers this one at once
}

std::vector<Rebate> HeadlessConsole::rebates(const RebateQuery& query, int limit) {
  auto* cache = session_->cache();
  if (cache == nullptr) return {};
  return cache->rebates(query, {}, limit).valueOr({});
}

std::vector<OutboxItem> HeadlessConsole::outbox(int limit) {
  std::vector<OutboxItem> items;
  session_->outboxItems(limit, [&](Result<std::vector<OutboxItem>> answer) {
    if (answer) items = *std::move(answer);
  });
  return items;
}

bool HeadlessConsole::waitFor(const std::function<bool()>& holds, Millis patience) {
  QElapsedTimer timer;
  timer.start();
  while (!holds()) {
    if (timer.elapsed() >= patience) return false;
    // Events wake it; the timer only bounds a wait in which nothing happens at all.
    QTimer wake;
    wake.setSingleShot(true);
    wake.start(50);
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  }
  return true;
}

}  // namespace rebate::fixtures
