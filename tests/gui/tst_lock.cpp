// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

#include "gui_harness.h"
#include "ui/lock/lock_page.h"
#include "ui/rebates/rebates_page.h"
#include "ui/shell/menus.h"
#include "ui/signin/sign_in_page.h"
#include "ui/signin/vault_panel.h"

using namespace rebate;

namespace {

constexpr Millis kLimit = 5 * 60'000;

struct LockGui : GuiHarness {
  explicit LockGui(Scene scene = scenes::offline) : GuiHarness(scene) {
    workspace.state.preferences.lockAfter = kLimit;
  }
  LockPage* page() { return window->lockPage(); }
  bool says(const QString& text) {
    for (const auto* label : window->findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(text)) return true;
    return false;
  }
  bool isLocked() { return window->isLocked() && workspace.state.signIn == SignIn::locked; }
  void pass(Millis span) {
    workspace.clock.pass(span);
    window->tick();
  }
};

}  // namespace

class LockTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void byKeyAndByMenu();
  void nothingOfTheWorkbenchIsLeft();
  void onlyHowManyWaitIsShown();
  void reasons_data();
  void reasons();
  void itLocksAfterTheLimit_data();
  void itLocksAfterTheLimit();
  void aKeyOrAMovementPutsItOff();
  void theKeyThatWakesTheComputerComesTooLate();
  void itIsOutOfSightBeforeTheWorkerIsDone();
  void unlocking();
  void aWrongPasswordIsSaid();
  void aCodeIsAskedFor();
  void somebodyElse();
  void theKeyringMayHaveLockedMeanwhile();
  void ownClipboardIsCleared();
  void anotherProgramsClipboardStays();
  void theLanguageChangesWhileLocked();
};

void LockTest::byKeyAndByMenu() {
  LockGui gui;
  QTest::keyClick(gui.window.get(), Qt::Key_L, Qt::ControlModifier);
  QVERIFY(gui.isLocked());
  QCOMPARE(gui.workspace.state.lock, LockReason::asked);
  QVERIFY(gui.page()->password()->hasFocus());
  QCOMPARE(gui.window->windowTitle(), QStringLiteral("Rebate Console"));
  QTest::keyClick(gui.window.get(), Qt::Key_2, Qt::ControlModifier);
  QVERIFY2(!gui.window->workbench(), "no way in but the password");
}

void LockTest::nothingOfTheWorkbenchIsLeft() {
  LockGui gui;
  gui.window->go(PageId::rebates);
  const QPointer<QWidget> workbench = gui.window->workbench();
  const QPointer<QWidget> table = gui.window->workbench()->rebates()->table();
  QTest::keyClick(gui.window.get(), Qt::Key_L, Qt::ControlModifier);
  QTRY_VERIFY(!workbench && !table);
  for (const auto* label : gui.window->findChildren<QLabel*>()) QVERIFY(!label->text().contains(QChar(0xa5)));
  gui.workspace.announceRebates({});  // what still comes finds nobody
  gui.workspace.announceOutbox();
  gui.workspace.announceRate({1, 2.0, false});
  gui.window->tick();
}

void LockTest::onlyHowManyWaitIsShown() {
  LockGui gui;
  gui.window->lock(LockReason::asked);
  QVERIFY(gui.says(QStringLiteral("3 decisions wait in the outbox")));
  QVERIFY(gui.says(QStringLiteral("陈静 · chen.jing")));
  gui.workspace.outbox.clear();
  gui.workspace.announceOutbox();
  QVERIFY(gui.says(QStringLiteral("No decision waits")));
}

void LockTest::reasons_data() {
  QTest::addColumn<int>("why");
  QTest::addColumn<QString>("words");
  const auto row = [](LockReason why, const char* words) {
    QTest::newRow(words) << static_cast<int>(why) << QString::fromUtf8(words);
  };
  row(LockReason::started, "The console was started");
  row(LockReason::asked, "You locked the console");
  row(LockReason::idle, "Nobody was here for a while");
  row(LockReason::screenLocked, "The screen was locked");
  row(LockReason::suspended, "The computer went to sleep");
  row(LockReason::sessionEnded, "Your sign-in has ended");
  row(LockReason::userSwitched, "Somebody else used this computer");
}

void LockTest::reasons() {
  QFETCH(int, why);
  QFETCH(QString, words);
  LockGui gui;
  gui.window->lock(static_cast<LockReason>(why));
  QVERIFY(gui.isLocked());
  QVERIFY(gui.says(words));
}

