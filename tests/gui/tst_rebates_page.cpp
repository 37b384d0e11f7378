// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rebates/rebates_page.h"

#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QTableView>

#include "fake_workspace/sample_rebates.h"
#include "gui_harness.h"
#include "ui/rebates/decidable.h"
#include "ui/rebates/decision_box.h"
#include "ui/rebates/rebate_drawer.h"
#include "ui/rebates/state_chips.h"
#include "ui/rebates/waterfall.h"
#include "ui/shell/notices.h"
#include "ui/style/words.h"

using namespace rebate;

namespace {

struct RebatesGui : GuiHarness {
  explicit RebatesGui(Scene scene = scenes::live) : GuiHarness(scene) {
    window->go(PageId::rebates);
    page()->table()->setFocus();
  }
  RebatesPage* page() { return window->workbench()->rebates(); }
  QPushButton* button(const char* name) { return page()->drawer()->findChild<QPushButton*>(QLatin1String(name)); }
  QLineEdit* reason() { return page()->drawer()->findChild<QLineEdit*>(QStringLiteral("reason")); }
  std::string selected() { return page()->drawer()->shown()->id; }
  bool says(const QString& text) {
    for (const auto* label : page()->findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(text)) return true;
    return false;
  }
};

/// Some thousand rows, all of them shown.
struct ManyGui : RebatesGui {
  static constexpr int kRows = 3'000;
  static constexpr int kRow = 30;
  ManyGui() : RebatesGui(&ManyGui::fill) {
    workspace.announceFacts();
    QTest::mouseClick(page()->chips()->chip(std::nullopt), Qt::LeftButton);
    table()->setFocus();
  }
  static void fill(FakeWorkspace& workspace) {
    scenes::live(workspace);
    workspace.store.rows.clear();
    for (const auto& row : SampleRebates(4, workspace.clock.wall()).many(kRows)) workspace.store.rows[row.id] = row;
  }
  WindowView* table() { return page()->table(); }
  std::vector<Rebate> all() { return workspace.store.allOf(page()->model().query()); }
  /// The id of the row whose upper edge is this many pixels below the upper edge of the view.
  std::string seenAt(int pixel) {
    const auto index = table()->indexAt(QPoint(20, pixel + 1));
    return index.isValid() ? page()->model().at(index.row())->id : std::string();
  }
  std::int64_t current() { return page()->model().first() + table()->currentIndex().row(); }
};

}  // namespace

class RebatesPageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theQueueOpensOnWhatAwaits();
  void approvingByKeyMovesOn();
  void aKeyHeldDownDecidesOnce();
  void holdingNeedsAReason();
  void enterInTheReasonSendsWhatWasWanted();
  void escapeInTheReasonDecidesNothing();
  void theTableKeepsTheFocus();
  void aLetterInTheSearchIsNoDecision();
  void whyNot_data();
  void whyNot();
  void myOwnProposalSaysSo();
  void oldDataAsksAgain();
  void aRefusalIsSaid();
  void theDrawerFollowsAChange();
  void whoHeldItAndWhy();
  void theDrawerIsNotCutByItsScrollBar();
  void offlineTheVersionsAreSaidToBeMissing();
  void headerSortsByAmount();
  void headersSortBothWays();
  void theScrollBarGoesOverEverything();
  void keysCrossTheWindowsBorders();
  void theSelectionIsARebate();
  void aRestoredPageShowsItsRebate();
  void rowsAboveDoNotMoveWhatIsSeen();
  void whatIsNotHereYetIsGrey();
  void theCountSaysOfHowMany();
  void emptyStatesSayWhy();
  void theWaterfallAddsUp();
  void copyPutsTheRowOnTheClipboard();
  void chipsGoByArrow();
  void chipsKeepTheirTextInANarrowWindow();
};

