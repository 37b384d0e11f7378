// SPDX-License-Identifier: GPL-3.0-or-later
// What the table shows: filters, saved views, columns, and where the page goes next.
#include <QHeaderView>
#include <QListWidget>
#include <QMenu>
#include <random>

#include "fake_workspace/sample_rebates.h"
#include "rebates_gui.h"
#include "ui/rebates/columns_dialog.h"
#include "ui/rebates/filter_chips.h"
#include "ui/rebates/saved_views.h"
#include "ui/rebates/state_chips.h"
#include "ui/rebates/views_dialog.h"
#include "ui/rebates/views_menu.h"
#include "ui/style/words.h"

using namespace rebate;

namespace {

/// Opens the chip's menu and takes the entry with this text.
bool choose(QPushButton* chip, const QString& text) {
  QTest::mouseClick(chip, Qt::LeftButton);
  auto* menu = chip->findChild<QMenu*>();
  if (!menu) return false;
  for (auto* action : menu->actions())
    if (action->text().contains(text)) {
      action->trigger();
      menu->close();
      delete menu;
      return true;
    }
  return false;
}

RebateFilter someFilter(int seed) {
  std::mt19937 dice(static_cast<std::uint32_t>(seed));
  const auto oneIn = [&dice](unsigned n) { return dice() % n == 0; };
  RebateFilter filter;
  filter.state = oneIn(2) ? std::nullopt : std::optional(static_cast<RebateState>(dice() % 8));
  if (oneIn(2)) filter.text = "保温杯 \"5\"";
  if (oneIn(2)) filter.platform = static_cast<Platform>(dice() % 3);
  if (oneIn(2)) filter.least = Fen{static_cast<std::int64_t>(dice() % 90'000 + 1)};
  if (oneIn(2)) filter.olderThan = static_cast<Millis>(dice() % 50 + 1) * 3'600'000;
  if (oneIn(2)) filter.newerThan = static_cast<Millis>(dice() % 50 + 1) * 3'600'000;
  if (oneIn(2)) filter.proposedBy = "li.wei";
  filter.order = oneIn(2) ? RebateOrder::amount : RebateOrder::newest;
  filter.ascending = oneIn(2);
  return filter;
}

}  // namespace

class RebatesFiltersTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aFilterIsAQueryAndBack_data();
  void aFilterIsAQueryAndBack();
  void chipsNarrowTheTable();
  void aChosenChipSaysHowManyPass();
  void aNarrowFilterThatNothingPassesSaysSo();
  void viewsAreKeptForTheirOperator();
  void theDefaultViewIsShownFirst();
  void viewsAreRenamedMovedAndDeleted();
  void columnsAreHiddenAndMoved();
  void openingARebateTakesTheFiltersBack();
  void theNextOneMayBeBeyondTheRowsThatAreHere();
  void lettersGoUpAndDown();
};

void RebatesFiltersTest::aFilterIsAQueryAndBack_data() {
  QTest::addColumn<int>("seed");
  for (int seed = 1; seed <= 200; ++seed) QTest::addRow("seed %d", seed) << seed;
}

void RebatesFiltersTest::aFilterIsAQueryAndBack() {
  QFETCH(int, seed);
  const auto filter = someFilter(seed);
  const Millis now = FakeClock::kStart + seed * 7'919;
  QVERIFY(filterOf(queryOf(filter, now), now) == filter);
  QVERIFY(filterFrom(jsonOf(filter)) == filter);
  QVERIFY(queryOf(filter, now - now % 60'000) == queryOf(filter, now - now % 60'000 + 59'999));
}

void RebatesFiltersTest::chipsNarrowTheTable() {
  RebatesGui gui;
  const auto all = gui.page()->model().total();
  QVERIFY(choose(gui.page()->filters()->proposer(), QStringLiteral("feed")));
  QVERIFY(gui.page()->model().total() < all);
  for (const auto& row : gui.page()->model().rows()) QCOMPARE(row.proposedBy, std::string("feed"));
  QVERIFY(choose(gui.page()->filters()->amount(), QStringLiteral("10.00")));
  for (const auto& row : gui.page()->model().rows()) QVERIFY(row.split.user.value >= 1'000);
  QVERIFY(gui.page()->filters()->amount()->text().contains(QStringLiteral("10.00")));
  QVERIFY(gui.page()->filters()->amount()->isChecked());
  QVERIFY(choose(gui.page()->filters()->age(), QStringLiteral("Newer than %1").arg(Words::age(86400000))));
  for (const auto& row : gui.page()->model().rows())
    QVERIFY(row.createdAt > gui.workspace.clock.wall() - 25LL * 3'600'000);
  QVERIFY(choose(gui.page()->filters()->age(), QStringLiteral("Any age")));
  QVERIFY(choose(gui.page()->filters()->amount(), QStringLiteral("Any amount")));
  QVERIFY(choose(gui.page()->filters()->proposer(), QStringLiteral("Anybody")));
  QCOMPARE(gui.page()->model().total(), all);
}

void RebatesFiltersTest::aChosenChipSaysHowManyPass() {
  RebatesGui gui;
  auto* filters = gui.page()->filters();
  const auto rows = [&] { return count(gui.page()->model().total()); };
  QVERIFY(!filters->proposer()->text().contains(rows()));
  QVERIFY(choose(filters->proposer(), QStringLiteral("feed")));
  QTRY_VERIFY(gui.page()->model().counted());
  QTRY_VERIFY2(filters->proposer()->text().endsWith(u' ' + rows()), qPrintable(filters->proposer()->text()));
  QVERIFY(choose(filters->amount(), QStringLiteral("10.00")));  // of two, which one would it be of?
  QTRY_VERIFY(gui.page()->model().counted());
  QTRY_VERIFY(!filters->proposer()->text().contains(rows()) && !filters->amount()->text().contains(u'·'));
  QVERIFY(choose(filters->proposer(), QStringLiteral("Anybody")));
  QTRY_VERIFY2(filters->amount()->text().endsWith(QStringLiteral("· ") + rows()),
               qPrintable(filters->amount()->text()));
}

void RebatesFiltersTest::aNarrowFilterThatNothingPassesSaysSo() {
  RebatesGui gui;
  QVERIFY(choose(gui.page()->filters()->platform(), QStringLiteral("PDD")));
  QTRY_COMPARE(gui.page()->model().rowCount(), 0);
  QVERIFY(gui.says(QStringLiteral("Take a filter back")));
}

void RebatesFiltersTest::viewsAreKeptForTheirOperator() {
  RebatesGui gui;
  QVERIFY(choose(gui.page()->filters()->amount(), QStringLiteral("10.00")));
  const auto narrow = gui.page()->filter();
  gui.page()->views()->save(QStringLiteral("  From ten  up "));
  QCOMPARE(gui.page()->views()->views().size(), 1u);
  QCOMPARE(gui.page()->views()->views()[0].name, QStringLiteral("From ten up"));
  gui.page()->setFilter({});
  QVERIFY(!(gui.page()->filter() == narrow));
  Q_EMIT gui.page()->views()->chosen(gui.page()->views()->views()[0].filter);
  QVERIFY(gui.page()->filter() == narrow);
  QVERIFY(gui.page()->filters()->amount()->isChecked());
  gui.page()->views()->save(QStringLiteral("From ten up"));  // the same name: that view again
  QCOMPARE(gui.page()->views()->views().size(), 1u);
  gui.store.sync();
  QFile plain(gui.store.fileName());
  QVERIFY(!plain.open(QIODevice::ReadOnly) || !plain.readAll().contains("From ten"));  // encrypted, elsewhere
}

void RebatesFiltersTest::theDefaultViewIsShownFirst() {
  GuiHarness gui([](FakeWorkspace& workspace) {
    scenes::live(workspace);
    RebateFilter held;
    held.state = RebateState::held;
    SavedViews::set(workspace.state.preferences,
                    {{QStringLiteral("all"), {}, false}, {QStringLiteral("held"), held, true}});
  });
  gui.window->go(PageId::rebates);
  auto* page = gui.window->workbench()->rebates();
  QCOMPARE(page->chips()->chosen(), std::optional(RebateState::held));
  QVERIFY(page->model().rowCount() > 0);
  for (const auto& row : page->model().rows()) QCOMPARE(row.state, RebateState::held);
}

void RebatesFiltersTest::viewsAreRenamedMovedAndDeleted() {
  std::vector<SavedView> views{
      {QStringLiteral("a"), {}, false}, {QStringLiteral("b"), {}, true}, {QStringLiteral("c"), {}, false}};
  auto* dialog = new ViewsDialog(views);
  connect(dialog, &ViewsDialog::changed, this, [&views](const auto& now) { views = now; });
  dialog->show();
  const auto press = [dialog](const char* name) {
    QTest::mouseClick(dialog->findChild<QPushButton*>(QLatin1String(name)), Qt::LeftButton);
  };
  dialog->list()->setCurrentRow(2);
  press("up");
  QCOMPARE(views[1].name, QStringLiteral("c"));
  press("makeDefault");
  QVERIFY(views[1].isDefault && !views[2].isDefault);
  dialog->list()->item(0)->setText(QStringLiteral(" first  one"));
  QCOMPARE(views[0].name, QStringLiteral("first one"));
  dialog->list()->item(0)->setText(QStringLiteral("  "));  // no name is no name
  QCOMPARE(views[0].name, QStringLiteral("first one"));
  dialog->list()->setCurrentRow(1);
  press("remove");
  QCOMPARE(views.size(), 2u);
  QCOMPARE(views[1].name, QStringLiteral("b"));
  dialog->list()->setCurrentRow(0);
  press("up");  // there is nothing above
  QCOMPARE(views[0].name, QStringLiteral("first one"));
  delete dialog;
}

void RebatesFiltersTest::columnsAreHiddenAndMoved() {
  RebatesGui gui;
  auto* table = gui.page()->table();
  const int item = static_cast<int>(RebateTableModel::Column::item);
  QTest::mouseClick(gui.page()->findChild<QPushButton*>(QStringLiteral("columns")), Qt::LeftButton);
  auto* dialog = gui.page()->findChild<ColumnsDialog*>();
  QVERIFY(dialog);
  QCOMPARE(dialog->list()->count(), RebateTableModel::kColumns - 1);
  QCOMPARE(dialog->list()->item(3)->text(), QStringLiteral("Item"));
  dialog->list()->item(3)->setCheckState(Qt::Unchecked);
  QVERIFY(table->isColumnHidden(item));
  dialog->list()->setCurrentRow(1);
  QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("up")), Qt::LeftButton);
  QCOMPARE(table->horizontalHeader()->visualIndex(static_cast<int>(RebateTableModel::Column::user)), 1);
  dialog->accept();
  gui.open();  // the window anew
  gui.window->go(PageId::rebates);
  QVERIFY(gui.page()->table()->isColumnHidden(item));
  auto* header = gui.page()->table()->horizontalHeader();
  QCOMPARE(header->visualIndex(static_cast<int>(RebateTableModel::Column::chosen)), 0);
  QCOMPARE(header->visualIndex(static_cast<int>(RebateTableModel::Column::user)), 1);
}

void RebatesFiltersTest::openingARebateTakesTheFiltersBack() {
  RebatesGui gui;
  QVERIFY(choose(gui.page()->filters()->platform(), QStringLiteral("PDD")));
  const auto id = exampleRebate(0).id;
  gui.page()->open(id);
  QCOMPARE(gui.page()->selected(), id);
  QCOMPARE(gui.page()->model().rowCount(), 1);
  QVERIFY(!gui.page()->filters()->narrows());
}

void RebatesFiltersTest::theNextOneMayBeBeyondTheRowsThatAreHere() {
  GuiHarness gui([](FakeWorkspace& workspace) {
    scenes::live(workspace);
    workspace.store.rows.clear();
    SampleRebates samples(9, workspace.clock.wall());
    for (int i = 0; i < 600; ++i) {
      auto row = samples.next(i == 0 || i == 450 ? RebateState::awaitingApproval : RebateState::credited);
      row.proposedBy = "feed";
      workspace.store.rows[row.id] = row;
    }
    workspace.announceRebates({});
  });
  gui.window->go(PageId::rebates);
  auto* page = gui.window->workbench()->rebates();
  RebateFilter all;
  all.state.reset();
  page->setFilter(all);
  page->table()->setFocus();
  const auto first = page->selected();
  QTest::keyClick(page->table(), Qt::Key_A);
  QCOMPARE(gui.workspace.outbox.size(), 1u);
  QTRY_VERIFY(page->selected() != first);
  const auto next = *page->drawer()->shown();
  QCOMPARE(next.state, RebateState::awaitingApproval);
  QTRY_COMPARE(page->model().first() + page->table()->currentIndex().row(), std::int64_t{450});
  gui.workspace.clock.pass(1'000);
  gui.workspace.applyDecision(gui.workspace.outbox[0].decision.id);
  QTest::keyClick(page->table(), Qt::Key_A);
  QCOMPARE(gui.workspace.outbox.size(), 2u);
  QCOMPARE(gui.workspace.outbox[1].decision.rebateId, next.id);
}

void RebatesFiltersTest::lettersGoUpAndDown() {
  RebatesGui gui;
  const auto first = gui.selected();
  QTest::keyClick(gui.page()->table(), Qt::Key_J);
  const auto second = gui.selected();
  QVERIFY(second != first);
  QTest::keyClick(gui.page()->table(), Qt::Key_K);
  QCOMPARE(gui.selected(), first);
  QTest::keyClick(gui.page()->table(), Qt::Key_K);  // nothing above
  QCOMPARE(gui.selected(), first);
  QTest::keyClick(gui.page()->table(), Qt::Key_Return);
  QVERIFY(gui.button("approve")->hasFocus());
}

QTEST_MAIN(RebatesFiltersTest)
#include "tst_rebates_filters.moc"