void LockTest::itLocksAfterTheLimit_data() {
  QTest::addColumn<qint64>("limit");
  QTest::addColumn<qint64>("away");
  QTest::addColumn<bool>("locked");
  QTest::newRow("just short of it") << qint64{kLimit} << qint64{kLimit - 1} << false;
  QTest::newRow("reached") << qint64{kLimit} << qint64{kLimit} << true;
  QTest::newRow("asleep for a night") << qint64{kLimit} << qint64{9 * 3'600'000} << true;
  QTest::newRow("a minute") << qint64{60'000} << qint64{60'000} << true;
  QTest::newRow("never") << qint64{0} << qint64{9 * 3'600'000} << false;
}

void LockTest::itLocksAfterTheLimit() {
  QFETCH(qint64, limit);
  QFETCH(qint64, away);
  QFETCH(bool, locked);
  LockGui gui;
  gui.workspace.state.preferences.lockAfter = limit;
  gui.pass(away);
  QCOMPARE(gui.isLocked(), locked);
  if (locked) QCOMPARE(gui.workspace.state.lock, LockReason::idle);
}

void LockTest::aKeyOrAMovementPutsItOff() {
  LockGui gui;
  gui.pass(kLimit - 1);
  QTest::keyClick(gui.window.get(), Qt::Key_Shift);
  gui.pass(kLimit - 1);
  QTest::mouseMove(gui.window->workbench(), QPoint(400, 300));
  QTest::mouseMove(gui.window->workbench(), QPoint(410, 310));
  gui.pass(kLimit - 1);
  QVERIFY(!gui.isLocked());
  gui.pass(1);
  QVERIFY(gui.isLocked());
}

/// Nobody ticked while it slept: the first thing that happens is a key, and it must not decide anything.
void LockTest::theKeyThatWakesTheComputerComesTooLate() {
  LockGui gui(scenes::live);
  gui.window->go(PageId::rebates);
  gui.window->workbench()->rebates()->table()->setFocus();
  gui.workspace.clock.pass(kLimit);
  QTest::keyClick(gui.window->workbench()->rebates()->table(), Qt::Key_A);
  QVERIFY(gui.isLocked());
  QVERIFY(gui.workspace.outbox.empty());
}

void LockTest::itIsOutOfSightBeforeTheWorkerIsDone() {
  LockGui gui;
  gui.workspace.slowLock = true;
  QSignalSpy closed(gui.window.get(), &MainWindow::everythingClosed);
  const QPointer<QWidget> workbench = gui.window->workbench();
  gui.window->lock(LockReason::screenLocked);
  QVERIFY(gui.window->isLocked() && gui.workspace.state.signIn == SignIn::offline);
  QVERIFY(gui.says(QStringLiteral("The screen was locked")));
  gui.workspace.announceFacts();  // news from before it was done
  QVERIFY(gui.window->isLocked());
  QCOMPARE(closed.size(), 0);
  gui.workspace.finishLock();
  QVERIFY(gui.isLocked());
  QCOMPARE(closed.size(), 1);
  gui.window->lock(LockReason::suspended);  // nothing is open any more
  QCOMPARE(closed.size(), 2);
  QTRY_VERIFY(!workbench);
}

void LockTest::unlocking() {
  LockGui gui;
  gui.window->go(PageId::outbox);
  gui.window->lock(LockReason::asked);
  gui.workspace.holdAnswers = true;
  QTest::keyClicks(gui.page()->password(), QStringLiteral("demo"));
  QTest::keyClick(gui.page()->password(), Qt::Key_Return);
  QCOMPARE(gui.workspace.lastSignInName, std::string("chen.jing"));
  QVERIFY(!gui.page()->unlockButton()->isEnabled());
  QCOMPARE(gui.page()->unlockButton()->text(), QStringLiteral("Unlocking…"));
  gui.workspace.state.signIn = SignIn::signingIn;
  gui.workspace.announceFacts();
  QVERIFY2(gui.window->isLocked(), "no flicker of another page");
  gui.workspace.state.signIn = SignIn::offline;
  gui.workspace.announceFacts();
  gui.workspace.answerHeld(Done{});
  QVERIFY(gui.window->isSignedIn());
  QCOMPARE(gui.window->workbench()->current(), PageId::outbox);
  QVERIFY(gui.page()->password()->text().isEmpty());
  gui.pass(kLimit - 1);
  QVERIFY2(gui.window->isSignedIn(), "who unlocked is here");
}

