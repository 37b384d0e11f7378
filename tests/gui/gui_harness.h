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

  /// Some minutes of figures, as they come from the regions; with a hole in what is credited.
  void addRates(bool hole = false) {
    metrics.answerAll();
    std::vector<FigurePoint> came;
    const auto rates = scenes::rates(workspace.clock.wall(), hole);
    for (std::size_t i = 0; i < rates.size(); ++i) {
      workspace.announceRate(rates[i]);
      came.push_back({Figure::credited, "cn-east", rates[i]});
      const auto wave = static_cast<double>(i * 7 % 11) / 11;
      for (const auto* region : {"cn-east", "cn-north", "cn-south"}) {
        if (rates[i].gap) continue;
        came.push_back({Figure::decisionP99, region, {rates[i].at, 0.06 + 0.03 * wave, false}});
        came.push_back({Figure::failedShare, region, {rates[i].at, 0.004 * wave, false}});
        came.push_back({Figure::replicationLag, region, {rates[i].at, 0.2 + 0.1 * wave, false}});
      }
    }
    metrics.bring(came);
    if (window->isSignedIn()) window->workbench()->tick();
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
