// SPDX-License-Identifier: GPL-3.0-or-later
// Many rebates at once: chosen beyond the rows that are here, summed up, decided in batches, and what came of each.
#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QListWidget>
#include <QTableView>

#include "fake_workspace/sample_rebates.h"
#include "rebates_gui.h"
#include "ui/rebates/bulk_dialog.h"
#include "ui/rebates/bulk_results.h"
#include "ui/rebates/bulk_run.h"
#include "ui/rebates/bulk_summary.h"
#include "ui/rebates/selection_bar.h"
#include "ui/rebates/state_chips.h"
#include "ui/rebates/table_marks.h"
#include "ui/style/words.h"

using namespace rebate;

namespace {

BulkDialog* dialogOf(RebatesGui& gui) {
  BulkDialog* found = nullptr;
  for (auto* dialog : gui.page()->findChildren<BulkDialog*>())
    if (dialog->isVisible()) found = dialog;
  return found;
}

/// Every awaiting one is chosen, and the dialog about approving them is open.
BulkDialog* openDialog(RebatesGui& gui) {
  QTest::keyClick(gui.page()->table(), Qt::Key_A, Qt::ControlModifier);
  gui.page()->selectionBar()->decide(Action::approve);
  return dialogOf(gui);
}

void openSample(BulkDialog* dialog) {
  for (int i = 0; i < dialog->summary()->sample()->count(); ++i) dialog->summary()->sample()->setCurrentRow(i);
}

void many(FakeWorkspace& workspace) {
  scenes::live(workspace);
  workspace.store.rows.clear();
  SampleRebates samples(4, workspace.clock.wall());
  for (int i = 0; i < 10'000; ++i) {
    auto row = samples.next(RebateState::awaitingApproval);
    row.proposedBy = "feed";
    workspace.store.rows[row.id] = row;
  }
  workspace.announceRebates({});
}

}  // namespace

class RebatesBulkTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void keysMarkRows();
  void theMouseMarksRows();
  void theHeaderTellsHowManyAreMarked();
  void allOfTheFilterAndWhatItSumsTo();
  void aMarkIsNotDecidedByA();
  void anotherFilterMarksNothing();
  void whoMayNotDecideIsNotOffered();
  void theSummarySaysWhatAndWhatNot();
  void theSampleHasToBeOpened();
  void everythingIsDecidedOnce();
  void holdingManyNeedsAReason();
  void stoppedWhatIsNotKeptStaysOut();
  void oldDataAsksAgain();
  void whatCameOfEachCanBeFiltered();
  void tenThousandDoNotStopTheWindow();
  void theAuditorSeesPairs();
  void theAuditorSeesHowManyWereOpened();
  void aDecisionSaysWhetherItWasOpened();
};

void RebatesBulkTest::keysMarkRows() {
  RebatesGui gui;
  auto* table = gui.page()->table();
  const auto& model = gui.page()->model();
  QTest::keyClick(table, Qt::Key_Space);
  QVERIFY(model.selection().contains(model.at(0)->id));
  QCOMPARE(model.selection().count(model.total()), std::int64_t{1});
  QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
  QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
  QCOMPARE(model.selection().count(model.total()), std::int64_t{3});
  QCOMPARE(table->currentIndex().row(), 2);
  QTest::keyClick(table, Qt::Key_Space);
  QCOMPARE(model.selection().count(model.total()), std::int64_t{2});
  QTest::keyClick(table, Qt::Key_Escape);
  QVERIFY(model.selection().empty());
  QVERIFY(gui.workspace.outbox.empty());
}

void RebatesBulkTest::theMouseMarksRows() {
  RebatesGui gui;
  auto* table = gui.page()->table();
  const auto& model = gui.page()->model();
  const auto mark = [&](int row) {
    return table->visualRect(table->model()->index(row, static_cast<int>(RebateTableModel::Column::chosen))).center();
  };
  const auto selected = gui.selected();
  QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, mark(2));
  QVERIFY(model.selection().contains(model.at(2)->id));
  QCOMPARE(gui.selected(), selected);  // a mark shows no other rebate
  QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::ShiftModifier, mark(6));
  QCOMPARE(model.selection().count(model.total()), std::int64_t{5});
  QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, mark(4));
  QVERIFY(!model.selection().contains(model.at(4)->id));
  QCOMPARE(
      table->model()->index(2, static_cast<int>(RebateTableModel::Column::chosen)).data(Qt::CheckStateRole).toInt(),
      static_cast<int>(Qt::Checked));
}

