// SPDX-License-Identifier: GPL-3.0-or-later
// What a row runs as a process of its own.
#include <malloc.h>

#include <QApplication>
#include <QFile>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <cstdio>
#include <random>

#include "cache/open.h"
#include "console/stage.h"
#include "fake_workspace/sample_rebates.h"
#include "ui/rebates/rebates_page.h"
#include "ui/shell/main_window.h"

namespace rebate::bench {
namespace {

constexpr double kMega = 1024.0 * 1024.0;

double residentMb() {
  QFile file(QStringLiteral("/proc/self/statm"));
  if (!file.open(QIODevice::ReadOnly)) giveUp("no statm");
  return file.readAll().split(' ').at(1).toDouble() * 4096 / kMega;
}

/// What the table holds in memory, its page cache being full and small: 512 KB.
int held(const std::string& path) {
  TableStage stage(path, 512);
  stage.settle();
  for (int i = 1; i <= 50; ++i) {
    stage.view.bar()->setValue(stage.view.bar()->maximum() / 50 * i);
    stage.settle();
  }
  const auto info = mallinfo2();
  std::printf("%.3f\n", static_cast<double>(info.uordblks + info.hblkhd) / kMega);
  return 0;
}

/// The window of a signed-in person on the rebates' page, over a real file.
struct WindowStage {
  explicit WindowStage(const std::string& path)
      : workspace(path),
        store(folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat),
        settings(store),
        window({workspace, workspace.clock, look, settings}, language) {
    window.go(PageId::rebates);
    window.resize(1600, 960);
    window.show();
  }
  QTemporaryDir folder;
  FileWorkspace workspace;
  QSettings store;
  Settings settings;
  Look look;
  Language language;
  MainWindow window;
};

int page(const std::string& path) {
  WindowStage stage(path);
  return QApplication::exec();
}

/// Changes as they come in a day, one in a second, in batches; what it all holds after ten minutes of
/// them, after eight hours, and what page caches were configured.
int day(const std::string& path, int seconds) {
  WindowStage stage(path);
  const auto& model = stage.window.workbench()->rebates()->model();
  waitUntil([&] { return model.settled(); });
  auto cache = cache::openCache(path, kKey);
  if (!cache) giveUp(cache.error().detail);
  std::mt19937 dice(3);
  SampleRebates fresh(5, FakeClock::kStart);
  const auto known = sampleRows(20'000);
  std::int64_t seq = (*cache)->cursor()->seq;
  const auto changes = [&](int count) {
    constexpr int kBatch = 25;
    for (int done = 0; done < count; done += kBatch) {
      std::vector<Change> batch;
      std::vector<std::string> ids;
      for (int i = 0; i < kBatch; ++i) {
        auto row = fresh.next();
        const auto& old = known[std::uniform_int_distribution<std::size_t>(0, known.size() - 1)(dice)];
        row.id = old.id;
        row.line = old.line;
        row.createdAt = old.createdAt;
        row.version = ++seq;
        Change change;
        change.seq = seq;
        change.previous = seq - 1;
        change.epoch = 1;
        ids.push_back(row.id);
        change.rebate = std::move(row);
        batch.push_back(std::move(change));
      }
      if (const auto applied = (*cache)->apply(batch, "cn-east", FakeClock::kStart + seq); !applied)
        giveUp(applied.error().detail);
      if (const auto counted = stage.workspace.cache()->counts()) stage.workspace.state.cached = *counted;
      stage.workspace.announceRebates(ids);
      QCoreApplication::processEvents();
    }
  };
  changes(seconds);
  std::printf("%.3f\n", residentMb());
  changes(seconds * 47);
  std::printf("%.3f\n%.3f\n", residentMb(), 64.0 + 32.0 + 32.0);
  return 0;
}

}  // namespace

int runChild(const std::vector<std::string>& arguments) {
  if (arguments.size() == 2 && arguments[0] == "held") return held(arguments[1]);
  if (arguments.size() == 2 && arguments[0] == "page") return page(arguments[1]);
  if (arguments.size() == 3 && arguments[0] == "day") return day(arguments[1], std::stoi(arguments[2]));
  giveUp("no such child");
}

}  // namespace rebate::bench