void RebatesPageTest::theQueueOpensOnWhatAwaits() {
  RebatesGui gui;
  QCOMPARE(gui.page()->chips()->chosen(), std::optional(RebateState::awaitingApproval));
  QCOMPARE(gui.page()->model().rowCount(), 109);
  QCOMPARE(gui.selected(), exampleRebate(0).id);
  QVERIFY(gui.says(QString(QStringLiteral("¥ 3.12 to u-88210 林**")).replace(1, 1, QChar(0x00a0))));
  QTest::mouseClick(gui.page()->chips()->chip(RebateState::held), Qt::LeftButton);
  for (const auto& row : gui.page()->model().rows()) QCOMPARE(row.state, RebateState::held);
}

void RebatesPageTest::approvingByKeyMovesOn() {
  RebatesGui gui;
  const auto first = gui.selected();
  QTest::keyClick(gui.page()->table(), Qt::Key_A);
  QCOMPARE(gui.workspace.outbox.size(), 1u);
  QCOMPARE(gui.workspace.outbox[0].decision.rebateId, first);
  QCOMPARE(gui.workspace.outbox[0].decision.version, 4);
  QVERIFY(gui.page()->model().isPending(first));
  QVERIFY(gui.selected() != first);
  QVERIFY(gui.page()->lastDecision().contains(QStringLiteral("sends in 3 s")));
  gui.workspace.applyDecision(gui.workspace.outbox[0].decision.id);
  QVERIFY(gui.page()->lastDecision().contains(QStringLiteral("applied by cn-east")));
  QCOMPARE(gui.page()->model().rowOf(first), -1);  // credited: not in this queue any more
  QVERIFY(gui.selected() != first);
}

void RebatesPageTest::aKeyHeldDownDecidesOnce() {
  RebatesGui gui;
  for (const auto* shortcut : gui.page()->findChildren<QShortcut*>(QString(), Qt::FindDirectChildrenOnly))
    if (shortcut->key().toString().size() == 1) QVERIFY(!shortcut->autoRepeat());
  QTest::keyClick(gui.page()->table(), Qt::Key_A);
  QTest::keyClick(gui.page()->table(), Qt::Key_A);
  gui.workspace.clock.pass(399);
  QTest::keyClick(gui.page()->table(), Qt::Key_A);
  QCOMPARE(gui.workspace.outbox.size(), 1u);
  gui.workspace.clock.pass(1);
  QTest::keyClick(gui.page()->table(), Qt::Key_A);
  QCOMPARE(gui.workspace.outbox.size(), 2u);
}

void RebatesPageTest::holdingNeedsAReason() {
  RebatesGui gui;
  QTest::keyClick(gui.page()->table(), Qt::Key_H);
  QVERIFY(gui.workspace.outbox.empty());
  QVERIFY(gui.reason()->hasFocus());
  QVERIFY(gui.says(QStringLiteral("Write a reason, then press Enter to hold")));
  QTest::keyClicks(gui.reason(), QStringLiteral("ask the buyer"));
  QTest::mouseClick(gui.button("hold"), Qt::LeftButton);
  QCOMPARE(gui.workspace.outbox.size(), 1u);
  QCOMPARE(gui.workspace.outbox[0].decision.action, Action::hold);
  QCOMPARE(gui.workspace.outbox[0].decision.reason, std::string("ask the buyer"));
  QVERIFY(gui.reason()->text().isEmpty());
}

void RebatesPageTest::enterInTheReasonSendsWhatWasWanted() {
  RebatesGui gui;
  QTest::keyClick(gui.page()->table(), Qt::Key_R);
  QVERIFY(gui.says(QStringLiteral("press Enter to reject")));
  QTest::keyClick(gui.reason(), Qt::Key_Return);
  QVERIFY(gui.workspace.outbox.empty());
  QTest::keyClicks(gui.reason(), QStringLiteral("duplicate"));
  QTest::keyClick(gui.reason(), Qt::Key_Return);
  QCOMPARE(gui.workspace.outbox.size(), 1u);
  QCOMPARE(gui.workspace.outbox[0].decision.action, Action::reject);
  QCOMPARE(gui.workspace.outbox[0].decision.reason, std::string("duplicate"));
  QTest::keyClick(gui.reason(), Qt::Key_Return);  // nothing is wanted of the next one
  QCOMPARE(gui.workspace.outbox.size(), 1u);
}