void RebatesBulkTest::theHeaderTellsHowManyAreMarked() {
  RebatesGui gui;
  auto* table = gui.page()->table();
  const auto* header = qobject_cast<MarkHeader*>(table->horizontalHeader());
  QVERIFY(header);
  const auto drawn = [&] {
    const int left = header->sectionViewportPosition(static_cast<int>(RebateTableModel::Column::chosen));
    return table->horizontalHeader()->grab({left, 0, 26, header->height()}).toImage();
  };
  const auto none = drawn();
  QCOMPARE(header->state(), Qt::Unchecked);
  QTest::keyClick(table, Qt::Key_Space);
  QCOMPARE(header->state(), Qt::PartiallyChecked);
  QVERIFY(drawn() != none);
  QTest::keyClick(table, Qt::Key_A, Qt::ControlModifier);
  QCOMPARE(header->state(), Qt::Checked);
  QTest::keyClick(table, Qt::Key_Space);  // all but one
  QCOMPARE(header->state(), Qt::PartiallyChecked);
  QTest::keyClick(table, Qt::Key_Escape);
  QCOMPARE(header->state(), Qt::Unchecked);
  QCOMPARE(drawn(), none);
}

void RebatesBulkTest::allOfTheFilterAndWhatItSumsTo() {
  RebatesGui gui;
  const auto& model = gui.page()->model();
  QTest::keyClick(gui.page()->table(), Qt::Key_A, Qt::ControlModifier);
  QCOMPARE(model.selection().count(model.total()), model.total());
  Fen sum;
  int mine = 0, rows = 0;
  for (const auto& [id, row] : gui.workspace.store.rows) {
    if (row.state != RebateState::awaitingApproval) continue;
    ++rows;
    mine += row.proposedBy == "chen.jing" ? 1 : 0;
    if (row.proposedBy != "chen.jing") sum.value += row.split.user.value;
  }
  auto* approve = gui.page()->selectionBar()->approve();
  QTRY_VERIFY2(approve->text().contains(yuan(sum)), qPrintable(approve->text()));
  QVERIFY(approve->text().contains(mine > 0 ? QStringLiteral("%1 of %2").arg(rows - mine).arg(rows)
                                            : QStringLiteral("%1 selected").arg(rows)));
  // One that comes later is chosen with the others.
  auto late = exampleRebate(gui.workspace.clock.wall());
  late.id += "9";
  gui.workspace.put(late);
  sum.value += late.split.user.value;
  QVERIFY(model.selection().contains(late.id));
  QTRY_VERIFY2(approve->text().contains(yuan(sum)), qPrintable(approve->text()));
}

void RebatesBulkTest::aMarkIsNotDecidedByA() {
  RebatesGui gui;
  QTest::keyClick(gui.page()->table(), Qt::Key_Down, Qt::ShiftModifier);
  QTest::keyClick(gui.page()->table(), Qt::Key_Up);
  const auto current = gui.selected();
  QTest::keyClick(gui.page()->table(), Qt::Key_A);
  QCOMPARE(gui.workspace.outbox.size(), 1u);
  QCOMPARE(gui.workspace.outbox[0].decision.rebateId, current);
}

void RebatesBulkTest::anotherFilterMarksNothing() {
  RebatesGui gui;
  QTest::keyClick(gui.page()->table(), Qt::Key_A, Qt::ControlModifier);
  QVERIFY(gui.page()->selectionBar()->isVisible());
  gui.page()->chips()->choose(RebateState::held);
  QVERIFY(gui.page()->model().selection().empty());
  QVERIFY(!gui.page()->selectionBar()->isVisible());
}

void RebatesBulkTest::whoMayNotDecideIsNotOffered() {
  RebatesGui gui;
  gui.workspace.state.who->role = Role::auditor;
  gui.workspace.announceFacts();
  auto* page = gui.window->workbench()->rebates();
  QTest::keyClick(page->table(), Qt::Key_A, Qt::ControlModifier);
  QVERIFY(!page->selectionBar()->isVisible());
}