void LockTest::aWrongPasswordIsSaid() {
  LockGui gui;
  gui.window->lock(LockReason::idle);
  QTest::keyClick(gui.page()->password(), Qt::Key_Return);
  QVERIFY2(gui.workspace.lastSignInName.empty(), "nothing is asked without a password");
  gui.workspace.signInFailure = Error{Errc::unauthenticated, {}, {}};
  QTest::keyClicks(gui.page()->password(), QStringLiteral("wrong"));
  QTest::mouseClick(gui.page()->unlockButton(), Qt::LeftButton);
  QVERIFY(gui.isLocked());
  QCOMPARE(gui.page()->message(), QStringLiteral("Name or password is not right."));
  QVERIFY(gui.page()->password()->text().isEmpty() && gui.page()->password()->hasFocus());
}

void LockTest::aCodeIsAskedFor() {
  LockGui gui;
  gui.window->lock(LockReason::idle);
  QVERIFY(!gui.page()->code()->isVisible());
  gui.workspace.signInFailure = Error{Errc::unauthenticated, "code", {}};
  QTest::keyClicks(gui.page()->password(), QStringLiteral("demo"));
  QTest::keyClick(gui.page()->password(), Qt::Key_Return);
  QVERIFY(gui.page()->code()->isVisible() && gui.page()->code()->hasFocus());
  gui.workspace.signInFailure.reset();
  QTest::keyClicks(gui.page()->code(), QStringLiteral("654 321"));
  QTest::keyClick(gui.page()->code(), Qt::Key_Return);
  QCOMPARE(gui.workspace.lastSignInCode, std::string("654321"));
  QVERIFY(gui.window->isSignedIn());
}

void LockTest::somebodyElse() {
  LockGui gui;
  gui.window->lock(LockReason::asked);
  QTest::mouseClick(gui.page()->otherButton(), Qt::LeftButton);
  QVERIFY(!gui.window->isLocked() && !gui.window->isSignedIn());
  QVERIFY(gui.window->signInPage()->isVisible());
}

void LockTest::theKeyringMayHaveLockedMeanwhile() {
  LockGui gui;
  gui.window->lock(LockReason::suspended);
  QVERIFY(!gui.page()->vaultPanel()->isVisible());
  gui.workspace.state.vault = VaultState::locked;
  gui.workspace.announceFacts();
  QVERIFY(gui.page()->vaultPanel()->isVisible());
  QTest::mouseClick(gui.page()->vaultPanel()->retry(), Qt::LeftButton);
  QCOMPARE(gui.workspace.vaultRetries, 1);
  QVERIFY(!gui.page()->vaultPanel()->isVisible());
}

void LockTest::ownClipboardIsCleared() {
  LockGui gui;
  gui.window->go(PageId::rebates);
  auto* table = gui.window->workbench()->rebates()->table();
  table->setFocus();
  QTest::keySequence(table, QKeySequence::Copy);
  QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("u-88210")));
  gui.window->lock(LockReason::asked);
  QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
}

void LockTest::anotherProgramsClipboardStays() {
  LockGui gui;
  gui.window->go(PageId::rebates);
  auto* table = gui.window->workbench()->rebates()->table();
  table->setFocus();
  QTest::keySequence(table, QKeySequence::Copy);
  auto* other = new QMimeData;  // as another program's copy replaces ours
  other->setText(QStringLiteral("a shopping list"));
  QGuiApplication::clipboard()->setMimeData(other);
  if (QGuiApplication::clipboard()->ownsClipboard()) QSKIP("this platform says that everything is ours");
  gui.window->lock(LockReason::asked);
  QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("a shopping list"));
}

void LockTest::theLanguageChangesWhileLocked() {
  LockGui gui;
  gui.window->lock(LockReason::screenLocked);
  gui.window->setTongue(Tongue::chinese);
  QVERIFY(gui.isLocked());
  QTRY_VERIFY(gui.says(QStringLiteral("屏幕已锁定")));
  gui.window->setTongue(Tongue::english);
  QVERIFY(gui.isLocked());
  QTRY_VERIFY(gui.says(QStringLiteral("The screen was locked")));
}

QTEST_MAIN(LockTest)
#include "tst_lock.moc"
