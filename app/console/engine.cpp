// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/engine.h"

#include <QFile>

#include "console/accounts.h"
#include "link/qt_alertmanager.h"
#include "link/qt_clock.h"
#include "link/qt_metric_source.h"
#include "link/qt_prometheus.h"
#include "link/qt_region_link.h"
#include "monitor/alert_book.h"
#include "monitor/metric_book.h"
#include "monitor/metric_tap.h"
#include "monitor/record_book.h"
#include "session/session.h"

namespace rebate::console {
namespace {

/// Clock and accounts outlive the session made of them.
struct Parts {
  explicit Parts(const Options& options) : accounts(options.dataFolder, options.profile.toStdString(), clock) {}
  link::QtClock clock;
  Accounts accounts;
  std::unique_ptr<Session> session;
  std::unique_ptr<MetricBook> metrics;
  std::unique_ptr<AlertBook> alerts;
  std::unique_ptr<RecordBook> records;
};

/// Tells one boot of the machine from the next; empty where nobody says.
std::string bootId() {
  QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
  return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toStdString() : std::string{};
}

constexpr Millis kAnswerWithin = 5'000, kScrapeWithin = 1'500;

using Scraped = std::function<void(const std::string& address, const Result<Samples>& samples)>;

std::vector<RegionParts> regionParts(const std::vector<RegionEntry>& entries, const Scraped& scraped) {
  std::vector<RegionParts> regions;
  for (const auto& entry : entries) {
    RegionParts region;
    region.address = entry.address;
    region.link = std::make_unique<link::QtRegionLink>(entry.address, kAnswerWithin, entry.pin);
    region.metrics = std::make_unique<MetricTap>(
        std::make_unique<link::QtMetricSource>(entry.address, kScrapeWithin, entry.pin),
        [scraped, address = entry.address](const Result<Samples>& samples) { scraped(address, samples); });
    regions.push_back(std::move(region));
  }
  return regions;
}

}  // namespace

Engine buildEngine(const Options& options, const std::vector<RegionEntry>& regions) {
  auto parts = std::make_shared<Parts>(options);
  SessionParts session;
  session.clock = &parts->clock;
  session.boot = bootId();
  session.regions = regionParts(regions, [parts = parts.get()](const auto& address, const auto& samples) {
    if (parts->metrics) parts->metrics->scraped(address, samples);
  });
  session.account = [parts = parts.get()](const std::string& name) { return parts->accounts.of(name); };
  session.lastAccount = [parts = parts.get()] { return parts->accounts.last(); };
  session.inMemory = [parts = parts.get()] { return parts->accounts.inMemory(); };
  parts->session = std::make_unique<Session>(std::move(session));

  const auto history = [parts = parts.get()] { return parts->session->history(); };
  parts->metrics = std::make_unique<MetricBook>(
      MetricBook::Parts{parts->session.get(), &parts->clock, history,
                        [](const std::string& address) { return std::make_unique<link::QtPrometheus>(address); }});
  parts->alerts = std::make_unique<AlertBook>(
      AlertBook::Parts{parts->session.get(), &parts->clock, history,
                       [](const std::string& address) { return std::make_unique<link::QtAlertmanager>(address); }});
  parts->records = std::make_unique<RecordBook>(
      RecordBook::Parts{parts->session.get(), &parts->clock, history, parts->alerts.get()});

  Engine engine;
  engine.metrics = std::shared_ptr<MetricDesk>(parts, parts->metrics.get());
  engine.alerts = std::shared_ptr<AlertDesk>(parts, parts->alerts.get());
  engine.records = std::shared_ptr<RecordDesk>(parts, parts->records.get());
  engine.session = std::shared_ptr<Workspace>(parts, parts->session.get());
  engine.start = [parts = parts.get()] { parts->session->start(); };
  engine.openReader = [parts = parts.get()] { return parts->session->openReader(); };
  return engine;
}

}  // namespace rebate::console
