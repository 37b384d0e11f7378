// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outbox/outbox_page.h"

#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include "gui_harness.h"
#include "ui/outbox/conflict_panel.h"
#include "ui/rebates/rebate_drawer.h"
#include "ui/rebates/rebates_page.h"

using namespace rebate;

namespace {

struct OutboxGui : GuiHarness {
  explicit OutboxGui(Scene scene = scenes::offline) : GuiHarness(scene) { window->go(PageId::outbox); }
  OutboxPage* page() { return window->workbench()->outbox(); }
  QPushButton* button(const char* name) { return page()->findChild<QPushButton*>(QLatin1String(name)); }
  QString cell(int row, OutboxTableModel::Column column) {
    return page()->table()->model()->index(row, static_cast<int>(column)).data().toString();
  }
  QStringList texts(const QWidget& widget) {
    QStringList found;
    for (const auto* label : widget.findChildren<QLabel*>())
      if (label->isVisible()) found << label->text();
    return found;
  }
};

}  // namespace

class OutboxPageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void whatNeedsAPersonIsSelected();
  void theThreeColumnsShowWhatMoved();
  void theOtherReasonIsShown();
  void droppingSettlesTheConflict();
  void decidingAgainOpensTheRebate();
  void onlyAQueuedDecisionIsWithdrawn();
  void retryAsksTheWorkspace();
  void theKeyringIsTroubleOnlyWhileItIs();
  void aNewConflictShowsItself();
  void emptySaysSo();
  void whatItWaitsForFollowsTheLeader();
};

void OutboxPageTest::whatNeedsAPersonIsSelected() {
  OutboxGui gui;
  QCOMPARE(gui.page()->model().rowCount(), 4);
  QCOMPARE(gui.cell(0, OutboxTableModel::Column::state), QStringLiteral("Waiting"));
  QCOMPARE(gui.cell(2, OutboxTableModel::Column::state), QStringLiteral("Conflict"));
  QCOMPARE(gui.cell(2, OutboxTableModel::Column::why), QStringLiteral("changed since you decided"));
  QCOMPARE(gui.cell(3, OutboxTableModel::Column::why), QStringLiteral("by cn-east · audit 9f3c…21ab"));
  QCOMPARE(gui.page()->table()->currentIndex().row(), 2);
  QVERIFY(gui.page()->conflict()->isVisible());
}

void OutboxPageTest::theThreeColumnsShowWhatMoved() {
  OutboxGui gui;
  const auto texts = gui.texts(*gui.page()->conflict());
  for (const auto& expected :
       {"When you decided", "Your decision", "Now", "refund", "open", "Awaiting", "Reject", "Void"})
    QVERIFY2(texts.contains(QLatin1String(expected)), expected);
  QVERIFY(!texts.contains(QStringLiteral("paid ¥")));  // the same as before: not shown
}

void OutboxPageTest::theOtherReasonIsShown() {
  OutboxGui gui;
  QVERIFY(!gui.texts(*gui.page()->conflict()).contains(QStringLiteral("reason")));
  auto* item = gui.workspace.itemOf("decision-2");
  item->now->state = RebateState::held;
  item->now->decidedBy = "li.wei";
  item->now->note = "the buyer called";
  gui.workspace.announceOutbox();
  for (const auto& expected : {"reason", "duplicate order", "the buyer called"})
    QTRY_VERIFY2(gui.texts(*gui.page()->conflict()).contains(QLatin1String(expected)), expected);
}

void OutboxPageTest::droppingSettlesTheConflict() {
  OutboxGui gui;
  QTest::mouseClick(gui.button("drop"), Qt::LeftButton);
  QCOMPARE(gui.workspace.itemOf("decision-2")->state, OutboxState::cancelled);
  QCOMPARE(gui.workspace.state.outbox.attention, 0);
  QVERIFY(!gui.page()->conflict()->isVisible());
}

void OutboxPageTest::decidingAgainOpensTheRebate() {
  OutboxGui gui;
  const auto id = gui.workspace.itemOf("decision-2")->decision.rebateId;
  QTest::mouseClick(gui.button("decideAgain"), Qt::LeftButton);
  QCOMPARE(gui.window->workbench()->current(), PageId::rebates);
  QCOMPARE(gui.window->workbench()->rebates()->drawer()->shown()->id, id);
}

void OutboxPageTest::onlyAQueuedDecisionIsWithdrawn() {
  OutboxGui gui;
  QVERIFY(!gui.button("withdraw")->isEnabled());
  gui.page()->table()->selectRow(0);
  QVERIFY(gui.button("withdraw")->isEnabled());
  QTest::mouseClick(gui.button("withdraw"), Qt::LeftButton);
  QCOMPARE(gui.workspace.itemOf("decision-3")->state, OutboxState::cancelled);
}

void OutboxPageTest::retryAsksTheWorkspace() {
  OutboxGui gui;
  QTest::mouseClick(gui.button("retry"), Qt::LeftButton);
  QTest::keyClick(gui.window.get(), Qt::Key_F5);
  QCOMPARE(gui.workspace.retries, 2);
}

void OutboxPageTest::theKeyringIsTroubleOnlyWhileItIs() {
  OutboxGui gui;
  const auto trouble = [&] { return gui.texts(*gui.page()).join(QString()).contains(QStringLiteral("keyring")); };
  gui.workspace.outboxFailure = Error{Errc::locked, {}, {}};
  gui.workspace.state.vault = VaultState::opening;
  gui.workspace.announceOutbox();
  QVERIFY(!trouble());
  gui.workspace.state.vault = VaultState::locked;
  gui.workspace.announceOutbox();
  QVERIFY(trouble());
  gui.workspace.outboxFailure.reset();
  gui.workspace.state.vault = VaultState::ready;
  gui.workspace.announceFacts();
  QVERIFY(!trouble());
}

void OutboxPageTest::aNewConflictShowsItself() {
  OutboxGui gui;
  gui.workspace.itemOf("decision-4")->state = OutboxState::conflict;
  gui.workspace.announceOutbox();
  const auto selected = [&] { return gui.page()->model().at(gui.page()->table()->currentIndex().row())->decision.id; };
  QCOMPARE(selected(), std::string("decision-4"));
  QVERIFY(gui.page()->conflict()->isVisible());
  gui.page()->table()->selectRow(gui.page()->model().rowOf("decision-1"));
  gui.workspace.itemOf("decision-3")->state = OutboxState::conflict;
  gui.workspace.announceOutbox();
  QCOMPARE(selected(), std::string("decision-1"));  // the person looks at this one
}

void OutboxPageTest::emptySaysSo() {
  OutboxGui gui(scenes::live);
  QVERIFY(!gui.page()->table()->isVisible());
  QVERIFY(gui.texts(*gui.page()).join(QString()).contains(QStringLiteral("The outbox is empty")));
  QVERIFY(!gui.button("retry")->isEnabled());
}

void OutboxPageTest::whatItWaitsForFollowsTheLeader() {
  OutboxGui gui;
  QCOMPARE(gui.cell(0, OutboxTableModel::Column::why), QStringLiteral("waiting for a region"));
  gui.workspace.state.target.state = WriteState::noLeader;
  gui.workspace.announceFacts();
  QCOMPARE(gui.cell(0, OutboxTableModel::Column::why), QStringLiteral("waiting for a write leader"));
}

QTEST_MAIN(OutboxPageTest)
#include "tst_outbox_page.moc"
