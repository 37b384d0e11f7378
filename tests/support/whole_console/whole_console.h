// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QTemporaryDir>
#include <memory>
#include <string>
#include <vector>

#include "console/threaded_alerts.h"
#include "console/threaded_metrics.h"
#include "console/threaded_records.h"
#include "console/threaded_workspace.h"
#include "link/qt_clock.h"
#include "ui/shell/main_window.h"

namespace rebate::fixtures {

/// The real window over the real session: its worker thread, network links, encrypted files in a folder of its own.
/// Only the keychain is in memory. It is driven by its keys.
class WholeConsole {
 public:
  explicit WholeConsole(const std::vector<std::string>& addresses);
  ~WholeConsole();

  MainWindow& window() { return *window_; }
  Workspace& workspace() { return *workspace_; }
  const RecordDesk& records() const { return *records_; }
  const WorkspaceFacts& facts() const { return workspace_->facts(); }
  /// Types name and password into the window; whether a region let them in and the copy is whole.
  bool signIn(const QString& name, const QString& password);

 private:
  QTemporaryDir folder_;
  QSettings store_;
  Settings settings_;
  Look look_;
  Language language_;
  link::QtClock clock_;
  std::unique_ptr<console::ThreadedWorkspace> workspace_;
  std::unique_ptr<console::ThreadedMetrics> metrics_;
  std::unique_ptr<console::ThreadedAlerts> alerts_;
  std::unique_ptr<console::ThreadedRecords> records_;
  std::unique_ptr<MainWindow> window_;
};

}  // namespace rebate::fixtures
