// SPDX-License-Identifier: GPL-3.0-or-later
// The window while a large snapshot streams into the copy, and while very many decisions are kept: how long its thread
// is ever away from its events. Real window, session and encrypted copy; the region is made up (flood_link.h).
// REBATE_STALL_ROWS: another number of rows; every fiftieth waits for a decision.
#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListWidget>
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
#include "ui/rebates/bulk_dialog.h"
#include "ui/rebates/bulk_run.h"
#include "ui/rebates/bulk_summary.h"
#include "ui/rebates/rebates_page.h"
#include "ui/rebates/selection_bar.h"
#include "ui/rebates/state_chips.h"
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

std::int64_t rowsWanted() {
  bool given = false;
  const auto rows = std::int64_t{qEnvironmentVariableIntValue("REBATE_STALL_ROWS", &given)};
  return given ? rows : 100'000;
}

/// A window over a flood of rows, signed in; the snapshot has begun.
struct FloodDesk {
  explicit FloodDesk(std::int64_t wanted) : rows(wanted) {
    settings.setTongue(Tongue::english);
    window.resize(1600, 960);
    window.show();
  }
  bool signIn() {
    if (!QTest::qWaitFor([&] { return window.signInPage()->button()->isEnabled(); }, kLong)) return false;
    QTest::keyClicks(window.signInPage()->name(), QStringLiteral("chen.jing"));
    QTest::keyClicks(window.signInPage()->password(), QStringLiteral("correct horse"));
    QTest::keyClick(window.signInPage()->password(), Qt::Key_Return);
    return QTest::qWaitFor([&] { return window.isSignedIn() && workspace.facts().snapshotOf > 0; }, kLong);
  }
  bool whole() const { return workspace.facts().cached.total() >= rows; }
  RebatesPage* page() { return window.workbench()->rebates(); }

  const std::int64_t rows;
  QTemporaryDir folder;
  QSettings store{folder.filePath(QStringLiteral("window.ini")), QSettings::IniFormat};
  Settings settings{store};
  std::map<std::string, Key> keys;
  console::ThreadedWorkspace workspace{[this] {
    return startedOver(folder.path(), keys, [this](Clock& time) {
      std::vector<RegionParts> regions;
      regions.push_back({"https://east.example", std::make_unique<FloodLink>(time, rows), nullptr});
      return regions;
    });
  }};
  link::QtClock clock;
  Look look;
  Language language;
  MainWindow window{{workspace, clock, look, settings}, language};
};

}  // namespace

class ConsoleStallTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theWindowGoesOnWhileASnapshotStreamsIn();
  void theWindowGoesOnWhileVeryManyAreDecided();

 private:
  void use(MainWindow& window, int step);
  Beats drive(const std::function<bool()>& goOn, const std::function<void(int)>& hand);
  Beats idle(FloodDesk& desk, qint64 most);
  void judge(const char* what, const Beats& busy, const Beats& idle);
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

/// Beats until `goOn` says no; every eighth is a step of the person's.
Beats ConsoleStallTest::drive(const std::function<bool()>& goOn, const std::function<void(int)>& hand) {
  Beats beats;
  Metronome bare;
  QEventLoop loop;
  QTimer beat;
  int step = 0;
  connect(&beat, &QTimer::timeout, &loop, [&] {
    beats.end();
    beats.begin();
    if (!goOn()) return loop.quit();
    if (++step % 8 == 0) hand(step / 8);
  });
  beat.start(kBeat);
  beats.begin();
  loop.exec();
  beats.bare = bare.stop();
  return beats;
}

Beats ConsoleStallTest::idle(FloodDesk& desk, qint64 most) {
  QElapsedTimer calm;
  calm.start();
  return drive([&] { return calm.elapsed() < most; }, [&](int step) { use(desk.window, step); });
}

void ConsoleStallTest::judge(const char* what, const Beats& busy, const Beats& idle) {
  busy.tell(what);
  idle.tell("idle");
  QVERIFY(busy.walls.size() > 50);
  QVERIFY2(busy.longestCpu <= std::max(kFelt, 2 * idle.longestCpu), qPrintable(QString::number(busy.longestCpu)));
  const auto machine = std::max(share(busy.bare, 0.995), share(idle.walls, 0.995));
  QVERIFY2(share(busy.walls, 0.995) <= std::max(kFelt, 3 * machine),
           qPrintable(QString::number(share(busy.walls, 0.995))));
}

void ConsoleStallTest::theWindowGoesOnWhileASnapshotStreamsIn() {
  FloodDesk desk(rowsWanted());
  QVERIFY(desk.signIn());
  std::int64_t seen = 0;
  QElapsedTimer streaming;
  streaming.start();
  const auto busy = drive(
      [&] {
        seen = std::max(seen, desk.workspace.facts().snapshotRows);
        return !desk.whole() && streaming.elapsed() < 20 * kLong;
      },
      [&](int step) { use(desk.window, step); });
  QVERIFY(desk.whole());
  QVERIFY(seen > desk.rows / 2);  // it was streaming while the window was used
  const auto took = streaming.elapsed();
  qInfo("%lld rows in %lld ms", static_cast<long long>(desk.rows), static_cast<long long>(took));
  judge("streaming", busy, idle(desk, std::min<qint64>(took, 10'000)));
}

/// All that wait are marked with one key and approved: while they go into the outbox, the table is scrolled.
void ConsoleStallTest::theWindowGoesOnWhileVeryManyAreDecided() {
  FloodDesk desk(rowsWanted());
  QVERIFY(desk.signIn());
  QTRY_VERIFY_WITH_TIMEOUT(desk.whole(), 20 * kLong);
  const auto calm = idle(desk, 2'000);
  desk.window.go(PageId::rebates);
  desk.page()->search()->clear();
  desk.page()->chips()->choose(RebateState::awaitingApproval);
  const auto waiting = desk.rows / 50;
  QTRY_COMPARE_WITH_TIMEOUT(desk.page()->model().total(), waiting, kLong);
  QElapsedTimer deciding;
  deciding.start();
  bool begun = false;
  const auto busy = drive([&] { return !(begun && !desk.page()->bulk()->keeping()) && deciding.elapsed() < 2 * kLong; },
                          [&](int step) {
                            auto* dialog = desk.page()->findChild<BulkDialog*>();
                            if (step == 1) QTest::keyClick(desk.page()->table(), Qt::Key_A, Qt::ControlModifier);
                            if (step == 2) desk.page()->selectionBar()->decide(Action::approve);
                            if (!dialog || begun) return;
                            auto* sample = dialog->summary()->sample();
                            if (sample->currentRow() + 1 < sample->count())
                              return sample->setCurrentRow(sample->currentRow() + 1);
                            QVERIFY(dialog->summary()->go()->isEnabled());
                            QTest::mouseClick(dialog->summary()->go(), Qt::LeftButton);
                            begun = desk.page()->bulk()->started();
                          });
  QCOMPARE(desk.page()->bulk()->results().rowCount(), static_cast<int>(waiting));
  QTRY_COMPARE(desk.workspace.facts().outbox.waiting, waiting);
  qInfo("%lld decisions kept in %lld ms", static_cast<long long>(waiting), static_cast<long long>(deciding.elapsed()));
  judge("deciding", busy, calm);
}

QTEST_MAIN(ConsoleStallTest)
#include "tst_console_stall.moc"