void RebatesBulkTest::theSummarySaysWhatAndWhatNot() {
  RebatesGui gui;
  auto mine = exampleRebate(gui.workspace.clock.wall());
  mine.id += "1";
  mine.proposedBy = "chen.jing";
  gui.workspace.put(mine);
  auto large = exampleRebate(gui.workspace.clock.wall());
  large.id += "2";
  large.proposedBy = "feed";
  large.split.user = {70'000};
  gui.workspace.put(large);
  auto* dialog = openDialog(gui);
  QVERIFY(dialog);
  const auto text = dialog->findChild<QLabel*>(QStringLiteral("bulkFacts"))->text();
  QVERIFY2(text.contains(QStringLiteral("left out: you proposed")), qPrintable(text));
  QVERIFY2(text.contains(QStringLiteral("another person has to approve them as well")), qPrintable(text));
  QVERIFY(text.contains(QStringLiteral("Taobao: ")));
}

void RebatesBulkTest::theSampleHasToBeOpened() {
  RebatesGui gui;
  auto* dialog = openDialog(gui);
  QVERIFY(dialog);
  auto* sample = dialog->summary()->sample();
  QVERIFY(sample && sample->count() >= 3 && sample->count() <= 10);
  QVERIFY(!dialog->summary()->go()->isEnabled());
  sample->setFocus();
  for (int i = 0; i + 1 < sample->count(); ++i) sample->setCurrentRow(i);
  QVERIFY(!dialog->summary()->go()->isEnabled());
  QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("bulkWhyNot"))->text().contains(QStringLiteral("1 more")));
  sample->setCurrentRow(sample->count() - 1);
  QVERIFY(dialog->summary()->go()->isEnabled());
  QVERIFY(!dialog->findChild<QPushButton*>(QStringLiteral("approve"))->isVisible());  // the drawer only shows
}

void RebatesBulkTest::everythingIsDecidedOnce() {
  RebatesGui gui;
  auto* dialog = openDialog(gui);
  openSample(dialog);
  std::set<std::string> wanted;
  for (const auto& [id, row] : gui.workspace.store.rows)
    if (row.state == RebateState::awaitingApproval && row.proposedBy != "chen.jing") wanted.insert(id);
  QTest::mouseClick(dialog->summary()->go(), Qt::LeftButton);
  QTRY_VERIFY(!gui.page()->bulk()->keeping());
  std::set<std::string> decided;
  for (const auto& item : gui.workspace.outbox) {
    QVERIFY(decided.insert(item.decision.rebateId).second);
    QCOMPARE(item.decision.action, Action::approve);
    QCOMPARE(item.decision.version, gui.workspace.store.rows.at(item.decision.rebateId).version);
  }
  QVERIFY(decided == wanted);
  QVERIFY(gui.page()->model().selection().empty());
  QVERIFY(gui.page()->model().isPending(*wanted.begin()) && gui.page()->model().isPending(*wanted.rbegin()));
  const auto items = gui.workspace.outbox;
  for (const auto& item : items) gui.workspace.applyDecision(item.decision.id);
  QTRY_COMPARE(gui.page()->bulk()->results().countOf(BulkEnd::applied) +
                   gui.page()->bulk()->results().countOf(BulkEnd::proposed),
               static_cast<int>(wanted.size()));
  QCOMPARE(gui.page()->bulk()->waiting(), 0);
  QVERIFY(!gui.page()->model().isPending(*wanted.begin()));
}

void RebatesBulkTest::holdingManyNeedsAReason() {
  RebatesGui gui;
  QTest::keyClick(gui.page()->table(), Qt::Key_Space);
  gui.page()->selectionBar()->decide(Action::hold);
  auto* dialog = dialogOf(gui);
  QVERIFY(dialog && !dialog->summary()->sample());
  QVERIFY(!dialog->summary()->go()->isEnabled());
  auto* reason = dialog->summary()->findChild<QLineEdit*>();
  QTest::keyClicks(reason, QStringLiteral("ask the buyer"));
  QTest::keyClick(reason, Qt::Key_Return);
  QTRY_COMPARE(gui.workspace.outbox.size(), 1u);
  QCOMPARE(gui.workspace.outbox[0].decision.action, Action::hold);
  QCOMPARE(gui.workspace.outbox[0].decision.reason, std::string("ask the buyer"));
}

