// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_keeper.h"

#include <QHeaderView>
#include <QMainWindow>
#include <QProcess>
#include <QTableView>
#include <QTimer>
#include <csignal>

#include "gui_harness.h"
#include "ui/rebates/rebates_page.h"
#include "ui/shell/person_windows.h"

using namespace rebate;

namespace {

constexpr auto kChild = "--window-of";

/// A console that is moved about and then waits to be killed.
int runChild(const QString& file) {
  QSettings store(file, QSettings::IniFormat);
  Settings settings(store);
  FakeWorkspace workspace;
  scenes::live(workspace);
  Look look;
  Language language;
  MainWindow window(Context{workspace, workspace.clock, look, settings}, language);
  window.resize(1600, 900);
  window.show();
  QTimer::singleShot(0, &window, [&] {
    window.resize(1312, 812);
    window.go(PageId::rebates);
    window.workbench()->rebates()->table()->horizontalHeader()->resizeSection(0, 233);
  });
  return QApplication::exec();
}

}  // namespace

class WindowStateTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void itIsKeptWhenTheProcessIsKilled();
  void aWindowIsNeverOutOfSight_data();
  void aWindowIsNeverOutOfSight();
  void aSpoiledStateIsNoTrouble();
  void peopleInWindowsOfTheirOwn();
};

void WindowStateTest::itIsKeptWhenTheProcessIsKilled() {
  QTemporaryDir folder;
  const auto file = folder.filePath(QStringLiteral("window.ini"));
  QProcess child;
  child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
  child.start(QCoreApplication::applicationFilePath(), {QLatin1String(kChild), file});
  QVERIFY(child.waitForStarted());
  const auto kept = [&] {
    QSettings store(file, QSettings::IniFormat);
    const Settings settings(store);
    return settings.page() == static_cast<int>(PageId::rebates) && !settings.geometry().isEmpty() &&
           !settings.columns(QStringLiteral("rebates.3")).isEmpty();
  };
  QTRY_VERIFY_WITH_TIMEOUT(kept(), 20000);
  ::kill(static_cast<pid_t>(child.processId()), SIGKILL);
  QVERIFY(child.waitForFinished());
  QCOMPARE(child.exitStatus(), QProcess::CrashExit);

  QSettings store(file, QSettings::IniFormat);
  Settings settings(store);
  FakeWorkspace workspace;
  scenes::live(workspace);
  Look look;
  Language language;
  const MainWindow window(Context{workspace, workspace.clock, look, settings}, language);
  QCOMPARE(window.size(), QSize(1312, 812));
  QCOMPARE(window.workbench()->current(), PageId::rebates);
  QCOMPARE(window.workbench()->rebates()->table()->horizontalHeader()->sectionSize(0), 233);
}

void WindowStateTest::aWindowIsNeverOutOfSight_data() {
  QTest::addColumn<QRect>("window");
  QTest::addColumn<bool>("stays");
  QTest::newRow("in the middle") << QRect(100, 100, 1200, 700) << true;
  QTest::newRow("a corner of its title") << QRect(1700, 10, 1200, 700) << true;
  QTest::newRow("on the second screen") << QRect(2500, 100, 1200, 700) << true;
  QTest::newRow("beyond the right") << QRect(3900, 100, 1200, 700) << false;
  QTest::newRow("above the screens") << QRect(100, -300, 1200, 700) << false;
  QTest::newRow("below") << QRect(100, 1079, 1200, 700) << false;
  QTest::newRow("a sliver on the left") << QRect(-1190, 100, 1200, 700) << false;
  QTest::newRow("larger than a screen, elsewhere") << QRect(9000, 9000, 4000, 3000) << false;
}

void WindowStateTest::aWindowIsNeverOutOfSight() {
  QFETCH(QRect, window);
  QFETCH(bool, stays);
  const QList<QRect> screens{{0, 0, 1920, 1080}, {1920, 0, 1920, 1080}};
  const auto place = withinScreens(window, screens);
  QCOMPARE(place == window, stays);
  if (stays) return;
  QVERIFY(screens.front().contains(place));
  QCOMPARE(withinScreens(place, screens), place);
}

void WindowStateTest::aSpoiledStateIsNoTrouble() {
  GuiHarness gui(scenes::live);
  gui.settings.setGeometry("nonsense");
  gui.settings.setColumns(QStringLiteral("rebates"), "nonsense");
  gui.settings.setSplitter("nonsense");
  gui.settings.setPage(77);
  gui.open();
  QCOMPARE(gui.window->workbench()->current(), PageId::overview);
  QVERIFY(gui.window->width() >= gui.window->minimumWidth());
}

void WindowStateTest::peopleInWindowsOfTheirOwn() {
  GuiHarness gui(scenes::live);
  auto* bench = gui.window->workbench();
  bench->show({PageId::users, "u-88210", true});
  bench->show({PageId::users, "u-31980", true});
  bench->show({PageId::users, "u-88210", true});
  auto* people = gui.window->people();
  QCOMPARE(people->ids(), (std::vector<std::string>{"u-88210", "u-31980"}));
  QCOMPARE(bench->current(), PageId::overview);
  for (const auto* window : people->windows())
    QVERIFY2(!window->windowTitle().contains(QStringLiteral("u-")), "titles end up in other programs' logs");
  gui.window->setTongue(Tongue::chinese);
  people = gui.window->people();
  QCOMPARE(people->ids(), (std::vector<std::string>{"u-88210", "u-31980"}));
  people->windows().front()->activateWindow();
  QVERIFY(QTest::qWaitForWindowActive(people->windows().front()));
  QTest::keyClick(people->windows().front(), Qt::Key_W, Qt::ControlModifier);
  QTRY_COMPARE(people->ids(), (std::vector<std::string>{"u-31980"}));
  const QPointer<QMainWindow> last = people->windows().front();
  gui.window->lock(LockReason::asked);
  QVERIFY2(!last, "nothing of a person stays in sight after a lock");
  QVERIFY(!gui.window->people());
}

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  const auto arguments = QApplication::arguments();
  if (arguments.size() == 3 && arguments[1] == QLatin1String(kChild)) return runChild(arguments[2]);
  WindowStateTest test;
  return QTest::qExec(&test, argc, argv);
}
#include "tst_window_state.moc"
