// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "headless/headless_console.h"
#include "link/qt_alertmanager.h"
#include "link/qt_prometheus.h"
#include "monitor/alert_book.h"
#include "monitor/metric_book.h"
#include "monitor/record_book.h"

namespace rebate::fixtures {

/// A console without a window that watches: its books of figures, alerts and records, over the real history file.
class WatchingConsole {
 public:
  WatchingConsole(Desk& desk, const std::string& folder, const std::vector<std::string>& addresses)
      : console(desk, folder, addresses, [this](const auto& address, const auto& samples) {
          if (metrics) metrics->scraped(address, samples);
        }) {
    const auto history = [this] { return console.session().history(); };
    auto* session = &console.session();
    metrics =
        std::make_unique<MetricBook>(MetricBook::Parts{session, &desk.clock, history, [](const std::string& address) {
                                                         return std::make_unique<link::QtPrometheus>(address);
                                                       }});
    alerts =
        std::make_unique<AlertBook>(AlertBook::Parts{session, &desk.clock, history, [](const std::string& address) {
                                                       return std::make_unique<link::QtAlertmanager>(address);
                                                     }});
    records = std::make_unique<RecordBook>(RecordBook::Parts{session, &desk.clock, history, alerts.get()});
  }
  ~WatchingConsole() {
    records.reset();
    alerts.reset();
    metrics.reset();
  }
  const WorkspaceFacts& facts() const { return console.facts(); }

  std::unique_ptr<MetricBook> metrics;  ///< before the console: its links call it
  HeadlessConsole console;
  std::unique_ptr<AlertBook> alerts;
  std::unique_ptr<RecordBook> records;
};

}  // namespace rebate::fixtures
