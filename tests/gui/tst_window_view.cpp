// SPDX-License-Identifier: GPL-3.0-or-later
#include <QHeaderView>
#include <QScrollBar>

#include "fake_workspace/sample_rebates.h"
#include "rebates_gui.h"
#include "ui/rebates/state_chips.h"
#include "ui/rebates/window_view.h"
#include "ui/style/words.h"

using namespace rebate;

namespace {

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

}  // namespace

/// The rebates' table as a window over more rows than it holds.
class WindowViewTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void headerSortsByAmount();
  void headersSortBothWays();
  void theScrollBarGoesOverEverything();
  void keysCrossTheWindowsBorders();
  void theSelectionIsARebate();
  void aRestoredPageShowsItsRebate();
  void rowsAboveDoNotMoveWhatIsSeen();
  void whatIsNotHereYetIsGrey();
  void theCountSaysOfHowMany();
};

void WindowViewTest::headerSortsByAmount() {
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

void WindowViewTest::headersSortBothWays() {
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

void WindowViewTest::theScrollBarGoesOverEverything() {
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

void WindowViewTest::keysCrossTheWindowsBorders() {
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

void WindowViewTest::theSelectionIsARebate() {
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

void WindowViewTest::aRestoredPageShowsItsRebate() {
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

void WindowViewTest::rowsAboveDoNotMoveWhatIsSeen() {
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

void WindowViewTest::whatIsNotHereYetIsGrey() {
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

void WindowViewTest::theCountSaysOfHowMany() {
  ManyGui gui;
  QVERIFY(gui.says(QStringLiteral("%1 of %1").arg(count(3'000))));
  QTest::mouseClick(gui.page()->chips()->chip(RebateState::held), Qt::LeftButton);
  const auto held = gui.page()->model().total();
  QVERIFY(held > 0 && held < 3'000);
  QVERIFY(gui.says(QStringLiteral("%1 of ").arg(count(held))));
  QCOMPARE(held, static_cast<std::int64_t>(gui.all().size()));
}

QTEST_MAIN(WindowViewTest)
#include "tst_window_view.moc"