void RebatesPageTest::escapeInTheReasonDecidesNothing() {
  RebatesGui gui;
  QTest::keyClick(gui.page()->table(), Qt::Key_H);
  QTest::keyClicks(gui.reason(), QStringLiteral("never mind"));
  QTest::keyClick(gui.reason(), Qt::Key_Escape);
  QVERIFY(gui.reason()->text().isEmpty());
  QVERIFY(gui.page()->table()->hasFocus());
  QVERIFY(!gui.says(QStringLiteral("press Enter")));
  QVERIFY(gui.workspace.outbox.empty());
}

void RebatesPageTest::theTableKeepsTheFocus() {
  RebatesGui gui;
  gui.button("approve")->setFocus();
  QTest::keyClick(gui.button("approve"), Qt::Key_Space);
  QCOMPARE(gui.workspace.outbox.size(), 1u);
  QVERIFY(gui.page()->table()->hasFocus());
  gui.workspace.decideFailure = Error{Errc::storage, {}, "disk full"};
  gui.button("approve")->setFocus();
  QTest::keyClick(gui.button("approve"), Qt::Key_Space);
  QVERIFY(gui.button("approve")->hasFocus());
  gui.page()->table()->setCurrentIndex({});
  gui.window->go(PageId::overview);
  gui.window->go(PageId::rebates);
  QVERIFY(gui.page()->table()->hasFocus());
  QCOMPARE(gui.page()->table()->currentIndex().row(), 0);
}

void RebatesPageTest::aLetterInTheSearchIsNoDecision() {
  RebatesGui gui;
  gui.page()->search()->setFocus();
  QTest::keyClicks(gui.page()->search(), QStringLiteral("ahr"));
  QCOMPARE(gui.page()->search()->text(), QStringLiteral("ahr"));
  QVERIFY(gui.workspace.outbox.empty());
  QTRY_COMPARE(gui.page()->model().rowCount(), 0);
  QVERIFY(gui.says(QStringLiteral("Nothing matches “ahr”")));
}

void RebatesPageTest::whyNot_data() {
  QTest::addColumn<int>("role");
  QTest::addColumn<QString>("proposedBy");
  QTest::addColumn<int>("state");
  QTest::addColumn<bool>("pending");
  QTest::addColumn<bool>("allowed");
  const int finance = static_cast<int>(Role::finance);
  const int awaiting = static_cast<int>(RebateState::awaitingApproval);
  QTest::newRow("finance may") << finance << "li.wei" << awaiting << false << true;
  QTest::newRow("from the feed") << finance << "feed" << awaiting << false << true;
  QTest::newRow("my own proposal") << finance << "chen.jing" << awaiting << false << false;
  QTest::newRow("already on its way") << finance << "feed" << awaiting << true << false;
  QTest::newRow("credited") << finance << "feed" << static_cast<int>(RebateState::credited) << false << false;
  QTest::newRow("held by upstream") << finance << "feed" << static_cast<int>(RebateState::held) << false << false;
  for (const auto role : {Role::support, Role::incident, Role::admin, Role::auditor})
    QTest::newRow(name(role).data()) << static_cast<int>(role) << "feed" << awaiting << false << false;
}

