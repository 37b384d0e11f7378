// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <memory>

#include "fake_workspace/fake_alert_desk.h"
#include "fake_workspace/fake_exporter.h"
#include "fake_workspace/fake_metric_desk.h"
#include "fake_workspace/fake_record_desk.h"
#include "fake_workspace/scenes.h"
#include "ui/shell/main_window.h"

namespace rebate {

/// A window over a workspace in memory, with settings of its own that end with it.
struct GuiHarness {
  using Scene = void (*)(FakeWorkspace&);

  explicit GuiHarness(Scene scene, Tongue tongue = Tongue::english, Theme theme = Theme::dark)
      : store(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat), settings(store) {
    settings.setTongue(tongue);
    settings.setTheme(theme);
    scene(workspace);
    open();
  }

  void open() {
    window = std::make_unique<MainWindow>(context(), language);
    window->resize(1600, 960);
    window->show();
    QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
  }

  Context context() {
    Context made{workspace, workspace.clock, look, settings, &exporter};
    made.metrics = &metrics;
    made.alerts = &alerts;
    made.records = &records;
    return made;
  }

  void addRates(bool hole = false) {
    for (const auto& point : scenes::rates(workspace.clock.wall(), hole)) workspace.announceRate(point);
  }

  QTemporaryDir folder;
  QSettings store;
  Settings settings;
  FakeWorkspace workspace;
  FakeExporter exporter;
  FakeAlertDesk alerts;
  FakeRecordDesk records;
  FakeMetricDesk metrics;
  Look look;
  Language language;
  std::unique_ptr<MainWindow> window;
};

}  // namespace rebate
