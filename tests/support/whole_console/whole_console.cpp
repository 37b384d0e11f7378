// SPDX-License-Identifier: GPL-3.0-or-later
#include "whole_console/whole_console.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

#include "cache/open.h"
#include "headless/memory_vault.h"
#include "link/qt_alertmanager.h"
#include "link/qt_metric_source.h"
#include "link/qt_prometheus.h"
#include "link/qt_region_link.h"
#include "monitor/alert_book.h"
#include "monitor/metric_book.h"
#include "monitor/metric_tap.h"
#include "monitor/record_book.h"
#include "session/session.h"

namespace rebate::fixtures {
namespace {

constexpr int kPatience = 30'000;

/// What the worker thread owns besides the session.
struct Parts {
  link::QtClock clock;
  std::shared_ptr<MemoryVault> vault = std::make_shared<MemoryVault>(clock);
  std::unique_ptr<Session> session;
  std::unique_ptr<MetricBook> metrics;
  std::unique_ptr<AlertBook> alerts;
  std::unique_ptr<RecordBook> records;
};

void addBooks(Parts& owned) {
  auto* session = owned.session.get();
  const auto history = [session] { return session->history(); };
  owned.metrics =
      std::make_unique<MetricBook>(MetricBook::Parts{session, &owned.clock, history, [](const std::string& address) {
                                                       return std::make_unique<link::QtPrometheus>(address);
                                                     }});
  owned.alerts =
      std::make_unique<AlertBook>(AlertBook::Parts{session, &owned.clock, history, [](const std::string& address) {
                                                     return std::make_unique<link::QtAlertmanager>(address);
                                                   }});
  owned.records = std::make_unique<RecordBook>(RecordBook::Parts{session, &owned.clock, history, owned.alerts.get()});
}

AccountParts accountIn(const Parts& owned, const std::string& folder) {
  AccountParts parts;
  parts.id = folder;
  parts.exists = false;
  parts.vault = owned.vault;
  parts.prepare = []() -> Outcome { return Done{}; };
  parts.openCache = [path = folder + "/cache.db"](const Key& key) { return cache::openCache(path, key); };
  parts.openReader = [path = folder + "/cache.db"](const Key& key) { return cache::openCacheReader(path, key); };
  parts.openKept = [path = folder + "/outbox.db"](const Key& key) { return cache::openOutbox(path, key); };
  parts.openHistory = [path = folder + "/history.db"](const Key& key) { return cache::openHistory(path, key); };
  parts.setCacheAside = [path = folder + "/cache.db"] { static_cast<void>(cache::setCacheAside(path)); };
  parts.removeCache = [path = folder + "/cache.db"] { cache::removeCache(path); };
  return parts;
}

console::Engine engineOver(const std::vector<std::string>& addresses, const std::string& folder) {
  auto owned = std::make_shared<Parts>();
  SessionParts parts;
  parts.clock = &owned->clock;
  parts.preferences.holdBack = 0;
  for (const auto& address : addresses) {
    auto tap = std::make_unique<MetricTap>(std::make_unique<link::QtMetricSource>(address),
                                           [owned = owned.get(), address](const Result<Samples>& samples) {
                                             if (owned->metrics) owned->metrics->scraped(address, samples);
                                           });
    parts.regions.push_back({address, std::make_unique<link::QtRegionLink>(address), std::move(tap)});
  }
  parts.account = [owned = owned.get(), folder](const std::string&) { return accountIn(*owned, folder); };
  parts.lastAccount = []() -> std::optional<AccountParts> { return std::nullopt; };
  parts.inMemory = [owned = owned.get(), folder] { return accountIn(*owned, folder); };
  owned->session = std::make_unique<Session>(std::move(parts));
  addBooks(*owned);
  console::Engine engine;
  engine.metrics = std::shared_ptr<MetricDesk>(owned, owned->metrics.get());
  engine.alerts = std::shared_ptr<AlertDesk>(owned, owned->alerts.get());
  engine.records = std::shared_ptr<RecordDesk>(owned, owned->records.get());
  engine.session = std::shared_ptr<Workspace>(owned, owned->session.get());
  engine.start = [owned = owned.get()] { owned->session->start(); };
  engine.openReader = [owned = owned.get()] { return owned->session->openReader(); };
  return engine;
}

QLineEdit* shownField(QWidget& window, bool password) {
  for (auto* field : window.findChildren<QLineEdit*>())
    if (field->isVisible() && (field->echoMode() == QLineEdit::Password) == password) return field;
  return nullptr;
}

}  // namespace

WholeConsole::WholeConsole(const std::vector<std::string>& addresses)
    : store_(folder_.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat), settings_(store_) {
  settings_.setTongue(Tongue::english);
  const auto folder = folder_.path().toStdString();
  workspace_ = std::make_unique<console::ThreadedWorkspace>([=] { return engineOver(addresses, folder); });
  metrics_ = std::make_unique<console::ThreadedMetrics>(*workspace_);
  alerts_ = std::make_unique<console::ThreadedAlerts>(*workspace_);
  records_ = std::make_unique<console::ThreadedRecords>(*workspace_);
  Context context{*workspace_, clock_, look_, settings_};
  context.metrics = metrics_.get();
  context.alerts = alerts_.get();
  context.records = records_.get();
  window_ = std::make_unique<MainWindow>(context, language_);
  window_->resize(1600, 960);
  window_->show();
  window_->activateWindow();
  if (!QTest::qWaitForWindowActive(window_.get())) qFatal("the window does not become active");
}

WholeConsole::~WholeConsole() {
  window_.reset();
  records_.reset();
  alerts_.reset();
  metrics_.reset();
  workspace_.reset();
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

bool WholeConsole::signIn(const QString& name, const QString& password) {
  const auto ready = [&] { return shownField(*window_, false) && shownField(*window_, true); };
  if (!QTest::qWaitFor(ready, kPatience)) return false;
  const auto knows = [&] { return facts().vault != VaultState::opening; };
  if (!QTest::qWaitFor(knows, kPatience)) return false;
  QTest::keyClicks(shownField(*window_, false), name);
  QTest::keyClicks(shownField(*window_, true), password);
  QTest::keyClick(shownField(*window_, true), Qt::Key_Return);
  return QTest::qWaitFor(
      [&] {
        const auto& who = facts().who;
        const bool hasRows = !who || allows(who->role, Permission::readRebates);  // others have no copy to wait for
        return facts().signIn == SignIn::signedIn && (facts().cursor.seq > 0 || !hasRows) && facts().snapshotOf == 0;
      },
      kPatience);
}

}  // namespace rebate::fixtures
