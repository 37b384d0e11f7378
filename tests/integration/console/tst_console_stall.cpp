// SPDX-License-Identifier: GPL-3.0-or-later
// The window while a large snapshot streams into the copy: how long its thread is ever away from its events. Real
// window, session and encrypted copy; the region is made up (flood_link.h). REBATE_STALL_ROWS: another number of rows.
#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

#include <algorithm>
#include <condition_variable>
#include <ctime>
#include <mutex>
#include <thread>
#include <vector>

#include "console_start.h"
#include "flood_link.h"
#include "ui/rebates/rebates_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workbench.h"
#include "ui/signin/sign_in_page.h"

using namespace rebate;
using namespace rebate::fixtures;

namespace {

constexpr int kLong = 60'000;
constexpr int kBeat = 5;      // ms
constexpr double kFelt = 50;  // ms; what the issue allows

double cpuMs() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// The same beat on a thread that does nothing else: how late it comes is the machine's doing.
class Metronome {
 public:
  ~Metronome() { stop(); }
  std::vector<double> stop() {
    {
      const std::lock_guard lock(guard_);
      over_ = true;
      changed_.notify_all();
    }
    if (thread_.joinable()) thread_.join();
    return late_;
  }

 private:
  void run() {
    std::unique_lock lock(guard_);
    while (!over_) {
      QElapsedTimer wall;
      wall.start();
      changed_.wait_for(lock, std::chrono::milliseconds(kBeat), [this] { return over_; });
      if (!over_) late_.push_back(std::max(0.0, static_cast<double>(wall.nsecsElapsed()) / 1e6 - kBeat));
    }
  }

  std::mutex guard_;
  std::condition_variable changed_;
  bool over_ = false;
  std::vector<double> late_;
  std::thread thread_{[this] { run(); }};
};

double share(std::vector<double> all, double part) {
  if (all.empty()) return 0;
  std::sort(all.begin(), all.end());
  return all[static_cast<std::size_t>(part * static_cast<double>(all.size() - 1))];
}

/// Beats of this thread's event loop: how late each came, and how much work was done since the one before. What is no
/// work is waiting, for a lock or for a processor; a machine that is busy with other things makes nothing more work.
struct Beats {
  QElapsedTimer wall;
  double cpu = 0, longestCpu = 0;
  std::vector<double> walls, bare;

  void begin() {
    wall.start();
    cpu = cpuMs();
  }
  void end() {
    walls.push_back(std::max(0.0, static_cast<double>(wall.nsecsElapsed()) / 1e6 - kBeat));
    longestCpu = std::max(longestCpu, cpuMs() - cpu);
  }
  void tell(const char* what) const {
    qInfo(
        "%s: %zu beats, latest by %.1f ms (99.5 %% within %.1f ms), most work between two %.1f ms; a bare thread's "
        "latest by %.1f ms (99.5 %% within %.1f ms)",
        what, walls.size(), share(walls, 1), share(walls, 0.995), longestCpu, share(bare, 1), share(bare, 0.995));
  }
};

}  // namespace

class ConsoleStallTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theWindowGoesOnWhileASnapshotStreamsIn();

 private:
  void use(MainWindow& window, int step);
  Beats drive(MainWindow& window, const std::function<bool()>& goOn);
};

/// What a person does meanwhile: changes pages, scrolls, types a search.
void ConsoleStallTest::use(MainWindow& window, int step) {
  auto* bench = window.workbench();
  switch (step % 6) {
    case 0:
      return bench->go(PageId::rebates);
    case 1:
      return QTest::keyClick(bench->rebates()->table(), Qt::Key_PageDown);
    case 2:
      return QTest::keyClicks(bench->rebates()->search(), QStringLiteral("2"));
    case 3:
      return bench->rebates()->search()->clear();
    case 4:
      return bench->go(PageId::overview);
    default:
      return bench->go(PageId::outbox);
  }
}

Beats ConsoleStallTest::drive(MainWindow& window, const std::function<bool()>& goOn) {
  Beats beats;
  Metronome bare;
  QEventLoop loop;
  QTimer hand;
  int step = 0;
  connect(&hand, &QTimer::timeout, &loop, [&] {
    beats.end();
    beats.begin();
    if (!goOn()) return loop.quit();
    if (++step % 8 == 0) use(window, step / 8);
  });
  hand.start(kBeat);
  beats.begin();
  loop.exec();
  beats.bare = bare.stop();
  return beats;
}

void ConsoleStallTest::theWindowGoesOnWhileASnapshotStreamsIn() {
  bool given = false;
  auto rows = std::int64_t{qEnvironmentVariableIntValue("REBATE_STALL_ROWS", &given)};
  if (!given) rows = 100'000;
  const QTemporaryDir folder;
  QSettings store(folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat);
  Settings settings(store);
  settings.setTongue(Tongue::english);
  std::map<std::string, Key> keys;
  console::ThreadedWorkspace workspace([&] {
    return startedOver(folder.path(), keys, [&](Clock& clock) {
      std::vector<RegionParts> regions;
      regions.push_back({"https://east.example", std::make_unique<FloodLink>(clock, rows), nullptr});
      return regions;
    });
  });
  link::QtClock clock;
  Look look;
  Language language;
  MainWindow window({workspace, clock, look, settings}, language);
  window.resize(1600, 960);
  window.show();
  QTRY_VERIFY_WITH_TIMEOUT(window.signInPage()->button()->isEnabled(), kLong);
  QTest::keyClicks(window.signInPage()->name(), QStringLiteral("chen.jing"));
  QTest::keyClicks(window.signInPage()->password(), QStringLiteral("correct horse"));
  QTest::keyClick(window.signInPage()->password(), Qt::Key_Return);
  QTRY_VERIFY_WITH_TIMEOUT(window.isSignedIn(), kLong);
  QTRY_VERIFY_WITH_TIMEOUT(workspace.facts().snapshotOf > 0, kLong);
  std::int64_t seen = 0;
  QElapsedTimer streaming;
  streaming.start();
  const auto busy = drive(window, [&] {
    seen = std::max(seen, workspace.facts().snapshotRows);
    return workspace.facts().cached.total() < rows && streaming.elapsed() < 20 * kLong;
  });
  QCOMPARE(workspace.facts().cached.total(), rows);
  QVERIFY(seen > rows / 2);  // it was streaming while the window was used
  const auto took = streaming.elapsed();
  QElapsedTimer calm;
  calm.start();
  const auto idle = drive(window, [&] { return calm.elapsed() < std::min<qint64>(took, 10'000); });
  qInfo("%lld rows in %lld ms", static_cast<long long>(rows), static_cast<long long>(took));
  busy.tell("streaming");
  idle.tell("idle");
  QVERIFY(busy.walls.size() > 50);
  QVERIFY2(busy.longestCpu <= std::max(kFelt, 2 * idle.longestCpu), qPrintable(QString::number(busy.longestCpu)));
  const auto machine = std::max(share(busy.bare, 0.995), share(idle.walls, 0.995));
  QVERIFY2(share(busy.walls, 0.995) <= std::max(kFelt, 3 * machine),
           qPrintable(QString::number(share(busy.walls, 0.995))));
}

QTEST_MAIN(ConsoleStallTest)
#include "tst_console_stall.moc"
