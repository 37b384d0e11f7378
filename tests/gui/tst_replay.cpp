// SPDX-License-Identifier: GPL-3.0-or-later
// The overview put back to a moment on record: what it shows, how one moves in it, and that nothing of it acts.
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSlider>

#include "records_gui.h"
#include "ui/overview/failover_banner.h"
#include "ui/overview/overview_page.h"
#include "ui/overview/region_card.h"
#include "ui/overview/replay_bar.h"

using namespace rebate;

namespace {

struct Night {
  explicit Night(GuiHarness::Scene scene = scenes::live) : gui(scene) {
    addRecords(gui.records, gui.workspace);
    gui.records.announce();
    lostAt = gui.records.state.failovers.front().at();
  }
  OverviewPage& page() { return *gui.window->workbench()->overview(); }
  ReplayBar& bar() { return *page().replay(); }
  void begin() {
    const auto from = std::to_string(lostAt - 60'000), to = std::to_string(lostAt + 60'000);
    gui.window->workbench()->show({PageId::overview, "replay/" + from + "/" + to});
  }
  QString said() {
    QStringList texts;
    for (const auto* label : page().findChildren<QLabel*>())
      if (label->isVisible()) texts << label->text();
    return texts.join(QLatin1Char('|'));
  }

  GuiHarness gui;
  Millis lostAt = 0;
};

}  // namespace

class TestReplay : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void everyMomentIsShownAsItWas_data();
  void everyMomentIsShownAsItWas();
  void itIsMarkedAsThePastAndNothingActs();
  void escapeLeadsBackFromAnywhere();
  void itStepsFromEventToEvent();
  void itPlaysAtTheSpeedChosen();
  void whereNobodyWatchedItSaysSo();
  void itWorksOffline();
  void newsDoNotMoveThePast();
  void nonsenseBeginsNothing_data();
  void nonsenseBeginsNothing();
};

void TestReplay::everyMomentIsShownAsItWas_data() {
  QTest::addColumn<int>("after");
  QTest::addColumn<bool>("silent");
  QTest::addColumn<QString>("approvals");
  QTest::newRow("before") << -10'000 << false << QStringLiteral("4 approvals");
  QTest::newRow("lost and silent") << 10'000 << true << QStringLiteral("17 approvals");
  QTest::newRow("rerouted") << 30'000 << true << QStringLiteral("4 approvals");
}

