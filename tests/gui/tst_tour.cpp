// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tour.h"

#include <QDir>
#include <QSignalSpy>

#include "gui_harness.h"

using namespace rebate;

namespace {

/// Plays the engine behind the window: applies what is decided, and lets the leader die after the first one.
class Engine : public QObject {
 public:
  explicit Engine(GuiHarness& gui, bool applies = true) : gui_(gui), applies_(applies) { startTimer(30); }

 protected:
  void timerEvent(QTimerEvent*) override {
    auto& workspace = gui_.workspace;
    for (auto& view : workspace.state.regions) view.lastHeard = workspace.clock.wall();
    gui_.metrics.answerAll();
    gui_.metrics.bring({{Figure::credited, "cn-east", {rateAt_ += 2'000, 2.5, false}}});
    if (!applies_) return;
    const auto decisions = workspace.outbox.size();
    if (decisions == 1 && workspace.outbox[0].state == OutboxState::queued)
      workspace.applyDecision("decision-1");
    else if (decisions == 1 && !workspace.state.failover)
      loseTheLeader();
    else if (decisions == 2 && !workspace.state.failover->reroutedAt)
      recover();
    else if (decisions == 2 && workspace.outbox[1].state == OutboxState::queued)
      workspace.applyDecision("decision-2");
  }

 private:
  void loseTheLeader() {
    auto& state = gui_.workspace.state;
    state.target = {WriteState::noLeader, "", 41};
    state.failover = Failover{"cn-east", "", 41, 0, gui_.workspace.clock.wall(), {}, {}, {}, {}, {}};
    state.failovers = {*state.failover};
    gui_.workspace.announceFacts();
  }
  void recover() {
    auto& state = gui_.workspace.state;
    const auto now = gui_.workspace.clock.wall();
    auto& failover = *state.failover;
    failover.successor = "cn-north";
    failover.detectedAt = failover.electedAt = failover.promotedAt = failover.reroutedAt = now;
    state.failovers = {failover};
    state.target = {WriteState::writing, "cn-north", 42};
    gui_.workspace.announceFacts();
  }

  GuiHarness& gui_;
  bool applies_;
  Millis rateAt_ = gui_.workspace.clock.wall();
};

void signedOutButReady(FakeWorkspace& workspace) {
  scenes::live(workspace);
  workspace.state.signIn = SignIn::signedOut;
}

}  // namespace

class TourTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void seesAFailoverFromSignInToRecovery();
  void saysWhatItWaitedForInVain();
};

void TourTest::seesAFailoverFromSignInToRecovery() {
  GuiHarness gui(signedOutButReady);
  Engine engine(gui);
  QTemporaryDir folder;
  Tour tour(*gui.window, {folder.path(), Credentials{"chen.jing", "demo"}, 3, true, 20'000});
  QSignalSpy finished(&tour, &Tour::finished);
  tour.start();
  QVERIFY(finished.wait(60'000));
  QVERIFY2(finished[0][0].toBool(), qPrintable(finished[0][1].toString()));
  QCOMPARE(gui.workspace.lastSignInName, std::string("chen.jing"));
  QCOMPARE(gui.workspace.outbox.size(), 2u);
  QVERIFY(tour.seen().size() >= 11);
  const QDir pictures(folder.path(), QStringLiteral("*.png"));
  QCOMPARE(pictures.entryList().size(), 16 + 4 * 9 + 4 + 4);
}

void TourTest::saysWhatItWaitedForInVain() {
  GuiHarness gui(scenes::live);
  Engine engine(gui, false);
  QTemporaryDir folder;
  Tour tour(*gui.window, {folder.path(), std::nullopt, 3, false, 300});
  QSignalSpy finished(&tour, &Tour::finished);
  tour.start();
  QVERIFY(finished.wait(20'000));
  QVERIFY(!finished[0][0].toBool());
  QVERIFY(finished[0][1].toString().contains(QStringLiteral("a rebate approved and applied")));
  QVERIFY(QFile::exists(QDir(folder.path()).filePath(QStringLiteral("trouble.png"))));
}

QTEST_MAIN(TourTest)
#include "tst_tour.moc"