void RebatesPageTest::whyNot() {
  QFETCH(int, role);
  QFETCH(QString, proposedBy);
  QFETCH(int, state);
  QFETCH(bool, pending);
  QFETCH(bool, allowed);
  WorkspaceFacts facts;
  facts.who = Operator{"chen.jing", "陈静", static_cast<Role>(role)};
  auto row = exampleRebate(1'000);
  row.proposedBy = proposedBy.toStdString();
  row.state = static_cast<RebateState>(state);
  const auto why = Decidable::whyNot(row, Action::approve, facts, pending, 2'000);
  QCOMPARE(why.isEmpty(), allowed);
}

void RebatesPageTest::myOwnProposalSaysSo() {
  RebatesGui gui;
  auto row = *gui.page()->drawer()->shown();
  row.version = 5;
  row.proposedBy = "chen.jing";
  gui.workspace.put(row);
  QVERIFY(gui.says(QStringLiteral("You proposed it: somebody else has to approve it.")));
  QVERIFY(!gui.says(QStringLiteral("you may decide")));
}

void RebatesPageTest::oldDataAsksAgain() {
  RebatesGui gui;
  gui.workspace.state.preferences.lockAfter = 0;
  gui.workspace.clock.pass(Decidable::kAskAgainAfter + 60'000);
  gui.workspace.announceFacts();
  QTest::mouseClick(gui.button("approve"), Qt::LeftButton);
  QVERIFY(gui.workspace.outbox.empty());
  QVERIFY(gui.button("approve")->text().endsWith(QStringLiteral("anyway")));
  QVERIFY(gui.says(QStringLiteral("You decide on what was true 16 m ago. Decide anyway?")));
  QTest::mouseClick(gui.button("approve"), Qt::LeftButton);
  QCOMPARE(gui.workspace.outbox.size(), 1u);
  gui.workspace.clock.pass(Decidable::kRefuseAfter);
  gui.workspace.announceFacts();
  QVERIFY(!gui.button("approve")->isEnabled());
  QVERIFY(gui.says(QStringLiteral("older than 24 hours")));
}

void RebatesPageTest::aRefusalIsSaid() {
  RebatesGui gui;
  gui.workspace.decideFailure = Error{Errc::storage, {}, "disk full"};
  QTest::mouseClick(gui.button("approve"), Qt::LeftButton);
  QVERIFY(gui.says(QStringLiteral("Nothing was decided")));
  QVERIFY(gui.button("approve")->isEnabled());
}

void RebatesPageTest::theDrawerFollowsAChange() {
  RebatesGui gui;
  auto row = *gui.page()->drawer()->shown();
  row.version = 5;
  row.state = RebateState::voided;
  row.reason = Reason::closedUpstream;
  gui.workspace.put(row);
  QCOMPARE(gui.selected(), row.id);
  QVERIFY(gui.says(QStringLiteral("version 5")));
  QVERIFY(!gui.button("approve")->isEnabled());
  QVERIFY(gui.says(QStringLiteral("closed by the platform")));
}

void RebatesPageTest::whoHeldItAndWhy() {
  RebatesGui gui;
  auto row = *gui.page()->drawer()->shown();
  row.version = 5;
  row.state = RebateState::held;
  row.decidedBy = "li.wei";
  row.note = "ask the buyer";
  gui.workspace.put(row);
  QVERIFY(gui.says(QStringLiteral("Held by li.wei: “ask the buyer”")));
  row.version = 6;
  row.state = RebateState::awaitingApproval;
  gui.workspace.put(row);
  QVERIFY(!gui.says(QStringLiteral("Held by li.wei")));
}

void RebatesPageTest::theDrawerIsNotCutByItsScrollBar() {
  RebatesGui gui;
  gui.window->resize(1100, 700);
  auto* scroll = gui.page()->drawer()->findChild<QScrollArea*>();
  QTRY_VERIFY(scroll->verticalScrollBar()->isVisible());
  QTRY_VERIFY(scroll->widget()->minimumSizeHint().width() <= scroll->viewport()->width());
}

void RebatesPageTest::offlineTheVersionsAreSaidToBeMissing() {
  RebatesGui gui(scenes::offline);
  QVERIFY(gui.says(QStringLiteral("The versions are kept by the regions")));
  QVERIFY(gui.window->workbench()->offlineBanner()->isVisible());
  QTest::mouseClick(gui.button("approve"), Qt::LeftButton);
  gui.workspace.clock.pass(3'000);
  QTRY_VERIFY(gui.page()->lastDecision().contains(QStringLiteral("kept – waiting for a region")));
}

void RebatesPageTest::headerSortsByAmount() {
  RebatesGui gui;
  auto* header = gui.page()->table()->horizontalHeader();
  const auto clickOn = [&](RebateTableModel::Column column) {
    const int at = header->sectionViewportPosition(static_cast<int>(column)) + 10;
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(at, header->height() / 2));
  };
  clickOn(RebateTableModel::Column::rebate);
  QCOMPARE(gui.page()->model().query().order, RebateOrder::amount);
  const auto& rows = gui.page()->model().rows();
  QVERIFY(std::is_sorted(rows.begin(), rows.end(),
                         [](const auto& a, const auto& b) { return a.split.user > b.split.user; }));
  clickOn(RebateTableModel::Column::item);
  QCOMPARE(gui.page()->model().query().order, RebateOrder::amount);
  clickOn(RebateTableModel::Column::age);
  QCOMPARE(gui.page()->model().query().order, RebateOrder::newest);
}

void RebatesPageTest::headersSortBothWays() {
  RebatesGui gui;
  auto* header = gui.page()->table()->horizontalHeader();
  const auto clickOn = [&](RebateTableModel::Column column) {
    const int at = header->sectionViewportPosition(static_cast<int>(column)) + 10;
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(at, header->height() / 2));
  };
  const auto selected = gui.selected();
  clickOn(RebateTableModel::Column::rebate);
  QVERIFY(!gui.page()->model().query().ascending);
  QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
  clickOn(RebateTableModel::Column::rebate);
  QVERIFY(gui.page()->model().query().ascending);
  QCOMPARE(header->sortIndicatorOrder(), Qt::AscendingOrder);
  const auto& rows = gui.page()->model().rows();
  QVERIFY(rows.front().split.user <= rows.back().split.user);
  QCOMPARE(gui.selected(), selected);  // sorting keeps what is selected
  QCOMPARE(gui.page()->model().at(gui.page()->table()->currentIndex().row())->id, selected);
  clickOn(RebateTableModel::Column::age);
  QVERIFY(!gui.page()->model().query().ascending);
}

void RebatesPageTest::theScrollBarGoesOverEverything() {
  ManyGui gui;
  auto* bar = gui.table()->bar();
  QVERIFY(bar->isVisible());
  QCOMPARE(bar->maximum() + gui.table()->viewport()->height(), ManyGui::kRows * ManyGui::kRow);
  const auto all = gui.all();
  for (const int number : {2'700, 40, 1'500, 1'480, 0}) {
    bar->setValue(number * ManyGui::kRow);
    QVERIFY(!gui.table()->waiting());
    QTRY_VERIFY(gui.page()->model().settled());
    QCOMPARE(gui.seenAt(0), all[static_cast<std::size_t>(number)].id);
    QCOMPARE(gui.seenAt(10 * ManyGui::kRow), all[static_cast<std::size_t>(number) + 10].id);
    QCOMPARE(bar->value(), number * ManyGui::kRow);
    QVERIFY(gui.page()->model().rowCount() < 400);
  }
  bar->setValue(bar->maximum());
  QCOMPARE(gui.page()->model().rows().back().id, all.back().id);
  QCOMPARE(gui.seenAt(gui.table()->viewport()->height() - ManyGui::kRow), all.back().id);
}

void RebatesPageTest::keysCrossTheWindowsBorders() {
  ManyGui gui;
  const auto all = gui.all();
  QTest::keyClick(gui.table(), Qt::Key_Home);
  QCOMPARE(gui.current(), 0);
  for (int i = 1; i <= 500; ++i) {
    QTest::keyClick(gui.table(), Qt::Key_Down);
    QCOMPARE(gui.current(), i);
    QCOMPARE(gui.selected(), all[static_cast<std::size_t>(i)].id);
  }
  std::int64_t before = gui.current();
  for (int i = 0; i < 40; ++i) {
    QTest::keyClick(gui.table(), Qt::Key_PageDown);
    QVERIFY(gui.current() > before && gui.current() < before + 60);
    before = gui.current();
  }
  QTest::keyClick(gui.table(), Qt::Key_End);
  QCOMPARE(gui.current(), ManyGui::kRows - 1);
  QCOMPARE(gui.selected(), all.back().id);
  for (int i = 2; i <= 300; ++i) {
    QTest::keyClick(gui.table(), Qt::Key_Up);
    QCOMPARE(gui.selected(), all[all.size() - static_cast<std::size_t>(i)].id);
  }
  QTest::keyClick(gui.table(), Qt::Key_Home);
  QCOMPARE(gui.selected(), all.front().id);
}

void RebatesPageTest::theSelectionIsARebate() {
  ManyGui gui;
  const auto all = gui.all();
  gui.table()->goTo(50);
  QCOMPARE(gui.selected(), all[50].id);
  gui.table()->bar()->setValue(2'000 * ManyGui::kRow);
  QVERIFY(!gui.table()->currentIndex().isValid());  // its row is not here
  QCOMPARE(gui.selected(), all[50].id);
  gui.table()->bar()->setValue(30 * ManyGui::kRow);
  QCOMPARE(gui.current(), 50);
  QCOMPARE(gui.table()->bar()->value(), 30 * ManyGui::kRow);  // finding it again does not scroll
  gui.table()->bar()->setValue(2'000 * ManyGui::kRow);
  QTest::keyClick(gui.table(), Qt::Key_Down);
  QCOMPARE(gui.selected(), all[51].id);
  QVERIFY(gui.table()->bar()->value() < 60 * ManyGui::kRow);
}

void RebatesPageTest::aRestoredPageShowsItsRebate() {
  ManyGui gui;
  const auto query = RebateQuery{std::nullopt, "", RebateOrder::amount, true};
  const auto wanted = gui.workspace.store.allOf(query)[1'800].id;
  gui.page()->restore(query, wanted);
  QCOMPARE(gui.selected(), wanted);
  QTRY_VERIFY(gui.page()->model().settled());
  QCOMPARE(gui.current(), 1'800);
  QCOMPARE(gui.table()->bar()->value(), 1'800 * ManyGui::kRow);
  QTest::keyClick(gui.table(), Qt::Key_Down);
  QCOMPARE(gui.current(), 1'801);
}

void RebatesPageTest::rowsAboveDoNotMoveWhatIsSeen() {
  ManyGui gui;
  gui.table()->bar()->setValue(1'000 * ManyGui::kRow + 7);
  const auto seen = gui.seenAt(ManyGui::kRow);
  SampleRebates fresh(9, gui.workspace.clock.wall() + 10'000'000);
  for (int i = 0; i < 5; ++i) {
    auto row = fresh.next();
    row.id = "new-" + std::to_string(i);
    gui.workspace.put(row);
    QCOMPARE(gui.seenAt(ManyGui::kRow), seen);
  }
  QTRY_COMPARE(gui.table()->bar()->value(), 1'005 * ManyGui::kRow + 7);
  QCOMPARE(gui.seenAt(ManyGui::kRow), seen);
}

/// A desk that reads only when it is told to.
class LateDesk : public CacheDesk {
 public:
  explicit LateDesk(CacheReader& reader) : reader_(reader) {}
  void ask(Read read, std::function<void()> done, Millis) override {
    waiting_.push_back([this, read = std::move(read), done = std::move(done)] {
      read(reader_);
      done();
    });
  }
  void interrupt() override {}
  bool readOne() {
    if (waiting_.empty()) return false;
    const auto first = waiting_.front();
    waiting_.erase(waiting_.begin());
    first();
    return true;
  }

 private:
  CacheReader& reader_;
  std::vector<std::function<void()>> waiting_;
};

void RebatesPageTest::whatIsNotHereYetIsGrey() {
  FakeWorkspace workspace;
  ManyGui::fill(workspace);
  LateDesk desk(workspace.store);
  Look look;
  RebateTableModel rows;
  WindowView view(rows, look);
  view.setModel(&rows);
  view.resize(600, 400);
  view.show();
  const auto blank = view.grab().toImage();
  rows.setDesk(&desk);
  const auto grey = view.grab().toImage();
  QVERIFY(grey != blank);
  while (desk.readOne()) continue;
  QCOMPARE(rows.total(), ManyGui::kRows);
  view.goTo(3);
  view.bar()->setValue(2'000 * 30);
  QVERIFY(view.waiting());
  QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(20, 20));
  QCOMPARE(view.currentIndex().row(), 3);  // nobody chooses a row that is not seen
  while (desk.readOne()) continue;
  QVERIFY(!view.waiting());
  QCOMPARE(rows.top(), 2'000);
  QCOMPARE(view.indexAt(QPoint(20, 1)).row(), 2'000 - rows.first());
}

void RebatesPageTest::theCountSaysOfHowMany() {
  ManyGui gui;
  QVERIFY(gui.says(QStringLiteral("%1 of %1").arg(count(3'000))));
  QTest::mouseClick(gui.page()->chips()->chip(RebateState::held), Qt::LeftButton);
  const auto held = gui.page()->model().total();
  QVERIFY(held > 0 && held < 3'000);
  QVERIFY(gui.says(QStringLiteral("%1 of ").arg(count(held))));
  QCOMPARE(held, static_cast<std::int64_t>(gui.all().size()));
}

void RebatesPageTest::emptyStatesSayWhy() {
  RebatesGui gui(scenes::nothingYet);
  QVERIFY(gui.says(QStringLiteral("Fetching the first copy")));
  gui.workspace.state.snapshotOf = 0;
  gui.workspace.announceRebates({});
  QVERIFY(gui.says(QStringLiteral("No rebate in this state")));
  gui.workspace.state.vault = VaultState::locked;
  gui.workspace.announceFacts();
  QVERIFY(gui.says(QStringLiteral("not open yet")));
}

void RebatesPageTest::theWaterfallAddsUp() {
  Look look;
  Waterfall waterfall(look);
  for (const auto& row : SampleRebates(3, 1'000'000'000).many(200)) {
    waterfall.show(row);
    const auto steps = waterfall.steps();
    QCOMPARE(steps.size(), 5u);
    QCOMPARE(steps[0].amount.value - steps[1].amount.value - steps[2].amount.value - steps[3].amount.value,
             steps[4].amount.value);
  }
}

void RebatesPageTest::copyPutsTheRowOnTheClipboard() {
  RebatesGui gui;
  QTest::keyClick(gui.page()->table(), Qt::Key_C, Qt::ControlModifier);
  QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("2035657313150181441\tu-88210 林**")));
}

void RebatesPageTest::chipsGoByArrow() {
  RebatesGui gui;
  auto* chips = gui.page()->chips();
  chips->chip(RebateState::awaitingApproval)->setFocus();
  QTest::keyClick(chips->chip(RebateState::awaitingApproval), Qt::Key_Right);
  QVERIFY(chips->chip(RebateState::held)->hasFocus());
  QCOMPARE(chips->chosen(), std::optional(RebateState::held));
}

void RebatesPageTest::chipsKeepTheirTextInANarrowWindow() {
  RebatesGui gui;
  gui.window->resize(1100, 700);
  for (const auto* chip : gui.page()->chips()->findChildren<QPushButton*>()) {
    QTRY_VERIFY(chip->width() >= chip->sizeHint().width());
    QVERIFY(chip->height() >= chip->sizeHint().height());
  }
}

QTEST_MAIN(RebatesPageTest)
#include "tst_rebates_page.moc"