void TestReplay::everyMomentIsShownAsItWas() {
  QFETCH(int, after);
  QFETCH(bool, silent);
  QFETCH(QString, approvals);
  Night night;
  night.begin();
  QVERIFY(night.bar().isOn());
  night.bar().go(night.lostAt + after);
  QCOMPARE(night.page().cards().at(0)->facts().silent, silent);
  QVERIFY(!night.page().cards().at(1)->facts().silent);
  QVERIFY2(night.said().contains(approvals), qPrintable(night.said()));
  if (silent) QVERIFY(night.said().contains(QStringLiteral("last heard %1 s ago").arg(after / 1'000)));
}

void TestReplay::itIsMarkedAsThePastAndNothingActs() {
  Night night;
  night.begin();
  night.bar().go(night.lostAt + 10'000);
  QVERIFY(night.said().contains(QStringLiteral("THE PAST")));
  QVERIFY(night.page().banner()->isVisible());
  for (const auto* button : night.page().banner()->findChildren<QPushButton*>()) QVERIFY(!button->isVisible());
  // All that can be pressed on the page moves in time.
  for (const auto* button : night.page().findChildren<QPushButton*>())
    QVERIFY(!button->isVisible() || night.bar().isAncestorOf(button));
}

void TestReplay::escapeLeadsBackFromAnywhere() {
  Night night;
  night.begin();
  QVERIFY(night.bar().isVisible());
  night.gui.window->workbench()->navigation()->setFocus();
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
  QVERIFY(!night.bar().isOn());
  QVERIFY(!night.said().contains(QStringLiteral("THE PAST")));
  QVERIFY(night.said().contains(QStringLiteral("109 approvals")));
}

void TestReplay::itStepsFromEventToEvent() {
  Night night;
  night.begin();
  std::vector<Millis> stops;
  for (int i = 0; i < 7; ++i) {
    night.bar().step(1);
    stops.push_back(night.bar().at() - night.lostAt);
  }
  QCOMPARE(stops, (std::vector<Millis>{0, 1'800, 1'900, 13'000, 18'100, 19'400, 60'000}));
  QCOMPARE(night.bar().eventsSoFar().size(), std::size_t{6});
  night.bar().step(-1);
  QCOMPARE(night.bar().at() - night.lostAt, Millis{19'400});
  QTest::keyClick(&night.bar(), Qt::Key_P);
  QCOMPARE(night.bar().at() - night.lostAt, Millis{18'100});
  QTest::keyClick(&night.bar(), Qt::Key_N);
  QCOMPARE(night.bar().at() - night.lostAt, Millis{19'400});
}

void TestReplay::itPlaysAtTheSpeedChosen() {
  Night night;
  night.begin();
  const auto start = night.bar().at();
  night.bar().pass(500);
  QCOMPARE(night.bar().at(), start + 500);
  for (auto* button : night.bar().findChildren<QPushButton*>())
    if (button->text() == QStringLiteral("×60")) QTest::mouseClick(button, Qt::LeftButton);
  night.bar().pass(500);
  QCOMPARE(night.bar().at(), start + 30'500);
  night.bar().setPlaying(true);
  QTRY_VERIFY(night.bar().at() > start + 30'500);
  night.bar().pass(1'000'000);
  QCOMPARE(night.bar().at(), night.lostAt + 60'000);
  QVERIFY(!night.bar().isPlaying());
  auto* slider = night.bar().findChild<QSlider*>();
  slider->setValue(60);
  QCOMPARE(night.bar().at(), night.lostAt);
}

void TestReplay::whereNobodyWatchedItSaysSo() {
  Night night;
  auto& recorded = night.gui.records.recorded;
  std::erase_if(recorded, [&](const Moment& moment) { return moment.at > night.lostAt - 30'000; });
  night.gui.window->workbench()->show({PageId::overview, "replay/" + std::to_string(night.lostAt - 60'000) + "/" +
                                                             std::to_string(night.lostAt + 120'000)});
  night.bar().go(night.lostAt + 60'000);
  QVERIFY(night.said().contains(QStringLiteral("nobody watched at this moment")));
  QVERIFY(night.page().cards().empty());
}

void TestReplay::itWorksOffline() {
  Night night(scenes::offline);
  night.begin();
  night.bar().go(night.lostAt - 10'000);
  QVERIFY(!night.page().cards().at(0)->facts().silent);
}

void TestReplay::newsDoNotMoveThePast() {
  Night night;
  night.begin();
  night.bar().go(night.lostAt + 10'000);
  const auto before = night.said();
  night.gui.workspace.state.regions[1].roundTrip = 777;
  night.gui.workspace.announceFacts();
  night.gui.records.announce();
  night.gui.workspace.clock.pass(60'000);
  night.page().tick();
  QCOMPARE(night.said(), before);
}

void TestReplay::nonsenseBeginsNothing_data() {
  QTest::addColumn<QString>("id");
  for (const auto* id : {"replay", "replay/", "replay/1", "replay/x/y", "replay/9/3", "rebate/1/2"})
    QTest::newRow(id) << QString::fromLatin1(id);
}

void TestReplay::nonsenseBeginsNothing() {
  QFETCH(QString, id);
  Night night;
  night.page().open(id.toStdString());
  QVERIFY(!night.bar().isOn());
}

QTEST_MAIN(TestReplay)
#include "tst_replay.moc"
