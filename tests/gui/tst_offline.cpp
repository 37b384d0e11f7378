// SPDX-License-Identifier: GPL-3.0-or-later
// Being without regions, and coming back: what the window says, and how old it says it is.
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

#include "gui_harness.h"
#include "ui/outbox/outbox_page.h"
#include "ui/rebates/decidable.h"
#include "ui/rebates/rebate_drawer.h"
#include "ui/rebates/rebates_page.h"
#include "ui/rebates/undo_line.h"
#include "ui/shell/notices.h"
#include "ui/shell/offline_words.h"
#include "ui/shell/sealed_page.h"
#include "ui/shell/tray.h"
#include "ui/shell/tray_notice.h"
#include "ui/style/data_age.h"

using namespace rebate;

namespace {

struct OfflineGui : GuiHarness {
  explicit OfflineGui(Scene scene = scenes::offline) : GuiHarness(scene) { workspace.state.preferences.lockAfter = 0; }
  Workbench* bench() { return window->workbench(); }
  QPushButton* button(const char* name) { return bench()->rebates()->findChild<QPushButton*>(QLatin1String(name)); }
  bool says(const QString& text) { return saysIn(*window, text); }
  static bool saysIn(const QWidget& part, const QString& text) {
    for (const auto* label : part.findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(text)) return true;
    return false;
  }
  void pass(Millis span) {
    workspace.clock.pass(span);
    window->tick();
  }
};

}  // namespace

class OfflineTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { qputenv("TZ", "Asia/Shanghai"); }
  void everyPageSaysHowOldItIs();
  void ageIsByTheRegionsClock_data();
  void ageIsByTheRegionsClock();
  void theBannerSaysUntilWhen_data();
  void theBannerSaysUntilWhen();
  void hiddenNamesAreSaid();
  void aSealedCopyShowsNothing();
  void itOpensAgainWithARegion();
  void oldDataIsAskedAboutThenRefused();
  void whatHappenedMeanwhileStaysUntilRead();
  void wayBackWords_data();
  void wayBackWords();
  void aDamagedOutboxIsTold();
  void theTrayTellsWhoLooksElsewhere();
  void readOnlyNeverPretends();
  void undoWhileHeldBack();
  void undoComesTooLate();
  void undoTakesTheNewestFirst();
};

