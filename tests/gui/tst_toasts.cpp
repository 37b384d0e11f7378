// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/toasts.h"

#include <QAccessible>
#include <QApplication>
#include <QListWidget>
#include <QSignalSpy>
#include <QToolButton>

#include "gui_harness.h"
#include "ui/outbox/outbox_page.h"

using namespace rebate;

namespace {

QStringList textsOf(const Toasts& toasts) {
  QStringList texts;
  for (const auto* toast : toasts.shown()) texts << toast->text();
  return texts;
}

}  // namespace

class ToastsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aPageSaysSomethingInPassing();
  void theyGoByThemselvesExceptTrouble();
  void whoIsOverOneKeepsIt();
  void theQueueIsBoundedAndLosesNoTrouble();
  void theSameIsSaidOnce();
};

void ToastsTest::aPageSaysSomethingInPassing() {
  GuiHarness gui(scenes::live);
  auto* bench = gui.window->workbench();
  bench->navigation()->setFocus();
  auto* toasts = bench->toasts();
  QSignalSpy announced(toasts, &Toasts::announced);
  Q_EMIT bench->outbox()->said(QStringLiteral("Exported 12 rows."), ToastKind::done);
  QCOMPARE(announced.count(), 1);  // to screen readers; whether one listens is the platform's affair
  const auto* said = QAccessible::queryAccessibleInterface(toasts->shown().front());
  QCOMPARE(said->text(QAccessible::Name), QStringLiteral("Exported 12 rows."));
  QVERIFY(toasts->isVisible());
  QCOMPARE(textsOf(*toasts), QStringList{QStringLiteral("Exported 12 rows.")});
  QVERIFY2(bench->navigation()->hasFocus(), "a toast never takes the focus");
  QVERIFY(std::abs(bench->rect().center().x() - toasts->geometry().center().x()) <= 1);  // no button is below it
  QVERIFY(bench->height() - toasts->geometry().bottom() < 30);
  bench->resize(bench->width() - 200, bench->height() - 100);
  QVERIFY(bench->rect().contains(toasts->geometry()));
}

void ToastsTest::theyGoByThemselvesExceptTrouble() {
  GuiHarness gui(scenes::live);
  auto* toasts = gui.window->workbench()->toasts();
  toasts->setLifetime(20);
  toasts->say(QStringLiteral("Copied."), ToastKind::note);
  toasts->say(QStringLiteral("The file could not be written."), ToastKind::trouble);
  QTRY_COMPARE(textsOf(*toasts), QStringList{QStringLiteral("The file could not be written.")});
  auto* dismiss = toasts->shown().front()->dismissButton();
  QVERIFY(dismiss->accessibleName().contains(QStringLiteral("The file could not be written.")));
  dismiss->setFocus(Qt::TabFocusReason);
  QTest::keyClick(dismiss, Qt::Key_Space);
  QVERIFY(toasts->shown().empty());
  QVERIFY(!toasts->isVisible());
}

void ToastsTest::whoIsOverOneKeepsIt() {
  GuiHarness gui(scenes::live);
  auto* toasts = gui.window->workbench()->toasts();
  toasts->setLifetime(40);
  toasts->say(QStringLiteral("kept"), ToastKind::note);
  auto* kept = toasts->shown().front();
  QEnterEvent enter({5, 5}, {5, 5}, {5, 5});
  QApplication::sendEvent(kept, &enter);
  toasts->say(QStringLiteral("goes"), ToastKind::note);
  QSignalSpy over(kept, &Toast::over);
  QTRY_COMPARE(textsOf(*toasts), QStringList{QStringLiteral("kept")});  // the later one went before it
  QCOMPARE(over.count(), 0);
  QEvent leave(QEvent::Leave);
  QApplication::sendEvent(kept, &leave);
  QTRY_VERIFY(toasts->shown().empty());
}

void ToastsTest::theQueueIsBoundedAndLosesNoTrouble() {
  GuiHarness gui(scenes::live);
  auto* toasts = gui.window->workbench()->toasts();
  toasts->say(QStringLiteral("trouble 0"), ToastKind::trouble);
  for (int i = 0; i < 100; ++i) toasts->say(QStringLiteral("note %1").arg(i), ToastKind::note);
  toasts->say(QStringLiteral("trouble 1"), ToastKind::trouble);
  QCOMPARE(static_cast<int>(toasts->shown().size()), Toasts::kMostShown);
  QCOMPARE(toasts->waiting(), Toasts::kMostWaiting);
  QStringList all;
  while (!toasts->shown().empty()) {
    all << toasts->shown().front()->text();
    toasts->shown().front()->dismissButton()->click();
  }
  QCOMPARE(all.size(), Toasts::kMostShown + Toasts::kMostWaiting);
  QVERIFY(all.contains(QStringLiteral("trouble 0")) && all.contains(QStringLiteral("trouble 1")));
  QVERIFY2(all.contains(QStringLiteral("note 99")), "the newest is kept");
}

void ToastsTest::theSameIsSaidOnce() {
  GuiHarness gui(scenes::live);
  auto* toasts = gui.window->workbench()->toasts();
  for (int i = 0; i < 5; ++i) toasts->say(QStringLiteral("No region answers."), ToastKind::trouble);
  QCOMPARE(toasts->shown().size(), 1u);
  QCOMPARE(toasts->waiting(), 0);
}

QTEST_MAIN(ToastsTest)
#include "tst_toasts.moc"