void RebatesBulkTest::stoppedWhatIsNotKeptStaysOut() {
  RebatesGui gui(many);
  auto* dialog = openDialog(gui);
  openSample(dialog);
  gui.workspace.holdBatches = true;
  QTest::mouseClick(dialog->summary()->go(), Qt::LeftButton);
  auto* run = gui.page()->bulk();
  gui.workspace.answerBatch();
  QTRY_COMPARE(run->kept(), BulkRun::kBatch);
  dialog->reject();  // Esc: no more, but it stays to be read
  QVERIFY(dialog->isVisible());
  QTRY_VERIFY(!run->keeping());
  QCOMPARE(static_cast<int>(gui.workspace.outbox.size()), BulkRun::kBatch);
  QCOMPARE(run->results().countOf(BulkEnd::withdrawn), 10'000 - static_cast<int>(gui.workspace.outbox.size()));
  QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("bulkStop")), Qt::LeftButton);
  QTRY_COMPARE(run->results().countOf(BulkEnd::withdrawn), 10'000);  // and what was kept is taken back
}

void RebatesBulkTest::oldDataAsksAgain() {
  RebatesGui gui;
  gui.workspace.state.preferences.lockAfter = 0;
  gui.workspace.clock.pass(16 * 60'000);
  gui.workspace.announceFacts();
  QTest::keyClick(gui.page()->table(), Qt::Key_Space);
  gui.page()->selectionBar()->decide(Action::approve);
  auto* dialog = dialogOf(gui);
  QVERIFY(dialog);
  QTest::mouseClick(dialog->summary()->go(), Qt::LeftButton);
  QVERIFY(gui.workspace.outbox.empty());
  QVERIFY(dialog->summary()->go()->text().endsWith(QStringLiteral("anyway")));
  QTest::mouseClick(dialog->summary()->go(), Qt::LeftButton);
  QTRY_COMPARE(gui.workspace.outbox.size(), 1u);
}

void RebatesBulkTest::whatCameOfEachCanBeFiltered() {
  RebatesGui gui;
  auto* dialog = openDialog(gui);
  openSample(dialog);
  QTest::mouseClick(dialog->summary()->go(), Qt::LeftButton);
  QTRY_VERIFY(!gui.page()->bulk()->keeping());
  auto& first = gui.workspace.outbox[0];
  first.state = OutboxState::conflict;
  first.problem = Problem::versionMoved;
  auto& second = gui.workspace.outbox[1];
  second.state = OutboxState::rejected;
  second.problem = Problem::proposerIsDecider;
  gui.workspace.announceOutbox();
  const auto& results = gui.page()->bulk()->results();
  QTRY_COMPARE(results.countOf(BulkEnd::moved), 1);
  QCOMPARE(results.countOf(BulkEnd::forbidden), 1);
  auto* table = dialog->results()->table();
  QCOMPARE(table->model()->rowCount(), results.rowCount());
  QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
  QTest::mouseClick(dialog->results()->chip(BulkEnd::moved), Qt::LeftButton);
  QCOMPARE(table->model()->rowCount(), 1);
  QCOMPARE(table->model()->index(0, 0).data(BulkResultsModel::IdRole).toString().toStdString(),
           first.decision.rebateId);
  QVERIFY(table->model()->index(0, 4).data().toString().startsWith(QStringLiteral("Changed meanwhile")));
}

/// Ten thousand are chosen, summed up, kept and followed; between any two events the window is free in time.
void RebatesBulkTest::tenThousandDoNotStopTheWindow() {
  RebatesGui gui(many);
  auto* dialog = openDialog(gui);
  openSample(dialog);
  QTest::mouseClick(dialog->summary()->go(), Qt::LeftButton);
  auto* run = gui.page()->bulk();
  int turns = 0;
  qint64 longest = 0;
  while (run->keeping()) {
    QElapsedTimer turn;
    turn.start();
    QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
    longest = std::max(longest, turn.elapsed());
    ++turns;
  }
  qInfo("the longest of %d turns took %lld ms", turns, static_cast<long long>(longest));
  QCOMPARE(run->results().rowCount(), 10'000);
  QCOMPARE(gui.workspace.outbox.size(), 10'000u);
  QVERIFY(turns >= 10'000 / BulkRun::kBatch / 2);  // the window had its turn between the batches
}

void RebatesBulkTest::theAuditorSeesPairs() {
  RebatesGui gui;
  for (auto& [id, row] : gui.workspace.store.rows)
    if (row.state == RebateState::credited) row.decidedBy = row.proposedBy == "li.wei" ? "zhao.lei" : "chen.jing";
  auto* button = gui.page()->findChild<QPushButton*>(QStringLiteral("pairs"));
  QVERIFY(!button->isVisible());
  gui.workspace.state.who->role = Role::auditor;
  gui.workspace.announceFacts();
  button = gui.window->workbench()->rebates()->findChild<QPushButton*>(QStringLiteral("pairs"));
  QVERIFY(button->isVisible());
  QTest::mouseClick(button, Qt::LeftButton);
  auto* dialog = gui.window->findChild<QDialog*>(QStringLiteral("pairRates"));
  QVERIFY(dialog);
  auto* table = dialog->findChild<QTableView*>();
  const auto pairs = gui.workspace.store.deciderPairs();
  QCOMPARE(table->model()->rowCount(), static_cast<int>(pairs->size()));
  QCOMPARE(table->model()->index(0, 2).data().toString(), count(pairs->front().rebates));
}

void RebatesBulkTest::theAuditorSeesHowManyWereOpened() {
  RebatesGui gui;
  for (auto& [id, row] : gui.workspace.store.rows)
    if (row.state == RebateState::credited) row.decidedBy = "chen.jing";
  const auto pairs = *gui.workspace.store.deciderPairs();
  int pages = 0;
  gui.workspace.reading = [&](const RegionRead& wish, const std::string&) -> Result<RegionReading> {
    const auto* read = std::get_if<AuditRead>(&wish);
    if (!read) return Error{Errc::notFound, "", ""};
    AuditSlice slice;
    for (int i = 0; i < 4; ++i) {
      AuditEntry entry;
      entry.actor = pairs.front().decidedBy;
      entry.action = "rebate.approve";
      entry.detail = "{\"decision\":{\"id\":\"1\"" +
                     std::string(i == 0   ? ""
                                 : i == 1 ? ",\"opened\":true"
                                          : ",\"opened\":false") +
                     "},\"before\":{\"proposed_by\":\"" + pairs.front().proposedBy + "\"}}";
      slice.entries.push_back(entry);
    }
    slice.next = ++pages < 2 ? 7 : 0;
    return RegionReading(slice);
  };
  gui.workspace.state.who->role = Role::auditor;
  gui.workspace.announceFacts();
  QTest::mouseClick(gui.window->workbench()->rebates()->findChild<QPushButton*>(QStringLiteral("pairs")),
                    Qt::LeftButton);
  auto* dialog = gui.window->findChild<QDialog*>(QStringLiteral("pairRates"));
  QVERIFY(dialog);
  const auto* model = dialog->findChild<QTableView*>()->model();
  QTRY_COMPARE(pages, 2);
  QTRY_VERIFY(model->index(0, 5).data().toString().startsWith(QStringLiteral("2 of 6 · 33")));
  QVERIFY(pairs.size() > 1);
  QCOMPARE(model->index(1, 5).data().toString(), QStringLiteral("–"));
  const auto words = dialog->findChild<QLabel*>(QStringLiteral("openedWords"))->text();
  QVERIFY2(words.contains(QStringLiteral("newest 8 decisions")) && words.contains(QStringLiteral("2 of them")),
           qPrintable(words));
}

/// The sample, and what stood in the drawer long enough before; not what was only passed by.
void RebatesBulkTest::aDecisionSaysWhetherItWasOpened() {
  RebatesGui gui;
  auto* table = gui.page()->table();
  std::set<std::string> opened;
  for (const Millis stood : {1'500, 200, 1'000}) {
    gui.workspace.clock.pass(stood);
    if (stood >= 1'000) opened.insert(gui.selected());
    QTest::keyClick(table, Qt::Key_Down);
  }
  auto* dialog = openDialog(gui);
  openSample(dialog);
  const auto sample = dialog->summary()->opened();
  QVERIFY(sample.size() >= 3);
  opened.insert(sample.begin(), sample.end());
  QTest::mouseClick(dialog->summary()->go(), Qt::LeftButton);
  QTRY_VERIFY(!gui.page()->bulk()->keeping());
  QVERIFY(gui.workspace.outbox.size() > opened.size());
  for (const auto& item : gui.workspace.outbox) {
    QVERIFY(item.decision.opened.has_value());
    const bool wanted = opened.contains(item.decision.rebateId);
    QVERIFY2(*item.decision.opened == wanted, item.decision.rebateId.c_str());
  }
}

QTEST_MAIN(RebatesBulkTest)
#include "tst_rebates_bulk.moc"