void OfflineTest::everyPageSaysHowOldItIs() {
  OfflineGui gui;
  for (const auto page : {PageId::overview, PageId::rebates, PageId::outbox}) {
    gui.window->go(page);
    QVERIFY(gui.says(QStringLiteral("as of 10:42:30 · 1 m 50 s ago")));
  }
  gui.window->go(PageId::rebates);
  auto* drawer = gui.bench()->rebates()->drawer();
  QVERIFY(OfflineGui::saysIn(*drawer, QStringLiteral("as of 10:42:30 · 1 m 50 s ago")));
  gui.pass(10'000);
  QVERIFY(OfflineGui::saysIn(*drawer, QStringLiteral("2 m 0 s ago")));
  for (auto& view : gui.workspace.state.regions) view.link = LinkState::live;
  gui.workspace.state.signIn = SignIn::signedIn;
  gui.workspace.state.fetchedAt = gui.workspace.clock.wall();
  gui.workspace.announceFacts();
  QVERIFY2(!gui.says(QStringLiteral(" ago")), "live needs no age");
  gui.pass(31'000);  // connected, but no change and no heartbeat confirms it any more
  QVERIFY(gui.says(QStringLiteral("31 s ago")));
}

void OfflineTest::ageIsByTheRegionsClock_data() {
  QTest::addColumn<qint64>("ahead");
  QTest::addColumn<qint64>("age");
  QTest::newRow("clocks agree") << qint64{0} << qint64{60'000};
  QTest::newRow("the desktop's is an hour ahead") << qint64{-kHour} << qint64{60'000};
  QTest::newRow("the desktop's is three years behind") << qint64{3 * 365 * 24 * kHour} << qint64{60'000};
  QTest::newRow("never negative") << qint64{0} << qint64{-60'000};
}

void OfflineTest::ageIsByTheRegionsClock() {
  QFETCH(qint64, ahead);
  QFETCH(qint64, age);
  WorkspaceFacts facts;
  const Millis wall = FakeClock::kStart;
  QVERIFY(!DataAge::of(facts, wall));
  facts.clockAhead = ahead;
  facts.fetchedAt = wall + ahead - age;
  QCOMPARE(*DataAge::of(facts, wall), std::max<Millis>(0, age));
  // What is named is a time that this desktop's clock showed.
  if (age > 0) QCOMPARE(DataAge::note(facts, wall), QStringLiteral("as of 10:43:20 · 1 m 0 s ago"));
}

void OfflineTest::theBannerSaysUntilWhen_data() {
  QTest::addColumn<qint64>("left");
  QTest::addColumn<QString>("words");
  QTest::addColumn<QString>("tone");
  QTest::newRow("two days") << qint64{48 * kHour} << "may be used until 06-14 10:44."
                            << "warning";
  QTest::newRow("four hours") << qint64{4 * kHour} << "may be used until 06-12 14:44."
                              << "warning";
  QTest::newRow("less") << qint64{4 * kHour - 1} << "for another 3 h only, until 06-12 14:44: connect before then."
                        << "bad";
  QTest::newRow("minutes") << qint64{15 * 60'000} << "for another 15 m only"
                           << "bad";
}

void OfflineTest::theBannerSaysUntilWhen() {
  QFETCH(qint64, left);
  QFETCH(QString, words);
  QFETCH(QString, tone);
  OfflineGui gui;
  gui.workspace.state.clockAhead = 10 * kHour;  // the lease is of the regions' clock, what is named of the desktop's
  gui.workspace.state.fetchedAt += 10 * kHour;
  gui.workspace.state.lease.until = gui.workspace.clock.wall() + 10 * kHour + left;
  gui.workspace.announceFacts();
  QVERIFY2(gui.says(words), qPrintable(OfflineWords::advice(gui.workspace.state, gui.workspace.clock.wall())));
  QCOMPARE(gui.bench()->offlineBanner()->property("tone").toString(), tone);
}

void OfflineTest::hiddenNamesAreSaid() {
  OfflineGui gui;
  QVERIFY(!gui.says(QStringLiteral("Names are hidden")));
  gui.workspace.state.lease.personalUntil = gui.workspace.clock.wall() + kHour;
  gui.workspace.announceFacts();
  QVERIFY(gui.says(QStringLiteral("Names are hidden from 06-12 11:44 on.")));
  gui.workspace.state.personalExpired = true;
  gui.workspace.announceFacts();
  QVERIFY(gui.says(QStringLiteral("Names are hidden until a region answers")));
}

void OfflineTest::aSealedCopyShowsNothing() {
  OfflineGui gui(scenes::sealed);
  gui.window->go(PageId::rebates);
  QVERIFY(gui.bench()->sealed()->isVisible() && !gui.bench()->rebates()->isVisible());
  QVERIFY(OfflineGui::saysIn(*gui.bench()->sealed(), QStringLiteral("The copy is sealed since 06-12 02:44.")));
  QVERIFY(OfflineGui::saysIn(*gui.bench()->sealed(), QStringLiteral("3 decisions are kept in the outbox.")));
  gui.window->go(PageId::overview);
  QVERIFY(gui.says(QStringLiteral("Approvals unknown")));
  gui.window->go(PageId::outbox);
  QVERIFY2(gui.bench()->outbox()->table()->isVisible(), "what was decided here is still there");
}

void OfflineTest::itOpensAgainWithARegion() {
  OfflineGui gui(scenes::sealed);
  gui.window->go(PageId::rebates);
  gui.workspace.state.sealed = false;
  gui.workspace.announceRebates({});
  QCOMPARE(gui.bench()->current(), PageId::rebates);
  QVERIFY(gui.bench()->rebates()->isVisible() && gui.bench()->rebates()->model().rowCount() > 0);
}

void OfflineTest::oldDataIsAskedAboutThenRefused() {
  OfflineGui gui;
  gui.window->go(PageId::rebates);
  gui.workspace.state.preferences.holdBack = 0;
  const auto kept = gui.workspace.outbox.size();
  gui.pass(Decidable::kAskAgainAfter - 110'000);
  QTest::mouseClick(gui.button("approve"), Qt::LeftButton);
  QCOMPARE(gui.workspace.outbox.size(), kept + 1);  // exactly 15 minutes old
  gui.pass(1'000);
  QTest::mouseClick(gui.button("approve"), Qt::LeftButton);
  QCOMPARE(gui.workspace.outbox.size(), kept + 1);
  QVERIFY(gui.says(QStringLiteral("You decide on what was true 15 m ago. Decide anyway?")));
  QTest::mouseClick(gui.button("approve"), Qt::LeftButton);
  QCOMPARE(gui.workspace.outbox.size(), kept + 2);
  gui.workspace.state.clockAhead = Decidable::kRefuseAfter;  // this desktop's clock was set back a day
  gui.workspace.announceFacts();
  QVERIFY(!gui.button("approve")->isEnabled());
  QVERIFY(gui.says(QStringLiteral("older than 24 hours")));
}

void OfflineTest::whatHappenedMeanwhileStaysUntilRead() {
  OfflineGui gui(scenes::back);
  auto* news = gui.bench()->news();
  QVERIFY(news->isVisible());
  QVERIFY(news->text().contains(
      QStringLiteral("Back since 10:31:20 (offline for 42 m): 5 decisions applied, 1 refused, 128 changes came.")));
  QTest::mouseClick(news->showButton(), Qt::LeftButton);
  QCOMPARE(gui.bench()->current(), PageId::outbox);
  QVERIFY2(news->isVisible(), "looking at the outbox is not reading it");
  QVERIFY2(news->text().contains(QStringLiteral("damaged")), "here, too");
  QVERIFY(!news->showButton()->isVisible());
  QTest::mouseClick(news->dismissButton(), Qt::LeftButton);
  QVERIFY(!news->isVisible() && !gui.workspace.state.wayBack && !gui.workspace.state.salvaged);
}

void OfflineTest::wayBackWords_data() {
  QTest::addColumn<qint64>("applied");
  QTest::addColumn<qint64>("refused");
  QTest::addColumn<qint64>("changes");
  QTest::addColumn<QString>("said");
  QTest::newRow("nothing decided") << qint64{0} << qint64{0} << qint64{12} << "12 changes came.";
  QTest::newRow("one of each") << qint64{1} << qint64{1} << qint64{1}
                               << "1 decision applied, 1 refused, 1 change came.";
  QTest::newRow("only refused") << qint64{0} << qint64{2} << qint64{0} << "2 refused, 0 changes came.";
}

void OfflineTest::wayBackWords() {
  QFETCH(qint64, applied);
  QFETCH(qint64, refused);
  QFETCH(qint64, changes);
  QFETCH(QString, said);
  Language english;
  english.setTongue(Tongue::english);
  WayBack back{FakeClock::kStart - 42 * 60'000, FakeClock::kStart, changes, applied, refused};
  const auto words = OfflineWords::wayBack(back, {});
  QVERIFY2(words.endsWith(QStringLiteral("(offline for 42 m): ") + said), qPrintable(words));
}

void OfflineTest::aDamagedOutboxIsTold() {
  OfflineGui gui;
  QVERIFY(!gui.bench()->news()->isVisible());
  gui.workspace.state.salvaged = Salvaged{"/home/li/outbox.db.damaged-1", 7, 1};
  gui.workspace.announceFacts();
  QVERIFY(gui.bench()->news()->text().contains(QStringLiteral("7 decisions carried over, 1 unreadable")));
  QVERIFY(gui.bench()->news()->text().contains(QStringLiteral("/home/li/outbox.db.damaged-1")));
  QCOMPARE(gui.bench()->news()->property("tone").toString(), QStringLiteral("warning"));
}

void OfflineTest::theTrayTellsWhoLooksElsewhere() {
  OfflineGui gui(scenes::back);
  const auto facts = gui.workspace.state;
  Tray icon(gui.look);
  TrayNotice tray(icon);
  QSignalSpy told(&icon, &Tray::told);
  tray.refresh({}, false);
  QCOMPARE(told.size(), 0);
  tray.refresh(facts, false);
  tray.refresh(facts, false);
  QCOMPARE(told.size(), 1);
  const auto text = told[0][0].toString();
  QVERIFY(text.startsWith(QStringLiteral("Back since")));
  QVERIFY2(!text.contains(QChar(0xa5)) && !text.contains(QStringLiteral("u-")), "no amount and nobody's id");
  tray.refresh({}, false);  // read
  tray.refresh(facts, true);
  QCOMPARE(told.size(), 1);  // the window says it
  tray.refresh(facts, false);
  QCOMPARE(told.size(), 1);
}

void OfflineTest::readOnlyNeverPretends() {
  OfflineGui gui(scenes::readOnly);
  QVERIFY(gui.bench()->readOnlyBanner()->isVisible());
  gui.window->go(PageId::rebates);
  QVERIFY(gui.bench()->rebates()->model().rowCount() > 0);
  QVERIFY(!gui.button("approve")->isEnabled());
  QVERIFY(gui.says(QStringLiteral("This is a read-only session")));
  QTest::keyClick(gui.bench()->rebates()->table(), Qt::Key_A);
  QVERIFY(gui.workspace.outbox.empty());
}

void OfflineTest::undoWhileHeldBack() {
  OfflineGui gui(scenes::live);
  gui.window->go(PageId::rebates);
  auto* page = gui.bench()->rebates();
  page->table()->setFocus();
  const auto id = page->selected();
  QTest::keyClick(page->table(), Qt::Key_A);
  QCOMPARE(page->lastDecision(),
           QStringLiteral("Approved %1 (u-88210) · sends in 3 s").arg(QStringLiteral("¥\u00a03.12")));
  QVERIFY(page->undoLine()->button()->isVisible());
  QVERIFY2(page->model().isPending(id), "the row is marked");
  gui.workspace.clock.pass(1'500);
  QTRY_VERIFY(page->lastDecision().endsWith(QStringLiteral("sends in 2 s")));
  QTest::keyClick(page->table(), Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(gui.workspace.outbox[0].state, OutboxState::cancelled);
  QVERIFY(!page->model().isPending(id));
  QVERIFY(page->lastDecision().contains(QStringLiteral("withdrawn before it was sent")));
  QVERIFY(!page->undoLine()->button()->isVisible());
}

void OfflineTest::undoComesTooLate() {
  OfflineGui gui(scenes::live);
  gui.window->go(PageId::rebates);
  auto* page = gui.bench()->rebates();
  page->table()->setFocus();
  QTest::keyClick(page->table(), Qt::Key_A);
  gui.workspace.clock.pass(3'000);
  QTRY_VERIFY(!page->undoLine()->button()->isVisible());
  QTest::keyClick(page->table(), Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(gui.workspace.outbox[0].state, OutboxState::queued);
  QVERIFY(page->lastDecision().contains(QStringLiteral("kept, being sent")));
}

void OfflineTest::undoTakesTheNewestFirst() {
  OfflineGui gui(scenes::live);
  gui.window->go(PageId::rebates);
  auto* page = gui.bench()->rebates();
  page->table()->setFocus();
  QTest::keyClick(page->table(), Qt::Key_A);
  gui.workspace.clock.pass(500);
  QTest::keyClick(page->table(), Qt::Key_A);
  QCOMPARE(gui.workspace.outbox.size(), 2u);
  QTest::keyClick(page->table(), Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(gui.workspace.outbox[1].state, OutboxState::cancelled);
  QCOMPARE(gui.workspace.outbox[0].state, OutboxState::queued);
  QTest::mouseClick(page->undoLine()->button(), Qt::LeftButton);
  QCOMPARE(gui.workspace.outbox[0].state, OutboxState::cancelled);
  QVERIFY2(page->table()->hasFocus(), "the button had the focus and is gone");
}

QTEST_MAIN(OfflineTest)
#include "tst_offline.moc"
